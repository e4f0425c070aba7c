import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import type { Vector } from '../../core/vector.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '[[-1, -1], [1, 1]]',
    '(-3, 3)',
    '(1.9, 0.1)',
    '(-0.06, -0.06)',
    '(0.33, -0.33)',
    '(1.006, 2.006)',
    '3.65e-5',
  ]);
});

it('takes the loss of the worked example with more digits', () => {
  expect(check('loss', '3.64816e-5')).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const pairs = [...statement.matchAll(/= \((-?\d), (-?\d)\)/g)].map(([, a, b]) => [Number(a), Number(b)]);
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1] ?? NaN);
  const [row = [], , input = [], target = []] = pairs;
  return { row, input, target, scale: number(/scale \$s = ([\d.]+)/), rate: number(/eta = ([\d.]+)/) };
}

/** The four numbers of a matrix I + sBA and the loss, written out; the factors are B₁, B₂, A₁, A₂. */
function lossOf({ input, target, scale }: ReturnType<typeof readStatement>) {
  const matrix = ([b1 = NaN, b2 = NaN, a1 = NaN, a2 = NaN]: Vector) => [
    1 + scale * b1 * a1,
    scale * b1 * a2,
    scale * b2 * a1,
    1 + scale * b2 * a2,
  ];
  const output = ([m11 = NaN, m12 = NaN, m21 = NaN, m22 = NaN]: Vector) => [
    m11 * at(input, 0) + m12 * at(input, 1),
    m21 * at(input, 0) + m22 * at(input, 1),
  ];
  const loss = (entries: Vector) =>
    output(entries).reduce((total, entry, i) => total + (entry - at(target, i)) ** 2 / 2, 0);
  return { matrix, output, loss, inFactors: (factors: Vector) => loss(matrix(factors)) };
}

it.each(range(120))('agrees at seed %i with descent along finite differences of the loss', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const numbers = readStatement(statement);
  const { matrix, output, loss, inFactors } = lossOf(numbers);
  const stepped = (factors: Vector) => {
    const slopes = gradient(inFactors, factors);
    return factors.map((entry, i) => entry - numbers.rate * at(slopes, i));
  };
  const start = [0, 0, ...numbers.row];
  const [next, last] = [stepped(start), stepped(stepped(start))];
  const expected = [
    gradient(loss, [1, 0, 0, 1]),
    gradient(inFactors, start).slice(0, 2),
    output(matrix(next)),
    gradient(inFactors, next).slice(2),
    last.slice(0, 2),
    last.slice(2),
  ];
  const answers = blanks.map(({ answer }) =>
    answer
      .replace(/[[\]()]/g, '')
      .split(', ')
      .map(Number),
  );
  for (const [i, vector] of expected.entries())
    for (const [j, entry] of vector.entries()) expect(Math.abs(entry - at(at(answers, i), j))).toBeLessThan(2e-4);
  expect(at(at(answers, 6), 0) / inFactors(last)).toBeCloseTo(1, 2);
});

it.each([
  ['whole', '[[-1, 1], [-1, 1]]', 'the column'],
  ['whole', '[[1, 1], [-1, -1]]', 'minus the target'],
  ['whole', '[[1, 1], [1, 1]]', 'without the target'],
  ['whole', '[[-2, 0], [2, 0]]', 'not the target'],
  ['slope', '(-2, 2)', 'not by the input'],
  ['slope', '(-1, 1)', 'residual alone'],
  ['slope', '(1, 1)', 'top'],
  ['slope', '(0, 0)', 'Only the gradient'],
  ['slope', '(3, -3)', 'minus the target'],
  ['output', '(1, 1)', 'has moved'],
  ['output', '(0.9, -0.9)', 'the change'],
  ['output', '(0.1, 1.9)', 'Go against'],
  ['output', '(1.3, 0.7)', 'acts on the number'],
  ['output', '(1.2, 0.8)', 'whole matrix'],
  ['row', '(0, 0)', 'first step'],
  ['row', '(-0.6, -0.6)', 'old'],
  ['row', '(0, 0.0)', 'first step'],
  ['row', '(0.06, 0.06)', 'minus the target'],
  ['left', '(0.3, -0.3)', 'after one step'],
  ['left', '(0.03, -0.03)', 'second change alone'],
  ['left', '(0.6, -0.6)', 'repeats'],
  ['left', '(0.27, -0.27)', 'Go against'],
  ['right', '(1, 2)', 'so '],
  ['right', '(0.994, 1.994)', 'Go against'],
  ['right', '(0.006, 0.006)', 'change alone'],
  ['right', '(1.0066, 2.0066)', 'old point'],
  ['loss', '7.296e-5', 'frac12'],
  ['loss', '0.01', 'after one step'],
  ['loss', '1', 'at the start'],
  ['loss', '1e-4', 'has moved'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('knows who forgot the scale', () => {
  const halved = range(40)
    .map((seed) => problem.pose(seed + 1))
    .filter(({ statement }) => readStatement(statement).scale === 0.5);
  expect(halved.length).toBeGreaterThan(3);
  for (const { blanks } of halved) {
    const [, slope] = blanks;
    const doubled = slope?.answer.replace(/-?[\d.]+/g, (entry) => String(Number(entry) * 2)) ?? '';
    expect(slope?.check(doubled)).toEqual({ kind: 'wrong', because: expect.stringContaining('scale') });
  }
});
