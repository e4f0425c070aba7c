import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { adam, optimizerStart } from '../../core/optimizer-step.ts';
import { createRng } from '../../core/rng.ts';
import { decays, type Numbers } from './decay.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

const PRINTED: Numbers = { sizes: [10, 0.1], rate: 1e-3, decay: 0.01, steps: 4000 };

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['(0.996, 0.6703)', '0.9608', '0.1', '0.224']);
});

it('has the weights of the worked example', () => {
  const { coupled, decoupled, settled } = decays(PRINTED);
  expect(coupled[0]).toBeCloseTo(0.996008, 6);
  expect(coupled[1]).toBeCloseTo(0.67032, 6);
  expect(decoupled).toBeCloseTo(0.960789, 6);
  expect(settled).toBeCloseTo(0.223607, 6);
});

/** The mean weight of Adam after the steps, over pairs of runs whose gradients have opposite signs. */
function simulated({
  size,
  penalty,
  decay,
}: {
  readonly size: number;
  readonly penalty: number;
  readonly decay: number;
}) {
  const rule = adam({ rate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: decay });
  const rng = createRng(7);
  const pairs = range(40);
  let state = optimizerStart(pairs.flatMap(() => [1, 1]));
  for (let t = 0; t < 4000; t += 1) {
    const noise = pairs.flatMap(() => {
      const g = rng.pick([-size, size]);
      return [g, -g];
    });
    state = rule(
      state,
      noise.map((g, i) => g + penalty * at(state.parameters, i)),
    );
  }
  return state.parameters.reduce((total, w) => total + w, 0) / state.parameters.length;
}

it('agrees with a simulation of Adam and AdamW on gradients of random sign', () => {
  expect(simulated({ size: 10, penalty: 0.01, decay: 0 })).toBeCloseTo(0.996008, 3);
  expect(Math.abs(simulated({ size: 0.1, penalty: 0.01, decay: 0 }) - 0.67032)).toBeLessThan(0.006);
  expect(simulated({ size: 10, penalty: 0, decay: 0.01 })).toBeCloseTo(0.960789, 3);
  // The penalty of the third answer, 0.1 = 0.01 · 10, shrinks the first weight as AdamW does.
  expect(simulated({ size: 10, penalty: 0.1, decay: 0 })).toBeCloseTo(0.960789, 3);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const word = (pattern: RegExp) => Number(pattern.exec(statement)?.[1] ?? NaN);
  return {
    sizes: [...statement.matchAll(/s = ([\d.]+)\$/g)].map((match) => Number(match[1])),
    rate: word(/\\eta = ([\d.]+)\$/),
    decay: word(/\\lambda = ([\d.]+)\$/),
    steps: word(/T = (\d+)/),
  };
}

it.each(range(40).map((i) => i + 1))('agrees at seed %i with one multiplication for each step', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { sizes, rate, decay, steps } = readStatement(statement);
  const shrunk = (fraction: number) => range(steps).reduce((weight) => weight * (1 - fraction), 1);
  const [large, small] = [at(sizes, 0), at(sizes, 1)];
  const verdict = (i: number, typed: string) => expect(at(blanks, i).check(typed)).toEqual({ kind: 'right' });
  verdict(0, `(${[large, small].map((s) => shrunk((rate * decay) / s).toFixed(9)).join(', ')})`);
  verdict(1, shrunk(rate * decay).toFixed(9));
  verdict(2, String(decay * large));
  // The exact balance of the recursion, where the answer takes its limit for a small product.
  verdict(3, `sqrt(${rate.toFixed(9)}^2/(1-(1-${(rate * decay).toFixed(12)})^2))`);
});

it.each([
  ['coupled', '(0.9608, 0.9608)', 'This is AdamW'],
  ['coupled', '(0.6703, 0.9960)', 'does not multiply'],
  ['coupled', '(0.9996, 0.0183)', 'You divided by'],
  ['decoupled', '0.96', 'the factors multiply'],
  ['decoupled', '0.99999', 'This is one step'],
  ['decoupled', '0.0183', 'decay'],
  ['decoupled', '0.9960', 'does not divide its decay'],
  ['matching', '0.001', 'must be larger than'],
  ['matching', '0.01', 'With the same number'],
  ['settled', '0.05', 'the mean square'],
  ['settled', '0.316', 'A factor 2'],
  ['settled', '100', 'the same sign'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
