import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import { integratedDivergence } from '../../core/normal-law.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['0.6931', '0.6', '0.45', '1.5', '0.5199', '0.8664']);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (name: string) => Number(statement.split(`${name} = `)[1]?.match(/^-?[\d.]+/)?.[0] ?? NaN);
  return { theta: number(String.raw`\param{\theta}`), noise: number(String.raw`\nu^2`), width: number('$c') };
}

const CELLS = 4000;

/** JS of two uniform laws of one width, from their densities on a fine grid. */
function gridJs(theta: number, width: number): number {
  const low = Math.min(0, theta);
  const cell = (Math.max(0, theta) + width - low) / CELLS;
  const density = (x: number, start: number) => (x > start && x < start + width ? 1 / width : 0);
  const term = (p: number, g: number) => (p === 0 ? 0 : p * Math.log((2 * p) / (p + g)));
  return sum(
    range(CELLS).map((i) => {
      const [p, g] = [density(low + (i + 0.5) * cell, 0), density(low + (i + 0.5) * cell, theta)];
      return (cell * (term(p, g) + term(g, p))) / 2;
    }),
  );
}

it.each(range(60))('agrees at seed %i with integrals of the densities', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { theta, noise, width } = readStatement(statement);
  const answers = blanks.map(({ answer }) => Number(answer));
  const near = (i: number, expected: number, by = 2e-4) => expect(Math.abs(at(answers, i) - expected)).toBeLessThan(by);
  const kl = (mean: number) => integratedDivergence({ mean: 0, variance: noise }, { mean, variance: noise });
  near(0, Math.log(2));
  near(1, Math.max(theta, -theta));
  near(2, kl(theta));
  near(
    3,
    at(
      gradient(([mean = NaN]) => kl(mean), [theta]),
      0,
    ),
  );
  near(4, gridJs(theta, width), 2e-3);
  near(5, (gridJs(theta + 0.04, width) - gridJs(theta - 0.04, width)) / 0.08, 0.05);
});

it('draws laws that overlap under uniform noise and laws that do not', () => {
  const slopes = range(60).map((seed) => at(problem.pose(seed).blanks, 5).answer);
  const flat = slopes.filter((answer) => answer === '0').length;
  expect(flat).toBeGreaterThan(5);
  expect(flat).toBeLessThan(40);
});

it.each([
  ['js', '1.386294', 'not their sum'],
  ['js', '1', 'bits'],
  ['js', '0', 'share no point'],
  ['js', '-1.386294', 'equal laws'],
  ['transport', '0.36', 'squared'],
  ['transport', '0.3', 'all the way'],
  ['transport', '0.6931', 'how far'],
  ['kl', '0.9', 'half'],
  ['kl', '1.125', 'squared it again'],
  ['kl', '0.284605', 'deviation'],
  ['kl', '0.18', 'variance of the noise'],
  ['kl', '0.75', 'as a square'],
  ['kl', '0.1125', 'quarter'],
  ['kl', '0.225', 'do not add up'],
  ['kl-slope', '0.75', 'cancels'],
  ['kl-slope', '3', 'lost'],
  ['kl-slope', '0.6', 'variance of the noise'],
  ['kl-slope', '3.75', 'squared it again'],
  ['kl-slope', '0', 'overlap everywhere'],
  ['uniform-js', '0.75', 'outside the overlap'],
  ['uniform-js', '1.039721', 'not their sum'],
  ['uniform-js', '0.6931', 'overlap'],
  ['uniform-js', '0.173287', 'counted the overlap'],
  ['uniform-slope', '0', 'do not overlap'],
  ['uniform-slope', '1.25', 'factor'],
  ['uniform-slope', '0.6931', 'in units'],
  ['uniform-slope', '0.51986', 'That is JS'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('knows who lets laws without overlap have a slope', () => {
  const seed = range(60).find((candidate) => at(problem.pose(candidate).blanks, 5).answer === '0') ?? NaN;
  const { statement, blanks } = problem.pose(seed);
  const { theta, width } = readStatement(statement);
  const ask = (i: number, typed: number) => at(blanks, i).check(String(typed));
  expect(ask(4, (Math.LN2 * Math.abs(theta)) / width)).toMatchObject({
    because: expect.stringContaining('never more'),
  });
  expect(ask(5, Math.LN2 / width)).toMatchObject({ because: expect.stringContaining('stays as it is') });
});
