import { describe, expect, it } from 'vitest';
import { at as item, sum } from '../../core/array.ts';
import { lineIntegral, normalDensity } from '../../core/line-integral.ts';
import { leastSquares } from '../../core/least-squares.ts';
import { createRng } from '../../core/rng.ts';
import { weightMoment } from '../../core/weight-moment.ts';
import { meanRisk, meanRisks } from './many-draws.ts';
import { model } from './model.ts';
import { bestLine, riskUnder, truth, weightedLine, weightedSource } from './weighted-line.ts';

type At = Parameters<typeof model.derive>[1];

const base: At = { gamma: 0, n: '60', m: 1.5, r: 0.5, seed: 1 };
const show = (changes: Partial<At>) => {
  const at = { ...base, ...changes };
  return model.derive(model.init(at, createRng(at.seed)), at);
};

describe('a separate program agrees on', () => {
  it.each([
    [0, 0.2135416667],
    [0.25, 0.162387917],
    [0.5, 0.1030576667],
    [1, 0.0729166667],
  ])('the target risk of endless examples at exponent %s', (gamma, limit) => {
    expect(show({ gamma }).limit).toBeCloseTo(limit, 9);
  });

  it('the lines of endless examples', () => {
    const line = (gamma: number) => bestLine(weightedSource({ mean: 1.5, deviation: 0.5 }, gamma));
    expect(line(0)).toEqual({ intercept: 0, slope: 0.5 });
    expect(line(0.5).intercept).toBeCloseTo(0.576, 10);
    expect(line(0.5).slope).toBeCloseTo(0.08, 10);
    expect(line(1).intercept).toBeCloseTo(1.125, 10);
    expect(line(1).slope).toBeCloseTo(-0.25, 10);
  });

  it('the fits of one sample', () => {
    const plain = show({});
    expect(plain.fit.intercept).toBeCloseTo(0.0278903597, 9);
    expect(plain.fit.slope).toBeCloseTo(0.6126706612, 9);
    expect(plain.risk).toBeCloseTo(0.2977350074, 9);
    const full = show({ gamma: 1 });
    expect(full.fit.intercept).toBeCloseTo(0.9141925218, 9);
    expect(full.size).toBeCloseTo(14.3231605951, 8);
    expect(full.risk).toBeCloseTo(0.1129653325, 9);
  });

  it.each([
    [10, 0.4522, 0.5739],
    [20, 0.3501, 0.2918],
    [60, 0.2721, 0.1194],
  ])('the mean risk with %i examples, without weights and with them', (n, plain, full) => {
    expect(meanRisk({ mean: 1.5, deviation: 0.5 }, n, 0)).toBeCloseTo(plain, 4);
    expect(meanRisk({ mean: 1.5, deviation: 0.5 }, n, 1)).toBeCloseTo(full, 4);
    expect(item(meanRisks(1.5, 0.5, n), 10)).toBeCloseTo(full, 4);
  });

  it('the mean squared weight', () => {
    expect(show({}).moment).toBeCloseTo(5.4687691, 6);
  });
});

it.each([
  [0.3, 0.3],
  [1, 0.8],
  [1.5, 0.5],
  [0.5, 1.3],
])('has the mean squared weight of target mean %s and deviation %s, by integration', (m, r) => {
  expect(show({ m, r }).moment).toBeCloseTo(weightMoment({ mean: m, deviation: r }), 6);
});

it.each([
  [
    { mean: 0, deviation: 1 },
    { intercept: 0.2, slope: 0.4 },
  ],
  [
    { mean: 1.5, deviation: 0.5 },
    { intercept: -1, slope: 0.5 },
  ],
  [
    { mean: 2.7, deviation: 1.2 },
    { intercept: 3, slope: -2 },
  ],
])('has the risk of a line under the law %o, by integration', (law, line) => {
  const { mean, deviation } = law;
  const loss = (x: number) => (truth(x) - line.intercept - line.slope * x) ** 2 * normalDensity(x, law);
  const integral = lineIntegral(loss, { low: mean - 14 * deviation, high: mean + 14 * deviation, parts: 2000 });
  expect(riskUnder(law, line)).toBeCloseTo(integral, 9);
});

it('becomes the normal law that source density times weight gives', () => {
  const target = { mean: 1.5, deviation: 0.5 };
  const law = weightedSource(target, 0.3);
  const source = { mean: 0, deviation: 1 };
  const ratio = (x: number) => normalDensity(x, target) / normalDensity(x, source);
  const unscaled = (x: number) => (normalDensity(x, source) * ratio(x) ** 0.3) / normalDensity(x, law);
  expect(unscaled(1.7) / unscaled(-0.4)).toBeCloseTo(1, 10);
});

it('fits the line of the weighted normal equations', () => {
  const { sample, weights, fit } = show({ gamma: 0.7, n: '20', seed: 5 });
  const roots = weights.map(Math.sqrt);
  const { minimizer } = leastSquares(
    sample.inputs.map((x, i) => [item(roots, i), item(roots, i) * x]),
    sample.targets.map((y, i) => item(roots, i) * y),
  );
  expect(fit.intercept).toBeCloseTo(item(minimizer, 0), 9);
  expect(fit.slope).toBeCloseTo(item(minimizer, 1), 9);
});

it('runs through the two heaviest examples where all others weigh nothing', () => {
  const line = weightedLine({ inputs: [0, 1, 3], targets: [5, 1, 2] }, [1e-200, 1e-80, 1]);
  expect(line.slope).toBeCloseTo(0.5, 12);
  expect(line.intercept).toBeCloseTo(0.5, 12);
});

it('weighs by the ratio of the densities', () => {
  const { sample, weights, target } = show({ gamma: 1, n: '10' });
  const ratios = sample.inputs.map((x) => normalDensity(x, target) / normalDensity(x, { mean: 0, deviation: 1 }));
  const [ours, theirs] = [sum(weights), sum(ratios)];
  weights.forEach((weight, i) => expect(weight / ours).toBeCloseTo(item(ratios, i) / theirs, 12));
});

it('says the result in words', () => {
  const words = (changes: Partial<At>) => model.describe(show(changes), { ...base, ...changes });
  expect(words({ n: '10' })).toMatchInlineSnapshot(
    `"Source mean 0 and standard deviation 1, target 1.5 and 0.5; 10 source examples, seed 1. Weights to the power 0 leave 10.0 effective examples. The line has intercept 0.109, slope 0.616 and target risk 0.3404; the mean over 400 samples is 0.4522. With endless examples it would be 0.2135; the best line for the target has 0.07292."`,
  );
  expect(words({ n: '10', gamma: 1 })).toMatchInlineSnapshot(
    `"Source mean 0 and standard deviation 1, target 1.5 and 0.5; 10 source examples, seed 1. Weights to the power 1 leave 2.7 effective examples. The line has intercept −0.528, slope 1.27 and target risk 1.034; the mean over 400 samples is 0.5739, and 0.4522 without weights. With endless examples it would be 0.07292; the best line for the target has 0.07292."`,
  );
});
