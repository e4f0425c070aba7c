import { at as item, sum } from '../../core/array.ts';
import { formatCount, formatFixed, formatNumber } from '../../core/format.ts';
import { lowRankSize } from '../../core/low-rank-update.ts';
import { defineModel } from '../../core/model.ts';
import type { Vector } from '../../core/vector.ts';
import { leastLoss, MOST_LOSS, nextStop, SIZE, startOf, STARTS, type Stop, strengthsOf } from './training.ts';

const params = {
  r: { kind: 'number', label: 'Rank r', min: 1, max: 8, step: 1, start: 1 },
  rho: {
    kind: 'number',
    label: 'Decay ρ of the target',
    min: 0.3,
    max: 0.9,
    step: 0.05,
    start: 0.7,
    help: 'Singular values 1, ρ, ρ², …',
  },
  init: { kind: 'choice', label: 'Start of the factors', options: STARTS, start: 'B zero' },
  eta: { kind: 'number', label: 'Learning rate η', min: 0.05, max: 0.3, step: 0.01, start: 0.2 },
  s: { kind: 'number', label: 'Scale s = α/r', min: 0.5, max: 2, step: 0.1, start: 1 },
  seed: { kind: 'number', label: 'Seed of the factors', min: 1, max: 99, step: 1, start: 1, advanced: true },
} as const;

/** A low-rank update on its way to a full-rank target, seen along the singular directions of the target. */
export interface Staircase {
  /** The singular values of the target, largest first. */
  readonly strengths: Vector;
  /** What the update does along each direction, after 0, 1, ... steps, up to the present one. */
  readonly captured: readonly Vector[];
  readonly losses: Vector;
  /** The least loss of any update of this rank. */
  readonly least: number;
  /** The share of the target's energy that no update of this rank reaches. */
  readonly unreachable: number;
  /** Of how many directions the update has at least nine tenths. */
  readonly learned: number;
  /** The trained numbers, and those of the whole matrix. */
  readonly trained: number;
  readonly whole: number;
  /** After how many steps the loss was too large to go on; null while it is not. */
  readonly stoppedAt: number | null;
}

/** LoRA against a target with falling singular values: the strongest directions first, and never more than r of them. */
export const model = defineModel({
  title: 'LoRA on the staircase of singular values',
  params,
  steps: { label: 'Steps', most: 1000, start: 300 },
  init: (at, rng): readonly Stop[] => [startOf(at, rng)],
  step: (stops, at) => [...stops, nextStop(lastOf(stops), at)],
  derive: (stops, { r, rho }): Staircase => {
    const strengths = strengthsOf(rho);
    const stopped = stops.findIndex(({ loss }) => loss > MOST_LOSS);
    const shown = stopped === -1 ? stops : stops.slice(0, stopped + 1);
    const { captured, factors } = lastOf(shown);
    return {
      strengths,
      captured: shown.map((stop) => stop.captured),
      losses: shown.map(({ loss }) => loss),
      least: leastLoss(r, rho),
      unreachable: leastLoss(r, rho) / leastLoss(0, rho),
      learned: stopped === -1 ? strengths.filter((strength, i) => isLearned(item(captured, i) / strength)).length : 0,
      trained: lowRankSize(factors),
      whole: SIZE ** 2,
      stoppedAt: stopped === -1 ? null : stopped,
    };
  },
  readings: ({ losses, least, unreachable, learned, trained, whole, stoppedAt }) => [
    { label: 'Loss', value: stoppedAt === null ? formatNumber(lastOf(losses), 4) : 'diverged' },
    { label: 'Least loss at rank r', value: formatNumber(least, 4) },
    { label: 'Energy out of reach', value: formatFixed(unreachable, 4) },
    { label: 'Directions learned', value: String(learned) },
    { label: 'Trained numbers', value: `${formatCount(trained)} of ${formatCount(whole)}` },
  ],
  describe: ({ losses, least, unreachable, learned, trained, whole, stoppedAt }, { r, rho, eta, s, init }) =>
    `Rank ${r}, singular values of the target falling by the factor ${formatNumber(rho, 2)}, learning rate ` +
    `${formatNumber(eta, 2)}, scale ${formatNumber(s, 2)}, start: ${init}. ` +
    (stoppedAt === null
      ? `After ${losses.length - 1} steps the loss has gone from ${formatNumber(item(losses, 0), 4)} to ` +
        `${formatNumber(lastOf(losses), 4)}, and ${learned} of ${SIZE} directions are learned to nine tenths. `
      : `The training has diverged: it was stopped after ${stoppedAt} steps, at a loss above a million. `) +
    `The least loss at this rank is ${formatNumber(least, 4)}: the share ${formatFixed(unreachable, 4)} of the target's ` +
    `energy is out of reach. Trained are ${trained} numbers of ${whole}.`,
  laws: {
    'no loss lies below the least one of its rank': ({ losses, least }) =>
      losses.every((loss) => loss >= least * (1 - ROUNDING)),
    'a start with B = 0 changes nothing: its loss is half the energy of the target': (
      { losses, strengths },
      { init },
    ) =>
      init === 'both random' ||
      Math.abs(item(losses, 0) - sum(strengths.map((strength) => strength ** 2)) / 2) < ROUNDING,
    'two factors of 0 never move': ({ losses }, { init }) =>
      init !== 'both zero' || losses.every((loss) => loss === losses[0]),
    'the misses along the directions of the target are a part of the loss': ({ captured, strengths, losses }) =>
      captured.every((along, t) => {
        const misses = strengths.map((strength, i) => (item(along, i) - strength) ** 2);
        return sum(misses) / 2 <= item(losses, t) * (1 + ROUNDING);
      }),
    'at most r directions are ever learned': ({ learned }, { r }) => learned <= r,
    'rank 8 trains as many numbers as the matrix has': ({ trained, whole }, { r }) => trained * 8 === whole * r,
  },
});

const ROUNDING = 1e-9;
const LEARNED = 0.9;

function isLearned(share: number): boolean {
  return share >= LEARNED && share <= 2 - LEARNED;
}

function lastOf<T>(items: readonly T[]): T {
  return item(items, items.length - 1);
}
