import { at as item, range, sum } from '../../core/array.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { remembered } from '../../core/remembered.ts';
import type { Vector } from '../../core/vector.ts';
import { rightOf, winningSequences } from './plurality.ts';

/** The largest vote. */
export const MOST = 40;

const params = {
  p: { kind: 'number', label: 'One chain is right, p', min: 0.05, max: 0.95, step: 0.01, start: 0.6 },
  M: { kind: 'number', label: 'Wrong answers M', min: 1, max: 10, step: 1, start: 1 },
  N: { kind: 'number', label: 'Chains N', min: 1, max: MOST, step: 1, start: 10 },
  seed: { kind: 'number', label: 'Seed of the drawn vote', min: 1, max: 20, step: 1, start: 1, advanced: true },
} as const;

type At = Values<typeof params>;

/** A vote of independent chains. */
export interface Vote {
  /** The probability of one given wrong answer from one chain. */
  readonly q: number;
  /** The probability that a vote of N chains is right. */
  readonly right: number;
  /** The same for 1, 2, ..., 40 chains. */
  readonly byChains: Vector;
  /** The same for N chains over p, as pairs. */
  readonly overP: readonly (readonly [number, number])[];
  /** The p at which one chain gives the right answer as often as a given wrong one. */
  readonly even: number;
  /** How many chains of one drawn vote gave each answer; the right one comes first. */
  readonly counts: Vector;
}

/** Self-consistency: many chains, one vote over their answers, with the exact probability that it is right. */
export const model = defineModel({
  title: 'How many chains to vote?',
  params,
  init: (_, rng): Vector => range(MOST).map(rng.uniform),
  derive: (draws, at): Vote => {
    const wins = sequences(at.M);
    const byChains = range(MOST).map((i) => rightOf(item(wins, i + 1), at));
    return {
      q: wrongShare(at),
      right: item(byChains, at.N - 1),
      byChains,
      overP: range(POINTS + 1).map((i) => [i / POINTS, rightOf(item(wins, at.N), { p: i / POINTS, M: at.M })]),
      even: 1 / (at.M + 1),
      counts: countsOf(draws.slice(0, at.N), at),
    };
  },
  readings: ({ q, right, counts }, { p }) => [
    { label: 'One chain is right', value: formatFixed(p, 2) },
    { label: 'One given wrong answer, q', value: formatNumber(q, 3) },
    { label: 'The vote is right', value: probabilityText(right) },
    { label: 'The drawn vote is', value: outcome(counts) },
  ],
  describe: ({ q, right, counts }, { p, M, N }) =>
    `One chain is right with probability ${formatFixed(p, 2)}, and gives ${M === 1 ? 'the one wrong answer' : `each of ${M} wrong answers`} ` +
    `with probability ${formatNumber(q, 3)}. A vote of ${N} ${N === 1 ? 'chain' : 'chains'} is right with probability ` +
    `${probabilityText(right)}. In one drawn vote the right answer got ${item(counts, 0)} of ${N}, the most frequent wrong one ` +
    `${Math.max(...counts.slice(1))}: the vote is ${outcome(counts)}.`,
  laws: {
    'every probability lies between 0 and 1': ({ byChains, overP }) =>
      [...byChains, ...overP.map(([, right]) => right)].every((right) => right >= 0 && right <= 1 + ROUNDING),
    'a vote of two chains is as good as one chain': ({ byChains }, { p }) =>
      isNear(item(byChains, 0), p) && isNear(item(byChains, 1), p),
    'any vote of three or more is better than one chain exactly if the right answer is more frequent than a wrong one':
      ({ byChains, q }, { p }) =>
        Math.abs(p - q) < ROUNDING || byChains.slice(2).every((right) => Math.sign(right - p) === Math.sign(p - q)),
    'more chains never turn the change around': ({ byChains, q }, { p }) =>
      byChains.every((right, i) => i === 0 || (right - item(byChains, i - 1)) * Math.sign(p - q) >= -ROUNDING),
    'where all answers are equally likely a vote changes nothing': ({ overP, even }) =>
      overP.every(([p, right]) => !isNear(p, even) || isNear(right, p)),
    'the drawn vote has N answers': ({ counts }, { N, M }) => counts.length === M + 1 && sum(counts) === N,
  },
});

const POINTS = 100;
const ROUNDING = 1e-10;
const ALMOST_CERTAIN = 0.9999;

const sequences = remembered((M: number) => winningSequences(MOST, M));

function wrongShare({ p, M }: At): number {
  return (1 - p) / M;
}

/** Each draw from [0, 1) is right below p; above, equal stretches belong to the wrong answers. */
function countsOf(draws: Vector, at: At): Vector {
  const answers = draws.map((u) => (u < at.p ? 0 : 1 + Math.min(at.M - 1, Math.floor((u - at.p) / wrongShare(at)))));
  return range(at.M + 1).map((answer) => answers.filter((each) => each === answer).length);
}

/** Never "1" for what is only almost certain. */
function probabilityText(right: number): string {
  return right > ALMOST_CERTAIN ? 'above 0.9999' : formatNumber(right, 4);
}

function outcome(counts: Vector): string {
  const most = Math.max(...counts);
  if (item(counts, 0) < most) return 'wrong';
  const tied = counts.filter((count) => count === most).length;
  return tied === 1 ? 'right' : `a tie of ${tied}`;
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < ROUNDING;
}
