import { range } from '../../core/array.ts';
import { formatNumber } from '../../core/format.ts';
import { apply, type Matrix } from '../../core/matrix.ts';
import { defineModel, type Values } from '../../core/model.ts';
import {
  type ClosestPair,
  closestPair,
  codeDistance,
  frequencies,
  offsetProduct,
  rotation,
  sinusoidalCode,
} from '../../core/positional-code.ts';
import { difference, norm, type Vector } from '../../core/vector.ts';
import { bestDistance, speedCurve, type SpeedPoint, SPEEDS } from './one-hand.ts';

const params = {
  mode: { kind: 'choice', label: 'Code', options: ['one hand', 'many hands'], start: 'one hand' },
  omega: {
    kind: 'number',
    label: 'Speed ω (one hand)',
    unit: 'rad',
    min: SPEEDS.least,
    max: SPEEDS.most,
    step: 0.000001,
    start: 0.03,
    digits: 4,
    spacing: 'log',
  },
  k: { kind: 'number', label: 'Offset k', min: 1, max: 255, step: 1, start: 8, spacing: 'log' },
  t: { kind: 'number', label: 'Position t', min: 0, max: 64, step: 1, start: 0 },
  T: { kind: 'number', label: 'Positions T', min: 8, max: 256, step: 1, start: 64 },
  d: { kind: 'choice', label: 'Width d (many hands)', options: ['2', '4', '8', '16', '32', '64'], start: '8' },
  base: {
    kind: 'number',
    label: 'Base (many hands)',
    min: 1,
    max: 5,
    step: 0.25,
    start: 4,
    digits: 2,
    shows: 'power of ten',
    advanced: true,
  },
} as const;

type At = Values<typeof params>;

/** A pair of the code as the hand of a clock; angles in radians, clockwise from twelve. */
export interface Hand {
  readonly omega: number;
  /** Where it stands at position t. */
  readonly angle: number;
  /** By how much it turns over k positions, whatever t is. */
  readonly turn: number;
  /** The map from the code at t to the code at t + k, which does not contain t. */
  readonly map: Matrix;
  readonly code: Vector;
  readonly moved: Vector;
}

/** Positions on the circle: what the code tells apart and what it does not. */
export interface ClockHands {
  readonly hands: readonly Hand[];
  /** Entry i is the inner product of codes i positions apart, both scaled to norm 1; i = 0..T - 1. */
  readonly products: readonly number[];
  /** Entry i is the distance of codes i positions apart, both scaled to norm 1; at least i = 0..T - 1, and up to k. */
  readonly distances: readonly number[];
  /** Of T positions. */
  readonly closest: ClosestPair;
  /** How far the rotation that is shown misses the code k positions on, at worst, over all T positions. */
  readonly mismatch: number;
  /** What one hand reaches over its speed. */
  readonly curve: readonly SpeedPoint[];
}

/** Sinusoidal codes as clock hands: the distance of positions, and the rotation that leads from one to another. */
export const model = defineModel({
  title: 'Clock hands: how fast should a position turn?',
  params,
  shortcuts: [
    { label: 'ω = 0.01', settings: () => ({ mode: 'one hand', omega: 0.01 }) },
    { label: 'ω = 2π/T', settings: ({ T }: At) => ({ mode: 'one hand', omega: evenSpeed(T) }) },
    { label: 'ω = 1', settings: () => ({ mode: 'one hand', omega: 1 }) },
    { label: 'ω = π', settings: () => ({ mode: 'one hand', omega: Math.PI }) },
  ],
  init: () => null,
  derive: (_, at): ClockHands => {
    const pairs = pairsOf(at);
    const hands = pairs.map((omega) => handOf(omega, at));
    return {
      hands,
      products: range(at.T).map((offset) => offsetProduct(offset, pairs) / pairs.length),
      distances: range(Math.max(at.T, at.k + 1)).map((offset) => codeDistance(offset, pairs)),
      closest: closestPair(pairs, at.T),
      mismatch: Math.max(...hands.map((hand) => mismatchOf(hand, at))),
      curve: speedCurve(at.T),
    };
  },
  readings: ({ distances, closest, hands }, at) => [
    { label: `Closest two of ${at.T}`, value: written(closest.distance) },
    { label: 'Their offset', value: String(closest.offset) },
    { label: 'Neighbors, k = 1', value: written(distances[1] ?? 0) },
    { label: `Distance at k = ${at.k}`, value: written(distances[at.k] ?? 0) },
    ...hands.slice(0, 1).map(({ turn }) => ({
      label: at.mode === 'one hand' ? 'Rotation by ωk, rad' : 'First hand turns by, rad',
      value: formatNumber(turn, 4),
    })),
  ],
  describe: (derived, at) => `${codeWords(at)} ${distanceWords(derived, at)} ${rotationWords(derived, at)}`,
  laws: {
    'the code k positions on is the code turned by one rotation, from every position': ({ mismatch }) =>
      mismatch < 1e-10,
    'a squared distance is 2 minus twice the inner product': ({ products, distances }) =>
      products.every((product, i) => Math.abs((distances[i] ?? 0) ** 2 - (2 - 2 * product)) < 1e-12),
    'no two positions are closer than the closest pair': ({ distances, closest }, { T }) =>
      distances.slice(1, T).every((distance) => distance >= closest.distance),
    'one hand keeps the closest two at most 2 sin(π/T) apart': ({ closest, curve }, { mode, T }) =>
      (mode === 'many hands' || closest.distance <= bestDistance(T) + 1e-12) &&
      curve.every(({ distance }) => distance <= bestDistance(T) + 1e-12),
  },
});

/** The speed 2π/T, on the grid of its knob and not beyond: with it the last position does not pass the first. */
function evenSpeed(positions: number): number {
  return Math.floor((2e6 * Math.PI) / positions) / 1e6;
}

/** A distance: "0.0982", "1.5", and "≈ 0" where nothing but rounding keeps two codes apart. */
export function written(distance: number): string {
  return distance < 1e-5 ? '≈ 0' : formatNumber(distance, 3);
}

/** The frequencies of the code that is shown, in rad a position. */
function pairsOf({ mode, omega, d, base }: At): Vector {
  return mode === 'one hand' ? [omega] : frequencies(Number(d), 10 ** base);
}

function handOf(omega: number, { t, k }: At): Hand {
  return {
    omega,
    angle: omega * t,
    turn: omega * k,
    map: rotation(-omega * k),
    code: sinusoidalCode(t, [omega]),
    moved: sinusoidalCode(t + k, [omega]),
  };
}

/** The one map of the hand, tried at every position. */
function mismatchOf({ omega, map }: Hand, { T, k }: At): number {
  const misses = range(T).map((t) => {
    const [code, moved] = [sinusoidalCode(t, [omega]), sinusoidalCode(t + k, [omega])];
    return norm(difference(apply(map, code), moved));
  });
  return Math.max(...misses);
}

function inPositions(offset: number): string {
  return `${offset} position${offset === 1 ? '' : 's'}`;
}

function codeWords({ mode, omega, d, base }: At): string {
  if (mode === 'one hand') return `One hand turns by ${formatNumber(omega, 4)} rad a position.`;
  const hands = Number(d) / 2;
  return `${hands} hand${hands === 1 ? '' : 's'} with base ${formatNumber(10 ** base, 2)}, codes scaled to norm 1.`;
}

function distanceWords({ closest, distances }: ClockHands, { T }: At): string {
  return (
    `Of ${T} positions the two most similar are ${inPositions(closest.offset)} apart, at a distance of ` +
    `${written(closest.distance)}; neighbors differ by ${written(distances[1] ?? 0)}.`
  );
}

function rotationWords({ hands, distances }: ClockHands, { k, t, mode }: At): string {
  const turn = formatNumber(hands[0]?.turn ?? 0, 4);
  const distance = `positions ${t} and ${t + k} differ by ${written(distances[k] ?? 0)}`;
  return mode === 'one hand'
    ? `An offset of ${k} turns every code by ${turn} rad: ${distance}.`
    : `An offset of ${k} turns the first hand by ${turn} rad, each by its own angle, at every position: ${distance}.`;
}
