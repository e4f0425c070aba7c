import { expect, it } from 'vitest';
import { range } from '../../core/array.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['0.6', '0.35', '0.1', '0.3', '0.4']);
});

/** The line in cells of width 0.05: whether source and target live there. */
const CELLS = range(44);

it.each(range(150))('agrees at seed %i with counting cells of the line', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const [shift = NaN, truth = NaN, threshold = NaN] = [
    ...statement.matchAll(/(?:m|\\target\{\\theta\^\\star\}|\\param\{\\theta\}) = ([\d.]+)\$/g),
  ].map(([, number]) => Math.round(20 * Number(number)));
  const isSource = (cell: number) => cell < 20;
  const isTarget = (cell: number) => cell >= shift && cell < 20 + shift;
  const share = (cells: readonly number[]) => cells.length / 20;
  const wrong = CELLS.filter((cell) => cell >= truth !== cell >= threshold);
  const gaps = CELLS.flatMap((low) =>
    CELLS.map((high) => {
      const interval = CELLS.filter((cell) => cell >= low && cell < high);
      return Math.abs(interval.filter(isSource).length - interval.filter(isTarget).length) / 20;
    }),
  );
  // Where both live, one of the two guesses is wrong, with half of the weight.
  const domain = share(CELLS.filter((cell) => isSource(cell) && isTarget(cell))) / 2;
  const source = share(wrong.filter(isSource));
  const expected = [2 * Math.max(...gaps), domain, source, share(wrong.filter(isTarget)), source + Math.max(...gaps)];
  for (const [i, { answer }] of blanks.entries()) expect(Number(answer)).toBeCloseTo(expected[i] ?? NaN, 9);
});

it.each(range(200))('keeps the target error within the bound at seed %i', (seed) => {
  const answers = problem.pose(seed).blanks.map(({ answer }) => Number(answer));
  expect(answers[3]).toBeLessThanOrEqual((answers[4] ?? NaN) + 1e-9);
});

it.each([
  ['distance', '0.3', 'factor of 2'],
  ['distance', '2', 'do not overlap'],
  ['distance', '1.4', 'twice the overlap'],
  ['distance', '0.7', 'overlap'],
  ['distance', '1.2', 'both ends'],
  ['domain', '0.7', 'half of the guesses'],
  ['domain', '0.15', 'in the overlap, not outside'],
  ['domain', '0.3', 'no errors are made'],
  ['domain', '0.5', 'without error'],
  ['domain', '0.175', 'half of the weight'],
  ['source', '0.3', 'whole interval'],
  ['source', '0.9', 'right answer'],
  ['target', '0.1', 'other law'],
  ['target', '0.7', 'right answer'],
  ['bound', '0.7', 'half of the distance'],
  ['bound', '0.3', 'source error is missing'],
  ['bound', '0.6', 'starts from the source'],
  ['bound', '0.5', 'best classifier'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
