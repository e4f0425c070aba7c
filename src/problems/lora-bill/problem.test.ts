import { expect, it } from 'vitest';
import { range } from '../../core/array.ts';
import { keptByAdam, storedBytes } from '../../core/stored-bytes.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '4.194304e6',
    '0.00391',
    '112',
    '14.0671',
    '3.6782',
    '2047',
  ]);
});

it.each([
  ['trained', '4,194,304'],
  ['share', '0.00390625'],
  ['share', '1/256'],
  ['lora', '14.067108864 GB'],
  ['quantized', '3.678192848'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1] ?? NaN);
  const adapted = statement.includes('all four') ? 4 : statement.includes('the query and the value') ? 2 : 1;
  return {
    adapted,
    billions: number(/with ([\d.]+) billion/),
    layers: number(/L = (\d+)/),
    width: number(/d = (\d+)/),
    rank: number(/r = (\d+)/),
    block: number(/blocks of (\d+)/),
  };
}

it.each(range(150))('agrees at seed %i with arrays that are laid out and counted', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { adapted, billions, layers, width, rank, block } = readStatement(statement);
  const [trained = NaN, share = NaN, full, lora = NaN, quantized = NaN, largest = NaN] = blanks.map(({ answer }) =>
    Number(answer),
  );
  const pair = new Float32Array(width * rank).length + new Float32Array(rank * width).length;
  const pairs = range(layers).flatMap(() => range(adapted).map(() => pair));
  expect(trained).toBe(pairs.reduce((total, size) => total + size, 0));
  expect(share / (pair / width ** 2)).toBeCloseTo(1, 2);
  // Sixteen bytes of each trained parameter, laid out for one layer; and 256 blocks of the base with their scales.
  const state = layers * storedBytes(keptByAdam(pair * adapted));
  const blocks = storedBytes({ nibbles: 256 * block, bytes: 256, singles: 1 });
  expect(full).toBe((billions * storedBytes(keptByAdam(1000))) / 1000);
  expect(Math.abs(lora - (billions * storedBytes({ halves: 500 })) / 500 - state / 1e9)).toBeLessThan(1e-4);
  expect(Math.abs(quantized - (billions * blocks) / (256 * block) - state / 1e9)).toBeLessThan(1e-4);
  expect(width * width - 2 * largest * width).toBeGreaterThan(0);
  expect(width * width - 2 * (largest + 1) * width).toBeLessThanOrEqual(0);
});

it.each([
  ['trained', '2097152', 'two factors'],
  ['trained', '131072', 'one layer'],
  ['trained', '65536', 'one matrix'],
  ['trained', '1073741824', 'frozen matrices'],
  ['share', '0.001953125', 'Both factors'],
  ['share', '0.390625', 'percent'],
  ['share', '0.000599186', 'whole model'],
  ['share', '256', 'inverse'],
  ['full', '14', 'weights alone'],
  ['full', '28', 'Copy and moments'],
  ['full', '84', 'four-byte'],
  ['full', '98', 'two-byte'],
  ['full', '104.3081', 'GiB'],
  ['lora', '0.0671', 'frozen base'],
  ['lora', '14', 'optimizer state are missing'],
  ['lora', '14.0084', 'need gradients'],
  ['lora', '28.0671', 'no gradient'],
  ['lora', '112.0671', 'neither'],
  ['lora', '112', 'full fine-tuning'],
  ['quantized', '3.5671', 'The scales of the blocks'],
  ['quantized', '3.6765', 'scales of their own'],
  ['quantized', '4.0046', 'Double quantization'],
  ['quantized', '4.1140', 'one scale in 256'],
  ['quantized', '3.6111', 'are missing'],
  ['quantized', '3.6195', 'need gradients'],
  ['quantized', '28.9558', 'divide by 8'],
  ['rank', '2048', 'same size'],
  ['rank', '4095', 'two factors'],
  ['rank', '4096', 'two factors'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
