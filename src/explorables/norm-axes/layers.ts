import { at, range } from '../../core/array.ts';
import { meanSquare, rmsNormalized, standardized, statisticsOf } from '../../core/normalization.ts';
import { entryOf, SIZE, tensorOf, type Tensor } from './tensor.ts';

/** Batch, layer, instance and group norm, and RMS norm. */
export type LayerKind = 'BN' | 'LN' | 'IN' | 'GN' | 'RMS';

/** All kinds of layer, in the order of the figure. */
export const LAYER_KINDS: readonly LayerKind[] = ['BN', 'LN', 'IN', 'GN', 'RMS'];

/** A normalization layer without an affine map; `groups` counts the groups of channels, which only group norm has. */
export interface NormLayer {
  readonly kind: LayerKind;
  readonly groups: number;
}

/** First and last of a stretch of samples or channels. */
export type Stretch = readonly [number, number];

/** A block of the tensor whose entries share their statistics: these samples, these channels, all positions. */
export interface Block {
  readonly samples: Stretch;
  readonly channels: Stretch;
}

/** A block with its mean and biased variance; RMS norm has the mean square instead, and no mean. */
export interface BlockStatistics extends Block {
  readonly mean: number | null;
  readonly spread: number;
}

/** Added to the variance, so that a block of equal entries divides by no 0. */
export const EPSILON = 1e-5;

/** The blocks that share their statistics, from the first sample and channel on. */
export function blocksOf(layer: NormLayer): readonly Block[] {
  const samples = layer.kind === 'BN' ? 1 : SIZE.samples;
  const channels = channelBlocks(layer);
  return stretches(SIZE.samples, samples).flatMap((rows) =>
    stretches(SIZE.channels, channels).map((columns) => ({ samples: rows, channels: columns })),
  );
}

/** The block in which an entry of this sample and channel is normalized. Throws RangeError outside the tensor. */
export function blockAt<B extends Block>(blocks: readonly B[], [n, c]: readonly [number, number]): B {
  const isWithin = (index: number, [first, last]: Stretch) => first <= index && index <= last;
  const index = blocks.findIndex(({ samples, channels }) => isWithin(n, samples) && isWithin(c, channels));
  return at(blocks, index);
}

/** The statistics that a layer takes of a tensor, block by block. */
export function statistics(tensor: Tensor, layer: NormLayer): readonly BlockStatistics[] {
  return blocksOf(layer).map((block) => {
    const entries = placesOf(block).map((place) => entryOf(tensor, place));
    if (layer.kind === 'RMS') return { ...block, mean: null, spread: meanSquare(entries) };
    const { mean, variance } = statisticsOf(entries);
    return { ...block, mean, spread: variance };
  });
}

/** The output of a layer: every block normalized by its own statistics. */
export function normalize(tensor: Tensor, layer: NormLayer): Tensor {
  const outputs = new Map<string, number>();
  const rule = layer.kind === 'RMS' ? rmsNormalized : standardized;
  for (const block of blocksOf(layer)) {
    const places = placesOf(block);
    const entries = places.map((place) => entryOf(tensor, place));
    rule(entries, EPSILON).forEach((y, i) => outputs.set(at(places, i).join(), y));
  }
  return tensorOf((n, c, s) => outputs.get([n, c, s].join()) ?? 0);
}

/** The places (n, c, s) of a block's entries. */
export function placesOf({ samples, channels }: Block): readonly (readonly [number, number, number])[] {
  return within(samples).flatMap((n) =>
    within(channels).flatMap((c) => range(SIZE.positions).map((s) => place(n, c, s))),
  );
}

function place(n: number, c: number, s: number): readonly [number, number, number] {
  return [n, c, s];
}

function channelBlocks({ kind, groups }: NormLayer): number {
  if (kind === 'GN') return groups;
  return kind === 'BN' || kind === 'IN' ? SIZE.channels : 1;
}

/** 0..size - 1 in `count` stretches of equal length. */
function stretches(size: number, count: number): readonly Stretch[] {
  const length = size / count;
  return range(count).map((i) => [i * length, (i + 1) * length - 1]);
}

function within([first, last]: Stretch): readonly number[] {
  return range(last - first + 1).map((i) => first + i);
}
