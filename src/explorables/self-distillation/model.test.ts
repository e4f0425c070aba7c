import { describe, expect, it } from 'vitest';
import { at as item, range } from '../../core/array.ts';
import { kernelRidgeRounds } from '../../core/kernel-ridge-rounds.ts';
import { createRng } from '../../core/rng.ts';
import { model } from './model.ts';
import { eigenvalue, filtered, kept, leastOfOneRound, POINTS, riskOf, truth } from './rounds.ts';

type At = Parameters<typeof model.derive>[1];

const base: At = { lambda: 0.05, m: 1, s: 0.5, seed: 1 };
const show = (changes: Partial<At>) => {
  const at = { ...base, ...changes };
  return model.derive(model.init(at, createRng(at.seed)), at);
};

describe('a separate program agrees on', () => {
  it('what a round keeps of frequencies 1 and 3', () => {
    expect(item(show({}).once, 1)).toBeCloseTo(0.9465705306, 9);
    expect(item(show({}).once, 3)).toBeCloseTo(0.8912097476, 9);
  });

  it.each([
    [0.05, 1, 0.0888622307],
    [0.05, 2, 0.0689131691],
    [0.05, 3, 0.0669360625],
    [0.05, 4, 0.0725396558],
    [0.5, 1, 0.1241460603],
    [0.5, 2, 0.2609338569],
  ])('the error with penalty %s after %i rounds', (lambda, m, error) => {
    expect(item(show({ lambda }).risks, m).error).toBeCloseTo(error, 9);
  });

  it('the directions that are kept in all', () => {
    expect(show({}).freedom).toBeCloseTo(15.6583734345, 9);
    expect(show({ m: 3 }).freedom).toBeCloseTo(8.8137041999, 9);
  });
});

it('fits as kernel ridge does with the matrix of these eigenvalues', () => {
  const entry = (gap: number) =>
    range(POINTS).reduce((total, q) => {
      return total + (eigenvalue(Math.min(q, POINTS - q)) * Math.cos((2 * Math.PI * q * gap) / POINTS)) / POINTS;
    }, 0);
  const kernel = range(POINTS).map((i) => range(POINTS).map((j) => entry(i - j)));
  const { sample, fits } = show({ lambda: 0.2, m: 3 });
  const expected = kernelRidgeRounds(kernel, { lambda: 0.2, rounds: 3 }, sample);
  item(fits, 3).forEach((value, j) => expect(value).toBeCloseTo(item(expected, j), 10));
});

it('has the expected error, by the mean over 4000 samples', () => {
  const rng = createRng(11);
  const shares = kept(0.05, 2);
  const errors = range(4000).map(() => {
    const fit = filtered(
      shares,
      truth.map((value) => value + 0.5 * rng.normal()),
    );
    return fit.reduce((sum, value, j) => sum + (value - item(truth, j)) ** 2, 0) / POINTS;
  });
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  expect(mean).toBeCloseTo(riskOf(shares, 0.5).error, 2);
});

it('beats the best single round with three rounds at λ = 0.05: 0.0669 against 0.0706', () => {
  expect(leastOfOneRound(0.5)).toBeCloseTo(0.0706, 4);
  expect(item(show({}).risks, 3).error).toBeLessThan(leastOfOneRound(0.5));
});

it.each([0.05, 0.3, 0.5, 1])('with noise %s finds no penalty with less error on a fine grid', (s) => {
  const onGrid = range(1201).map((i) => riskOf(kept(10 ** (-9 + i / 100), 1), s).error);
  expect(Math.min(...onGrid)).toBeGreaterThanOrEqual(leastOfOneRound(s));
  expect(Math.min(...onGrid)).toBeCloseTo(leastOfOneRound(s), 4);
});

it('says the result in words', () => {
  expect(model.describe(show({}), base)).toMatchInlineSnapshot(
    `"Penalty 0.05, noise 0.5, 1 round. Of frequencies 1 and 3, which make the wave, 94.7 % and 89.1 % are kept, of frequency 10 27.6 %; that is worth 15.7 of 32 directions. The expected error is 0.0889: squared bias 0.0029 and variance 0.0860. On this sample it is 0.1129. A single round has at best 0.0706."`,
  );
});
