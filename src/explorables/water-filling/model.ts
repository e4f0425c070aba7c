import { at as item, range, sum } from '../../core/array.ts';
import { formatCount, formatFixed, formatNumber } from '../../core/format.ts';
import { type LinearVae, trainedVae, type VaeDirection, vaeOptimum, type VaeTerms, vaeTerms } from '../../core/linear-vae.ts'; // prettier-ignore
import { defineModel, type Values } from '../../core/model.ts';

export const MOST_STEPS = 20000;

const params = {
  lambda1: { kind: 'number', label: 'Data variance λ_1', min: 0.1, max: 9, step: 0.1, start: 4 },
  lambda2: { kind: 'number', label: 'Data variance λ_2', min: 0.1, max: 9, step: 0.1, start: 0.6 },
  s2: { kind: 'number', label: 'Decoder noise s^2', min: 0.05, max: 4, step: 0.05, start: 1 },
  beta: { kind: 'number', label: 'Weight β of the KL term', min: 0.1, max: 6, step: 0.1, start: 1 },
  steps: { kind: 'number', label: 'Gradient steps', min: 0, max: MOST_STEPS, step: 1, start: 0, spacing: 'log' },
} as const;

type At = Values<typeof params>;

/** The VAE of one direction after some steps, and its objective taken apart. */
export interface Trained extends VaeTerms {
  readonly steps: number;
  readonly vae: LinearVae;
}

/** One principal direction of the data: the variance of its data, and the training of its latent. */
export interface Direction {
  readonly lambda: number;
  /** From before the first step to now; the steps in between spaced evenly in the logarithm. */
  readonly path: readonly Trained[];
  readonly now: Trained;
  /** Where training ends. */
  readonly optimum: VaeTerms;
  /** Whether hardly any information passes through the latent: less than 0.005 nats. */
  readonly isCollapsed: boolean;
}

/** A linear VAE with one latent for each of two directions. */
export interface WaterFilling {
  readonly directions: readonly [Direction, Direction];
  /** The variance that the optimum leaves in every direction that has more: β s². */
  readonly level: number;
}

/** Which directions of the data a VAE encodes, and what each term of its objective pays for them. */
export const model = defineModel({
  title: 'A VAE with two latents, its objective taken apart',
  params,
  shortcuts: [
    { label: 'Train', settings: () => ({ steps: MOST_STEPS }) },
    { label: 'Direction 2 at the threshold', settings: ({ beta, s2 }) => ({ lambda2: beta * s2, steps: MOST_STEPS }) },
  ],
  init: () => null,
  derive: (_, at): WaterFilling => ({
    directions: [directionOf(at, at.lambda1), directionOf(at, at.lambda2)],
    level: at.beta * at.s2,
  }),
  readings: ({ directions }) => [
    { label: 'Reconstruction', value: both(directions, ({ reconstruction }) => reconstruction) },
    { label: 'KL terms, rates R', value: both(directions, ({ rate }) => rate) },
    { label: 'Distortions D', value: both(directions, ({ distortion }) => distortion) },
    { label: 'Objective, in all', value: formatFixed(over(directions, 'objective'), 4) },
    { label: '−ln p(x), in all', value: formatFixed(over(directions, 'surprise'), 4) },
    { label: 'Gap of the bound (at β = 1)', value: formatFixed(over(directions, 'gap'), 4) },
  ],
  describe: ({ directions }, { steps, s2, beta }) =>
    `Decoder noise ${formatNumber(s2, 3)}, KL weight ${formatNumber(beta, 3)}, after ${counted(steps)}. ` +
    `${directions.map(directionWords).join(' ')} The objective of both is ${formatFixed(over(directions, 'objective'), 4)}, ` +
    `the mean of −ln p(x) ${formatFixed(over(directions, 'surprise'), 4)}.`,
  laws: {
    'reconstruction term plus KL term is −ln p(x) plus the gap to the posterior': ({ directions }) =>
      directions.every(({ path }) =>
        path.every(({ reconstruction, rate, surprise, gap }) => isClose(reconstruction + rate, surprise + gap)),
      ),
    'the gap is not negative, so the bound is one': ({ directions }) =>
      directions.every(({ path }) => path.every(({ gap }) => gap >= -ROUNDING)),
    'no code is cheaper than the rate-distortion function allows': ({ directions }) =>
      directions.every(({ lambda, path }) =>
        path.every(({ rate, distortion }) => rate >= Math.log(lambda / distortion) / 2 - ROUNDING),
      ),
    'the objective never rises, and stays above its optimum': ({ directions }) =>
      directions.every(({ path, optimum }) =>
        path.every(
          ({ objective }, i) =>
            objective >= optimum.objective - ROUNDING &&
            (i === 0 || objective <= item(path, i - 1).objective + ROUNDING),
        ),
      ),
    'the optimum fills every direction up to the same level, or to its own variance': ({ directions, level }) =>
      directions.every(
        ({ lambda, optimum }) =>
          isClose(optimum.distortion, Math.min(lambda, level)) &&
          isClose(optimum.rate, Math.max(0, Math.log(lambda / level) / 2)),
      ),
    'at β = 1 the optimum has no gap': ({ directions }, { beta }) =>
      beta !== 1 || directions.every(({ optimum }) => isClose(optimum.gap, 0)),
  },
});

const ROUNDING = 1e-8;
const COLLAPSED = 0.005;
const STOPS = 160;

function directionOf({ s2, beta, steps }: At, lambda: number): Direction {
  const setting: VaeDirection = { lambda, s2, beta };
  const stops = stopsUpTo(steps);
  const vaes = trainedVae(setting, stops);
  const path = vaes.map((vae, i) => ({ steps: item(stops, i), vae, ...vaeTerms(vae, setting) }));
  const now = item(path, path.length - 1);
  return { lambda, path, now, optimum: vaeTerms(vaeOptimum(setting), setting), isCollapsed: now.rate < COLLAPSED };
}

/** 0, 1, ... up to a number of steps, denser at the start. */
function stopsUpTo(steps: number): readonly number[] {
  const spaced = range(STOPS + 1).map((i) => Math.round((MOST_STEPS + 1) ** (i / STOPS)) - 1);
  return [...new Set(spaced.filter((stop) => stop < steps)), steps];
}

function over(directions: WaterFilling['directions'], term: 'objective' | 'surprise' | 'gap'): number {
  return sum(directions.map(({ now }) => now[term]));
}

function both(directions: WaterFilling['directions'], of: (now: Trained) => number): string {
  return directions.map(({ now }) => formatFixed(of(now), 3)).join(' and ');
}

function directionWords({ lambda, now, isCollapsed }: Direction, i: number): string {
  return (
    `Direction ${i + 1}, of variance ${formatNumber(lambda, 3)}: reconstruction term ${formatFixed(now.reconstruction, 3)}, ` +
    `KL term ${formatFixed(now.rate, 3)}, distortion ${formatFixed(now.distortion, 3)}${isCollapsed ? '; its latent has collapsed' : ''}.`
  );
}

function counted(steps: number): string {
  return steps === 1 ? '1 gradient step' : `${formatCount(steps)} gradient steps`;
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= ROUNDING * Math.max(1, Math.abs(a), Math.abs(b));
}
