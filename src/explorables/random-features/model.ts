import { at as item, range, sum } from '../../core/array.ts';
import { formatCount, formatNumber } from '../../core/format.ts';
import { softmaxMultiplications } from '../../core/linear-attention.ts';
import type { Matrix } from '../../core/matrix.ts';
import { defineModel } from '../../core/model.ts';
import { remembered } from '../../core/remembered.ts';
import type { Vector } from '../../core/vector.ts';
import { type Fare, faresOf } from './error-curve.ts';
import {
  breaksDown,
  COUNTS,
  drawOf,
  type Estimate,
  estimateOf,
  featureMultiplications,
  KEY_WIDTH,
  mean,
  type Recipe,
  TOKENS,
  TYPES,
  VALUE_WIDTH,
} from './experiment.ts';

const params = {
  type: { kind: 'choice', label: 'Random features', options: TYPES, start: 'positive' },
  C: { kind: 'choice', label: 'Number of features C', options: ['8', '16', '32', '64', '128', '256'], start: '64' },
  s: {
    kind: 'choice',
    label: 'Size s of queries and keys',
    help: 'Their entries have the standard deviation s.',
    options: ['0.5', '1'],
    start: '0.5',
  },
  seed: { kind: 'number', label: 'Seed of the draws', min: 1, max: 99, step: 1, start: 1 },
} as const;

/** How one kind of features fares over 20 seeds. */
interface Average {
  /** The mean relative error at each number of features. */
  readonly errors: Vector;
  /** How many of the seeds have a denominator that is not positive. */
  readonly broken: Vector;
}

/** Softmax attention beside its approximation by random features. */
export interface FeatureLab {
  /** Softmax weights, T by T. */
  readonly exact: Matrix;
  readonly estimate: Estimate;
  readonly averages: Readonly<Record<Recipe['type'], Average>>;
  /** The errors of the 20 seeds at the chosen kind and number. */
  readonly spread: Vector;
  /** How many of the 20 seeds have a denominator that is not positive, at the chosen kind and number. */
  readonly broken: number;
  /** Multiplications at the length of the figure. */
  readonly cost: { readonly softmax: number; readonly features: number };
  /** The length at which both cost the same. */
  readonly breakEven: number;
}

/** The seeds that are averaged over. */
export const SEEDS = range(20).map((i) => i + 1);

/** Attention in linear time, by features whose inner products estimate the softmax kernel. */
export const model = defineModel({
  title: 'Random features for softmax attention',
  params,
  init: () => null,
  derive: (_, { type, C, s, seed }): FeatureLab => {
    const recipe = { type, count: Number(C) };
    const draw = drawOf(seed, Number(s));
    const chosen = COUNTS.indexOf(recipe.count);
    const fares = faresOver(s, type).map((each) => item(each, chosen));
    const cost = { softmax: softmaxCost(TOKENS), features: featureMultiplications(TOKENS, recipe) };
    return {
      exact: draw.weights,
      estimate: estimateOf(draw, recipe),
      averages: { positive: averageOf(s, 'positive'), trigonometric: averageOf(s, 'trigonometric') },
      spread: fares.map(({ error }) => error),
      broken: fares.filter(({ isBroken }) => isBroken).length,
      cost,
      breakEven: (TOKENS * cost.features) / cost.softmax,
    };
  },
  readings: ({ estimate, spread, broken, cost }) => [
    { label: 'Relative error, this seed', value: formatNumber(estimate.error, 3) },
    { label: 'Mean over seeds 1 to 20', value: formatNumber(mean(spread), 3) },
    { label: 'Denominator ≤ 0 in', value: `${broken} of ${SEEDS.length} seeds` },
    { label: 'Multiplications, features', value: formatCount(cost.features) },
    { label: 'Multiplications, softmax', value: formatCount(cost.softmax) },
  ],
  describe: ({ estimate, spread, broken, cost, breakEven, averages }, { type, C, s, seed }) => {
    const bad = estimate.denominators.filter((denominator) => denominator <= 0).length;
    return (
      `${TOKENS} tokens, queries and keys of size ${s}, seed ${seed}: ${C} ${type} features miss the output of softmax ` +
      `attention by ${formatNumber(estimate.error, 3)} of its norm; ${TOKENS - bad} of ${TOKENS} denominators are positive. ` +
      `Over seeds 1 to 20 the mean error is ${formatNumber(mean(spread), 3)}, and ` +
      `${broken} of ${SEEDS.length} seeds have a denominator that is not positive. Mean errors with ${COUNTS.join(', ')} features: positive ` +
      `${listed(averages.positive.errors)}; trigonometric ${listed(averages.trigonometric.errors)}. Multiplications: ` +
      `${formatCount(cost.features)} with features, ${formatCount(cost.softmax)} with softmax; the features are cheaper ` +
      `for more than ${formatNumber(breakEven, 4)} tokens.`
    );
  },
  laws: {
    'weights add up to 1 in each row, exact and estimated alike': ({ exact, estimate }) =>
      [...exact, ...estimate.weights].every((row) => Math.abs(sum(row) - 1) < 1e-6 * Math.max(1, ...row.map(Math.abs))),
    'positive features never have a denominator or a weight below 0': ({ estimate, broken }, { type }) =>
      type !== 'positive' || (broken === 0 && !breaksDown(estimate) && Math.min(...estimate.weights.flat()) >= 0),
    'features cost more than softmax exactly below the break-even length': ({ cost, breakEven }) =>
      cost.features > cost.softmax === TOKENS < breakEven,
    'doubling queries and keys makes the mean error larger': ({ averages }, { s, type, C }) => {
      const chosen = COUNTS.indexOf(Number(C));
      return s === '1' || item(averages[type].errors, chosen) < item(averageOf('1', type).errors, chosen);
    },
  },
});

/** Multiplications of softmax attention over T tokens, T²(d_k + d_v). */
export function softmaxCost(tokens: number): number {
  return softmaxMultiplications({ tokens, keyWidth: KEY_WIDTH, valueWidth: VALUE_WIDTH });
}

type Size = (typeof params)['s']['options'][number];

/** The draws of the 20 seeds and their fares at every number of features, for both kinds. */
const allFares = (size: number): Record<Recipe['type'], readonly (readonly Fare[])[]> => {
  const draws = SEEDS.map((seed) => drawOf(seed, size));
  const fares = (type: Recipe['type']) => draws.map((draw) => faresOf(draw, type));
  return { positive: fares('positive'), trigonometric: fares('trigonometric') };
};

/** Kept for either size, so that no knob but the size waits for them, and that only once. */
const FARES = { '0.5': remembered(() => allFares(0.5)), '1': remembered(() => allFares(1)) };

function faresOver(s: Size, type: Recipe['type']): readonly (readonly Fare[])[] {
  return FARES[s]()[type];
}

function averageOf(s: Size, type: Recipe['type']): Average {
  const fares = faresOver(s, type);
  const overSeeds = (of: (fare: Fare) => number) => COUNTS.map((_, i) => fares.map((each) => of(item(each, i))));
  return {
    errors: overSeeds(({ error }) => error).map(mean),
    broken: overSeeds(({ isBroken }) => (isBroken ? 1 : 0)).map(sum),
  };
}

function listed(numbers: Vector): string {
  return numbers.map((each) => formatNumber(each, 3)).join(', ');
}
