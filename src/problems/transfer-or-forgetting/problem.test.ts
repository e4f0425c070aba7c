import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  ['product', '1'],
  ['linear', '-0.1'],
  ['exact', '-0.095'],
  ['end', '1/8'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const task = (name: string) => ({
    jacobian: (new RegExp(`mJ_${name} = \\((.*?)\\)`).exec(statement)?.[1] ?? '').split(', ').map(Number),
    target: Number(new RegExp(`y_${name}\\} = ([-\\d]+)`).exec(statement)?.[1]),
  });
  return { A: task('A'), B: task('B'), rate: Number(/eta = ([\d.]+)/.exec(statement)?.[1]) };
}

type Point = readonly [number, number];
type Task = ReturnType<typeof readStatement>['A'];

function lossOf({ jacobian, target }: Task, [x, y]: Point): number {
  return (at(jacobian, 0) * x + at(jacobian, 1) * y - target) ** 2 / 2;
}

function slopesOf(task: Task, [x, y]: Point): Point {
  const step = 1e-3;
  return [
    (lossOf(task, [x + step, y]) - lossOf(task, [x - step, y])) / (2 * step),
    (lossOf(task, [x, y + step]) - lossOf(task, [x, y - step])) / (2 * step),
  ];
}

function stepped(task: Task, point: Point, rate: number): Point {
  const slopes = slopesOf(task, point);
  return [point[0] - rate * slopes[0], point[1] - rate * slopes[1]];
}

it.each(range(200))('agrees at seed %i with losses before and after real steps', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { A, B, rate } = readStatement(statement);
  const after = (size: number) => lossOf(A, stepped(B, [0, 0], size)) - lossOf(A, [0, 0]);
  const [first, second] = [slopesOf(A, [0, 0]), slopesOf(B, [0, 0])];
  const end = range(600).reduce<Point>((point) => stepped(B, point, 0.05), [0, 0]);
  const expected = [
    first[0] * second[0] + first[1] * second[1],
    (rate * (after(1e-4) - after(-1e-4))) / 2e-4,
    after(rate),
    lossOf(A, end),
  ];
  const answers = blanks.map(({ answer }) => Number(answer));
  for (const [i, value] of expected.entries()) expect(Math.abs(at(answers, i) - value)).toBeLessThan(2e-4);
});

it.each([
  ['product', '-1', 'one sign'],
  ['linear', '0.1', 'other way'],
  ['linear', '-1', 'is missing'],
  ['linear', '-0.095', 'exact'],
  ['exact', '-0.1', 'first order alone'],
  ['exact', '-0.105', 'added'],
  ['exact', '-0.09', 'factor'],
  ['exact', '0.4', 'factor'],
  ['exact', '0.105', 'other way'],
  ['exact', '0.405', 'not its change'],
  ['end', '-0.375', 'change of the loss'],
  ['end', '0.5', 'not its loss'],
  ['end', '0.25', 'one half'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('names the overlap without residuals where their sign decides', () => {
  const posed = range(60).map((seed) => problem.pose(seed));
  const named = posed.flatMap(({ statement, blanks }) => {
    const { A, B } = readStatement(statement);
    const overlap = at(A.jacobian, 0) * at(B.jacobian, 0) + at(A.jacobian, 1) * at(B.jacobian, 1);
    return A.target * B.target < 0 ? blanks.slice(0, 1).map((blank) => blank.check(String(overlap))) : [];
  });
  expect(named.length).toBeGreaterThan(5);
  expect(named.every((verdict) => verdict.kind === 'wrong' && verdict.because?.includes('residuals'))).toBe(true);
});
