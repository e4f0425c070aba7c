import { activations } from '../../core/activation.ts';
import { at as item, range } from '../../core/array.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { defineModel } from '../../core/model.ts';
import {
  backward,
  cosine,
  forward,
  inputPair,
  layerNormals,
  MOST_LAYERS,
  rootMeanSquare,
  type RandomLayers,
} from './random-layers.ts';
import { meanField, meanFieldDeltas, type Theory } from './theory.ts';

const params = {
  variance: {
    kind: 'number',
    label: 'Weight variance × width, σ_w^2',
    min: 0.25,
    max: 4,
    step: 0.05,
    start: 2,
  },
  phi: { kind: 'choice', label: 'Activation φ', options: ['ReLU', 'tanh', 'identity'], start: 'ReLU' },
  c: { kind: 'number', label: 'Cosine of the two inputs, c_0', min: 0, max: 0.99, step: 0.01, start: 0.9 },
  seed: { kind: 'number', label: 'Seed of the weights', min: 1, max: 99, step: 1, start: 1 },
  d: { kind: 'choice', label: 'Width d', options: ['16', '32', '64', '128'], start: '64', advanced: true },
} as const;

/** The layers that two inputs have passed so far. */
interface Passage {
  readonly net: RandomLayers;
  readonly theory: Theory;
  /** Entry ℓ holds the pre-activations of both inputs in layer ℓ; entry 0 the inputs themselves. */
  readonly pairs: readonly (readonly [Float64Array, Float64Array])[];
}

/** What the figure draws: the size of signal and gradient, and the angle between two inputs, in L random layers. */
export interface SignalPropagation {
  /** The number of layers, L. */
  readonly layers: number;
  /** Root mean square of the first input's pre-activations, entries 0 (the input) to L. */
  readonly sizes: readonly number[];
  /** Cosine of the pre-activations of the two inputs, entries 0..L. */
  readonly cosines: readonly number[];
  /** Root mean square of δ, entry ℓ - 1 for layer ℓ = 1..L: 1 in layer L, and what comes of it further down. */
  readonly deltas: readonly number[];
  /** Share of the units of layer L in each bin of `BINS`, the first and the last with all beyond. */
  readonly shares: readonly number[];
  /** What infinitely wide layers would do, up to the most layers. */
  readonly theory: Theory & { readonly deltas: readonly number[] };
}

/** The bins of the histogram: `width` wide, centered at 0 and up to `reach` on both sides. */
export const BINS = { width: 0.5, reach: 4 } as const;

/** Random layers keep the size of a signal at one weight variance only, and even there they lose the angle between inputs. */
export const model = defineModel({
  title: 'Forty random layers',
  params,
  steps: { label: 'Layers L', most: MOST_LAYERS, start: 20 },
  init: (at): Passage => {
    const width = Number(at.d);
    return {
      net: {
        normals: layerNormals(at.seed, width),
        scale: Math.sqrt(at.variance / width),
        activation: activations[at.phi],
      },
      theory: meanField(at.phi, at, MOST_LAYERS),
      pairs: [inputPair(width, at.c)],
    };
  },
  step: ({ net, theory, pairs }) => ({ net, theory, pairs: [...pairs, nextPair(net, pairs)] }),
  derive: ({ net, theory, pairs }): SignalPropagation => {
    const layers = pairs.length - 1;
    const first = pairs.map(([a]) => a);
    return {
      layers,
      sizes: first.map(rootMeanSquare),
      cosines: pairs.map(([a, b]) => cosine(a, b)),
      deltas: backward(net, first.slice(1)).map(rootMeanSquare),
      shares: sharesOf(item(first, layers)),
      theory: { ...theory, deltas: meanFieldDeltas(theory, layers) },
    };
  },
  readings: (derived) => {
    const { layers, sizes, cosines, deltas, theory } = derived;
    const name = layers === 0 ? 'x' : `a^{(${layers})}`;
    return [
      { label: `RMS of ${name}`, value: formatNumber(item(sizes, layers), 3) },
      { label: '… in wide layers', value: formatNumber(item(theory.sizes, layers), 3) },
      { label: 'RMS of δ^{(1)}', value: layers === 0 ? '–' : formatNumber(item(deltas, 0), 3) },
      {
        label: layers === 0 ? 'Cosine of the inputs' : `Cosine in ${name}`,
        value: formatFixed(item(cosines, layers), 3),
      },
      { label: 'Angle', value: `${angleOf(derived)}°` },
    ];
  },
  describe: (derived, at) => {
    const { layers, sizes, cosines, deltas, theory } = derived;
    const size = formatNumber(item(sizes, layers), 3);
    if (layers === 0) return `Before the first layer both inputs have RMS ${size} and their cosine is ${at.c}.`;
    return (
      `Behind ${layers} ${at.phi} ${layers === 1 ? 'layer' : 'layers'} of width ${at.d} with σ_w² = ${at.variance} the ` +
      `pre-activations have RMS ${size}; infinitely wide layers would have ${formatNumber(item(theory.sizes, layers), 3)}. ` +
      `On the way back the RMS of the gradient goes from 1 in layer ${layers} to ${formatNumber(item(deltas, 0), 3)} in ` +
      `layer 1. The cosine of the two inputs goes from ${at.c} to ${formatFixed(item(cosines, layers), 3)}, an angle of ` +
      `${angleOf(derived)} degrees.`
    );
  },
  laws: {
    'both inputs start with RMS 1 and the chosen cosine': ({ sizes, cosines }, at) =>
      isClose(item(sizes, 0), 1) && isClose(item(cosines, 0), at.c),
    'every cosine lies between -1 and 1': ({ cosines, theory }) =>
      [...cosines, ...theory.cosines].every((c) => Math.abs(c) <= 1),
    'the gradient has RMS 1 in the last layer': ({ deltas, layers }) => layers === 0 || deltas[layers - 1] === 1,
    'every unit of the last layer is in one bin': ({ shares }) =>
      isClose(
        shares.reduce((total, share) => total + share, 0),
        1,
      ),
    'wide ReLU layers multiply RMS and gradient by √(σ_w² / 2)': ({ theory, layers }, at) =>
      at.phi !== 'ReLU' ||
      (ratios(theory.sizes.slice(1)).every((ratio) => isClose(ratio, Math.sqrt(at.variance / 2))) &&
        (layers === 0 || isClose(item(theory.deltas, 0), Math.sqrt(at.variance / 2) ** (layers - 1)))),
    'wide ReLU layers bring two inputs closer, layer by layer': ({ theory }, at) =>
      at.phi !== 'ReLU' || theory.cosines.slice(2).every((c, i) => c > item(theory.cosines, i + 1)),
    'without an activation wide layers keep the cosine': ({ theory }, at) =>
      at.phi !== 'identity' || theory.cosines.every((c) => isClose(c, at.c)),
    'wide tanh layers never let the signal grow beyond σ_w': ({ theory }, at) =>
      at.phi !== 'tanh' || theory.sizes.slice(1).every((size) => size <= Math.sqrt(at.variance) * (1 + 1e-12)),
  },
});

/** Layer 1 reads the inputs as they are; every later one the activations of the layer before. */
function nextPair(net: RandomLayers, pairs: Passage['pairs']): readonly [Float64Array, Float64Array] {
  const layer = pairs.length;
  const normals = item(net.normals, layer - 1);
  const [a, b] = item(pairs, layer - 1);
  const output = (entries: Float64Array) => (layer === 1 ? entries : entries.map(net.activation.value));
  return [forward(normals, output(a), net.scale), forward(normals, output(b), net.scale)];
}

function sharesOf(entries: Float64Array): readonly number[] {
  const half = BINS.reach / BINS.width;
  const bins = [...entries].map((entry) => Math.min(half, Math.max(-half, Math.round(entry / BINS.width))) + half);
  return range(2 * half + 1).map((bin) => bins.filter((each) => each === bin).length / entries.length);
}

function angleOf({ cosines, layers }: SignalPropagation): string {
  return formatFixed((Math.acos(item(cosines, layers)) * 180) / Math.PI, 1);
}

function ratios(values: readonly number[]): readonly number[] {
  return values.slice(1).map((value, i) => value / item(values, i));
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}
