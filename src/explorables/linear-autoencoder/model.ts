import { at as item, sum } from '../../core/array.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { keptShare, leastAutoencoderLoss } from '../../core/linear-autoencoder.ts';
import type { Matrix } from '../../core/matrix.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { dot, norm, times, type Vector } from '../../core/vector.ts';
import { type Cloud, cloudOf, COUNT, inPlane, nextStop, RATE, startOf, STARTS, type Stop } from './training.ts';

const params = {
  lambda: { kind: 'number', label: 'Penalty λ', min: 0, max: 2, step: 0.05, start: 0 },
  start: {
    kind: 'choice',
    label: 'Start',
    options: STARTS,
    start: 'handles',
    help: 'Nudged: a millionth off the minor axis.',
  },
  psi: { kind: 'number', label: 'Angle of the cloud', unit: '°', min: 0, max: 180, step: 1, start: 30, advanced: true },
  s1: { kind: 'number', label: 'Spread along its axis', min: 0.5, max: 3, step: 0.1, start: 2, advanced: true },
  s2: { kind: 'number', label: 'Spread across it', min: 0.1, max: 2, step: 0.1, start: 0.7, advanced: true },
  seed: { kind: 'number', label: 'Seed of the points', min: 1, max: 99, step: 1, start: 1, advanced: true },
  w1: { kind: 'list', label: 'Encoder at the start', min: -1, max: 1, step: 0.05, start: [0.1, -0.3], inPicture: true },
  w2: { kind: 'list', label: 'Decoder at the start', min: -1, max: 1, step: 0.05, start: [0.2, 0.1], inPicture: true },
} as const;

type At = Values<typeof params>;

/** A place in the plane of the points. */
export type Place = readonly [number, number];

/** Encoder and decoder of width 1 on their way through the plane, and what they make of the points. */
export interface Autoencoder {
  readonly points: Matrix;
  /** Reconstruction i belongs to point i. */
  readonly reconstructions: readonly Place[];
  /** The eigenvalues of the covariance, largest first, and the principal directions. */
  readonly eigenvalues: Vector;
  readonly directions: readonly Place[];
  /** After 0, 1, ... steps, up to the present one. */
  readonly encoders: readonly Place[];
  readonly decoders: readonly Place[];
  readonly losses: Vector;
  /** The lengths of encoder and decoder, and their product W1W2, at the same steps. */
  readonly lengths: readonly (readonly [number, number])[];
  readonly products: Vector;
  /** The least loss of all, and the least that the second principal direction alone allows. */
  readonly least: number;
  readonly leastOnSecond: number;
  /** The product W1W2 at the least loss. */
  readonly share: number;
  /** The angles, in degrees from 0 to 90, between encoder or decoder and the first principal direction; null for length 0. */
  readonly angles: readonly (number | null)[];
}

interface Training {
  readonly cloud: Cloud;
  readonly stops: readonly Stop[];
}

/** A linear auto-encoder with one unit: gradient descent finds the first principal direction, and leaves the lengths open. */
export const model = defineModel({
  title: 'The auto-encoder that finds PCA',
  params,
  shortcuts: [
    { label: 'Start back', settings: () => ({ start: 'handles', w1: [0.1, -0.3], w2: [0.2, 0.1] }) },
    { label: 'Equal starts', settings: ({ w2 }: At) => ({ start: 'handles', w1: w2 }) },
  ],
  steps: { label: 'Steps', most: 500, start: 500 },
  init: (at, rng): Training => {
    const cloud = cloudOf(rng, at);
    return { cloud, stops: [startOf(cloud, at)] };
  },
  step: ({ cloud, stops }, { lambda }) => {
    const last = item(stops, stops.length - 1);
    return { cloud, stops: [...stops, nextStop(last, cloud.principal.values, lambda)] };
  },
  derive: (training, { lambda }): Autoencoder => shownOf(training, lambda),
  readings: ({ losses, lengths, products, angles, least }) => [
    { label: 'Loss', value: formatFixed(lastOf(losses), 3) },
    { label: 'Least loss', value: formatFixed(least, 3) },
    { label: 'Length of W^{(1)}', value: formatFixed(lastOf(lengths)[0], 3) },
    { label: 'Length of W^{(2)}', value: formatFixed(lastOf(lengths)[1], 3) },
    { label: 'Product W^{(1)}W^{(2)}', value: formatFixed(lastOf(products), 3) },
    { label: 'W^{(1)} to v_1', value: degrees(item(angles, 0)) },
    { label: 'W^{(2)} to v_1', value: degrees(item(angles, 1)) },
  ],
  describe: (shown, { lambda, start }) => {
    const [encoder, decoder] = lastOf(shown.lengths);
    const from = { handles: 'the handles', 'minor axis': 'the minor axis', nudged: 'a millionth off the minor axis' };
    return (
      `${COUNT} points with eigenvalues ${shown.eigenvalues.map((value) => formatNumber(value, 4)).join(' and ')}, ` +
      `penalty ${formatNumber(lambda, 2)}, start on ${from[start]}. ` +
      `After ${shown.losses.length - 1} steps the loss is ${formatFixed(lastOf(shown.losses), 3)}; the least possible is ` +
      `${formatFixed(shown.least, 3)}, and ${formatFixed(shown.leastOnSecond, 3)} on the minor axis. ` +
      `The encoder has length ${formatFixed(encoder, 3)}, ${degrees(item(shown.angles, 0))} from the first principal ` +
      `direction; the decoder has length ${formatFixed(decoder, 3)}, ${degrees(item(shown.angles, 1))} from it. ` +
      `Their product is ${formatFixed(lastOf(shown.products), 3)}; at the least loss it is ${formatFixed(shown.share, 3)}.`
    );
  },
  laws: {
    'the loss never rises': ({ losses }) =>
      losses.every((loss, t) => t === 0 || loss <= item(losses, t - 1) * (1 + ROUNDING)),
    'no loss lies below the least one': ({ losses, least }) => losses.every((loss) => loss >= least - ROUNDING),
    'the loss is the mean squared distance of points and reconstructions, plus the penalty': (
      { points, reconstructions, losses, lengths },
      { lambda },
    ) => {
      const squares = points.map(([x = 0, y = 0], i) => {
        const [left, up] = item(reconstructions, i);
        return (x - left) ** 2 + (y - up) ** 2;
      });
      const penalty = lambda * sum(lastOf(lengths).map((length) => length ** 2));
      return isClose(sum(squares) / COUNT + penalty, lastOf(losses));
    },
    'weights that start exactly on the minor axis stay on it': ({ angles }, { start }) =>
      start !== 'minor axis' || angles.every((angle) => angle === null || Math.abs(angle - 90) < 1e-5),
    'without a penalty the difference of the squared lengths moves by less than 2η times the fall of the loss': (
      { lengths, losses },
      { lambda },
    ) =>
      lambda > 0 ||
      Math.abs(gap(lastOf(lengths)) - gap(item(lengths, 0))) <=
        2 * RATE * (item(losses, 0) - lastOf(losses)) + ROUNDING,
  },
});

const ROUNDING = 1e-9;
/** Shorter vectors have no direction to speak of. */
const NO_LENGTH = 1e-12;

function shownOf({ cloud, stops }: Training, lambda: number): Autoencoder {
  const { points, principal } = cloud;
  const last = lastOf(stops);
  const [encoder, decoder] = [inPlane(last.encoder, principal), inPlane(last.decoder, principal)];
  return {
    points,
    reconstructions: points.map((point) => placeOf(times(dot(encoder, point), decoder))),
    eigenvalues: principal.values,
    directions: principal.vectors.map(placeOf),
    encoders: stops.map((stop) => inPlane(stop.encoder, principal)),
    decoders: stops.map((stop) => inPlane(stop.decoder, principal)),
    losses: stops.map(({ loss }) => loss),
    lengths: stops.map((stop) => [norm(stop.encoder), norm(stop.decoder)] as const),
    products: stops.map((stop) => dot(stop.encoder, stop.decoder)),
    least: leastAutoencoderLoss(principal.values, { width: 1, lambda }),
    leastOnSecond: leastAutoencoderLoss(principal.values.toReversed(), { width: 1, lambda }),
    share: keptShare(item(principal.values, 0), lambda),
    angles: [last.encoder, last.decoder].map(angleToFirst),
  };
}

function placeOf([x = 0, y = 0]: Vector): Place {
  return [x, y];
}

function angleToFirst([along = 0, across = 0]: Vector): number | null {
  if (Math.hypot(along, across) < NO_LENGTH) return null;
  return (Math.atan2(Math.abs(across), Math.abs(along)) * 180) / Math.PI;
}

function degrees(angle: number | null): string {
  return angle === null ? 'no direction' : `${formatFixed(angle, 1)}°`;
}

function gap([encoder, decoder]: readonly [number, number]): number {
  return decoder ** 2 - encoder ** 2;
}

function lastOf<T>(items: readonly T[]): T {
  return item(items, items.length - 1);
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= ROUNDING * Math.max(1, Math.abs(a), Math.abs(b));
}
