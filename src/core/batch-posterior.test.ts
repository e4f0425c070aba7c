import { expect, it } from 'vitest';
import { posteriorOf } from './batch-posterior.ts';

/** The likelihoods of one content and the other under answer 1 and answer 0 that give a posterior of p at a prior. */
const showing = (p: number, prior: number) => {
  const ratio = (p / (1 - p)) * ((1 - prior) / prior);
  return [
    [ratio / 20, 1 - ratio / 20],
    [1 / 20, 19 / 20],
  ];
};

it('combines the posteriors 0.9, 0.6 and 0.7 into 0.663157895 at a prior of 0.8, and into 0.969230769 at a flat one', () => {
  for (const [prior, combined] of [
    [0.8, 0.663157895],
    [0.5, 0.969230769],
  ] as const) {
    const batches = { prior: [prior, 1 - prior], likelihoods: [0.9, 0.6, 0.7].map((p) => showing(p, prior)) };
    const [first = 0] = posteriorOf(batches, [0, 0, 0], [0]);
    expect(first).toBeCloseTo(0.9, 12);
    const [all = 0] = posteriorOf(batches, [0, 0, 0], [0, 1, 2]);
    expect(all).toBeCloseTo(combined, 9);
  }
});
