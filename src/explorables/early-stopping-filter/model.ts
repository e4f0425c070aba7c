import { at as item, range, sum } from '../../core/array.ts';
import { formatNumber } from '../../core/format.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { descentFilter, ridgeFilter } from '../../core/spectral-filter.ts';

const params = {
  t: { kind: 'number', label: 'Stop after t steps', min: 1, max: 500, step: 1, start: 5, spacing: 'log' },
  eta: { kind: 'number', label: 'Learning rate η', min: 0.01, max: 0.12, step: 0.005, start: 0.05 },
  link: { kind: 'choice', label: 'Ridge penalty λ', options: ['1/(ηt)', 'by hand'], start: '1/(ηt)' },
  logLambda: {
    kind: 'number',
    label: 'λ by hand',
    min: -2,
    max: 2,
    step: 0.05,
    start: 0,
    shows: 'power of ten',
    help: 'Counts while the penalty is set by hand.',
  },
  sigma: {
    kind: 'list',
    label: 'Singular values σ_i',
    min: 0.05,
    max: 4,
    step: 0.05,
    start: [4, 2, 1, 0.5, 0.25],
    advanced: true,
  },
} as const;

type At = Values<typeof params>;
type Point = readonly [number, number];

/** What both filters keep of one singular value. */
export interface Kept {
  readonly sigma: number;
  readonly descent: number;
  readonly ridge: number;
}

/** What the figure draws: the fraction of the least-squares solution that each method keeps along a singular direction. */
export interface Filters {
  /** The ridge penalty in use. */
  readonly lambda: number;
  /** Points (σ, kept fraction) over the axis. */
  readonly descent: readonly Point[];
  readonly ridge: readonly Point[];
  /** Points (σ, gradient descent minus ridge). */
  readonly gap: readonly Point[];
  /** The point of the largest difference in size. */
  readonly widest: Point;
  /** The list of singular values, in its order. */
  readonly kept: readonly Kept[];
  /** Degrees of freedom: the kept fractions added up over the list. */
  readonly freedom: { readonly descent: number; readonly ridge: number };
}

const CURVE_POINTS = 240;

/** Stopping gradient descent early and adding a ridge penalty: two filters of nearly one shape. */
export const model = defineModel({
  title: 'Stop time against ridge penalty',
  params,
  init: () => null,
  derive: (_, at): Filters => {
    const lambda = lambdaOf(at);
    const stop = { rate: at.eta, steps: at.t };
    const curve = (filter: (sigma: number) => number) => GRID.map((sigma): Point => [sigma, filter(sigma)]);
    const gap = curve((sigma) => descentFilter(sigma, stop) - ridgeFilter(sigma, lambda));
    const kept = at.sigma.map((sigma) => ({
      sigma,
      descent: descentFilter(sigma, stop),
      ridge: ridgeFilter(sigma, lambda),
    }));
    return {
      lambda,
      descent: curve((sigma) => descentFilter(sigma, stop)),
      ridge: curve((sigma) => ridgeFilter(sigma, lambda)),
      gap,
      widest: gap.reduce((best, point) => (Math.abs(point[1]) > Math.abs(best[1]) ? point : best)),
      kept,
      freedom: { descent: sum(kept.map(({ descent }) => descent)), ridge: sum(kept.map(({ ridge }) => ridge)) },
    };
  },
  readings: ({ lambda, widest, kept, freedom }, at) => [
    { label: 'Ridge penalty λ', value: formatNumber(lambda, 3) },
    { label: '1/(ηt)', value: formatNumber(matched(at), 3) },
    ...kept.slice(2, 3).map(({ sigma, descent, ridge }) => ({
      label: `Kept of σ = ${formatNumber(sigma, 3)}: GD, ridge`,
      value: `${formatNumber(descent, 3)}, ${formatNumber(ridge, 3)}`,
    })),
    { label: 'Degrees of freedom', value: `${formatNumber(freedom.descent, 3)}, ${formatNumber(freedom.ridge, 3)}` },
    { label: 'Largest gap, at σ', value: `${formatNumber(widest[1], 3)}, ${formatNumber(widest[0], 3)}` },
  ],
  describe: ({ lambda, widest, kept, freedom }, at) =>
    `Gradient descent with η = ${formatNumber(at.eta, 3)}, stopped after ${at.t} ${at.t === 1 ? 'step' : 'steps'}, and ` +
    `ridge with λ = ${formatNumber(lambda, 3)} keep of the singular values ` +
    `${kept.map(({ sigma, descent, ridge }) => `${formatNumber(sigma, 3)}: ${formatNumber(descent, 3)} and ${formatNumber(ridge, 3)}`).join('; ')}. ` +
    `Together these are ${formatNumber(freedom.descent, 3)} and ${formatNumber(freedom.ridge, 3)} degrees of freedom. ` +
    `The largest gap, gradient descent minus ridge, is ${formatNumber(widest[1], 3)} at σ = ${formatNumber(widest[0], 3)}.`,
  laws: {
    'ridge keeps more of a larger singular value, and never all of it': ({ ridge }) =>
      rises(ridge) && ridge.every(([, kept]) => kept > 0 && kept < 1),
    'gradient descent keeps more of a larger singular value up to σ² = 1/η, and at most all of it': (
      { descent },
      at,
    ) => {
      const calm = descent.filter(([sigma]) => at.eta * sigma ** 2 <= 1);
      return rises(calm) && calm.every(([, kept]) => kept > 0 && kept <= 1);
    },
    'with λ = 1/(ηt) gradient descent keeps at least as much as ridge up to σ² = 1/η': ({ gap }, at) =>
      at.link === 'by hand' || gap.every(([sigma, difference]) => at.eta * sigma ** 2 > 1 || difference >= -1e-12),
    'more than everything is kept only above σ² = 1/η and only at odd t': ({ kept }, at) =>
      kept.every(({ sigma, descent }) => descent <= 1 || (at.eta * sigma ** 2 > 1 && at.t % 2 === 1)),
    'no gap is larger than the marked one': ({ gap, widest }) =>
      gap.every(([, difference]) => Math.abs(difference) <= Math.abs(widest[1])),
    'one step keeps ησ², and ridge half of σ² = λ': ({ kept, lambda }, at) =>
      kept.every(({ sigma, descent }) => at.t > 1 || Math.abs(descent - at.eta * sigma ** 2) < 1e-12) &&
      Math.abs(ridgeFilter(Math.sqrt(lambda), lambda) - 0.5) < 1e-12,
  },
});

/** The singular values of the curves, even in the logarithm over the range of the list. */
const GRID = range(CURVE_POINTS + 1).map(
  (i) => params.sigma.min * (params.sigma.max / params.sigma.min) ** (i / CURVE_POINTS),
);

function matched({ eta, t }: At): number {
  return 1 / (eta * t);
}

function lambdaOf(at: At): number {
  return at.link === 'by hand' ? 10 ** at.logLambda : matched(at);
}

function rises(points: readonly Point[]): boolean {
  return points.every(([, kept], i) => i === 0 || kept >= item(points, i - 1)[1]);
}
