import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { questions } from './blanks.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['0.75', '-0.26', '0.1', '0.26']);
});

it('takes percents too', () => {
  expect(check('backward', '-26%')).toEqual({ kind: 'right' });
});

it('tells every named mistake of the printed instance from the others', () => {
  const accuracies = [
    [0.5, 0.35, 0.3],
    [0.95, 0.4, 0.3],
    [0.8, 0.92, 0.45],
    [0.6, 0.75, 0.9],
  ];
  expect(questions({ accuracies }).filter(({ isClear }) => !isClear)).toEqual([]);
});

/** The rows that a statement shows, in percent: after each task, then before all. */
function readStatement(statement: string): readonly (readonly number[])[] {
  const matrix = /pmatrix\} (.*?) \\end/.exec(statement)?.[1] ?? '';
  const untrained = /R_0 &= \((.*?)\)/.exec(statement)?.[1] ?? '';
  const rows = [...matrix.split(String.raw` \\ `).map((row) => row.split(' & ')), untrained.split(', ')];
  return rows.map((row) => row.map((entry) => Math.round(100 * Number(entry))));
}

it.each(range(150))('agrees at seed %i with whole percents, entry by entry', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const [[a, b, c], [d, e, f], [g, h, k], [, v, w]] = fourRows(readStatement(statement));
  const expected = [
    (g + h + k) / 3,
    (g - a + h - e) / 2,
    (b - v + f - w) / 2,
    (Math.max(a, d) - g + Math.max(b, e) - h) / 2,
  ];
  expect(c).toBeGreaterThanOrEqual(0);
  for (const [i, value] of expected.entries())
    expect(Math.abs(100 * Number(at(blanks, i).answer) - value)).toBeLessThan(0.02);
});

type Row = readonly [number, number, number];

function fourRows(rows: readonly (readonly number[])[]): readonly [Row, Row, Row, Row] {
  const row = (i: number): Row => [at(at(rows, i), 0), at(at(rows, i), 1), at(at(rows, i), 2)];
  return [row(0), row(1), row(2), row(3)];
}

it.each([
  ['average', '0.9233', 'diagonal'],
  ['average', '0.6744', 'whole matrix'],
  ['average', '0.82', 'all tasks seen'],
  ['average', '0.55', 'last column'],
  ['average', '2.25', 'number of tasks'],
  ['average', '1.125', 'All three'],
  ['backward', '-0.52', 'the sum'],
  ['backward', '-0.1733', 'divided by 2'],
  ['backward', '-0.185', 'row before'],
  ['backward', '-0.35', 'task 1 alone'],
  ['backward', '0.25', 'untrained'],
  ['backward', '-0.2483', 'Task 3'],
  ['forward', '0.425', 'is subtracted'],
  ['forward', '0.2', 'the sum'],
  ['forward', '0.0667', 'divided by 2'],
  ['forward', '0.025', 'just before its own'],
  ['forward', '0.585', 'row before'],
  ['forward', '0', 'same task'],
  ['forward', '0.05', 'task 2 alone'],
  ['forgetting', '0.52', 'the sum'],
  ['forgetting', '0.1733', 'divided by 2'],
  ['forgetting', '0.185', 'best value'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('names the difference of forgetting and backward transfer in each draw that has one', () => {
  const posed = range(40).map((seed) => problem.pose(seed).blanks);
  const differing = posed.filter((blanks) => Number(at(blanks, 3).answer) > -Number(at(blanks, 1).answer) + 1e-3);
  expect(differing.length).toBeGreaterThan(5);
  for (const blanks of differing) {
    const typed = String(-Number(at(blanks, 1).answer));
    expect(at(blanks, 3).check(typed)).toMatchObject({ because: expect.stringContaining('BWT') });
  }
});
