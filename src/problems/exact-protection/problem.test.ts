import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { questions } from './blanks.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  // (3, 3, 0) without 3 times (1, 2, 2)/3 is (2, 1, -2).
  ['step', '[[-1, -0.5, 1], [2, 1, -2]]'],
  ['fit', '5'],
  ['left', '1'],
  ['copies', '140,000,000,000'],
  ['adapters', '83886080'],
  ['prompts', '1638400'],
  ['anchor', '28e9'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

it('tells every named mistake of the printed instance from the others', () => {
  const numbers = {
    ...{ stored: [1, 2, 2], input: [3, 3, 0], delta: [1, -2], rate: 0.5, dimensions: 16, directions: 3 },
    ...{ tasks: 10, billions: 7, width: 4096, layers: 32, rank: 8, promptTokens: 20 },
  };
  expect(questions({ ...numbers, delta: [1, -2] }).filter(({ isClear }) => !isClear)).toEqual([]);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const plain = statement.replaceAll('{,}', '');
  const list = (pattern: RegExp) => (pattern.exec(plain)?.[1] ?? '').split(', ').map(Number);
  const found = (pattern: RegExp) => Number(pattern.exec(plain)?.[1]);
  return {
    stored: list(/old input, \$\((.*?)\)/),
    input: list(/vh\} = \((.*?)\)/),
    delta: list(/vdelta\} = \((.*?)\)/),
    rate: found(/eta = ([\d.]+)/),
    dimensions: found(/with (\d+) inputs every/),
    directions: found(/uses (\d+) generic/),
    parameters: 1e9 * found(/with (\d+) billion/),
    layers: found(/L = (\d+)/),
    width: found(/d = (\d+)/),
    tasks: found(/learns (\d+) tasks/),
    rank: found(/r = (\d+)/),
    tokens: found(/prompt of (\d+)/),
  };
}

type Read = ReturnType<typeof readStatement>;

const product = (a: readonly number[], b: readonly number[]) => a.reduce((sum, entry, i) => sum + entry * at(b, i), 0);

/** The cross product of two vectors of space. */
function cross(a: readonly number[], b: readonly number[]): readonly number[] {
  const entry = (i: number, j: number) => at(a, i) * at(b, j) - at(a, j) * at(b, i);
  return [entry(1, 2), entry(2, 0), entry(0, 1)];
}

/** The part of the input across the stored one, by s × (h × s)/|s|². */
function steps({ stored, input, delta, rate }: Read): readonly number[] {
  const across = cross(stored, cross(input, stored)).map((entry) => entry / product(stored, stored));
  return delta.flatMap((slope) => across.map((entry) => -rate * slope * entry));
}

/** Tasks that take their directions one by one until the next one finds too few. */
function taken({ dimensions, directions }: Read): readonly [number, number] {
  let [fit, left] = [0, dimensions];
  while (left >= directions) [fit, left] = [fit + 1, left - directions];
  return [fit, left];
}

it.each(range(150))('agrees at seed %i with cross products and with counting one by one', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const read = readStatement(statement);
  const { parameters, layers, width, tasks, rank, tokens } = read;
  const factors = ['query', 'value'].flatMap(() => [width * rank, rank * width]);
  const adapter = factors.reduce((sum, size) => sum + size, 0) * layers;
  const expected = [
    ...steps(read),
    ...taken(read),
    2 * parameters * tasks,
    2 * adapter * tasks,
    2 * width * tokens * tasks,
    4 * parameters,
  ];
  const answers = blanks.flatMap(({ answer }) => answer.replace(/[[\]]/g, '').split(', ').map(Number));
  expect(answers).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(Math.abs(at(answers, i) - value)).toBeLessThan(2e-4);
});

it.each([
  ['step', '[[-1.5, -1.5, 0], [3, 3, 0]]', 'without the projection'],
  ['step', '[[-0.5, -1, -1], [1, 2, 2]]', 'part that goes'],
  // (3, 3, 0) - 9·(1, 2, 2) and (3, 3, 0) - 3·(1, 2, 2).
  ['step', '[[3, 7.5, 9], [-6, -15, -18]]', 'has length 1'],
  ['step', '[[0, 1.5, 3], [0, -3, -6]]', 'squared length'],
  ['step', '[[1, 0.5, -1], [-2, -1, 2]]', 'against the gradient'],
  ['step', '[[-2, -1, 2], [4, 2, -4]]', 'learning rate'],
  ['fit', '6', 'fewer free'],
  ['fit', '13', 'for good'],
  ['fit', '16/3', 'whole tasks'],
  ['left', '2', 'lacks'],
  ['left', '0', 'do not fill'],
  ['left', '13', 'have taken'],
  ['left', '3', 'fewer are free'],
  ['copies', '70e9', '2 bytes'],
  ['copies', '280e9', 'not 4'],
  ['copies', '14e9', 'its own'],
  ['adapters', '41943040', 'two factors'],
  ['adapters', '8388608', 'its own'],
  ['adapters', '2621440', 'one layer'],
  ['adapters', '10485760', 'rank'],
  ['prompts', '819200', '2 bytes'],
  ['prompts', '52428800', 'not in every layer'],
  ['prompts', '400', 'numbers'],
  ['anchor', '14e9', 'two vectors'],
  ['anchor', '280e9', 'running'],
  ['anchor', '98e18', 'diagonal alone'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
