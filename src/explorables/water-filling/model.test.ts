import { describe, expect, it } from 'vitest';
import { model } from './model.ts';

type At = Parameters<typeof model.derive>[1];

const base: At = { lambda1: 4, lambda2: 0.6, s2: 1, beta: 1, steps: 0 };
const trained = (changes: Partial<At>) => model.derive(null, { ...base, ...changes });

describe('a separate program agrees on', () => {
  it('the objective and the rate on the way', () => {
    expect(trained({}).directions[0].now.objective).toBeCloseTo(2.8001385332, 9);
    expect(trained({ steps: 1 }).directions[0].now.objective).toBeCloseTo(2.7698864278, 9);
    expect(trained({ steps: 10 }).directions[0].now.rate).toBeCloseTo(0.3254614871, 9);
    expect(trained({ steps: 100 }).directions[0].now.objective).toBeCloseTo(2.1457649241, 9);
    expect(trained({ steps: 100 }).directions[1].now.vae.w).toBeCloseTo(0.0990714848, 9);
  });

  it('where training ends', () => {
    const [strong, weak] = trained({ steps: 2000 }).directions;
    expect(strong.now.objective).toBeCloseTo(2.1120857138, 8);
    expect(strong.now.rate).toBeCloseTo(Math.log(2), 7);
    expect(weak.now.objective).toBeCloseTo(1.2189385332, 9);
    expect(trained({ beta: 2 }).directions[0].optimum.rate).toBeCloseTo(0.3465735903, 9);
    expect(trained({ beta: 4.5 }).directions[0].optimum.objective).toBeCloseTo(2.9189385332, 9);
  });
});

it('uses both latents at the start and one in the end', () => {
  const used = (steps: number) => trained({ steps }).directions.map(({ isCollapsed }) => !isCollapsed);
  expect(used(0)).toEqual([true, true]);
  expect(used(2000)).toEqual([true, false]);
});

it('collapses at the threshold only like one over the steps', () => {
  const rate = (lambda2: number, steps: number) => trained({ lambda2, steps }).directions[1].now.rate;
  expect(rate(1, 20000) / rate(1, 10000)).toBeCloseTo(0.5, 2);
  expect(rate(0.9, 20000)).toBeLessThan(1e-12);
});

it('has the same encoder at the same product of noise and weight, but not the same objective', () => {
  const [one, other] = [trained({ s2: 2, beta: 1 }), trained({ s2: 0.5, beta: 4 })].map(
    ({ directions }) => directions[0].optimum,
  );
  expect(one?.rate).toBeCloseTo(other?.rate ?? 0, 12);
  expect(one?.distortion).toBeCloseTo(other?.distortion ?? 0, 12);
  expect(one?.gap).toBeCloseTo(0, 12);
  expect(other?.gap).toBeGreaterThan(0.1);
});

it('lowers the objective at every step in every corner of the settings', () => {
  const law = model.laws['the objective never rises, and stays above its optimum'];
  const corners = [0.1, 0.4, 1.2, 3, 9].flatMap((lambda1) =>
    [0.05, 0.1, 0.3, 4].flatMap((s2) => [0.1, 0.3, 2, 6].map((beta) => ({ ...base, lambda1, s2, beta, steps: 3000 }))),
  );
  expect(corners.filter((at) => law?.(model.derive(null, at), at) !== true)).toEqual([]);
});

it('says the result in words', () => {
  expect(model.describe(trained({ steps: 2000 }), { ...base, steps: 2000 })).toMatchInlineSnapshot(
    `"Decoder noise 1, KL weight 1, after 2,000 gradient steps. Direction 1, of variance 4: reconstruction term 1.419, KL term 0.693, distortion 1.000. Direction 2, of variance 0.6: reconstruction term 1.219, KL term 0.000, distortion 0.600; its latent has collapsed. The objective of both is 3.3310, the mean of −ln p(x) 3.3310."`,
  );
});
