import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { questions } from './blanks.ts';
import type { Numbers } from './network.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

interface Layer {
  readonly channels: number;
  readonly k: number;
  readonly s: number;
  readonly p: number;
}

const POOL: Layer = { channels: 0, k: 2, s: 2, p: 0 };

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const lists = [...statement.matchAll(/to (\d+) channels, \$k=(\d)\$, \$s=(\d)\$, \$p=(\d)\$/g)];
  const [first, second, third] = lists.map((match): Layer => {
    const [channels = NaN, k = NaN, s = NaN, p = NaN] = match.slice(1).map(Number);
    return { channels, k, s, p };
  });
  if (!first || !second || !third) throw new Error('three convolutions were expected');
  return { size: Number(/and \$(\d+)/.exec(statement)?.[1]), first, second, third };
}

/** Where the window can start, counted one by one on the padded side. */
function positions(size: number, { k, s, p }: Layer): number {
  let count = 0;
  for (let start = -p; start + k <= size + p; start += s) count += 1;
  return count;
}

/** How many pixels of a long line one unit reads, by marking them layer after layer. */
function marked(layers: readonly Layer[], unit: number): readonly number[] {
  return layers
    .toReversed()
    .reduce<readonly number[]>(
      (units, { k, s }) => [...new Set(units.flatMap((i) => range(k).map((u) => i * s + u)))].toSorted((a, b) => a - b),
      [unit],
    );
}

/** Weights and multiply-accumulates, one window entry after the other. */
function tally(layer: Layer, { inputs, size }: { readonly inputs: number; readonly size: number }) {
  let [parameters, macs] = [0, 0];
  for (let o = 0; o < layer.channels; o += 1) {
    parameters += 1;
    for (let entry = 0; entry < inputs * layer.k * layer.k; entry += 1) {
      parameters += 1;
      macs += positions(size, layer) * positions(size, layer);
    }
  }
  return { parameters, macs };
}

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '(32, 16, 8, 6)',
    '25002',
    '2.187904e6',
    '18',
    '4',
    '5.0348032e7',
  ]);
});

it('agrees at many seeds with windows that are moved, weights that are counted and pixels that are marked', () => {
  for (const seed of range(120)) {
    const { statement, blanks } = problem.pose(seed);
    const { size, first, second, third } = readStatement(statement);
    const one = positions(size, first);
    const pooled = positions(one, POOL);
    const two = positions(pooled, second);
    const tallies = [
      tally(first, { inputs: 3, size }),
      tally(second, { inputs: first.channels, size: pooled }),
      tally(third, { inputs: second.channels, size: two }),
    ];
    const total = (key: 'parameters' | 'macs') => tallies.reduce((before, each) => before + each[key], 0);
    const [pixels, next] = [0, 1].map((unit) => marked([first, POOL, second, third], unit));
    expect(at(blanks, 0).answer).toBe(`(${[one, pooled, two, positions(two, third)].join(', ')})`);
    expect(blanks.slice(1).map(({ answer }) => Number(answer))).toEqual([
      total('parameters') + 10 * third.channels + 10,
      total('macs') + 10 * third.channels,
      Math.max(...(pixels ?? [])) + 1,
      (next ?? [])[0],
      3 * size * size * first.channels * one * one + first.channels * one * one,
    ]);
  }
});

it.each([
  ['sizes', '(32, 16, 9, 7)', 'rounded up'],
  ['sizes', '(30, 15, 7, 5)', 'on both sides'],
  ['sizes', '(31, 14, 6, 3)', 'is missing'],
  ['sizes', '(28, 14, 6, 4)', 'left out the padding'],
  ['parameters', '24,880', 'biases are missing'],
  ['parameters', '2026', 'a window for every input channel'],
  ['parameters', '8,682', 'two-dimensional'],
  ['parameters', '47402', 'one mean for each channel'],
  ['parameters', '24352', 'dense layer is missing'],
  ['parameters', '25066', 'no parameters'],
  ['macs', '4375808', 'product and a sum'],
  ['macs', '3,588,736', 'positions of the input'],
  ['macs', '2187264', 'dense layer is missing'],
  ['macs', '186496', 'positions'],
  ['macs', '2208650', 'added, not multiplied'],
  ['macs', '25002', 'These are the parameters'],
  ['macs', '1228800', 'first convolution alone'],
  ['field', '23', 'jump after'],
  ['field', '10', 'left out the strides'],
  ['field', '26', 'one unit is there already'],
  ['field', '11', 'pooling is missing'],
  ['jump', '2', 'stride of the pooling'],
  ['jump', '6', 'Strides multiply'],
  ['dense', '50331648', 'biases are missing'],
  ['dense', '16793600', '3 channels'],
  ['dense', '3146752', 'several channels'],
  ['dense', '49168', 'each channel and position'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('can tell all slips of the printed instance apart', () => {
  const numbers: Numbers = {
    size: 32,
    layers: [
      { channels: 16, taps: 5, stride: 1, padding: 2 },
      { channels: 32, taps: 3, stride: 2, padding: 1 },
      { channels: 64, taps: 3, stride: 1, padding: 0 },
    ],
  };
  expect(questions(numbers).map(({ isClear }) => isClear)).toEqual(range(6).map(() => true));
});
