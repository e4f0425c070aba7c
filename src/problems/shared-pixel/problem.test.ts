import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import problem from './problem.ts';
import { questions } from './blanks.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '(0.3133, 0.974)',
    '-0.1674',
    '(-0.1225, 0.5, -0.6225)',
    '(0.522, 0.3885)',
    '0.474',
  ]);
});

it.each([
  ['before', '(0.313261688, 0.974076984)'],
  ['product', '-0.167405097'],
  ['weights', '(-0.122459331, 0.5, -0.622459331)'],
  ['after', '(0.522089144, 0.388504022)'],
  ['apart', '0.474076984'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

it('tells every named mistake of the printed instance from the others', () => {
  const numbers = { shared: 1, first: 1, second: 1, rate: 1, label: 1 } as const;
  expect(questions(numbers).filter(({ isClear }) => !isClear)).toEqual([]);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const images = [...statement.matchAll(/= \(([-\d., ]+)\)\$ with label \$(\d)\$/g)].map(([, list = '', label]) => ({
    pixels: list.split(', ').map(Number),
    label: Number(label),
  }));
  return { one: at(images, 0), two: at(images, 1), rate: Number(/eta = ([\d.]+)/.exec(statement)?.[1]) };
}

type Image = ReturnType<typeof readStatement>['one'];

/** The loss as the logarithm of a two-class softmax with the logits 0 and z. */
function softmaxLoss(weights: readonly number[], { pixels, label }: Image): number {
  const z = weights.reduce((total, weight, i) => total + weight * at(pixels, i), 0);
  return Math.log(1 + Math.exp(z)) - label * z;
}

/** The gradient by central differences of the loss. */
function slopes(weights: readonly number[], image: Image): readonly number[] {
  const bumped = (i: number, by: number) => weights.map((weight, j) => (i === j ? weight + by : weight));
  return weights.map((_, i) => (softmaxLoss(bumped(i, 1e-5), image) - softmaxLoss(bumped(i, -1e-5), image)) / 2e-5);
}

/** Both steps from zero weights, with measured gradients. */
function measured({ one, two, rate }: ReturnType<typeof readStatement>): readonly number[] {
  const step = (from: readonly number[], image: Image) => {
    const gradient = slopes(from, image);
    return from.map((weight, i) => weight - rate * at(gradient, i));
  };
  const first = step([0, 0, 0], one);
  const second = step(first, two);
  const other = slopes(first, two);
  const product = slopes(first, one).reduce((total, slope, i) => total + slope * at(other, i), 0);
  const cut = (image: Image) => ({ ...image, pixels: [0, ...image.pixels.slice(1)] });
  const apart = softmaxLoss(step(step([0, 0, 0], cut(one)), cut(two)), cut(one));
  const losses = (weights: readonly number[]) => [softmaxLoss(weights, one), softmaxLoss(weights, two)];
  return [...losses(first), product, ...second, ...losses(second), apart];
}

it.each(range(150))('agrees at seed %i with steps along measured slopes', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const answers = blanks.flatMap(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
  const expected = measured(readStatement(statement));
  expect(answers).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(Math.abs(at(answers, i) - value)).toBeLessThan(2e-4);
});

it.each([
  // Weights (1, 1, 0): logits 2 and 1.
  ['before', '(0.1269, 1.3133)', String.raw`$\frac12$`],
  // Weights (-0.5, -0.5, 0): logits -1 and -0.5.
  ['before', '(1.3133, 0.4741)', 'against the gradient'],
  ['before', '(0.3133, 0.4741)', 'other label'],
  ['before', '(0.9741, 0.3133)', 'wrong order'],
  ['before', '(0.7311, 0.3775)', 'probabilities'],
  ['before', '(0.4519, 1.4053)', 'natural'],
  ['product', '-0.25', 'zero weights'],
  ['product', '0.1015', 'other label'],
  ['product', '-0.3348', 'only one image'],
  ['product', '1', 'errors are missing'],
  ['product', '-0.3112', 'no longer one half'],
  ['weights', '(0.5, 0.5, 0)', 'after the first step'],
  ['weights', '(0, 0.5, -0.5)', 'no longer one half'],
  ['weights', '(1.1225, 0.5, 0.6225)', 'wrong sign'],
  ['weights', '(-0.6225, 0, -0.6225)', 'added to the first'],
  ['weights', '(0.8775, 0.5, 0.3775)', 'other label'],
  ['after', '(0.3133, 0.9741)', 'after the first step'],
  ['after', '(0.3885, 0.5221)', 'wrong order'],
  ['after', '(0.3133, 0.3885)', 'uses the shared pixel'],
  ['after', '(0.4807, 0.3885)', 'first order'],
  ['after', '(0.5933, 0.6781)', 'probabilities'],
  ['after', '(0.7532, 0.5605)', 'natural'],
  ['apart', '0.3133', 'in the first step'],
  ['apart', '0.5221', 'with the shared pixel'],
  ['apart', '0.6931', 'pixel of its own'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
