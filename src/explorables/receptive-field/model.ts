import { at as item, sum } from '../../core/array.ts';
import { centralWindow, effectiveField, spreadOf } from '../../core/effective-field.ts';
import { formatCount, formatNumber } from '../../core/format.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { type ReceptiveField, receptiveFields, type WindowLayer } from '../../core/receptive-field.ts';
import { type Pyramid, pyramidOf } from './pyramid.ts';
import { layersOf, STACKS } from './stacks.ts';

const params = {
  stack: { kind: 'choice', label: 'Layers', options: STACKS, start: 'equal' },
  L: {
    kind: 'number',
    label: 'Number of layers L',
    help: 'At most 8 strided, 18 of a named net, 6 own.',
    min: 1,
    max: 40,
    step: 1,
    start: 6,
  },
  k: { kind: 'number', label: 'Kernel size k', help: 'Of the first three kinds.', min: 1, max: 7, step: 1, start: 3 },
  taps: {
    kind: 'list',
    label: 'Own layers: kernel size k',
    min: 1,
    max: 7,
    step: 1,
    start: [3, 3, 2, 3, 3, 2],
    countedBy: 'L',
    advanced: true,
  },
  strides: {
    kind: 'list',
    label: 'Own layers: stride s',
    min: 1,
    max: 2,
    step: 1,
    start: [1, 1, 2, 1, 1, 2],
    countedBy: 'L',
    advanced: true,
  },
  dilations: {
    kind: 'list',
    label: 'Own layers: dilation D',
    min: 1,
    max: 8,
    step: 1,
    start: [1, 1, 1, 1, 1, 1],
    countedBy: 'L',
    advanced: true,
  },
} as const;

type At = Values<typeof params>;

/** The part of the gradient that "really matters": what a normal distribution has within two standard deviations. */
export const SHARE = 0.9545;

/** How far one unit of the last layer sees, and where in the input its gradient lies. */
export interface FieldOfView {
  readonly layers: readonly WindowLayer[];
  /** After each layer, entry ℓ - 1 for layer ℓ. */
  readonly fields: readonly ReceptiveField[];
  /** The gradient of the unit in the inputs of its field, from left to right; it sums to 1. */
  readonly weights: readonly number[];
  /** Standard deviation of these weights, in input positions. */
  readonly deviation: number;
  /** The standard deviation after each layer, by adding variances. */
  readonly deviations: readonly number[];
  /** Length of the shortest central window that holds the share of the gradient. */
  readonly window: number;
  readonly pyramid: Pyramid;
}

/** The receptive field grows with every layer; the part of it that carries the gradient grows like a square root. */
export const model = defineModel({
  title: 'How far it can see, how far it looks',
  params,
  init: () => null,
  derive: (_, at): FieldOfView => {
    const layers = layersIn(at);
    const fields = receptiveFields(layers);
    const weights = effectiveField(layers);
    return {
      layers,
      fields,
      weights,
      deviation: spreadOf(weights).deviation,
      deviations: layers.map((_layer, l) =>
        Math.sqrt(sum(layers.slice(0, l + 1).map((each, i) => varianceOf(each, jumpBefore(fields, i))))),
      ),
      window: centralWindow(weights, SHARE),
      pyramid: pyramidOf(layers),
    };
  },
  readings: ({ layers, fields, weights, deviation, window }) => {
    const { size, jump } = last(fields);
    return [
      { label: 'Layers in use', value: String(layers.length) },
      { label: 'Receptive field r', value: formatCount(size) },
      { label: 'Jump j', value: formatCount(jump) },
      { label: '95 % of gradient within', value: formatCount(window) },
      { label: 'Std of the gradient', value: formatNumber(deviation, 4) },
      { label: 'Largest weight', value: formatNumber(Math.max(...weights), 3) },
    ];
  },
  describe: ({ layers, fields, weights, deviation, window }, at) => {
    const { size, jump } = last(fields);
    const field = `${size} input ${size === 1 ? 'position' : 'positions'}, and neighboring units stand ${jump} apart`;
    return (
      `Stack "${at.stack}", ${layers.length} ${layers.length === 1 ? 'layer' : 'layers'}: one unit of the last layer ` +
      `sees ${field}. Its gradient is largest in the middle, ${formatNumber(Math.max(...weights), 3)} of the whole, with ` +
      `standard deviation ${formatNumber(deviation, 4)}; the middle ${window} positions hold 95 percent of it.`
    );
  },
  laws: {
    'r is 1 plus D(k - 1) for every layer, times the strides of the layers below': ({ layers, fields }) => {
      const steps = layers.map(({ taps, dilation }, l) => dilation * (taps - 1) * strideBelow(layers, l));
      return last(fields).size === 1 + sum(steps);
    },
    'the gradient has r weights, none negative, that sum to 1': ({ weights, fields }) =>
      weights.length === last(fields).size && weights.every((weight) => weight >= 0) && isClose(sum(weights), 1),
    'the gradient is the same on both sides of the center': ({ weights }) =>
      weights.every((weight, i) => isClose(weight, item(weights, weights.length - 1 - i))),
    'its variance is the sum of the variances of the layers, (k² - 1) / 12 times the squares of D and of the jump': ({
      layers,
      deviation,
    }) =>
      isClose(
        deviation ** 2,
        sum(layers.map(({ taps, dilation }, l) => ((taps ** 2 - 1) / 12) * (dilation * strideBelow(layers, l)) ** 2)),
      ),
    'the window of 95 % is the shortest one': ({ weights, window }) => {
      const held = (length: number) => sum(weights.slice((weights.length - length) / 2, (weights.length + length) / 2));
      return held(window) >= SHARE - 1e-9 && (window <= 2 || held(window - 2) < SHARE);
    },
    'the pyramid is as wide as the field at the input, and one unit wide at the top': ({ pyramid, fields }) => {
      const widths = pyramid.reaches.map(([left, right]) => right - left);
      return widths[0] === last(fields).size - 1 && widths.at(-1) === 0;
    },
    'equal layers of stride 1 widen the field in proportion to L, and the gradient like its square root': (
      { fields, deviation },
      at,
    ) =>
      at.stack !== 'equal' ||
      (last(fields).size === 1 + at.L * (at.k - 1) && isClose(deviation, Math.sqrt((at.L * (at.k ** 2 - 1)) / 12))),
  },
});

function layersIn({ stack, L, k, taps, strides, dilations }: At): readonly WindowLayer[] {
  return layersOf({ name: stack, taps: k, own: { taps, strides, dilations } }).slice(0, L);
}

/** The variance that a layer with equal weights adds, in input positions. */
function varianceOf({ taps, dilation }: WindowLayer, jump: number): number {
  return ((taps ** 2 - 1) / 12) * (dilation * jump) ** 2;
}

function jumpBefore(fields: readonly ReceptiveField[], layer: number): number {
  return fields[layer - 1]?.jump ?? 1;
}

function strideBelow(layers: readonly WindowLayer[], layer: number): number {
  return layers.slice(0, layer).reduce((product, { stride }) => product * stride, 1);
}

/** What holds after the last layer. */
export function last<T>(items: readonly T[]): T {
  return item(items, items.length - 1);
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}
