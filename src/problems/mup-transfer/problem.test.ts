import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { normalMatrix, normalVector } from '../../core/random-matrix.ts';
import { apply, outer, transpose } from '../../core/matrix.ts';
import { meanSquare } from '../../core/normalization.ts';
import { dot, times } from '../../core/vector.ts';
import problem from './problem.ts';
import { adamFactor, sgdFactor, transfer, type Layer, type Numbers } from './transfer.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);
const PRINTED: Numbers = { base: 256, doublings: 4, millionths: 3000, adamLayer: 'input', sgdLayer: 'input' };

it('has the answers of the printed instance', () => {
  const answers = printed.blanks.map(({ answer }) => Number(answer));
  // 0.003/16, 1, 1/4, 1/16, 16 and 0.003 · 4096 · 0.797885
  [0.0001875, 1, 0.25, 0.0625, 16, 9.8044].forEach((x, i) => expect(at(answers, i) / x).toBeCloseTo(1, 3));
});

it('has the changes of the worked example at a rate of one thousandth', () => {
  const { baseChange, unchangedChange } = transfer({ ...PRINTED, millionths: 1000 });
  expect(baseChange).toBeCloseTo(0.204258, 6);
  expect(unchangedChange).toBeCloseTo(3.268135, 6);
});

/** Adam's first step on one row of weights, sign by sign, and what it does to the sum that it was taken on. */
const signStep = (rate: number, input: readonly number[]) => Math.abs(dot(input.map((h) => -rate * Math.sign(h)), input)); // prettier-ignore

it('predicts the change that signs and random inputs give', () => {
  const { target, baseRate, hiddenRate, baseChange, unchangedChange } = transfer(PRINTED);
  const rng = createRng(8);
  const mean = (rate: number, width: number) => sum(range(20).map(() => signStep(rate, normalVector(rng, width)))) / 20;
  // The 1-norm of 20 · 256 normal entries has a relative spread of 0.011.
  expect(Math.abs(mean(baseRate, 256) / baseChange - 1)).toBeLessThan(0.03);
  expect(Math.abs(mean(baseRate, target) / unchangedChange - 1)).toBeLessThan(0.01);
  expect(Math.abs(mean(hiddenRate, target) / baseChange - 1)).toBeLessThan(0.01);
});

const NARROW = 16;

/**
 * One step of each layer of a random linear net, v (W (U x)), against a loss with slope 1 in the output:
 * how far the RMS of what the layer puts out moves on the same input, in the mean over draws.
 */
function measured(ratio: number, optimizer: 'sgd' | 'adam') {
  const [width, draws] = [NARROW * ratio, 24];
  const { hiddenDeviation, outputDeviation } = transfer({ ...PRINTED, doublings: Math.log2(ratio) });
  const rng = createRng(2);
  const squares = range(draws).map(() => {
    const input = [1.2, -0.4, 0.9];
    const first = apply(normalMatrix(rng, width, input.length), input);
    const hidden = range(width).map(() => times(hiddenDeviation / Math.sqrt(NARROW), normalVector(rng, width)));
    const output = times(outputDeviation / NARROW, normalVector(rng, width));
    return {
      input: moved({ optimizer, layer: 'input', ratio }, apply(transpose(hidden), output), input),
      hidden: moved({ optimizer, layer: 'hidden', ratio }, output, first),
      output: moved({ optimizer, layer: 'output', ratio }, [1], apply(hidden, first)),
    };
  });
  const mean = (layer: Layer) => Math.sqrt(sum(squares.map((square) => square[layer])) / draws);
  return { input: mean('input'), hidden: mean('hidden'), output: mean('output') };
}

interface Rule {
  readonly optimizer: 'sgd' | 'adam';
  readonly layer: Layer;
  readonly ratio: number;
}

/** The mean square of ΔW h, for ΔW a step along δ hᵀ or its signs. */
function moved({ optimizer, layer, ratio }: Rule, delta: readonly number[], below: readonly number[]): number {
  const rate = optimizer === 'sgd' ? sgdFactor(layer, ratio) : adamFactor(layer, ratio);
  const gradient = outer(delta, below);
  const step = optimizer === 'sgd' ? gradient : gradient.map((row) => row.map(Math.sign));
  return meanSquare(times(rate, apply(step, below)));
}

it.each(['sgd', 'adam'] as const)(
  'keeps the first step of every layer at one size when the width grows, for %s',
  (optimizer) => {
    const [narrow, wide] = [measured(1, optimizer), measured(8, optimizer)];
    // The spread of the narrow net is about a tenth; a wrong power of the width would be a factor of 2.8 or 8.
    for (const layer of ['input', 'hidden', 'output'] as const) {
      expect(Math.abs(Math.log(wide[layer] / narrow[layer])), layer).toBeLessThan(0.35);
    }
  },
);

it.each([
  ['hidden-rate', '0.003', 'the rule for SGD'],
  ['hidden-rate', '0.00075', 'The root belongs'],
  ['hidden-rate', '0.048', 'Upside down'],
  ['hidden-rate', '0.00001171875', 'One factor is enough'],
  ['adam-factor', '1/16', 'dimension of the data'],
  ['adam-factor', '16', 'the rule for SGD'],
  ['adam-factor', '1/4', 'not to aligned updates'],
  ['hidden-deviation', '1/16', 'factor on the variance'],
  ['hidden-deviation', '1', 'root of the width'],
  ['hidden-deviation', '4', 'Upside down'],
  ['output-deviation', '1/256', 'factor on the variance'],
  ['output-deviation', '1/4', 'rule for hidden weights'],
  ['output-deviation', '1', 'must shrink'],
  ['sgd-factor', '1', 'cancel'],
  ['sgd-factor', '1/16', 'for the output weights'],
  ['change', '0.61278', 'at the base width'],
  ['change', '12.288', 'and not 1'],
  ['change', '2.4511', 'not to its root'],
  ['change', '0.0294133', 'One factor'],
  ['change', '0.192', 'The signs give'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
