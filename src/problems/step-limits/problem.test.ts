import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { limits, type Numbers } from './limits.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

const CASES: readonly Numbers[] = [
  { sigma: [4, 1], examples: 10, rate: { top: 1, bottom: 10 }, target: 0.01 },
  { sigma: [5, 3], examples: 20, rate: { top: 3, bottom: 50 }, target: 0.1 },
  { sigma: [6, 5], examples: 5, rate: { top: 1, bottom: 36 }, target: 0.001 },
];

/** The data with these singular values along rotated axes, and zero rows up to the number of examples. */
function rotatedData({ sigma, examples }: Numbers): readonly (readonly [number, number])[] {
  const [c, s] = [0.6, 0.8];
  return range(examples).map((i) =>
    i === 0 ? [sigma[0] * c, sigma[0] * s] : i === 1 ? [-sigma[1] * s, sigma[1] * c] : [0, 0],
  );
}

/** Gradient descent on `scale` times the squared norm with zero targets, row by row; returns the last weights. */
function descend(numbers: Numbers, { scale, rate, steps }: { scale: number; rate: number; steps: number }) {
  let [u, v] = [1, 0.3];
  for (let t = 0; t < steps; t += 1) {
    let [gu, gv] = [0, 0];
    for (const [a, b] of rotatedData(numbers)) {
      const slope = 2 * scale * (a * u + b * v);
      gu += slope * a;
      gv += slope * b;
    }
    u -= rate * gu;
    v -= rate * gv;
  }
  return [u, v] as const;
}

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['0.125', '0.0625', '1.25', '(-0.6, 0.9)', '44']);
});

it.each(CASES)('has limits below which descent shrinks and above which it explodes, for $sigma', (numbers) => {
  const { half, full, mean } = limits(numbers);
  const losses = [
    { scale: 0.5, limit: half },
    { scale: 1, limit: full },
    { scale: 0.5 / numbers.examples, limit: mean },
  ];
  for (const { scale, limit } of losses) {
    expect(Math.hypot(...descend(numbers, { scale, rate: 0.99 * limit, steps: 2000 }))).toBeLessThan(1e-9);
    expect(Math.hypot(...descend(numbers, { scale, rate: 1.01 * limit, steps: 2000 }))).toBeGreaterThan(1e9);
  }
});

it.each(CASES)('has the factors that one step of descent shows, for $sigma', (numbers) => {
  const { top, bottom } = numbers.rate;
  const [u, v] = descend(numbers, { scale: 0.5, rate: top / bottom, steps: 1 });
  const [first, second] = limits(numbers).factors;
  expect(first).toBeCloseTo((0.6 * u + 0.8 * v) / (0.6 * 1 + 0.8 * 0.3), 12);
  expect(second).toBeCloseTo((-0.8 * u + 0.6 * v) / (-0.8 * 1 + 0.6 * 0.3), 12);
});

it('agrees at many seeds with a step-by-step count of what it says', () => {
  for (const seed of range(60)) {
    const { statement, blanks } = problem.pose(seed + 1);
    const word = (pattern: RegExp) => Number(pattern.exec(statement)?.[1]);
    const eta = word(/\\tfrac\{(\d+)\}/) / word(/\\tfrac\{\d+\}\{(\d+)\}/);
    let [left, steps] = [1, 0];
    for (; Math.abs(left) > word(/at most \$([\d.]+)\$/); steps += 1) left *= 1 - eta * word(/sigma_2 = (\d)/) ** 2;
    expect(Number(at(blanks, 4).answer)).toBe(steps);
  }
});

it.each([
  ['half', '1/16', 'twice as large'],
  ['half', '0.5', 'the squares of the singular values'],
  ['half', '2', 'not the smallest'],
  ['half', '2/17', 'best constant'],
  ['full', '0.125', 'Without the factor'],
  ['full', '0.25', 'divide by 2'],
  ['mean', '0.125', 'without the factor'],
  ['mean', '0.0125', 'times larger'],
  ['mean', '0.625', 'used up by the square'],
  ['factors', '(0.6, 0.9)', 'give its sign'],
  ['factors', '(0.9, -0.6)', 'in the other order'],
  ['factors', '(0.36, 0.81)', 'factors of the loss'],
  ['factors', '(1.6, 0.1)', 'one step removes'],
  ['steps', '43', 'too few'],
  ['steps', '10', 'This is the count for'],
  ['steps', '22', 'the loss of the mode'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('knows factors from singular values that were not squared', () => {
  const reasons = range(30).map((seed) => {
    const { statement, blanks } = problem.pose(seed + 1);
    const word = (pattern: RegExp) => Number(pattern.exec(statement)?.[1]);
    const eta = word(/\\tfrac\{(\d+)\}/) / word(/\\tfrac\{\d+\}\{(\d+)\}/);
    const [first, second] = [word(/sigma_1 = (\d)/), word(/sigma_2 = (\d)/)];
    return at(blanks, 3).check(`(${1 - eta * first}, ${1 - eta * second})`);
  });
  expect(reasons).toContainEqual({ kind: 'wrong', because: expect.stringContaining('You used') });
});
