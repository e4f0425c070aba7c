import { describe, expect, it } from 'vitest';
import { at, range } from '../core/array.ts';
import { ddimStep, ddpmStep, impliedNoise, reversePosterior } from '../core/diffusion-sampler.ts';
import { denoised, type Mixture, mixtureScore, noisedMixture } from '../core/gaussian-mixture.ts';
import { guidedEnd, tiltedMoments } from '../core/guided-line.ts';
import { linePosterior } from '../core/line-posterior.ts';
import { normalDensity } from '../core/line-integral.ts';
import { cosineLevel, cosineRates, straightLevel } from '../core/noise-level.ts';
import { cosineSchedule, cumulativeSignal, linearSchedule, signalLevel } from '../core/noise-schedule.ts';
import { integratedEnd } from '../core/ode-path.ts';
import { ddimProduct } from '../core/shrinking-steps.ts';

const STEPS = 1000;
const linear = cumulativeSignal(linearSchedule(STEPS));
const cosine = cumulativeSignal(cosineSchedule(STEPS));
const logRatio = (signal: number) => Math.log(signal / (1 - signal));
const TIMES = [1, 100, 250, 500, 750, 1000];

describe('the table of schedules', () => {
  it('has the linear signal .999900, .897018, .524085, .0785872, .00335055, 4.03583e-5', () => {
    const signals = [0.9999, 0.897018, 0.524085, 0.0785872, 0.00335055, 4.03583e-5];
    TIMES.forEach((t, i) => expect(at(linear, t) / at(signals, i)).toBeCloseTo(1, 5));
  });

  it('has the linear log-ratios 9.2102, 2.1645, .0964, -2.4617, -5.6953, -10.1177', () => {
    const ratios = [9.2102, 2.1645, 0.0964, -2.4617, -5.6953, -10.1177];
    TIMES.forEach((t, i) => expect(logRatio(at(linear, t))).toBeCloseTo(at(ratios, i), 4));
  });

  it('has the cosine log-ratios 10.0950, 3.5506, 1.7114, -.0246, -1.7803, -19.8359', () => {
    const ratios = [10.095, 3.5506, 1.7114, -0.0246, -1.7803, -19.8359];
    TIMES.forEach((t, i) => expect(logRatio(at(cosine, t))).toBeCloseTo(at(ratios, i), 4));
  });

  it('falls below a ratio of 1 after step 259 of the linear and 496 of the cosine schedule', () => {
    const last = (signal: readonly number[]) => Math.max(...range(STEPS + 1).filter((t) => at(signal, t) >= 0.5));
    expect([last(linear), last(cosine)]).toEqual([259, 496]);
  });

  it('ends at a signal coefficient of .006353 and a divergence of 2.02e-5 from noise', () => {
    expect(Math.sqrt(at(linear, STEPS))).toBeCloseTo(0.006353, 6);
    expect(-Math.log(1 - at(linear, STEPS)) / 2).toBeCloseTo(2.02e-5, 7);
    expect(2 * Math.log(64 / 256)).toBeCloseTo(-2.7726, 4);
  });
});

describe('the weights of the bound on the error of the noise', () => {
  it('are .5997, .0864, .01027 and .00551 at steps 2, 10, 100 and 500', () => {
    const weights = [2, 10, 100, 500].map((t) => {
      const [to, from] = [signalLevel(at(linear, t - 1)), signalLevel(at(linear, t))];
      const fall = (to.a / to.sigma) ** 2 - (from.a / from.sigma) ** 2;
      return fall / 2 / (from.a / from.sigma) ** 2;
    });
    [0.5997, 0.0864, 0.01027, 0.00551].forEach((weight, i) => expect(at(weights, i) / weight).toBeCloseTo(1, 2));
  });
});

describe('β = .1, .2, .3', () => {
  const [first, second, third] = [signalLevel(0.9), signalLevel(0.72), signalLevel(0.504)];

  it('has the posteriors .864168, .0714286 at step 2 and .682211, .169355 at step 3 for x₀ = 1, ε = -.5', () => {
    const now = (level: { readonly a: number; readonly sigma: number }) => [level.a - 0.5 * level.sigma];
    const two = reversePosterior({ from: second, to: first }, { x: now(second), clean: [1] });
    const three = reversePosterior({ from: third, to: second }, { x: now(third), clean: [1] });
    expect(at(two.mean, 0)).toBeCloseTo(0.864168, 6);
    expect(two.variance).toBeCloseTo(0.0714286, 7);
    expect(at(three.mean, 0)).toBeCloseTo(0.682211, 6);
    expect(three.variance).toBeCloseTo(0.169355, 6);
  });

  it('takes x₃ = .357793 with noise .1 to .396383 and .415632, and with η = 1 to .376731', () => {
    const x = [third.a - 0.5 * third.sigma];
    const clean = [(at(x, 0) - third.sigma * 0.1) / third.a];
    expect(at(clean, 0)).toBeCloseTo(0.404781, 6);
    const still = { eta: 0, z: [0] };
    expect(at(ddimStep({ from: third, to: second }, { x, clean }, still), 0)).toBeCloseTo(0.396383, 6);
    expect(at(ddimStep({ from: third, to: first }, { x, clean }, still), 0)).toBeCloseTo(0.415632, 6);
    const full = ddimStep({ from: third, to: second }, { x, clean }, { eta: 1, z: [0] });
    expect(at(full, 0)).toBeCloseTo(0.376731, 6);
    expect(at(ddpmStep({ from: third, to: second }, { x, clean }, [0]), 0)).toBeCloseTo(0.376731, 6);
  });
});

describe('data of two signs', () => {
  const signs: Mixture = { weights: [0.5, 0.5], means: [[1], [-1]], deviations: [0, 0] };

  it('have the denoiser tanh(ax/σ²): .512184 at ᾱ = .5 and .945640 at .8 for x = .4, with scores -.0756630 and 2.229029', () => {
    const [half, most] = [signalLevel(0.5), signalLevel(0.8)];
    expect(at(denoised(signs, half, [0.4]), 0)).toBeCloseTo(0.512184, 6);
    expect(at(denoised(signs, most, [0.4]), 0)).toBeCloseTo(0.94564, 6);
    expect(at(mixtureScore(noisedMixture(signs, half), [0.4]), 0)).toBeCloseTo(-0.075663, 6);
    expect(at(mixtureScore(noisedMixture(signs, most), [0.4]), 0)).toBeCloseTo(2.229029, 6);
  });
});

describe('deterministic steps on Gaussian data', () => {
  it('leave .883, .976 and .998767 after 10, 50 and 1000 steps, .940 after 20, .994 after 200', () => {
    expect([10, 50, 20, 200].map((N) => Number(ddimProduct(1, N).toFixed(3)))).toEqual([0.883, 0.976, 0.94, 0.994]);
    expect(ddimProduct(1, 1000)).toBeCloseTo(0.9987670596, 9);
  });

  it('lose less than one percent from 123 steps on', () => {
    expect(ddimProduct(1, 123)).toBeGreaterThan(0.99);
    expect(ddimProduct(1, 122)).toBeLessThan(0.99);
  });
});

describe('Langevin dynamics on N(0, 1) with step .1', () => {
  it('settles at the variance 1/(1 - .025)', () => {
    const settled = range(2000).reduce((variance) => (1 - 0.05) ** 2 * variance + 0.1, 3);
    expect(settled).toBeCloseTo(1 / (1 - 0.025), 10);
  });
});

describe('preconditioning', () => {
  it('makes input and target of variance 1 and has the least output scale', () => {
    const [v0, noise] = [0.3, 0.8];
    const total = v0 + noise;
    const output = (skip: number) => (1 - skip) ** 2 * v0 + skip ** 2 * noise;
    expect(output(v0 / total)).toBeCloseTo((noise * v0) / total, 12);
    expect(Math.min(output(v0 / total + 0.01), output(v0 / total - 0.01))).toBeGreaterThan(output(v0 / total));
  });
});

describe('the likelihood along the flow', () => {
  it('of .7 under data N(0, 1/4) is -1.205791', () => {
    const spread = ({ a, sigma }: { readonly a: number; readonly sigma: number }) => a ** 2 / 4 + sigma ** 2;
    const rate = (t: number) => {
      const [level, rates] = [cosineLevel(t), cosineRates(t)];
      return (level.a * rates.a * 0.25 + level.sigma * rates.sigma) / spread(level);
    };
    const end = integratedEnd(([x = 0], t) => [rate(t) * x, rate(t)], { start: [0.7, 0], from: 0, to: 1, steps: 400 });
    const last = Math.log(normalDensity(at(end, 0), { mean: 0, deviation: 1 })) + at(end, 1);
    expect(last).toBeCloseTo(-1.205791, 6);
    expect(Math.log(normalDensity(0.7, { mean: 0, deviation: 0.5 }))).toBeCloseTo(-1.205791, 6);
  });
});

describe('guidance from N(0, 1) to N(1, 1/2)', () => {
  const from: Mixture = { weights: [1], means: [[0]], deviations: [1] };
  const toward: Mixture = { weights: [1], means: [[1]], deviations: [Math.SQRT1_2] };

  it('ends at the means 1, 1.623225, 2, 2.385887 and variances .5, .25, .125, .015625', () => {
    const ends = [0, 1, 2, 5].map((w) => [guidedEnd({ toward, from, w }, 0), guidedEnd({ toward, from, w }, 1)]);
    const means = [1, 1.623225, 2, 2.385887];
    const variances = [0.5, 0.25, 0.125, 0.015625];
    ends.forEach(([zero = 0, one = 0], i) => {
      expect(zero).toBeCloseTo(at(means, i), 5);
      expect((one - zero) ** 2).toBeCloseTo(at(variances, i), 6);
    });
  });

  it('has the tilted laws 1.333, .333 and 1.5, .25 and 1.714, .143', () => {
    const laws = [1, 2, 5].map((w) => tiltedMoments({ toward, from, w }).map((each) => Number(each.toFixed(3))));
    expect(laws).toEqual([[1.333, 0.333], [1.5, 0.25], [1.714, 0.143]]); // prettier-ignore
  });
});

describe('a flow to -1.5 and 1.5', () => {
  const world: Mixture = { weights: [0.3, 0.7], means: [[-1.5], [1.5]], deviations: [0.2, 0.2] };
  const velocity = (x: number, t: number) => {
    const clean = denoised(world, straightLevel(t), [x]);
    return at(impliedNoise({ x: [x], clean }, straightLevel(t)), 0) - at(clean, 0);
  };
  const euler = (start: number, N: number) => range(N).reduce((x, i) => x - velocity(x, 1 - i / N) / N, start);

  it('has the velocities -1.9236727269 at .3, t = .5 and -.3 at .3, t = 1', () => {
    expect(velocity(0.3, 0.5)).toBeCloseTo(-1.9236727269, 9);
    expect(velocity(0.3, 1)).toBeCloseTo(-0.3, 9);
  });

  it('goes by Euler from -1 to .6, -.2347 and -1.3755 in one, two and five steps', () => {
    expect([1, 2, 5].map((N) => Number(euler(-1, N).toFixed(4)))).toEqual([0.6, -0.2347, -1.3755]);
  });

  it('goes exactly from -1 to -1.4855, as Φ(-1) is .3 Φ(.0724)', () => {
    const end = integratedEnd(([x = 0], t) => [velocity(x, t)], { start: [-1], from: 1, to: 1e-4, steps: 4000 });
    expect(at(end, 0)).toBeCloseTo(-1.5 + 0.2 * 0.0724, 3);
  });
});

describe('sizes', () => {
  it('of a latent: 48 times fewer numbers', () => {
    expect((512 * 512 * 3) / (64 * 64 * 4)).toBe(48);
  });

  it('of DiT-XL/2: 668,860,416 weights in blocks, 674,834,720 with all else', () => {
    const [d, depth] = [1152, 28];
    expect(18 * d ** 2 * depth).toBe(668_860_416);
    const block = 18 * d ** 2 + 15 * d;
    const patch = 16 * d + d;
    const time = 256 * d + d + d ** 2 + d;
    const classes = 1001 * d;
    const last = d * 32 + 32 + 2 * d ** 2 + 2 * d;
    expect(depth * block + patch + time + classes + last).toBe(674_834_720);
  });

  it('of its forward pass: 118.4, 28.8 and 7.15 billion multiplications at 256, 64 and 16 tokens', () => {
    const count = (n: number) => (28 * (12 * 1152 ** 2 * n + 2 * n ** 2 * 1152)) / 1e9;
    expect([256, 64, 16].map((n) => Number(count(n).toFixed(2)))).toEqual([118.38, 28.8, 7.15]);
  });
});

describe('the posterior of x₁ given x₂ = .3 and x₀ = 1', () => {
  it('has the mean .773462 and the variance .0714286 by integration', () => {
    const bayes = linePosterior(
      (x) => normalDensity(x, { mean: Math.sqrt(0.9), deviation: Math.sqrt(0.1) }),
      (x) => normalDensity(0.3, { mean: Math.sqrt(0.8) * x, deviation: Math.sqrt(0.2) }),
    );
    expect(bayes.mean).toBeCloseTo(0.773462, 6);
    expect(bayes.variance).toBeCloseTo(0.0714286, 7);
  });
});
