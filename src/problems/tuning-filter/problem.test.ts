import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import type { Vector } from '../../core/vector.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '(1, 0.6513, 0.01)',
    '(0.3333, 0.6513, 0.0996)',
    '(0.3297, 0.909, 0.909)',
    '0.2222',
    '2',
  ]);
});

it.each([
  ['fitted', '(1.000000, 0.6513216, 0.00995512)'],
  ['moved', '(0.3333333, 0.6513216, 0.0995512)'],
  ['anchored', '(0.3296703, 0.9090909, 0.9090909)'],
  ['rate', '2/9'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1] ?? NaN);
  const list = (pattern: RegExp) => (pattern.exec(statement)?.[1] ?? '').split(', ').map(Number);
  return {
    sigma: list(/singular values \$\(([^)]*)\)/),
    residual: list(/components \$\(([^)]*)\)/),
    rate: number(/eta = ([\d.]+)/),
    steps: number(/after (\d+) steps/),
    strength: number(/lambda = ([\d.]+)/),
  };
}

const TURN = 0.7;

/** A Jacobian with these singular values that is not diagonal: turned in the first two outputs and the last two parameters. */
function turnedJacobian(sigma: Vector): readonly Vector[] {
  const [cosine, sine] = [Math.cos(TURN), Math.sin(TURN)];
  const [u, v] = [
    [
      [cosine, -sine, 0],
      [sine, cosine, 0],
      [0, 0, 1],
    ],
    [
      [1, 0, 0],
      [0, cosine, -sine],
      [0, sine, cosine],
    ],
  ] as const;
  return range(3).map((i) =>
    range(3).map((j) => range(3).reduce((total, k) => total + at(at(u, i), k) * at(sigma, k) * at(at(v, j), k), 0)),
  );
}

/** The coefficients along the right singular vectors after descent, step by step, on the turned problem. */
function descended(
  { sigma, residual }: Pick<ReturnType<typeof readStatement>, 'sigma' | 'residual'>,
  run: { readonly rate: number; readonly steps: number; readonly strength: number },
): Vector {
  const jacobian = turnedJacobian(sigma);
  const [cosine, sine] = [Math.cos(TURN), Math.sin(TURN)];
  const [r1, r2, r3] = [at(residual, 0), at(residual, 1), at(residual, 2)];
  const misses = [cosine * r1 - sine * r2, sine * r1 + cosine * r2, r3];
  let change: Vector = [0, 0, 0];
  for (let step = 0; step < run.steps; step += 1) {
    const now = change;
    const outputs = jacobian.map((row, i) => row.reduce((t, entry, j) => t + entry * at(now, j), at(misses, i)));
    change = now.map(
      (entry, j) =>
        entry -
        run.rate * (run.strength * entry + outputs.reduce((t, output, i) => t + at(at(jacobian, i), j) * output, 0)),
    );
  }
  const [c1, c2, c3] = [at(change, 0), at(change, 1), at(change, 2)];
  return [c1, cosine * c2 + sine * c3, -sine * c2 + cosine * c3];
}

it.each(range(100))('agrees at seed %i with descent on a Jacobian that is not diagonal', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { sigma, residual, rate, steps, strength } = readStatement(statement);
  const answers = blanks.map(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
  const [fitted = [], moved = [], anchored = [], [bound = NaN] = [], [active] = []] = answers;
  const after = descended({ sigma, residual }, { rate, steps, strength: 0 });
  const settled = descended({ sigma, residual }, { rate: 0.05, steps: 8000, strength });
  for (const i of range(3)) {
    expect(Math.abs(at(moved, i) - at(after, i))).toBeLessThan(2e-4);
    expect(Math.abs(at(fitted, i) + (at(sigma, i) * at(after, i)) / at(residual, i))).toBeLessThan(2e-4);
    expect(Math.abs(at(anchored, i) - at(settled, i))).toBeLessThan(2e-4);
  }
  expect(active).toBe(
    range(3).filter((i) => Math.abs(at(sigma, i) * at(after, i)) > Math.abs(at(residual, i)) / 2).length,
  );
  const size = (at: number) =>
    Math.max(...descended({ sigma, residual }, { rate: at, steps: 2000, strength: 0 }).map(Math.abs));
  expect(size(1.005 * bound)).toBeGreaterThan(100);
  expect(size(0.995 * bound)).toBeLessThan(100);
});

it.each([
  ['fitted', '(0, 0.3487, 0.9900)', 'what is left'],
  ['fitted', '(0.9718, 0.6513, 0.0956)', 'rate of direction'],
  ['fitted', '(0.9, 0.1, 0.001)', 'after one step'],
  ['fitted', '(9, 1, 0.01)', 'share of what is left'],
  ['fitted', '(0.3487, 0, 0)', 'power'],
  ['fitted', '(0.9999, 0.6321, 0.00995)', 'gradient flow'],
  ['moved', '(-0.3333, -0.6513, -0.0996)', 'against'],
  ['moved', '(1, 0.6513, 0.00996)', 'changes the outputs'],
  ['moved', '(3, 0.6513, 0.0010)', 'Divide'],
  ['moved', '(0.1111, 0.6513, 0.9955)', 'once'],
  ['moved', '(0.3333, 1, 10)', 'ends'],
  ['anchored', '(-0.3297, -0.9091, -0.9091)', 'against'],
  ['anchored', '(0.9890, 0.9091, 0.0909)', 'fitted shares'],
  ['anchored', '(0.3333, 1, 10)', 'without the pull'],
  ['anchored', '(0.9677, 0.9091, 0.5)', 'squared in the denominator'],
  ['anchored', '(0.1099, 0.9091, 9.0909)', 'as well'],
  ['anchored', '(0.3330, 0.9901, 5)', 'not squared'],
  ['anchored', '(0.3261, 0.8333, 0.4762)', 'times the distance'],
  ['rate', '0.1111', 'overshoots'],
  ['rate', '0.6667', 'curvature'],
  ['rate', '200', 'steepest'],
  ['rate', '0.1998', 'sum'],
  ['active', '3', 'by half'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
