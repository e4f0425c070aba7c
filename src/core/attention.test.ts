import { expect, it } from 'vitest';
import { at, range } from './array.ts';
import {
  attend,
  attendBackward,
  attention,
  type AttentionInputs,
  causalMask,
  paddingMask,
  selfAttention,
} from './attention.ts';
import { gradient } from './finite-differences.ts';
import { distance, type Matrix, multiply } from './matrix.ts';
import { normalMatrix } from './random-matrix.ts';
import { createRng } from './rng.ts';
import { dot, type Vector } from './vector.ts';

const LOOKUP = {
  query: [1, -1, 2, 0],
  keys: [
    [1, 0, 0, 5],
    [0, 1, 2, 0],
    [2, 2, 0, 1],
    [1, 1, 1, 1],
  ],
  values: [
    [2, 0],
    [-1, 1],
    [4, 4],
    [0, 2],
  ],
};

const expectClose = (actual: Vector, expected: Vector, digits = 7) => {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((entry, i) => expect(entry).toBeCloseTo(at(expected, i), digits));
};
const drawn = (mask?: Matrix): AttentionInputs => {
  const rng = createRng(9);
  return { queries: normalMatrix(rng, 3, 4), keys: normalMatrix(rng, 5, 4), values: normalMatrix(rng, 5, 2), mask };
};

it('looks up one query as by hand: scores, weights and output', () => {
  const { scores, weights, output } = attend(LOOKUP);
  expectClose(scores, [0.5, 1.5, 0, 1], 12);
  expectClose(weights, [0.1674051, 0.45505423, 0.10153632, 0.27600434]);
  expectClose(output, [0.28590126, 1.41320819]);
});

it('hands one lookup the gradients that were worked by hand for the loss ½‖o‖²', () => {
  const gradients = attendBackward(LOOKUP, attend(LOOKUP).output);
  expectClose(gradients.scores, [-0.2522953, -0.43302508, 0.47900176, 0.20631861]);
  expectClose(gradients.query, [0.45601342, 0.36564853, -0.32986577, -0.28807806]);
  expectClose(at(gradients.values, 1), [0.13010058, 0.64308638]);
  expectClose(at(gradients.keys, 1), [-0.21651254, 0.21651254, -0.43302508, 0]);
});

it('takes any other scale in place of 1 / √d_k', () => {
  expectClose(attend({ ...LOOKUP, scale: 0 }).output, [1.25, 1.75], 12);
  const flat = (query: Vector) => dot([1, -3], attend({ ...LOOKUP, query, scale: 0.3 }).output);
  expectClose(attendBackward({ ...LOOKUP, scale: 0.3 }, [1, -3]).query, gradient(flat, LOOKUP.query), 9);
});

it('gives in matrix form, row by row, what single lookups give', () => {
  const { queries, keys, values } = drawn();
  const { weights, outputs } = attention(drawn());
  queries.forEach((query, i) => {
    const single = attend({ query, keys, values });
    expectClose(at(weights, i), single.weights, 12);
    expectClose(at(outputs, i), single.output, 12);
  });
});

it('lets each position of a causal mask see itself and those before', () => {
  expect(causalMask(3)).toEqual([
    [0, -Infinity, -Infinity],
    [0, 0, -Infinity],
    [0, 0, 0],
  ]);
});

it('gives padding no weight', () => {
  const { weights } = attention(drawn(paddingMask([true, false, true, true, false], 3)));
  expect(weights.map((row) => [row[1], row[4]])).toEqual(range(3).map(() => [0, 0]));
});

it('has no weights for a query that may look nowhere: 0/0', () => {
  const { weights } = attention(drawn(paddingMask([false, false, false, false, false], 3)));
  expect(weights[0]?.[0]).toBeNaN();
});

const ONE = [[1]];
it('attends to two numbers as by hand, with weights W of 1', () => {
  const causal = (...inputs: Vector) =>
    selfAttention(
      inputs.map((x) => [x]),
      { query: ONE, key: ONE, value: ONE },
      causalMask(2),
    ).outputs.flat();
  expectClose(causal(1, 0), [1, 0.5], 12);
  expectClose(causal(0, 1), [0, 0.731059], 6);
});

it('is permutation equivariant without a mask', () => {
  const rng = createRng(3);
  const inputs = normalMatrix(rng, 5, 4);
  const weights = { query: normalMatrix(rng, 3, 4), key: normalMatrix(rng, 3, 4), value: normalMatrix(rng, 2, 4) };
  const permutation = [2, 0, 4, 1, 3].map((j) => range(5).map((k) => (k === j ? 1 : 0)));
  const before = multiply(permutation, selfAttention(inputs, weights).outputs);
  expect(distance(before, selfAttention(multiply(permutation, inputs), weights).outputs)).toBeLessThan(1e-14);
});
