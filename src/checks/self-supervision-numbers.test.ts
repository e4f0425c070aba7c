import { describe, expect, it } from 'vitest';
import { alignedWeights, invarianceRatio, mostInvariant } from '../core/alignment-dynamics.ts';
import { at, range, sum } from '../core/array.ts';
import { bisection } from '../core/bisection.ts';
import { meanMiss, missSlopes } from '../core/denoising.ts';
import { masks } from '../core/every-outcome.ts';
import { contrastOnCircle } from '../core/infonce.ts';
import { keptShare } from '../core/linear-autoencoder.ts';
import { distance } from '../core/matrix.ts';
import { createRng } from '../core/rng.ts';
import { shrinkTime } from '../core/shrink-time.ts';
import { ridgeFilter } from '../core/spectral-filter.ts';
import { norm } from '../core/vector.ts';

const DEGREE = Math.PI / 180;

describe('pretext tasks', () => {
  it('a guess among 4 turns costs 1.386, among 8 neighbors 2.079', () => {
    expect([Math.log(4), Math.log(8)].map((loss) => loss.toFixed(3))).toEqual(['1.386', '2.079']);
  });
});

describe('three spectra at the penalty 4', () => {
  it('ridge keeps .90, .69, .50, .20, the penalized pair .89, .56, 0, 0', () => {
    const strengths = [36, 9, 4, 1];
    const kept = strengths.map((strength) => ridgeFilter(Math.sqrt(strength), 4).toFixed(2));
    expect(kept).toEqual(['0.90', '0.69', '0.50', '0.20']);
    expect(strengths.map((strength) => keptShare(strength, 4).toFixed(2))).toEqual(['0.89', '0.56', '0.00', '0.00']);
  });
});

describe('denoising and masking', () => {
  it('with correlation 0.6 and half of the entries hidden, the weights are .901099 and .329670, the error .901099', () => {
    const inputs = [[1, 1], [1, -1], [-1, 1], [-1, -1]].map(([a = 0, b = 0]) => [a, 0.6 * a + 0.8 * b]); // prettier-ignore
    const hidden = {
      inputs,
      outcomes: masks(2, 0.5),
      corrupted: (x: readonly number[], mask: readonly number[]) => x.map((entry, i) => entry * at(mask, i)),
    };
    const best = [[0.901099, 0.32967], [0.32967, 0.901099]]; // prettier-ignore
    expect(Math.max(...missSlopes(hidden, best).map(Math.abs))).toBeLessThan(1e-5);
    expect(meanMiss(hidden, best)).toBeCloseTo(0.901099, 6);
  });

  it('inputs of plus or minus one with noise .7: 0.2 becomes 0.386912', () => {
    const likelihood = (x: number) => Math.exp(-((0.2 - x) ** 2) / (2 * 0.49));
    const mean = (likelihood(1) - likelihood(-1)) / (likelihood(1) + likelihood(-1));
    expect(mean).toBeCloseTo(0.386912, 6);
    expect(Math.tanh(0.2 / 0.49)).toBeCloseTo(mean, 12);
  });

  it('BERT selects 76.8 of 512 tokens, MAE hides 147 of 196 patches and pays a sixteenth of the attention', () => {
    expect(0.15 * 512).toBeCloseTo(76.8, 12);
    expect([0.75 * 196, 196 - 147, (49 / 196) ** 2]).toEqual([147, 49, 1 / 16]);
  });

  it('two names, hidden whole, make a wrong pair a quarter of the time', () => {
    const first = { New: 0.5, San: 0.5 };
    const second = { York: 0.5, Francisco: 0.5 };
    expect(first.New * second.Francisco).toBe(0.25);
  });
});

describe('InfoNCE on the circle of the figure', () => {
  const negatives = [30, 75, 140, -60, -120].map((angle) => angle * DEGREE);
  const contrastAt = (temperature: number) => contrastOnCircle({ anchor: 0, positive: 20 * DEGREE, negatives, temperature }); // prettier-ignore

  it('gives the hardest negative 99.9 % of the push at .05 and 53 % at .5', () => {
    expect(contrastAt(0.05).hardestShare).toBeCloseTo(0.9993333, 7);
    expect(contrastAt(0.5).hardestShare).toBeCloseTo(0.5315978, 7);
  });

  it('turns the anchor away below .19485', () => {
    expect(bisection((tau) => contrastAt(tau).slope, 0.1, 0.3)).toBeCloseTo(0.19485, 5);
    expect(contrastAt(0.05).slope).toBeGreaterThan(0);
    expect(contrastAt(0.2).loss).toBeCloseTo(0.6081509313, 9);
    expect(contrastAt(0.2).slope).toBeCloseTo(-0.01325539849, 9);
    expect(contrastAt(1).loss).toBeCloseTo(1.252199632, 9);
    expect(contrastAt(1).slope).toBeCloseTo(-0.1564811611, 9);
    expect(contrastAt(1e6).loss).toBeCloseTo(Math.log(6), 5);
  });
});

describe('the bound on mutual information for Gaussian pairs', () => {
  /** I - E ln(mean of e^score): I is exact, and the mean logarithm has a small variance. */
  function bound(rho: number, candidates: number): number {
    const rng = createRng(10);
    const left = 1 - rho ** 2;
    const ratio = (x: number, c: number) => Math.exp((x ** 2 - (x - rho * c) ** 2 / left) / 2) / Math.sqrt(left);
    const logs = range(60000).map(() => {
      const c = rng.normal();
      const positive = ratio(rho * c + Math.sqrt(left) * rng.normal(), c);
      return Math.log((positive + sum(range(candidates - 1).map(() => ratio(rng.normal(), c)))) / candidates);
    });
    return -Math.log(left) / 2 - sum(logs) / logs.length;
  }

  it.each([
    { rho: 0.9, information: 0.830366, candidates: 2, expected: 0.3366 },
    { rho: 0.9, information: 0.830366, candidates: 8, expected: 0.6785 },
    { rho: 0.999, information: 3.107554, candidates: 8, expected: 1.8313 },
  ])('is $expected for correlation $rho and $candidates candidates', ({ rho, information, candidates, expected }) => {
    expect(-Math.log(1 - rho ** 2) / 2).toBeCloseTo(information, 6);
    // The standard error is at most .004.
    expect(Math.abs(bound(rho, candidates) - expected)).toBeLessThan(0.016);
  });

  it('can reach 3.107554 with 23 candidates at the earliest', () => {
    expect(Math.exp(3.107554)).toBeCloseTo(22.37, 2);
  });
});

describe('SimCLR and MoCo', () => {
  it('4096 images give 8190 negatives and the chance loss 9.010791', () => {
    expect(2 * 4096 - 2).toBe(8190);
    expect(Math.log(8191)).toBeCloseTo(9.010791, 6);
  });

  it('moving averages with .999 and .996 have half-lives of 692.8 and 172.9 steps', () => {
    expect([0.999, 0.996].map((beta) => shrinkTime(beta, 0.5).toFixed(1))).toEqual(['692.8', '172.9']);
  });
});

describe('collapse', () => {
  const views = { content: [[1, 0.3], [0.3, 1]], noise: [[1, 0], [0, 0.05]] }; // prettier-ignore
  const training = { rate: 0.02, predictorRate: 0.2, ema: 0, penalty: 1, steps: 400 };

  it('predictor and stop-gradient end at length .996 and the largest ratio, .9526, a noise share of .0474062', () => {
    const ended = alignedWeights([0.8, 0.6], views, { ...training, method: 'predictor + stop-gradient' });
    expect(norm(ended).toFixed(3)).toBe('0.996');
    expect(invarianceRatio(ended, views)).toBeCloseTo(0.9525937594, 8);
    expect(1 - mostInvariant(views).ratio).toBeCloseTo(0.0474062, 7);
    // The ratio is a root of det(C - r C̃) = (1 - 2r)(1 - 1.05r) - .09(1 - r)².
    const r = mostInvariant(views).ratio;
    expect((1 - 2 * r) * (1 - 1.05 * r) - 0.09 * (1 - r) ** 2).toBeCloseTo(0, 12);
  });

  it('a stop-gradient alone takes twice the steps, as far as the steps are small', () => {
    const small = { ...training, rate: 1e-4 };
    const alone = alignedWeights([0.8, 0.6], views, { ...small, method: 'alignment', steps: 2000 });
    const held = alignedWeights([0.8, 0.6], views, { ...small, method: 'stop-gradient', steps: 4000 });
    expect(distance([alone], [held])).toBeLessThan(1e-3);
  });

  it('unit vectors that use all of 64 directions have entries with standard deviation 1/8', () => {
    const rng = createRng(3);
    const entries = range(400).map(() => {
      const vector = range(64).map(rng.normal);
      return at(vector, 0) / norm(vector);
    });
    expect(Math.sqrt(sum(entries.map((entry) => entry ** 2)) / 400)).toBeCloseTo(1 / 8, 1);
  });
});
