import { expect, it } from 'vitest';
import { latentGiven, observation, observationGiven } from './latent-line.ts';
import { logNormal } from './normal-law.ts';

const line = { w: 1.5, s2: 0.5 };

it('has the posterior N(0.709091, 0.181818) at x = 1.3', () => {
  const { mean, variance } = latentGiven(line, 1.3);
  expect(mean).toBeCloseTo(0.709091, 6);
  expect(variance).toBeCloseTo(0.181818, 6);
});

it('obeys the rule of Bayes at any latent', () => {
  const logs = [-1, 0.3, 2].map(
    (z) =>
      logNormal(z, { mean: 0, variance: 1 }) +
      logNormal(1.3, observationGiven(line, z)) -
      logNormal(z, latentGiven(line, 1.3)),
  );
  logs.map((log) => expect(log).toBeCloseTo(logNormal(1.3, observation(line)), 12));
});
