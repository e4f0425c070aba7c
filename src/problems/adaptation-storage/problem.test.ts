import { expect, it } from 'vitest';
import { range } from '../../core/array.ts';
import { storedBytes } from '../../core/stored-bytes.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  ['soft', '81,920'],
  ['prefix', '5,242,880'],
  ['lora', '4,194,304'],
  ['prefixes', '1048.576 MB'],
  ['copies', '1400 GB'],
  ['cache', '10'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1] ?? NaN);
  return {
    billions: number(/with ([\d.]+) billion/),
    layers: number(/L = (\d+)/),
    width: number(/d = (\d+)/),
    length: number(/m = (\d+)/),
    rank: number(/rank (\d+)/),
    tasks: number(/prefixes of (\d+) tasks/),
  };
}

it.each(range(150))('agrees at seed %i with arrays that are laid out and counted', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { billions, layers, width, length, rank, tasks } = readStatement(statement);
  const [soft = NaN, prefix = NaN, lora = NaN, prefixes = NaN, copies = NaN, cache = NaN] = blanks.map(({ answer }) =>
    Number(answer),
  );
  const position = () => new Uint16Array(width);
  const slots = range(length).map(() => [position(), position()]);
  const numbersOfLayer = slots.flat().reduce((total, { length: size }) => total + size, 0);
  const pair = new Uint16Array(width * rank).length + new Uint16Array(rank * width).length;
  expect(soft).toBe(range(length).reduce((total) => total + position().length, 0));
  expect(prefix).toBe(range(layers).reduce((total) => total + numbersOfLayer, 0));
  expect(lora).toBe(range(layers).reduce((total) => total + pair + pair, 0));
  const bytes = layers * storedBytes({ halves: numbersOfLayer });
  expect((prefixes * 1e6) / (tasks * bytes)).toBeCloseTo(1, 3);
  expect((cache * 1024 * 1024) / bytes).toBeCloseTo(1, 3);
  expect(copies / (tasks * billions * storedBytes({ halves: 1 }))).toBeCloseTo(1, 3);
});

it.each([
  ['soft', '5242880', 'a prefix'],
  ['soft', '2621440', 'once'],
  ['soft', '163840', 'one vector'],
  ['prefix', '2621440', 'a key and a value'],
  ['prefix', '163840', 'one layer'],
  ['prefix', '81920', 'soft prompt'],
  ['lora', '2097152', 'two factors'],
  ['lora', '1048576', 'two factors'],
  ['lora', '131072', 'one layer'],
  ['lora', '1073741824', 'frozen'],
  ['prefixes', '524.288', 'two bytes'],
  ['prefixes', '2097.152', 'not four'],
  ['prefixes', '8388.608', 'megabits'],
  ['prefixes', '10.48576', 'one task'],
  ['prefixes', '1000', 'MiB'],
  ['prefixes', '16.384', 'soft prompts'],
  ['copies', '700', 'two bytes'],
  ['copies', '14', 'one task'],
  ['copies', '1.4', 'TB'],
  ['copies', '11200', 'in training'],
  ['cache', '5', 'Keys and values'],
  ['cache', '2.5', 'Keys and values'],
  ['cache', '0.3125', 'one layer'],
  ['cache', '0.15625', 'prompt itself'],
  ['cache', '10.48576', 'MB'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
