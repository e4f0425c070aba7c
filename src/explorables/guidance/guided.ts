import { at, range } from '../../core/array.ts';
import { lineIntegral, normalDensity } from '../../core/line-integral.ts';
import { cosineLevel, type NoiseLevel, uniformTimes } from '../../core/noise-level.ts';

export const WORLDS = ['two classes', 'one Gaussian'] as const;

/** The variance of a class. */
export const VARIANCE = 0.5;

/** What is guided: the class N(c, ½) within N(1, ½) and N(-1, ½) in equal parts, or within N(0, 1); how much, in how many steps. */
export interface Guidance {
  readonly world: (typeof WORLDS)[number];
  readonly c: 1 | -1;
  readonly w: number;
  readonly N: number;
}

/** Where a start z is after 0, 1, ..., N steps of DDIM without noise, by the clean estimate (1 + w) x̂₀(c) - w x̂₀. */
export function guidedPath(guidance: Guidance, z: number): readonly number[] {
  return strides(guidance).reduce<readonly number[]>((path, stride, i) => [...path, stride(at(path, i))], [z]);
}

/** Where each of many starts ends. */
export function guidedSamples(guidance: Guidance, starts: readonly number[]): readonly number[] {
  const steps = strides(guidance);
  return starts.map((z) => steps.reduce((x, stride) => stride(x), z));
}

/** The density that guidance seems to promise, p(x) p(c|x)^{1+w} up to a factor; the class itself at w = 0. */
export function tiltedDensity({ world, c, w }: Omit<Guidance, 'N'>): (x: number) => number {
  const ofClass = (mean: number) => (x: number) => normalDensity(x, { mean, deviation: Math.sqrt(VARIANCE) });
  const all = (x: number) =>
    world === 'one Gaussian' ? normalDensity(x, { mean: 0, deviation: 1 }) : (ofClass(1)(x) + ofClass(-1)(x)) / 2;
  const raw = (x: number) => ofClass(c)(x) * (ofClass(c)(x) / all(x)) ** w;
  const total = lineIntegral(raw, WIDE);
  return (x) => raw(x) / total;
}

/** Mean and standard deviation of a density that has died out 8 from the origin. */
export function momentsOf(density: (x: number) => number): { readonly mean: number; readonly deviation: number } {
  const mean = lineIntegral((x) => x * density(x), WIDE);
  return { mean, deviation: Math.sqrt(lineIntegral((x) => (x - mean) ** 2 * density(x), WIDE)) };
}

/**
 * What N steps tend to as N grows, in the world of one Gaussian: variance (½)^{1+w} and mean
 * (½)^{(1+w)/2} (1 + w) ∫₀¹ (1 - u²/2)^{-(3+w)/2} du.
 */
export function gaussianLimit({ c, w }: Pick<Guidance, 'c' | 'w'>): {
  readonly mean: number;
  readonly deviation: number;
} {
  const deviation = Math.sqrt(VARIANCE) ** (1 + w);
  const integral = lineIntegral((u) => (1 - u ** 2 / 2) ** (-(3 + w) / 2), { low: 0, high: 1, parts: 20_000 });
  return { mean: c * deviation * (1 + w) * integral, deviation };
}

const WIDE = { low: -8, high: 8, parts: 800 } as const;

/** Every step of DDIM as a function of x. */
function strides(guidance: Guidance): readonly ((x: number) => number)[] {
  const times = uniformTimes(guidance.N);
  return range(guidance.N).map((i) => {
    const [from, to] = [cosineLevel(at(times, i)), cosineLevel(at(times, i + 1))];
    const clean = guidedClean(guidance, from);
    const kept = to.sigma / from.sigma;
    const ofClean = to.a - kept * from.a;
    return (x) => kept * x + ofClean * clean(x);
  });
}

/** The guided estimate of x₀. */
function guidedClean({ world, c, w }: Guidance, { a, sigma }: NoiseLevel): (x: number) => number {
  const variance = a ** 2 * VARIANCE + sigma ** 2;
  const pull = (a * VARIANCE) / variance;
  const rest = 1 - a * pull;
  return (x) => {
    const ofClass = pull * x + c * rest;
    // Between two classes the posterior mean of the class is tanh(ax/v); within N(0, 1) the estimate is a x.
    const ofAll = world === 'one Gaussian' ? a * x : pull * x + rest * Math.tanh((a * x) / variance);
    return (1 + w) * ofClass - w * ofAll;
  };
}
