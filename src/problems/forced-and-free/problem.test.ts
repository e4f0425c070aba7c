import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import { leastBetween } from '../../core/ternary-search.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['0.77', '0.0316', '0.277', '0.0652', '1.1', '0.0078']);
  for (const worked of ['0.7699531', '0.03165', '0.277', '0.0651705', '1.09747', '0.007787633'])
    expect(printed.solution).toContain(worked);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const list = /y_3\}\) = \(([^)]*)\)/.exec(statement)?.[1] ?? '';
  return { targets: list.split(', ').map(Number), weight: Number(/param\{w\} = ([\d.]+)/.exec(statement)?.[1]) };
}

/** The loss under teacher forcing, as the statement writes it. */
function forced(targets: readonly number[], w: number): number {
  return range(3).reduce((total, i) => total + (w * at(targets, i) - at(targets, i + 1)) ** 2 / 2, 0);
}

/** The loss in free running, as the statement writes it. */
function free(targets: readonly number[], w: number): number {
  return range(3).reduce((total, i) => total + (w ** (i + 1) * at(targets, 0) - at(targets, i + 1)) ** 2 / 2, 0);
}

it('agrees at many seeds with a search for the minimum and with finite differences', () => {
  for (const seed of range(200)) {
    const { statement, blanks } = problem.pose(seed);
    const { targets, weight } = readStatement(statement);
    const slope = (loss: typeof forced) =>
      at(
        gradient(([w = NaN]) => loss(targets, w), [weight]),
        0,
      );
    const best = leastBetween((w) => forced(targets, w), [0, 4]);
    const expected = [
      best,
      forced(targets, weight),
      slope(forced),
      free(targets, weight),
      slope(free),
      free(targets, best),
    ];
    blanks.forEach(({ answer }, i) => {
      expect(Math.abs(Number(answer) / at(expected, i) - 1)).toBeLessThan(5e-3);
    });
  }
});

it('has a free loss in the worked example that is least at 0.7838 and bends down near 0', () => {
  const targets = [1, 0.8, 0.7, 0.4];
  const best = leastBetween((w) => free(targets, w), [0, 2]);
  expect(best).toBeCloseTo(0.7838326, 6);
  expect(free(targets, best)).toBeCloseTo(0.0071227, 7);
  expect(forced(targets, best)).toBeCloseTo(0.0138437, 7);
  expect(forced(targets, 1.64 / 2.13)).toBeCloseTo(0.0136385, 7);
  const bend = (w: number) => (free(targets, w + 1e-3) - 2 * free(targets, w) + free(targets, w - 1e-3)) / 1e-6;
  expect(bend(0)).toBeCloseTo(-0.4, 4);
  expect(bend(0.5)).toBeGreaterThan(0);
});

it.each([
  ['weight', '1.271', 'not of the targets'],
  ['weight', '0.7162', 'never read'],
  ['weight', '0.7488', 'mean of the ratios'],
  ['weight', '0.76', 'weighted by its input'],
  ['weight', '1.2988', 'Upside down'],
  ['forced-loss', '0.0633', 'missing'],
  ['forced-loss', '0.06517', 'free running'],
  ['forced-loss', '0.0211', 'the mean'],
  ['forced-slope', '0.554', 'cancels'],
  ['forced-slope', '0.35', 'multiplied by what was read'],
  ['forced-slope', '1.0975', 'free running'],
  ['free-loss', '0.13034', 'missing'],
  ['free-loss', '0.03165', 'teacher forcing'],
  ['free-loss', '0.04345', 'the mean'],
  ['free-slope', '0.46549', 'as a constant'],
  ['free-slope', '2.19494', 'cancels'],
  ['free-slope', '0.277', 'teacher forcing'],
  ['free-slope', '0.98772', 'One power too many'],
  ['crossed', '0.015575', 'missing'],
  ['crossed', '0.0136385', 'smallest forced loss'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('takes at no seed the weight upside down, the mean of the ratios or the loss of the other mode', () => {
  for (const seed of range(200)) {
    const { statement, blanks } = problem.pose(seed);
    const { targets, weight } = readStatement(statement);
    const kind = (key: string, x: number) => blanks.find((blank) => blank.key === key)?.check(String(x)).kind;
    const ratios = range(3).map((i) => at(targets, i + 1) / at(targets, i));
    expect(kind('weight', 1 / leastBetween((w) => forced(targets, w), [0, 4]))).toBe('wrong');
    expect(kind('weight', ratios.reduce((total, x) => total + x, 0) / 3)).toBe('wrong');
    expect(kind('forced-loss', free(targets, weight))).toBe('wrong');
    expect(kind('free-loss', forced(targets, weight))).toBe('wrong');
  }
});
