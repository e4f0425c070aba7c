import { at as item, range, sum } from '../../core/array.ts';
import { modulus } from '../../core/complex.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { response } from '../../core/fourier.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { dot, type Vector } from '../../core/vector.ts';

/** Nodes of the ring. */
export const SIZE = 32;

const FREQUENCY = { kind: 'number', min: 1, max: SIZE / 2 - 1, step: 1 } as const;
const AMPLITUDE = { kind: 'number', min: 0, max: 1, step: 0.1, advanced: true } as const;

const params = {
  filter: { kind: 'choice', label: 'Filter', options: ['GCN', 'low', 'high', 'neighbor mean'], start: 'GCN' },
  K: { kind: 'number', label: 'Layers K', min: 0, max: 10, step: 1, start: 1 },
  f1: { ...FREQUENCY, label: 'Frequency f_1', start: 2 },
  f2: { ...FREQUENCY, label: 'Frequency f_2', start: 13 },
  a1: { ...AMPLITUDE, label: 'Amplitude a_1', start: 1 },
  a2: { ...AMPLITUDE, label: 'Amplitude a_2', start: 0.5 },
} as const;

type At = Values<typeof params>;

/** The weights on the two neighbors and on the node itself; the neighbor mean has no self-loop. */
export const TAPS: Readonly<Record<At['filter'], { readonly neighbor: number; readonly own: number }>> = {
  GCN: { neighbor: 1 / 3, own: 1 / 3 },
  low: { neighbor: 1 / 4, own: 1 / 2 },
  high: { neighbor: -1 / 4, own: 1 / 2 },
  'neighbor mean': { neighbor: 1 / 2, own: 0 },
};

/** One wave of the signal. */
export interface Wave {
  /** In periods around the ring. */
  readonly frequency: number;
  /** What a layer multiplies it by. */
  readonly response: number;
  /** By projection of the signal before and after all layers. */
  readonly before: number;
  readonly after: number;
}

/** A signal on a ring before and after some layers of one filter. */
export interface GraphFilter {
  /** Entry i is the value of node i. */
  readonly input: Vector;
  readonly output: Vector;
  readonly waves: readonly [Wave, Wave];
}

/** Message passing on a ring is a convolution: every layer multiplies each frequency by its response. */
export const model = defineModel({
  title: 'A graph layer is a filter',
  params,
  init: () => null,
  derive: (_, at): GraphFilter => {
    const input = signalOf(at);
    const output = range(at.K).reduce<Vector>((signal) => layer(signal, at.filter), input);
    const wave = (frequency: number): Wave => ({
      frequency,
      response: responseOf(at.filter, frequency),
      before: amplitudeAt(frequency, input),
      after: amplitudeAt(frequency, output),
    });
    return { input, output, waves: [wave(at.f1), wave(at.f2)] };
  },
  readings: ({ waves: [one, two] }) => [
    { label: 'Response g at f_1', value: formatFixed(one.response, 3) },
    { label: 'Response g at f_2', value: formatFixed(two.response, 3) },
    { label: 'Amplitude at f_1', value: `${formatNumber(one.before, 3)} to ${formatNumber(clean(one.after), 3)}` },
    { label: 'Amplitude at f_2', value: `${formatNumber(two.before, 3)} to ${formatNumber(clean(two.after), 3)}` },
  ],
  describe: ({ waves, output }, { filter, K }) =>
    `After ${K} ${K === 1 ? 'layer' : 'layers'} of the filter ${filter} on a ring of ${SIZE} nodes, ` +
    `${waves
      .map(
        ({ frequency, response: g, before, after }) =>
          `the wave of ${frequency} periods has gone from amplitude ${formatNumber(before, 3)} to ` +
          `${formatNumber(clean(after), 3)} (its response is ${formatFixed(g, 3)})`,
      )
      .join(', and ')}. Node 0 holds ${formatFixed(item(output, 0), 3)}.`,
  laws: {
    'the output is the sum of the waves, each times its response to the power K': ({ output }, at) =>
      output.every((value, i) => {
        const part = (f: number, a: number) => a * responseOf(at.filter, f) ** at.K * cosine(f, i);
        return isClose(value, part(at.f1, at.a1) + part(at.f2, at.a2));
      }),
    'an amplitude is multiplied by the size of the response in every layer': ({ waves }, { K }) =>
      waves.every((wave) => isClose(wave.after, wave.before * Math.abs(wave.response) ** K)),
    'a layer has the frequency response of its taps': ({ waves }, { filter }) =>
      waves.every((wave) => {
        const { neighbor, own } = TAPS[filter];
        const taps = response([neighbor, own, neighbor], wave.frequency / SIZE);
        return isClose(modulus(taps), Math.abs(wave.response));
      }),
    'no filter shown makes any wave larger': ({ waves }) => waves.every(({ response: g }) => Math.abs(g) <= 1),
    'all but "high" keep the sum of the signal': ({ input, output }, { filter, K }) =>
      isClose(sum(output), K > 0 && filter === 'high' ? 0 : sum(input)),
  },
});

/** What a layer of a filter multiplies a wave of f periods around the ring by; f may lie between whole numbers. */
export function responseOf(filter: At['filter'], f: number): number {
  const { neighbor, own } = TAPS[filter];
  return own + 2 * neighbor * Math.cos((2 * Math.PI * f) / SIZE);
}

function signalOf({ f1, f2, a1, a2 }: At): Vector {
  return range(SIZE).map((i) => a1 * cosine(f1, i) + a2 * cosine(f2, i));
}

function cosine(f: number, i: number): number {
  return Math.cos((2 * Math.PI * f * i) / SIZE);
}

/** One layer: every node adds up its own value and those of its two neighbors, with their weights. */
function layer(signal: Vector, filter: At['filter']): Vector {
  const { neighbor, own } = TAPS[filter];
  const around = (i: number) => item(signal, (i + SIZE) % SIZE);
  return signal.map((value, i) => own * value + neighbor * (around(i - 1) + around(i + 1)));
}

/** The amplitude (2/n) |Σ y_i e^{-2πi fi/n}| of one frequency in a signal. */
function amplitudeAt(f: number, signal: Vector): number {
  const part = (wave: (angle: number) => number) =>
    dot(
      signal,
      range(SIZE).map((i) => wave((2 * Math.PI * f * i) / SIZE)),
    );
  return (2 / SIZE) * Math.hypot(part(Math.cos), part(Math.sin));
}

/** An amplitude that is 0 but for rounding as 0. */
function clean(amplitude: number): number {
  return amplitude < 1e-12 ? 0 : amplitude;
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}
