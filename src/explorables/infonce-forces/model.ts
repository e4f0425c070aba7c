import { at as item, sum } from '../../core/array.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { norm, total, type Vector } from '../../core/vector.ts';
import { candidatesOf, contrastAt, type CurvePoint, type Forces, forcesOf, KINDS, lossCurve, REACH, restingAngle, turnCurve } from './forces.ts'; // prettier-ignore

const NEGATIVES = [30, 75, 140, -60, -120];
const POSITIVE = 20;
const TEMPERATURES = [0.05, 2] as const;

const params = {
  tau: {
    kind: 'number',
    label: 'Temperature τ',
    min: TEMPERATURES[0],
    max: TEMPERATURES[1],
    step: 0.01,
    start: 0.2,
    spacing: 'log',
  },
  positive: { kind: 'number', label: 'Positive at', unit: '°', min: -180, max: 180, step: 1, start: POSITIVE },
  anchor: { kind: 'number', label: 'Anchor at', unit: '°', min: -REACH, max: REACH, step: 1, start: 0 },
  forces: {
    kind: 'choice',
    label: 'Forces',
    options: KINDS,
    start: 'along the circle',
    help: 'Free: embeddings of any length.',
  },
  negatives: {
    kind: 'list',
    label: 'Negatives at, degrees',
    min: -180,
    max: 180,
    step: 1,
    start: NEGATIVES,
    advanced: true,
  },
} as const;

type At = Values<typeof params>;

/** An anchor among its candidates, forward and backward. Candidate 0 is the positive. */
export interface ContrastForces {
  readonly loss: number;
  readonly cosines: Vector;
  readonly scores: Vector;
  readonly probabilities: Vector;
  /** The gradient of the loss in each score: p_j, minus 1 at the positive. */
  readonly scoreGradients: Vector;
  /** How fast descent turns the anchor, per radian and counterclockwise above 0: the part of each candidate. */
  readonly turns: Vector;
  /** All of them together. */
  readonly turn: number;
  readonly forces: Forces;
  /** The negative with the largest probability, counted from 1, and its share among the negatives. */
  readonly hardest: number;
  readonly hardestShare: number;
  /** The loss over the angle of the anchor, and the angle where it is least. */
  readonly losses: readonly CurvePoint[];
  readonly resting: number;
  /** `turn` over the temperature. */
  readonly turnsOverTau: readonly CurvePoint[];
}

/** Softmax cross-entropy of similarities: each score's gradient pulls two embeddings together or pushes them apart. */
export const model = defineModel({
  title: 'Who pulls, who pushes?',
  params,
  shortcuts: [
    { label: 'Anchor to rest', settings: (at: At) => ({ anchor: restingAngle(at) }) },
    { label: 'Angles back', settings: () => ({ anchor: 0, positive: POSITIVE, negatives: NEGATIVES }) },
  ],
  init: () => null,
  derive: (_, at): ContrastForces => {
    const { loss, probabilities, slopes, slope, parts, hardestShare } = contrastAt(at);
    const cosines = candidatesOf(at).map((angle) => Math.cos(((angle - at.anchor) * Math.PI) / 180));
    const negatives = probabilities.slice(1);
    return {
      loss,
      cosines,
      scores: cosines.map((cosine) => cosine / at.tau),
      probabilities,
      scoreGradients: slopes.map((each) => each * at.tau),
      turns: parts.map((part) => -part),
      turn: -slope,
      forces: forcesOf(at, at.forces),
      hardest: negatives.indexOf(Math.max(...negatives)) + 1,
      hardestShare,
      losses: lossCurve(at),
      resting: restingAngle(at),
      turnsOverTau: turnCurve(at, TEMPERATURES),
    };
  },
  readings: ({ loss, probabilities, hardest, hardestShare, turn }, at) => [
    { label: 'Loss −ln p_+', value: formatNumber(loss, 4) },
    { label: 'Chance, ln N', value: formatNumber(Math.log(probabilities.length), 4) },
    { label: 'Hardest negative', value: String(hardest) },
    { label: 'Its share of the push', value: formatNumber(hardestShare, 4) },
    { label: 'Gradient in θ, per radian', value: formatNumber(-turn || 0, 4) },
    { label: 'Anchor turns', value: directionOf(turn, at) },
  ],
  describe: ({ loss, probabilities, scoreGradients, turns, turn, hardest, hardestShare, resting }, at) =>
    `Anchor at ${formatNumber(at.anchor, 3)} degrees, positive at ${formatNumber(at.positive, 3)}, negatives at ` +
    `${at.negatives.map((angle) => formatNumber(angle, 3)).join(', ')}, temperature ` +
    `${formatNumber(at.tau, 2)}. The loss is ${formatNumber(loss, 4)}; probabilities, the positive first: ` +
    `${listed(probabilities)}. Gradients in the scores: ${listed(scoreGradients)}. Negative ${hardest} has the share ` +
    `${formatNumber(hardestShare, 4)} of the push. The candidates turn the anchor by ${listed(turns)} per radian, each ` +
    `being turned the opposite way; together ${formatNumber(turn, 4)}: descent turns it ${directionOf(turn, at)}. ` +
    `The loss is least with the anchor at ${formatNumber(resting, 3)} degrees.`,
  laws: {
    'the probabilities add up to 1 and the gradients in the scores to 0': ({ probabilities, scoreGradients }) =>
      isClose(sum(probabilities), 1) && isClose(sum(scoreGradients), 0),
    'the positive is pulled and every negative is pushed': ({ scoreGradients }) =>
      scoreGradients.every((gradient, j) => (j === 0 ? gradient <= 0 : gradient >= 0)),
    'along the circle the lengths of the arrows are the turns': ({ forces, turns, turn }, { forces: kind }) =>
      kind === 'free' ||
      (isClose(norm(forces.anchor), Math.abs(turn)) &&
        forces.candidates.every((force, j) => isClose(norm(force), Math.abs(item(turns, j))))),
    'free forces on the candidates add up to 0: what is pulled is paid for by what is pushed': (
      { forces },
      { forces: kind },
    ) => kind !== 'free' || norm(total([0, 0], ...forces.candidates)) <= TINY * norm(item(forces.candidates, 0)) + TINY,
    'the hardest negative is the one with the largest cosine': ({ cosines, hardest }) =>
      isClose(item(cosines, hardest), Math.max(...cosines.slice(1))),
    'no angle of the anchor has a lower loss than its resting angle': ({ losses, loss, resting }) =>
      losses.every(([, each]) => each >= (losses[resting + REACH]?.[1] ?? Infinity)) &&
      loss >= (losses[resting + REACH]?.[1] ?? Infinity) - TINY,
  },
});

const TINY = 1e-9;
/** A slower turn is none. */
const STILL = 1e-9;

/** Which way the anchor turns, and whether that brings it nearer to its positive. */
function directionOf(turn: number, { anchor, positive }: At): string {
  if (Math.abs(turn) < STILL) return 'not at all';
  const ahead = Math.sin(((positive - anchor) * Math.PI) / 180);
  const way = turn > 0 ? 'counterclockwise' : 'clockwise';
  if (Math.abs(ahead) < STILL) return way;
  return Math.sign(turn) === Math.sign(ahead) ? 'toward +' : 'away from +';
}

function listed(numbers: Vector): string {
  return numbers.map((each) => formatFixed(each, 3)).join(', ');
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= TINY * Math.max(1, Math.abs(a), Math.abs(b));
}
