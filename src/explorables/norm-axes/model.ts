import { at as item, range } from '../../core/array.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { meanSquare, statisticsOf } from '../../core/normalization.ts';
import {
  blockAt,
  EPSILON,
  LAYER_KINDS,
  normalize,
  placesOf,
  statistics,
  type BlockStatistics,
  type LayerKind,
  type NormLayer,
} from './layers.ts';
import { editedTensor, entryOf, SIZE, tensorOf, UNTOUCHED, type Tensor } from './tensor.ts';

const params = {
  layer: { kind: 'choice', label: 'Normalization layer', options: ['BN', 'LN', 'IN', 'GN', 'RMS'], start: 'BN' },
  sample: { kind: 'number', label: 'Multiply sample 0 by', min: 1, max: 10, step: 0.5, start: 1 },
  channel: { kind: 'number', label: 'Multiply channel 3 by', min: 1, max: 10, step: 0.5, start: 1 },
  shift: { kind: 'number', label: 'Add to sample 0', min: -5, max: 5, step: 0.5, start: 0 },
  G: {
    kind: 'choice',
    label: 'Groups of channels G',
    help: 'Only GN uses it.',
    options: ['1', '2', '4'],
    start: '2',
    advanced: true,
  },
  n: {
    kind: 'number',
    label: 'Marked cell: sample n',
    help: 'Or choose the cell in the picture.',
    min: 0,
    max: SIZE.samples - 1,
    step: 1,
    start: 2,
    advanced: true,
  },
  c: {
    kind: 'number',
    label: 'Marked cell: channel c',
    min: 0,
    max: SIZE.channels - 1,
    step: 1,
    start: 1,
    advanced: true,
  },
} as const;

type At = Values<typeof params>;

/** By how much the edit changes a layer's output at most. */
export interface Response {
  readonly kind: LayerKind;
  /** In the edited sample 0. */
  readonly own: number;
  /** In samples 1..3. */
  readonly others: number;
}

/** What the figure draws: a tensor, the blocks that share their statistics, and the normalized tensor. */
export interface NormAxes {
  readonly input: Tensor;
  readonly output: Tensor;
  /** The output for the tensor without any edit. */
  readonly unedited: Tensor;
  readonly blocks: readonly BlockStatistics[];
  /** The block of the marked cell. */
  readonly marked: BlockStatistics;
  /** All layers compared, in the order of the figure. */
  readonly responses: readonly Response[];
}

/** Normalization layers differ in one thing: which entries share a mean and a variance. */
export const model = defineModel({
  title: 'Who shares a mean?',
  params,
  init: () => null,
  derive: (_, at): NormAxes => {
    const input = editedTensor(at);
    const layer = layerOf(at);
    const blocks = statistics(input, layer);
    return {
      input,
      output: normalize(input, layer),
      unedited: normalize(editedTensor(UNTOUCHED), layer),
      blocks,
      marked: blockAt(blocks, [at.n, at.c]),
      responses: LAYER_KINDS.map((kind) => responseOf(input, { ...layer, kind })),
    };
  },
  readings: ({ blocks, marked, responses }, at) => {
    const { own, others } = responseNow(responses, at);
    return [
      { label: 'Blocks × entries in each', value: `${blocks.length} × ${placesOf(marked).length}` },
      {
        label: marked.mean === null ? 'Marked block: mean square' : 'Marked block: μ, v',
        value: writtenStatistics(marked),
      },
      { label: 'Sample 0 moved by', value: formatFixed(own, 2) },
      { label: 'Samples 1–3 moved by', value: formatFixed(others, 2) },
    ];
  },
  describe: ({ blocks, marked, responses }, at) => {
    const { own, others } = responseNow(responses, at);
    const sharing = `${blocks.length} blocks of ${placesOf(marked).length} entries share their statistics`;
    const comparison = responses.map((each) => `${each.kind} ${formatFixed(each.others, 2)}`).join(', ');
    return (
      `${NAMES[at.layer]}: ${sharing}. The block of sample ${at.n} and channel ${at.c} has ${spoken(marked)}. The edit ` +
      `moves the output of sample 0 by at most ${formatFixed(own, 2)} and that of the other samples by at most ` +
      `${formatFixed(others, 2)}. The other samples move, layer by layer: ${comparison}.`
    );
  },
  laws: {
    'every block of the output has mean 0 and variance v / (v + ε), or with RMS the mean square of that form': (
      { output, blocks },
      at,
    ) =>
      blocks.every((block) => {
        const outputs = placesOf(block).map((place) => entryOf(output, place));
        const kept = block.spread / (block.spread + EPSILON);
        if (at.layer === 'RMS') return isClose(meanSquare(outputs), kept);
        const { mean, variance } = statisticsOf(outputs);
        return isClose(mean, 0) && isClose(variance, kept);
      }),
    'every entry is in exactly one block': ({ blocks }) => {
      const places = blocks.flatMap(placesOf).map((place) => place.join());
      return (
        new Set(places).size === SIZE.samples * SIZE.channels * SIZE.positions && places.length === new Set(places).size
      );
    },
    'there are C blocks in BN, N in LN and RMS, NC in IN and NG in GN': ({ blocks }, at) =>
      blocks.length === { BN: 4, LN: 4, IN: 16, GN: 4 * Number(at.G), RMS: 4 }[at.layer],
    'an edit of sample 0 moves the other samples in batch norm alone': ({ responses }, at) =>
      at.channel !== 1 || responses.every(({ kind, others }) => kind === 'BN' || others === 0),
    'no layer but RMS sees a shift of the whole sample, unless it shares with other samples': ({ output, input }, at) =>
      at.layer === 'RMS' || at.layer === 'BN' || isSame(output, normalize(shifted(input), layerOf(at))),
    'scaling channel 3 leaves channels 0 to 2 alone where channels do not share': ({ output }, at) =>
      (at.layer !== 'BN' && at.layer !== 'IN') ||
      keepsChannels(output, normalize(editedTensor({ ...at, channel: 1 }), layerOf(at))),
    'group norm with one group is layer norm, and with one channel a group instance norm': ({ input }) =>
      isSame(normalize(input, { kind: 'GN', groups: 1 }), normalize(input, { kind: 'LN', groups: 1 })) &&
      isSame(normalize(input, { kind: 'GN', groups: 4 }), normalize(input, { kind: 'IN', groups: 1 })),
  },
});

/** The statistics of a block as they are read: "0.41, 1.2", or the mean square alone. */
export function writtenStatistics({ mean, spread }: BlockStatistics): string {
  return mean === null ? formatNumber(spread, 3) : `${formatNumber(tidy(mean), 3)}, ${formatNumber(spread, 3)}`;
}

const NAMES: Readonly<Record<LayerKind, string>> = {
  BN: 'Batch norm',
  LN: 'Layer norm',
  IN: 'Instance norm',
  GN: 'Group norm',
  RMS: 'RMS norm',
};

function layerOf({ layer, G }: At): NormLayer {
  return { kind: layer, groups: Number(G) };
}

function responseOf(input: Tensor, layer: NormLayer): Response {
  const [edited, before] = [normalize(input, layer), normalize(editedTensor(UNTOUCHED), layer)];
  const moved = range(SIZE.samples).map((n) =>
    Math.max(...item(edited, n).flatMap((row, c) => row.map((y, s) => Math.abs(y - entryOf(before, [n, c, s]))))),
  );
  return { kind: layer.kind, own: item(moved, 0), others: Math.max(...moved.slice(1)) };
}

function responseNow(responses: readonly Response[], at: At): Response {
  return item(responses, LAYER_KINDS.indexOf(at.layer));
}

function spoken({ mean, spread }: BlockStatistics): string {
  if (mean === null) return `mean square ${formatNumber(spread, 3)}`;
  return `mean ${formatNumber(tidy(mean), 3)} and variance ${formatNumber(spread, 3)}`;
}

/** A mean that is 0 but for rounding reads as 0. */
function tidy(x: number): number {
  return Math.abs(x) < 1e-9 ? 0 : x;
}

function shifted(input: Tensor): Tensor {
  return tensorOf((n, c, s) => entryOf(input, [n, c, s]) + (n === 0 ? 3 : 0));
}

function keepsChannels(one: Tensor, other: Tensor): boolean {
  const kept = (tensor: Tensor): Tensor => tensorOf((n, c, s) => (c === 3 ? 0 : entryOf(tensor, [n, c, s])));
  return isSame(kept(one), kept(other));
}

function isSame(one: Tensor, other: Tensor): boolean {
  const [left, right] = [one.flat(2), other.flat(2)];
  return left.every((entry, i) => isClose(entry, item(right, i)));
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}
