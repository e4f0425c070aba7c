import { describe, expect, it } from 'vitest';
import { at, range, sum } from '../core/array.ts';
import { divergence } from '../core/divergence.ts';
import { bestCriticGap, transportCost } from '../core/line-transport.ts';
import { lineIntegral } from '../core/line-integral.ts';
import { trainedVae, vaeTerms } from '../core/linear-vae.ts';
import { latentGiven, observation, observationGiven } from '../core/latent-line.ts';
import { maskedWeights } from '../core/masked-network.ts';
import { logNormal, integratedDivergence, normalMean, type NormalLaw } from '../core/normal-law.ts';
import { logMixture, meanUnderMixture } from '../core/normal-mixture.ts';
import { planeGrowth } from '../core/plane-map.ts';
import { createRng } from '../core/rng.ts';
import { average } from '../core/vector.ts';

const PRIOR = { mean: 0, variance: 1 };

describe('one Gaussian for two modes at ±2 of variance 1/4', () => {
  const data = { weights: [0.5, 0.5], laws: [-2, 2].map((mean) => ({ mean, variance: 0.25 })) };
  const forward = (law: NormalLaw) => meanUnderMixture(data, (x) => logMixture(data, x) - logNormal(x, law));
  const reverse = (law: NormalLaw) => normalMean(law, (x) => logNormal(x, law) - logMixture(data, x));
  const minimum = (law: NormalLaw) => {
    const moves = [[0.02, 1], [-0.02, 1], [0, 1.02], [0, 1 / 1.02]] as const; // prettier-ignore
    const near = moves.map(([shift, factor]) => ({ mean: law.mean + shift, variance: law.variance * factor }));
    return near.every((other) => reverse(other) > reverse(law));
  };

  it('has the forward optimum N(0, 4.25) at .723553', () => {
    expect(forward({ mean: 0, variance: 4.25 })).toBeCloseTo(0.723553, 6);
  });

  it('has three reverse minima, two at .693053 and one at 1.871197', () => {
    const [right, broad] = [{ mean: 1.999801, variance: 0.500398 ** 2 }, { mean: 0, variance: 1.736362 ** 2 }]; // prettier-ignore
    expect(reverse(right)).toBeCloseTo(0.693052942, 6);
    expect(reverse(broad)).toBeCloseTo(1.871197, 6);
    expect([right, { ...right, mean: -right.mean }, broad].every(minimum)).toBe(true);
  });
});

it('6000 nats on 3072 numbers are 2.817764 bits per dimension, and noise of 99 % costs .00216', () => {
  expect(6000 / (3072 * Math.LN2)).toBeCloseTo(2.817764, 6);
  expect(Math.log2(100) / 3072).toBeCloseTo(0.00216, 5);
});

it('a mixture on cells of width 1 never gets a code shorter than its mass, and nearly that where it is flat', () => {
  const law = { mean: 0.3, variance: 9 };
  const over = (f: (x: number) => number) => lineIntegral(f, { low: 0, high: 1, parts: 2000 });
  const gap = over((x) => -logNormal(x, law)) + Math.log(over((x) => Math.exp(logNormal(x, law))));
  expect(gap).toBeGreaterThan(0);
  expect(gap).toBeLessThan(1e-3);
});

it('the degrees 1, 1, 2, 2, 3, 3 leave 12 connections on each side', () => {
  const ones = (rows: number, columns: number) => range(rows).map(() => range(columns).map(() => 1));
  const { into, out } = maskedWeights({ degrees: [1, 1, 2, 2, 3, 3], into: ones(6, 4), out: ones(4, 6) });
  expect([into, out].map((weights) => sum(weights.flat()))).toEqual([12, 12]);
});

it('one entry with noise 0.1 at 0 asks the prior for 7.124 times the square, ten for 3.4e8', () => {
  const given = (z: number) => Math.exp(logNormal(0, { mean: z, variance: 0.01 }));
  const ratio = normalMean(PRIOR, (z) => given(z) ** 2) / normalMean(PRIOR, given) ** 2;
  expect(ratio).toBeCloseTo(7.124, 3);
  expect(ratio ** 10 / 1e8).toBeCloseTo(3.37, 1);
});

describe('the bound at x = 1.3 for w = 1.5, s² = .5 and q = N(.4, .7)', () => {
  const [line, x, q] = [{ w: 1.5, s2: 0.5 }, 1.3, { mean: 0.4, variance: 0.7 }];
  const given = (z: number) => logNormal(x, observationGiven(line, z));

  it('is -2.637365 - .108337 = -2.745702, below -1.732012 by 1.013691', () => {
    const [reconstruction, kl] = [normalMean(q, given), integratedDivergence(q, PRIOR)];
    expect(reconstruction).toBeCloseTo(-2.637365, 6);
    expect(kl).toBeCloseTo(0.108337, 6);
    expect(logNormal(x, observation(line))).toBeCloseTo(-1.732012, 6);
    expect(integratedDivergence(q, latentGiven(line, x))).toBeCloseTo(1.013691, 6);
  });

  it('is about -1.81 with five draws and -1.74 with fifty', () => {
    const rng = createRng(1920);
    const weight = () => {
      const z = q.mean + Math.sqrt(q.variance) * rng.normal();
      return Math.exp(given(z) + logNormal(z, PRIOR) - logNormal(z, q));
    };
    const bound = (draws: number, rounds: number) =>
      sum(range(rounds).map(() => Math.log(sum(range(draws).map(weight)) / draws))) / rounds;
    expect(Math.abs(bound(5, 40_000) + 1.8075)).toBeLessThan(0.01);
    expect(Math.abs(bound(50, 8000) + 1.738)).toBeLessThan(0.006);
  });
});

it('the code N((1, -.5), (.25, 2)) costs .818147 + .278426 nats', () => {
  expect(integratedDivergence({ mean: 1, variance: 0.25 }, PRIOR)).toBeCloseTo(0.818147, 6);
  expect(integratedDivergence({ mean: -0.5, variance: 2 }, PRIOR)).toBeCloseTo(0.278426, 6);
});

it('for z² the pathwise variance is 4, the score-function variance 15, 30, 222 at 0, 1, 3', () => {
  const variances = [0, 1, 3].map((mean) => {
    const law = { mean, variance: 1 };
    const spread = (f: (z: number) => number) => normalMean(law, (z) => f(z) ** 2) - normalMean(law, f) ** 2;
    return [spread((z) => 2 * z), spread((z) => z ** 2 * (z - mean))];
  });
  [15, 30, 222].map((expected, i) => expect(variances[i]?.[1]).toBeCloseTo(expected, 8));
  variances.map(([path]) => expect(path).toBeCloseTo(4, 8));
});

it('two directions of variance 4 and .6 end with the rates .693147 and 0 and the distortions 1 and .6', () => {
  const end = [4, 0.6].map((lambda) => {
    const direction = { lambda, s2: 1, beta: 1 };
    return vaeTerms(at(trainedVae(direction, [20_000]), 0), direction);
  });
  expect(end[0]?.rate).toBeCloseTo(Math.LN2, 8);
  expect(end[0]?.distortion).toBeCloseTo(1, 8);
  expect(end[0]?.objective).toBeCloseTo(2.1120857138, 8);
  expect(end[1]?.rate).toBeCloseTo(0, 8);
  expect(end[1]?.distortion).toBeCloseTo(0.6, 6);
});

it('1024 codes of 9 bits are 170.67 times fewer than 256 by 256 by 3 bytes', () => {
  expect((256 * 256 * 3 * 8) / (1024 * Math.log2(512))).toBeCloseTo(170.67, 2);
});

it('a fake at the logit -5 pulls with .0066929 or with .9933071', () => {
  const D = 1 / (1 + Math.exp(5));
  expect(D).toBeCloseTo(0.0066929, 7);
  expect(1 - D).toBeCloseTo(0.9933071, 7);
});

it('laws without overlap have the Jensen–Shannon divergence ln 2 and the distance they are apart', () => {
  const [p, g] = [[1, 0], [0, 1]]; // prettier-ignore
  expect((divergence(p, [0.5, 0.5]) + divergence(g, [0.5, 0.5])) / 2).toBeCloseTo(Math.LN2, 12);
  expect(transportCost({ points: [0, 2.5], from: p, to: g })).toBe(2.5);
  expect(bestCriticGap({ points: [0, 2.5], from: p, to: g })).toBe(2.5);
});

it('the penalty γ = .5 at the rate .1 has the modulus .9797959, and γ = .3 loses at the rate .4', () => {
  const step = (eta: number, gamma: number) => [[1, -eta], [eta, 1 - eta * gamma]]; // prettier-ignore
  expect(planeGrowth(step(0.1, 0.5))).toBeCloseTo(0.9797958971, 10);
  expect(planeGrowth(step(0.4, 0.3))).toBeGreaterThan(1);
  expect(planeGrowth(step(0.3, 0.3))).toBeCloseTo(1, 12);
});

it('three rotations of (.9, .05, .05) score 2.022258', () => {
  const laws = [[0.9, 0.05, 0.05], [0.05, 0.9, 0.05], [0.05, 0.05, 0.9]]; // prettier-ignore
  const kl = sum(laws.map((law) => divergence(law, average(laws)))) / 3;
  expect(Math.exp(kl)).toBeCloseTo(2.022258, 6);
});

it('two samples of n from one normal have the expected distance .30787, .030075, .0030008 for n = 10, 100, 1000', () => {
  const gaps = [10, 100, 1000].map((n) => 2 / n + 2 * (1 - meanDeviation(n) ** 2));
  expect(gaps[0]).toBeCloseTo(0.30787, 5);
  expect(gaps[1]).toBeCloseTo(0.030075, 6);
  expect(gaps[2]).toBeCloseTo(0.0030008, 6);
});

it('a normal draw of 784 numbers has the mean length 27.99', () => {
  expect(Math.sqrt(784) * meanDeviation(785)).toBeCloseTo(27.991, 3);
});

/** c_4(n), the mean of the unbiased standard deviation of n standard normals, by its product over n. */
function meanDeviation(n: number): number {
  // c_4(2) = √(2/π), and c_4(n) c_4(n+1) = √((n-1)/n): Γ(n/2)Γ((n+1)/2) / (Γ((n-1)/2)Γ(n/2)) telescopes.
  return range(n - 2).reduce((before, i) => Math.sqrt((i + 1) / (i + 2)) / before, Math.sqrt(2 / Math.PI));
}
