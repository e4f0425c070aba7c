import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import problem from './problem.ts';
import { project, type Numbers } from './rows.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

type Point = readonly [number, number];

const PRINTED: Numbers = { angle: 60, error: [1, 2], target: 0.05 };
const CASES: readonly Numbers[] = [
  PRINTED,
  { angle: 135, error: [-3, 1], target: 0.01 },
  { angle: 90, error: [2, -1], target: 0.1 },
  { angle: 30, error: [1, -4], target: 0.1 },
];

/** The error after projecting onto the line orthogonal to the row of an angle in degrees, as a point of that line. */
function projected([a, b]: Point, angle: number): Point {
  const along = ((angle + 90) * Math.PI) / 180;
  const length = a * Math.cos(along) + b * Math.sin(along);
  return [length * Math.cos(along), length * Math.sin(along)];
}

/** The mean squared error after some steps, over every order of draws. */
function meanSquare(error: Point, angle: number, steps: number): number {
  if (steps === 0) return Math.hypot(...error) ** 2;
  return sum([0, angle].map((row) => meanSquare(projected(error, row), angle, steps - 1))) / 2;
}

it('has the answers of the printed instance', () => {
  // By hand: the inner products with (1, 2) are 1 and 1/2 + sqrt 3.
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['2.009', '0.5', '0.75', '11']);
  expect(project(PRINTED).mean).toBeCloseTo(5 - (1 + (0.5 + Math.sqrt(3)) ** 2) / 2, 12);
});

it.each(CASES)('has the mean over both projections at $angle degrees', (numbers) => {
  expect(project(numbers).mean).toBeCloseTo(meanSquare(numbers.error, numbers.angle, 1), 12);
});

it.each(CASES)('has the largest factor that any direction of the error attains at $angle degrees', (numbers) => {
  const directions = range(3600).map((i) => (i * Math.PI) / 3600);
  const factors = directions.map((x) => meanSquare([Math.cos(x), Math.sin(x)], numbers.angle, 1));
  const { factor, smallest } = project(numbers);
  expect(Math.max(...factors)).toBeCloseTo(factor, 6);
  expect(Math.min(...factors)).toBeCloseTo(smallest / 2, 6);
});

it.each(CASES)('has a bound that holds over ten steps at $angle degrees', (numbers) => {
  const { factor, square } = project(numbers);
  expect(meanSquare(numbers.error, numbers.angle, 10)).toBeLessThanOrEqual(factor ** 10 * square * (1 + 1e-12));
});

it('agrees at many seeds with a step-by-step count of what it says', () => {
  for (const seed of range(60)) {
    const { statement, blanks } = problem.pose(seed + 1);
    const word = (pattern: RegExp) => Number(pattern.exec(statement)?.[1]);
    const angle = word(/theta = (\d+)/);
    const factor = Math.max(Math.cos((angle * Math.PI) / 360) ** 2, Math.sin((angle * Math.PI) / 360) ** 2);
    let [left, steps] = [1, 0];
    for (; left > word(/\\le ([\d.]+)\\,\\norm\{\\ve_0\}/); steps += 1) left *= factor;
    expect(Number(at(blanks, 3).answer)).toBe(steps);
  }
});

it.each([
  ['mean', '-0.982', 'half the sum'],
  ['mean', '4', 'the first row'],
  ['mean', '0.018', 'the second row'],
  ['mean', '2.991', 'what the step takes off'],
  ['mean', '3.75', 'the bound for the worst'],
  ['mean', '2.5', 'as the factor'],
  ['smallest', '1.5', 'the larger of the two'],
  ['smallest', '0.25', 'This is the eigenvalue of'],
  ['smallest', '0.707', 'the singular value itself'],
  ['smallest', '0.75', 'the determinant'],
  ['factor', '0.25', 'the best case'],
  ['factor', '0.5', 'is divided by'],
  ['factor', '0.875', 'the squared lengths'],
  ['factor', '0.866', 'its mean square'],
  ['steps', '10', 'too few'],
  ['steps', '6', 'nothing to square'],
  ['steps', '21', 'the root of the factor'],
  ['steps', '3', 'the best case'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('knows the cosine without its absolute value where the rows point apart', () => {
  const posed = range(60).map((seed) => problem.pose(seed + 1));
  const apart = posed.filter(({ statement }) => statement.includes('120^'));
  expect(apart.length).toBeGreaterThan(0);
  for (const { blanks } of apart) {
    expect(at(blanks, 2).check('0.75')).toEqual({ kind: 'right' });
    const because = expect.stringContaining('The rows point apart');
    expect(at(blanks, 2).check('0.25')).toEqual({ kind: 'wrong', because });
  }
});
