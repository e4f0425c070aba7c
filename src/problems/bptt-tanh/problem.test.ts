import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import { backpropagate } from './backpropagate.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

const CASES = [
  { weight: 0.8, inputs: [1, 0, -0.5], target: 1 },
  { weight: 1.5, inputs: [-1, 1, 0.5], target: 0 },
  { weight: 0.3, inputs: [0.5, -0.5, -1], target: -1 },
] as const;

/** The loss of the network as the loop of the statement. */
function loss(weights: readonly number[], inputs: readonly number[], target: number): number {
  const last = inputs.reduce((h, x) => Math.tanh(at(weights, 0) * h + at(weights, 1) * x), 0);
  return (last - target) ** 2 / 2;
}

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['-0.065', '-0.478', '-1.032', '0.329', '-0.577']);
});

it('has the states, deltas and terms of the worked example', () => {
  const pass = backpropagate({ weight: 0.8, inputs: [1, 0, -0.5], target: 1 });
  const near = (numbers: readonly number[], expected: readonly number[]) =>
    numbers.forEach((x, i) => expect(x).toBeCloseTo(at(expected, i), 7));
  near(pass.states, [0.76159416, 0.54361678, -0.06501474]);
  near(pass.deltas, [-0.47815107, -0.84841041, -1.06501474]);
  near(pass.weightTerms, [0, -0.45519633, -0.57651267]);
  near(pass.inputTerms, [-0.20081118, 0, 0.53025651]);
  expect(pass.loss).toBeCloseTo(0.567128197, 8);
  expect(sum(pass.weightTerms)).toBeCloseTo(-1.031708996, 8);
  expect(sum(pass.inputTerms)).toBeCloseTo(0.3294453, 6);
});

it.each(CASES)('agrees with finite differences for $weight, $inputs, $target', ({ weight, inputs, target }) => {
  const { weightTerms, inputTerms, deltas, states } = backpropagate({ weight, inputs, target });
  const slopes = gradient((weights) => loss(weights, inputs, target), [weight, 1]);
  expect(sum(weightTerms)).toBeCloseTo(at(slopes, 0), 9);
  expect(sum(inputTerms)).toBeCloseTo(at(slopes, 1), 9);
  // delta_1 is the slope in the first state, which the two later steps carry on.
  const later = (h: number) => inputs.slice(1).reduce((state, x) => Math.tanh(weight * state + x), h);
  const [first = NaN] = gradient((point) => (later(at(point, 0)) - target) ** 2 / 2, [at(states, 0)]);
  expect(at(deltas, 0)).toBeCloseTo(first, 9);
});

it('truncates to the derivative with the earlier state held fixed', () => {
  const { states, weightTerms } = backpropagate({ weight: 0.8, inputs: [1, 0, -0.5], target: 1 });
  const held = at(states, 1);
  const [slope = NaN] = gradient(([w = NaN]) => (Math.tanh(w * held - 0.5) - 1) ** 2 / 2, [0.8]);
  expect(at(weightTerms, 2)).toBeCloseTo(slope, 9);
});

it.each([
  ['state', '-0.065107', 'right'],
  ['state', '0.544', 'One step is missing'],
  ['delta', '-0.682', 'factors $\\tanh'],
  ['delta', '-0.747', 'The factor $\\param{w}$'],
  ['delta', '-0.848', 'Go back one more step'],
  ['delta', '-0.201', 'gradient at the pre-activation'],
  ['weight-slope', '-0.577', 'the last step alone'],
  ['weight-slope', '-0.455', 'The direct path is missing'],
  ['weight-slope', '-1.228', 'factors $\\tanh'],
  ['weight-slope', '-1.146', 'has a factor'],
  ['weight-slope', '-0.409', 'shift the index'],
  ['input-slope', '0.530', 'the last step alone'],
  ['input-slope', '-0.201', 'The direct path is missing'],
  ['input-slope', '-0.149', 'factors $\\tanh'],
  ['input-slope', '0.216', 'has a factor'],
  ['truncated', '-1.032', 'the full derivative'],
  ['truncated', '-0.579', 'The factor $1'],
  ['truncated', '0', 'Truncation cuts the way back'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual(
    because === 'right' ? { kind: 'right' } : { kind: 'wrong', because: expect.stringContaining(because) },
  );
});

it('knows the pre-activation of the last step where tanh bends it', () => {
  const states = range(20).map((seed) => at(problem.pose(seed).blanks, 0));
  const bent = states.filter(({ answer }) => Math.abs(Number(answer)) > 0.3 && Math.abs(Number(answer)) < 0.65);
  expect(bent.length).toBeGreaterThan(0);
  for (const state of bent) {
    const because = expect.stringContaining('pre-activation');
    expect(state.check(String(Math.atanh(Number(state.answer))))).toEqual({ kind: 'wrong', because });
  }
});
