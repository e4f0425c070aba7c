import { sum } from '../../core/array.ts';
import { formatCount, formatNumber } from '../../core/format.ts';
import { defineModel, type Values } from '../../core/model.ts';
import {
  cacheBytes,
  generationCounts,
  type OperationCounts,
  operationCounts,
  type ParameterCounts,
  parameterCounts,
  type TransformerShape,
} from '../../core/transformer-count.ts';
import { type Block, blockParts } from './block.ts';
import { counted, divisorUpTo, shortBytes, shortCount } from './sizes.ts';

const params = {
  H: {
    kind: 'number',
    label: 'Heads H',
    help: 'Counted is the largest divisor of d up to it.',
    min: 1,
    max: 128,
    step: 1,
    start: 12,
    spacing: 'log',
  },
  group: {
    kind: 'choice',
    label: 'Heads a key-value head',
    options: ['1', '2', '4', '8', 'all'],
    start: '1',
  },
  d: { kind: 'number', label: 'Width d', min: 64, max: 16384, step: 64, start: 768, spacing: 'log' },
  f: { kind: 'number', label: 'FFN ratio d_{ff}/d', min: 1, max: 8, step: 1, start: 4 },
  T: { kind: 'number', label: 'Tokens T', min: 128, max: 131072, step: 128, start: 1024, spacing: 'log' },
  L: { kind: 'number', label: 'Layers L', min: 1, max: 128, step: 1, start: 12, spacing: 'log' },
  V: {
    kind: 'number',
    label: 'Vocabulary V',
    min: 1000,
    max: 256000,
    step: 1,
    start: 50257,
    spacing: 'log',
    advanced: true,
  },
  b: { kind: 'choice', label: 'Bytes of a number', options: ['1', '2', '4'], start: '2', advanced: true },
  batch: { kind: 'number', label: 'Sequences', min: 1, max: 64, step: 1, start: 1, advanced: true },
  head: { kind: 'choice', label: 'Output matrix', options: ['tied', 'own'], start: 'tied', advanced: true },
  biases: { kind: 'choice', label: 'Biases', options: ['on', 'off'], start: 'on', advanced: true },
  positions: {
    kind: 'choice',
    label: 'Table of T positions',
    options: ['learned', 'none'],
    start: 'learned',
    advanced: true,
  },
} as const;

type At = Values<typeof params>;

/** What a transformer of one stack consists of and costs. */
export interface TransformerBill {
  readonly shape: TransformerShape;
  readonly block: Block;
  readonly parameters: ParameterCounts;
  /** Of one layer, and of the logits. */
  readonly operations: OperationCounts;
  /** Of a forward pass through all layers, with the logits. */
  readonly forward: number;
  /** The bytes of keys and values: as set, with keys and values for each head, and with one key-value head. */
  readonly cache: { readonly own: number; readonly full: number; readonly single: number };
  /** The bytes of all parameters. */
  readonly weightBytes: number;
  /** How many times as many operations of a layer generation takes without a cache. */
  readonly saving: number;
}

const GPT2 = { L: 12, d: 768, H: 12, group: '1', f: 4, T: 1024, V: 50257 } as const;

/** The bill of a transformer: shapes, parameters, operations and cache, part by part, from its sizes. */
export const model = defineModel({
  title: 'The transformer’s bill',
  params,
  shortcuts: [
    { label: 'GPT-2 small', settings: () => GPT2 },
    { label: 'GPT-2 XL', settings: () => ({ ...GPT2, L: 48, d: 1600, H: 25 }) },
    { label: '32 layers of 4096', settings: () => ({ ...GPT2, L: 32, d: 4096, H: 32, T: 4096 }) },
    { label: 'GPT-3', settings: () => ({ ...GPT2, L: 96, d: 12288, H: 96, T: 2048 }) },
  ],
  init: () => null,
  derive: (_, at): TransformerBill => {
    const shape = shapeOf(at);
    const [parameters, operations] = [parameterCounts(shape), operationCounts(shape, at.T)];
    const bytes = (keyValueHeads: number) => cacheBytes({ ...shape, keyValueHeads }, useOf(at));
    return {
      shape,
      block: blockParts(shape, at.T),
      parameters,
      operations,
      forward: at.L * (operations.linear + operations.quadratic) + operations.logits,
      cache: { own: bytes(shape.keyValueHeads), full: bytes(shape.heads), single: bytes(1) },
      weightBytes: parameters.total * Number(at.b),
      saving: generationCounts(shape, at.T).ratio,
    };
  },
  readings: ({ parameters, operations, forward, cache, saving, shape }, { T }) => [
    {
      label: 'Parameters',
      value: parameters.total < LONGEST ? formatCount(parameters.total) : shortCount(parameters.total),
    },
    { label: 'Operations, forward', value: shortCount(forward) },
    { label: 'Scores / matrices', value: formatNumber(operations.quadratic / operations.linear, 3) },
    { label: 'Equal at T', value: formatCount(operations.crossover) },
    { label: 'Scores in a layer', value: shortCount(shape.heads * T ** 2) },
    { label: 'KV cache', value: shortBytes(cache.own) },
    { label: 'Cache saves, factor', value: writtenSaving(saving) },
  ],
  describe: (derived, at) => `${shapeWords(derived, at)} ${parameterWords(derived)} ${costWords(derived, at)}`,
  laws: {
    'the parts of a block add up to its parameters': ({ block, parameters, shape }) =>
      isClose(
        shape.layers * sum([...block.attention, ...block.feedForward].map((part) => part.parameters)),
        parameters.attention + parameters.feedForward + parameters.norms - 2 * shape.width,
      ),
    'the parts of a block add up to its operations': ({ block, operations }) =>
      isClose(
        sum([...block.attention, ...block.feedForward].map((part) => part.operations)),
        operations.linear + operations.quadratic,
      ),
    'heads divide the width, and key-value heads the heads': ({ shape }, { H }) =>
      shape.width % shape.heads === 0 && shape.heads % shape.keyValueHeads === 0 && shape.heads <= H,
    'the number of heads alone changes no parameter and no operation': ({ shape, parameters, operations }, at) =>
      at.group !== '1' ||
      (parameterCounts({ ...shape, heads: 1, keyValueHeads: 1 }).total === parameters.total &&
        operationCounts({ ...shape, heads: 1, keyValueHeads: 1 }, at.T).linear === operations.linear),
    'the quadratic part is to the matrices as the tokens to those at which both are equal': ({ operations }, { T }) =>
      isClose(operations.quadratic / operations.linear, T / operations.crossover),
    'shared keys and values shrink the cache, at most to one head': ({ cache }) =>
      cache.single <= cache.own && cache.own <= cache.full,
    'a cache saves': ({ saving }) => saving > 1,
  },
});

/** From here on a count is too long for its place beside the picture, which has it in full. */
const LONGEST = 1e10;

/** The shape that is counted: heads are brought to a divisor of the width, groups to a divisor of the heads. */
function shapeOf({ L, d, H, group, f, V, T, head, biases, positions }: At): TransformerShape {
  const heads = divisorUpTo(H, d);
  return {
    layers: L,
    width: d,
    heads,
    keyValueHeads: group === 'all' ? 1 : heads / divisorUpTo(Number(group), heads),
    ratio: f,
    vocabulary: V,
    positions: positions === 'learned' ? T : 0,
    hasBiases: biases === 'on',
    hasTiedHead: head === 'tied',
  };
}

function useOf({ T, b, batch }: At) {
  return { tokens: T, bytesPerNumber: Number(b), batch };
}

function shapeWords({ shape }: TransformerBill, { T }: At): string {
  const { layers, width, heads, keyValueHeads } = shape;
  return (
    `${counted(layers, 'layer')} of width ${formatCount(width)}, ${counted(heads, 'head')} of width ` +
    `${formatCount(width / heads)} with ${counted(keyValueHeads, 'key-value head')}, ${formatCount(T)} tokens.`
  );
}

function parameterWords({
  parameters: { embedding, positions, attention, feedForward, norms, total },
}: TransformerBill) {
  return (
    `${formatCount(total)} parameters: ${shortCount(embedding)} embed tokens, ${shortCount(positions)} positions, ` +
    `${shortCount(attention)} are in attention, ${shortCount(feedForward)} in feed-forward networks, ` +
    `${shortCount(norms)} in norms.`
  );
}

function costWords({ operations, cache, saving, shape }: TransformerBill, { T }: At): string {
  const { linear, quadratic, crossover } = operations;
  return (
    `One layer takes ${shortCount(linear)} operations with its matrices and ${shortCount(quadratic)} for scores and ` +
    `mixing, equal at ${formatCount(crossover)} tokens; it has ${shortCount(shape.heads * T ** 2)} scores. The cache of keys and values takes ${shortBytes(cache.own)} and saves a ` +
    `factor of ${writtenSaving(saving)} in generation.`
  );
}

function writtenSaving(factor: number): string {
  return factor < 1000 ? formatNumber(factor, 3) : formatCount(factor);
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
}
