import { expect, it } from 'vitest';
import { activations } from '../../core/activation.ts';
import { at, range } from '../../core/array.ts';
import { backpropagate } from '../../core/dense-network.ts';
import { gradient } from '../../core/finite-differences.ts';
import { createRng } from '../../core/rng.ts';
import { blanks } from './blanks.ts';
import { draw } from './draw.ts';
import { backwardOperations, type Numbers, parameterCount, passOf, widthsOf } from './pass.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

const PRINTED: Numbers = {
  input: [1, 2],
  first: [
    [1, -1],
    [0.5, 0.5],
    [-1, 1],
  ],
  second: [
    [1, 2, 0],
    [0, 1, -1],
  ],
  label: 1,
};
const CASES: readonly Numbers[] = [PRINTED, ...range(80).flatMap((seed) => draw(createRng(seed + 1)) ?? [])];

/** The loss from the weights of both layers in one list, with plain sums. */
function loss({ input, label, first, second }: Numbers, weights: readonly number[]): number {
  const [d, h] = [input.length, first.length];
  const hidden = range(h).map((j) =>
    Math.max(
      0,
      range(d).reduce((total, k) => total + at(weights, j * d + k) * at(input, k), 0),
    ),
  );
  const logits = second.map((_, k) =>
    range(h).reduce((total, j) => total + at(weights, h * d + k * h + j) * at(hidden, j), 0),
  );
  return Math.log(logits.reduce((total, z) => total + Math.exp(z), 0)) - at(logits, label);
}

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '2.579',
    '[[0, 1.386, 0.924], [0, -1.386, -0.924]]',
    '[[0, 0], [0.924, 1.848], [0.924, 1.848]]',
    '17',
    '36',
  ]);
});

it('has the vectors of the worked example', () => {
  const { sums, hidden, logits, logitAdjoint, hiddenAdjoint, loss: value } = passOf(PRINTED);
  expect([sums, hidden, logits]).toEqual([
    [-1, 1.5, 1],
    [0, 1.5, 1],
    [3, 0.5],
  ]);
  expect(value).toBeCloseTo(Math.log(1 + Math.exp(2.5)), 12);
  expect(value).toBeCloseTo(2.57889, 6);
  expect(at(logitAdjoint, 0)).toBeCloseTo(0.924142, 6);
  hiddenAdjoint.forEach((entry) => expect(entry).toBeCloseTo(0.924142, 6));
});

it('agrees with finite differences in every weight', () => {
  expect(CASES.length).toBeGreaterThan(8);
  for (const numbers of CASES) {
    const slopes = gradient((weights) => loss(numbers, weights), [...numbers.first.flat(), ...numbers.second.flat()]);
    const { firstGradient, secondGradient } = passOf(numbers);
    [...firstGradient.flat(), ...secondGradient.flat()].forEach((entry, i) =>
      expect(entry).toBeCloseTo(at(slopes, i), 8),
    );
  }
});

it('is the batch formula for a batch of one', () => {
  for (const numbers of CASES) {
    const [h, k] = [numbers.first.length, numbers.second.length];
    const layers = [
      { weights: numbers.first, bias: range(h).map(() => 0) },
      { weights: numbers.second, bias: range(k).map(() => 0) },
    ];
    const batch = { inputs: [numbers.input], classes: [numbers.label] };
    const [first, second] = backpropagate({ layers, activation: activations.ReLU }, batch);
    const { sumAdjoint, logitAdjoint } = passOf(numbers);
    first?.bias.forEach((entry, j) => expect(at(sumAdjoint, j)).toBeCloseTo(entry, 12));
    second?.bias.forEach((entry, j) => expect(at(logitAdjoint, j)).toBeCloseTo(entry, 12));
  }
});

it('counts what a list of all parameters and all products has', () => {
  for (const numbers of CASES) {
    const { inputs, hidden, classes } = widthsOf(numbers);
    const biases = hidden + classes;
    const weights = numbers.first.flat().length + numbers.second.flat().length;
    expect(parameterCount({ inputs, hidden, classes })).toBe(weights + biases);
    const entries = [numbers.first, numbers.second, numbers.second].map((matrix) => matrix.flat().length);
    expect(backwardOperations(widthsOf(numbers))).toBe(entries.reduce((total, count) => total + 2 * count, 0));
  }
});

it.each([
  ['loss', '0.0759', 'probability of the true class'],
  ['loss', '3.721', 'base 2'],
  ['loss', '1.12', 'base 10'],
  ['loss', '1.701', 'left out ReLU'],
  ['loss', '0.0789', 'for class 1'],
  ['second-gradient', '[[-0.924, 1.386, 0.924], [0.924, -1.386, -0.924]]', 'pre-activations'],
  ['second-gradient', '[[0, 1.386, 0.924], [0, 0.114, 0.0759]]', 'one-hot'],
  ['second-gradient', '[[0, -0.114, -0.0759], [0, 0.114, 0.0759]]', 'not at class 1'],
  ['first-gradient', '[[0.924, 1.848], [0.924, 1.848], [0.924, 1.848]]', 'The mask'],
  ['first-gradient', '[[0, 0], [1.386, 2.772], [0.924, 1.848]]', 'The slope of ReLU'],
  ['first-gradient', '[[0, 0], [1.924, 3.848], [-0.0759, -0.152]]', 'one-hot'],
  ['parameters', '12', 'biases are missing'],
  ['parameters', '15', 'of layer 2 are missing'],
  ['parameters', '14', 'of layer 1 are missing'],
  ['parameters', '19', 'no bias'],
  ['parameters', '9', 'layer 1 alone'],
  ['operations', '24', 'forward pass'],
  ['operations', '48', 'is not needed'],
  ['operations', '18', 'multiplications alone'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('knows swapped rows where the matrix is square', () => {
  const square = range(400).flatMap((seed) => {
    const blank = at(problem.pose(seed + 1).blanks, 2);
    return blank.form.includes('2 rows of 2') ? [blank] : [];
  });
  expect(square.length).toBeGreaterThan(10);
  const verdicts = square.map((blank) => {
    const [a = 0, b = 0, c = 0, d = 0] = (blank.answer.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g) ?? []).map(Number);
    return blank.check(`[[${a}, ${c}], [${b}, ${d}]]`);
  });
  expect(verdicts).toContainEqual({ kind: 'wrong', because: expect.stringContaining('swapped') });
});

it('knows a missing transpose where the shapes allow it', () => {
  const numbers: Numbers = { ...PRINTED, second: [...PRINTED.second, [1, 0, 2]] };
  const blank = at(blanks(numbers), 2);
  // Active are units 2 and 3: the wrong adjoint is W2 times (p - e_y), row by row.
  const [p = 0, q = 0, r = 0] = passOf(numbers).logitAdjoint;
  const wrong = [0, 0, q - r, 2 * (q - r), p + 2 * r, 2 * (p + 2 * r)];
  const typed = `[[${wrong[0]}, ${wrong[1]}], [${wrong[2]}, ${wrong[3]}], [${wrong[4]}, ${wrong[5]}]]`;
  expect(blank.check(typed)).toEqual({ kind: 'wrong', because: expect.stringContaining('through the transpose') });
});
