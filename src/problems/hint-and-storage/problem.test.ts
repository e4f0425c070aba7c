import { expect, it } from 'vitest';
import { range } from '../../core/array.ts';
import { questions } from './blanks.ts';
import { countOf } from './count.ts';
import problem from './problem.ts';

const PRINTED = {
  side: 14,
  channels: 32,
  teacherSide: 10,
  teacherChannels: 64,
  images: 1_281_167,
  classes: 1000,
  bytes: 2,
  tokens: 2,
  vocabulary: 32_000,
  top: 50,
} as const;
const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  ['regressor', '51,264'],
  ['dense', '40,140,800'],
  ['logits', '2.562334 GB'],
  ['full', '128 TB'],
  ['largest', '400'],
])('takes the digits by hand for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

it('has the counts that the notes quote', () => {
  const quoted = { ...PRINTED, side: 10, channels: 64, teacherSide: 8, teacherChannels: 128 };
  expect(countOf({ ...quoted, tokens: 1, vocabulary: 50_257, top: 64 })).toMatchObject({
    kernel: 3,
    regressor: 73_856,
    dense: 52_428_800,
    full: 100.514,
    largest: 256,
  });
});

it('tells the mistakes of the printed instance apart', () => {
  expect(questions(PRINTED).every(({ isClear, isTelling }) => isClear && isTelling)).toBe(true);
});

it.each(range(150))('agrees at seed %i with arrays that are laid out', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const number = (pattern: RegExp) => Number((pattern.exec(statement)?.[1] ?? '').replaceAll('{,}', ''));
  const [channels, side] = [number(/student with (\d+)/), number(/of side (\d+) and/)];
  const [goals, goal] = [number(/teacher with (\d+)/), number(/of side (\d+)\. The/)];
  const [regressor, dense, logits = NaN, full = NaN, largest = NaN] = blanks.map(({ answer }) => Number(answer));
  // The kernel covers the places from which one output is read; the last output must end at the last input.
  const kernel = range(side).filter((place) => place + goal <= side).length;
  expect(regressor).toBe(
    range(goals).reduce((total) => total + new Float32Array(kernel * kernel * channels).length + 1, 0),
  );
  expect(dense).toBe(range(goal * goal).reduce((total) => total + side * side * channels * goals, 0));
  const images = number(/for \$([\d{},]+)\$ images/) * number(/and \$([\d{},]+)\$ classes/);
  expect(Math.abs((images * number(/with (\d) bytes each, in GB/)) / 1e9 / logits - 1)).toBeLessThan(3e-3);
  const [tokens, vocabulary] = [number(/of (\d+) billion/), number(/vocabulary of \$([\d{},]+)\$/)];
  expect(Math.abs((2 * tokens * vocabulary) / 1000 / full - 1)).toBeLessThan(3e-3);
  const index = Math.ceil((vocabulary - 1).toString(16).length / 2);
  expect(Math.abs((tokens * number(/the (\d+) largest/) * (2 + index)) / largest - 1)).toBeLessThan(3e-3);
});

it('finds numbers at every seed', () => {
  for (const seed of range(4001)) expect(problem.pose(seed).blanks).toHaveLength(5);
});

it.each([
  ['regressor', '51200', 'bias'],
  ['regressor', '51232', 'of the output'],
  ['regressor', '32832', 'plus one'],
  ['regressor', '10304', 'k^2'],
  ['regressor', '1664', 'all channels'],
  ['regressor', '5126400', 'shares'],
  ['dense', '286720', 'squared'],
  ['dense', '12672', 'multiply'],
  ['dense', '40147200', 'biases'],
  ['dense', '19600', 'channels'],
  ['dense', '2048', 'places'],
  ['logits', '1.281167', 'numbers of logits'],
  ['logits', '20.498672', 'bits'],
  ['logits', '0.002562334', 'each class'],
  ['logits', '2.386359', 'GiB'],
  ['full', '64', 'two bytes'],
  ['full', '128000', 'GB'],
  ['full', '1024', 'bits'],
  ['full', '256', 'no indices'],
  ['full', '116.415', 'TiB'],
  ['largest', '200', 'Which tokens'],
  ['largest', '100', 'numbers of entries'],
  ['largest', '500', '65,536'],
  ['largest', '300', 'One byte'],
  ['largest', '600', 'fewest'],
  ['largest', '0.4', 'TB'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
