import { describe, expect, it } from 'vitest';
import { at as item, range } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import { createRng } from '../../core/rng.ts';
import { minimaOf } from './descent.ts';
import { integrand, type Objective, OBJECTIVES, targetOf, valueOf } from './fit.ts';
import { model } from './model.ts';

type At = Parameters<typeof model.derive>[1];

const base: At = { objective: 'reverse', m: 2, r: 0.5, mu: 1, sigma: 1 };
const target = targetOf(2, 0.5);
const value = (objective: Objective, mu: number, sigma: number) => valueOf(objective, target, { mu, sigma }).value;

const fitted = (changes: Partial<At>, steps: number) => {
  const at = { ...base, ...changes };
  const rng = createRng(1);
  const run = range(steps).reduce((taken) => model.step?.(taken, at, rng) ?? taken, model.init(at, rng));
  return model.derive(run, at);
};

describe('sums on a fine grid over [−20, 20] agree on', () => {
  it('the three divergences', () => {
    expect(value('forward', 0, Math.sqrt(4.25))).toBeCloseTo(0.7235530265, 9);
    expect(value('forward', 0, 1)).toBeCloseTo(1.6250935351, 9);
    expect(value('forward', 1, 1)).toBeCloseTo(2.1250935351, 9);
    expect(value('reverse', 0, 1)).toBeCloseTo(3.076091176, 9);
    expect(value('reverse', 1, 1)).toBeCloseTo(2.1420767345, 9);
    expect(value('reverse', 2, 0.5)).toBeCloseTo(0.6930536455, 9);
    expect(value('Jensen–Shannon', 1, 1)).toBeCloseTo(0.309634405, 9);
  });

  it('the descents', () => {
    expect(fitted({}, 10).now).toMatchObject({ mu: expect.closeTo(1.526622, 6), sigma: expect.closeTo(0.946402, 6) });
    expect(fitted({}, 1000).now).toMatchObject({ mu: expect.closeTo(1.999801, 6), sigma: expect.closeTo(0.500398, 6) });
    expect(fitted({}, 1000).divergences.reverse).toBeCloseTo(0.693052942, 9);
    expect(fitted({ objective: 'forward' }, 10).now.mu).toBeCloseTo(0.793731, 6);
    expect(fitted({ objective: 'forward' }, 10).now.sigma).toBeCloseTo(1.926748, 6);
    expect(fitted({ mu: 0.3 }, 10).now.mu).toBeCloseTo(0.351634, 6);
    expect(fitted({ mu: 0.3 }, 10).now.sigma).toBeCloseTo(1.703385, 6);
    expect(fitted({ mu: 0.3 }, 1000).now).toMatchObject({
      mu: expect.closeTo(0, 6),
      sigma: expect.closeTo(1.736362, 6),
    });
    expect(fitted({ mu: 0.3 }, 1000).divergences.reverse).toBeCloseTo(1.871196512, 8);
  });
});

it('has the slope of each objective, by central differences', () => {
  for (const objective of OBJECTIVES) {
    const measured = gradient(
      ([mu = 0, logSigma = 0]) => value(objective, mu, Math.exp(logSigma)),
      [0.7, Math.log(0.8)],
    );
    const { slope } = valueOf(objective, target, { mu: 0.7, sigma: 0.8 });
    slope.forEach((each, i) => expect(each).toBeCloseTo(item(measured, i), 8));
  }
});

it('integrates its integrand to its value, also for sharp modes far apart', () => {
  const sharp = targetOf(4, 0.3);
  for (const objective of OBJECTIVES) {
    for (const fit of [
      { mu: 1, sigma: 3.3 },
      { mu: -4, sigma: 0.5 },
    ]) {
      const parts = 120000;
      const heights = range(parts).map((i) => integrand(objective, sharp, { fit, x: -30 + (60 * (i + 0.5)) / parts }));
      const area = (heights.reduce((a, b) => a + b, 0) * 60) / parts;
      expect(valueOf(objective, sharp, fit).value / area).toBeCloseTo(1, 6);
    }
  }
});

describe('has as its minima', () => {
  const minima = (objective: Objective, m: number, r: number) =>
    minimaOf(objective, targetOf(m, r)).map(({ mu, sigma }) => [Number(mu.toFixed(3)) + 0, Number(sigma.toFixed(3))]);

  it('one, three and three at the start', () => {
    expect(minima('forward', 2, 0.5)).toEqual([[0, 2.062]]);
    expect(minima('reverse', 2, 0.5)).toEqual([
      [-2, 0.5],
      [0, 1.736],
      [2, 0.5],
    ]);
    expect(minima('Jensen–Shannon', 2, 0.5).map(([mu]) => mu)).toEqual([-2, 0, 2]);
  });

  it('one and the same where the modes merge', () => {
    for (const objective of OBJECTIVES) expect(minima(objective, 0, 1.2)).toEqual([[0, 1.2]]);
  });
});

it('keeps the second basin of reverse KL shut off by a saddle', () => {
  const { slope } = valueOf('reverse', target, { mu: 0.888965, sigma: 1.503694 });
  expect(Math.hypot(...slope)).toBeLessThan(1e-4);
  expect(value('reverse', 0.888965, 1.503694)).toBeCloseTo(1.943617, 6);
});

it('sends a mirrored start to the mirrored end', () => {
  const [left, right] = [fitted({ mu: -1 }, 200).now, fitted({ mu: 1 }, 200).now];
  expect(left.mu).toBeCloseTo(-right.mu, 9);
  expect(left.sigma).toBeCloseTo(right.sigma, 9);
});

it('says the result in words', () => {
  expect(model.describe(fitted({}, 1000), base)).toMatchInlineSnapshot(
    `"Target: two modes at ±2.0 of width 0.50. The descent lowers reverse KL from mean 1.00 and standard deviation 1.00, where it is 2.1421. After 1,000 steps the fit has mean 2.000 and standard deviation 0.500: it sits on the right mode. There forward KL is 15.2799, reverse KL is 0.6931, the Jensen–Shannon divergence is 0.2157."`,
  );
  expect(model.describe(fitted({ mu: 0.3 }, 1000), { ...base, mu: 0.3 })).toMatchInlineSnapshot(
    `"Target: two modes at ±2.0 of width 0.50. The descent lowers reverse KL from mean 0.30 and standard deviation 1.00, where it is 2.9728. After 1,000 steps the fit has mean 0.000 and standard deviation 1.736: it sits in the middle. There forward KL is 0.7567, reverse KL is 1.8712, the Jensen–Shannon divergence is 0.2084."`,
  );
  expect(
    model.describe(fitted({ objective: 'Jensen–Shannon' }, 1), { ...base, objective: 'Jensen–Shannon' }),
  ).toMatchInlineSnapshot(
    `"Target: two modes at ±2.0 of width 0.50. The descent lowers the Jensen–Shannon divergence from mean 1.00 and standard deviation 1.00, where it is 0.3096. After 1 step the fit has mean 1.004 and standard deviation 1.009: it sits between and still moves. There forward KL is 2.0920, reverse KL is 2.1285, the Jensen–Shannon divergence is 0.3077."`,
  );
});
