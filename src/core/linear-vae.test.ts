import { describe, expect, it } from 'vitest';
import { at, range } from './array.ts';
import { gradient } from './finite-differences.ts';
import { lineIntegral, normalDensity } from './line-integral.ts';
import { type LinearVae, trainedVae, type VaeDirection, vaeOptimum, vaeSlope, vaeTerms } from './linear-vae.ts';
import { createRng } from './rng.ts';

const base: VaeDirection = { lambda: 4, s2: 1, beta: 1 };

const after = (steps: number, direction: VaeDirection = base) => {
  const vae = at(trainedVae(direction, [steps]), 0);
  return { ...vae, ...vaeTerms(vae, direction) };
};

describe('training agrees with a separate program', () => {
  it('on the strong direction', () => {
    expect(after(0).objective).toBeCloseTo(2.8001385332, 9);
    expect([after(1).w, after(1).v]).toEqual([expect.closeTo(0.3396, 10), expect.closeTo(0.2946, 10)]);
    expect(after(1).objective).toBeCloseTo(2.7698864278, 9);
    expect(after(10).w).toBeCloseTo(0.6324005835, 9);
    expect(after(10).rate).toBeCloseTo(0.3254614871, 9);
    expect(after(100).objective).toBeCloseTo(2.1457649241, 9);
    expect(after(5000).objective).toBeCloseTo(2.1120857138, 9);
  });

  it('on the weak one, which collapses', () => {
    const weak = { ...base, lambda: 0.6 };
    expect(after(100, weak).w).toBeCloseTo(0.0990714848, 9);
    expect(after(5000, weak).objective).toBeCloseTo(1.2189385332, 9);
    expect(after(5000, weak).rate).toBeCloseTo(0, 12);
  });
});

describe('the optimum', () => {
  it('has the numbers of the closed form', () => {
    const { w, v, logVariance } = vaeOptimum(base);
    expect(w).toBeCloseTo(1.7320508076, 9);
    expect(v).toBeCloseTo(0.4330127019, 9);
    expect(Math.exp(logVariance)).toBeCloseTo(0.25, 12);
    expect(vaeTerms(vaeOptimum(base), base).rate).toBeCloseTo(Math.log(2), 12);
    const stronger = { ...base, beta: 2 };
    expect(vaeTerms(vaeOptimum(stronger), stronger)).toMatchObject({
      distortion: expect.closeTo(2, 12),
      rate: expect.closeTo(0.3465735903, 9),
    });
    const strongest = { ...base, beta: 4.5 };
    expect(vaeTerms(vaeOptimum(strongest), strongest).objective).toBeCloseTo(2.9189385332, 9);
  });

  it('is better than a thousand random neighbors, near and far', () => {
    const rng = createRng(19);
    for (const direction of [base, { lambda: 2, s2: 0.3, beta: 2.5 }, { lambda: 1, s2: 0.5, beta: 3 }]) {
      const best = vaeOptimum(direction);
      const least = vaeTerms(best, direction).objective;
      for (const reach of range(1000).map((i) => 10 ** (-3 + i / 300))) {
        const moved: LinearVae = {
          w: best.w + reach * rng.normal(),
          v: best.v + reach * rng.normal(),
          logVariance: best.logVariance + Math.min(1, reach) * rng.normal(),
        };
        expect(vaeTerms(moved, direction).objective).toBeGreaterThanOrEqual(least - 1e-12);
      }
    }
  });
});

it('has the slope of its objective, by central differences', () => {
  const direction = { lambda: 2.3, s2: 0.7, beta: 1.6 };
  const measured = gradient(
    ([w = 0, v = 0, logVariance = 0]) => vaeTerms({ w, v, logVariance }, direction).objective,
    [0.8, -0.4, -0.9],
  );
  const { w, v, logVariance } = vaeSlope({ w: 0.8, v: -0.4, logVariance: -0.9 }, direction);
  [w, v, logVariance].forEach((each, i) => expect(each).toBeCloseTo(at(measured, i), 9));
});

it('has the terms that integrals over code and data give', () => {
  const [vae, direction] = [
    { w: 0.8, v: 0.5, logVariance: -0.6 },
    { lambda: 1.7, s2: 0.7, beta: 1 },
  ];
  const deviation = Math.exp(vae.logVariance / 2);
  const mean = (f: (value: number) => number, law: { mean: number; deviation: number }) =>
    lineIntegral((x) => normalDensity(x, law) * f(x), {
      low: law.mean - 9 * law.deviation,
      high: law.mean + 9 * law.deviation,
      parts: 160,
    });
  const overBoth = (f: (x: number, z: number) => number) =>
    mean((x) => mean((z) => f(x, z), { mean: vae.v * x, deviation }), {
      mean: 0,
      deviation: Math.sqrt(direction.lambda),
    });
  const decoded = (x: number, z: number) => normalDensity(x, { mean: vae.w * z, deviation: Math.sqrt(direction.s2) });
  const prior = (z: number) => normalDensity(z, { mean: 0, deviation: 1 });
  const encoded = (x: number, z: number) => normalDensity(z, { mean: vae.v * x, deviation });
  const marginal = (x: number) => mean((z) => decoded(x, z), { mean: 0, deviation: 1 });
  const terms = vaeTerms(vae, direction);
  expect(overBoth((x, z) => -Math.log(decoded(x, z)))).toBeCloseTo(terms.reconstruction, 9);
  expect(overBoth((x, z) => Math.log(encoded(x, z) / prior(z)))).toBeCloseTo(terms.rate, 9);
  const surprise = mean((x) => -Math.log(marginal(x)), { mean: 0, deviation: Math.sqrt(direction.lambda) });
  expect(surprise).toBeCloseTo(terms.surprise, 9);
  expect(terms.reconstruction + terms.rate - surprise).toBeCloseTo(terms.gap, 9);
});
