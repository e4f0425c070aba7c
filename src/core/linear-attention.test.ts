import { expect, it } from 'vitest';
import { at } from './array.ts';
import { attention, causalMask } from './attention.ts';
import {
  type AttentionRows,
  causalKernelAttention,
  causalLinearAttention,
  eluFeatures,
  kernelAttention,
  linearAttention,
  linearMultiplications,
  quadraticFeatures,
  softmaxMultiplications,
} from './linear-attention.ts';
import { distance } from './matrix.ts';
import { normalMatrix, normalVector } from './random-matrix.ts';
import { createRng } from './rng.ts';
import { dot, type Vector } from './vector.ts';

const squared = (query: Vector, key: Vector) => (1 + dot(query, key)) ** 2;
const exponential = (query: Vector, key: Vector) => Math.exp(dot(query, key) / Math.sqrt(query.length));

const SMALL: AttentionRows = {
  queries: [
    [1, 0],
    [0, 1],
    [1, 1],
  ],
  keys: [
    [1, 1],
    [0, 1],
    [1, 0],
  ],
  values: [[1], [2], [4]],
};
const drawn = (): AttentionRows => {
  const rng = createRng(11);
  return { queries: normalMatrix(rng, 6, 3), keys: normalMatrix(rng, 6, 3), values: normalMatrix(rng, 6, 2) };
};

it('sums up causal quadratic attention as by hand', () => {
  const { outputs, states } = causalLinearAttention(SMALL, quadraticFeatures);
  expect(at(outputs, 0)[0]).toBeCloseTo(1, 12);
  expect(at(outputs, 1)[0]).toBeCloseTo(1.5, 12);
  expect(at(outputs, 2)[0]).toBeCloseTo(33 / 17, 12);
  const denominators = states.map(({ normalizer }, i) => dot(quadraticFeatures(at(SMALL.queries, i)), normalizer));
  [4, 8, 17].forEach((expected, i) => expect(denominators[i]).toBeCloseTo(expected, 12));
});

it('factors (1 + qᵀk)² into 21 features of 5 entries', () => {
  const rng = createRng(4);
  const [query, key] = [normalVector(rng, 5), normalVector(rng, 5)];
  expect(quadraticFeatures(query)).toHaveLength(21);
  expect(dot(quadraticFeatures(query), quadraticFeatures(key))).toBeCloseTo(3.613807, 6);
  expect(squared(query, key)).toBeCloseTo(3.613807, 6);
});

it('equals kernel attention with the similarity written out', () => {
  expect(distance(linearAttention(drawn(), quadraticFeatures), kernelAttention(drawn(), squared))).toBeLessThan(1e-12);
  const elu = (query: Vector, key: Vector) => dot(eluFeatures(query), eluFeatures(key));
  expect(distance(linearAttention(drawn(), eluFeatures), kernelAttention(drawn(), elu))).toBeLessThan(1e-12);
});

it('equals, by running sums, kernel attention on the keys so far', () => {
  const { outputs } = causalLinearAttention(drawn(), quadraticFeatures);
  expect(distance(outputs, causalKernelAttention(drawn(), squared))).toBeLessThan(1e-12);
});

it('keeps a state of one size, C by d_v and C', () => {
  const { states } = causalLinearAttention(drawn(), quadraticFeatures);
  expect(states.map(({ sums, normalizer }) => [sums.length, sums[0]?.length, normalizer.length])).toEqual(
    states.map(() => [10, 2, 10]),
  );
});

it('writes softmax attention as kernel smoothing', () => {
  expect(distance(kernelAttention(drawn(), exponential), attention(drawn()).outputs)).toBeLessThan(1e-12);
  const masked = attention({ ...drawn(), mask: causalMask(6) }).outputs;
  expect(distance(causalKernelAttention(drawn(), exponential), masked)).toBeLessThan(1e-12);
});

it('keeps elu + 1 positive and continuous at 0', () => {
  expect(eluFeatures([-1, 0, 2])).toEqual([Math.exp(-1), 1, 3]);
});

it('counts multiplications: 64 wide, 4,096 tokens, quadratic features', () => {
  const size = { tokens: 4096, keyWidth: 64, valueWidth: 64 };
  expect(softmaxMultiplications(size)).toBe(2_147_483_648);
  expect(linearMultiplications(size, 2145)).toBe(1_133_383_680);
});
