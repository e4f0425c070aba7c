import { describe, expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { model } from './model.ts';
import { drawn, passOf, PLACEMENTS } from './stack.ts';

const START = { placement: 'post', L: 24, g: 1, seed: 1 } as const;

type At = Parameters<typeof model.derive>[1];
const settings = (changes: Partial<At>): At => ({ ...START, ...changes });
const derive = (changes: Partial<At>) => {
  const values = settings(changes);
  return model.derive(model.init(values, createRng(values.seed)), values);
};
const last = (values: readonly number[]) => at(values, values.length - 1);

describe('24 sublayers of width 16, seed 1', () => {
  it.each([
    ['none', 1115.0333, 1800.70899],
    ['pre', 5.24323284, 3.29331619],
    ['post', 1, 0.419655332],
  ] as const)('%s: the root mean square ends at %d, the gradient at %d', (placement, rms, gradient) => {
    const pass = derive({})[placement];
    expect(last(pass.rms) / rms).toBeCloseTo(1, 7);
    expect(at(pass.gradients, 0) / gradient).toBeCloseTo(1, 7);
  });

  it.each([
    ['pre', 7.42524052, 4],
    ['post', 1.1574276, 2.89538117],
  ] as const)('%s: the gradient in the first matrix is %d, in the last %d', (placement, first, top) => {
    const { weightGradients } = derive({})[placement];
    expect(at(weightGradients, 0)).toBeCloseTo(first, 7);
    expect(last(weightGradients)).toBeCloseTo(top, 7);
  });

  it('grows to 6.58485876 with 48 sublayers of pre-norm, and the gradient to 7.17248731', () => {
    const { rms, gradients } = derive({ L: 48 }).pre;
    expect(last(rms)).toBeCloseTo(6.58485876, 7);
    expect(at(gradients, 0)).toBeCloseTo(7.17248731, 7);
  });
});

it('expects √(1 + ℓ) in pre-norm and 2^{ℓ/2} without a norm, from a start of mean square 1', () => {
  const draw = { ...drawn(createRng(3), 8), start: range(16).map((i) => (i % 2 === 0 ? 1 : -1)) };
  expect(passOf('pre', 1, draw).expectedRms.map((rms) => Math.round(rms ** 2))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(last(passOf('none', 1, draw).expectedRms)).toBeCloseTo(16, 12);
  expect(last(passOf('post', 1, draw).expectedRms)).toBe(1);
});

it('meets the expected mean square on average over draws', () => {
  const draws = range(400).map((seed) => drawn(createRng(seed + 1), 4));
  const squares = draws.map((draw) => {
    const { rms, expectedRms } = passOf('pre', 0.7, draw);
    return last(rms) ** 2 - last(expectedRms) ** 2;
  });
  // The spread of the mean is about 0.05; the mean square itself is about 3.
  expect(Math.abs(sum(squares) / squares.length)).toBeLessThan(0.2);
});

it('loses about 1/√2 of the identity path in each sublayer of post-norm, and nothing elsewhere', () => {
  const factors = range(20).map((i) => at(derive({ seed: i + 1 }).post.identity, 0) ** (1 / 24));
  expect(sum(factors) / factors.length).toBeGreaterThan(0.68);
  expect(sum(factors) / factors.length).toBeLessThan(0.76);
  expect(at(derive({}).pre.identity, 0)).toBe(1);
});

it('gives post-norm larger weight gradients at the top than at the bottom in most draws, and pre-norm the reverse', () => {
  const count = (placement: 'pre' | 'post') =>
    range(20).filter((i) => {
      const { weightGradients } = derive({ seed: i + 1 })[placement];
      return last(weightGradients) > at(weightGradients, 0);
    }).length;
  expect(count('post')).toBe(14);
  expect(count('pre')).toBe(0);
});

it('draws the same first sublayers whatever their number', () => {
  const [short, long] = [derive({ L: 4 }), derive({ L: 64 })];
  for (const placement of PLACEMENTS) expect(long[placement].rms.slice(0, 5)).toEqual(short[placement].rms);
});

it('starts with the norm behind the sum, which the prediction does not ask for', () => {
  expect(model.params.placement.start).toBe('post');
  expect(model.describe(derive({}), settings({}))).toMatchInlineSnapshot(
    `"With post-norm, 24 sublayers of gain 1, seed 1: the root mean square of the stream goes from 0.802 to 1, expected 1. The gradient in the stream goes from 1 at the top to 0.42 at the input; the identity path alone carries 0.000809. The gradient in the first matrix is 1.16, in the last 2.9."`,
  );
  const pre = settings({ placement: 'pre' });
  expect(model.describe(derive(pre), pre)).toMatchInlineSnapshot(
    `"With pre-norm, 24 sublayers of gain 1, seed 1: the root mean square of the stream goes from 0.802 to 5.24, expected 4.96. The gradient in the stream goes from 1 at the top to 3.29 at the input; the identity path alone carries 1. The gradient in the first matrix is 7.43, in the last 4."`,
  );
  const none = settings({ placement: 'none', L: 4, g: 0.2 });
  expect(model.describe(derive(none), none)).toMatchInlineSnapshot(
    `"Without a norm, 4 sublayers of gain 0.2, seed 1: the root mean square of the stream goes from 0.802 to 0.888, expected 0.868. The gradient in the stream goes from 1 at the top to 1.12 at the input; the identity path alone carries 1. The gradient in the first matrix is 0.681, in the last 0.681."`,
  );
});
