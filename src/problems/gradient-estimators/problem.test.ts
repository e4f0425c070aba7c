import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { normalMean } from '../../core/normal-law.ts';
import { leastBetween } from '../../core/ternary-search.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['4', '0.64', '158.4', '4.48', '32.96', '51.5']);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (name: string) => Number(statement.split(`${name} = `)[1]?.match(/^-?[\d.]+/)?.[0] ?? NaN);
  return { mu: number(String.raw`$\mu`), sigma: number(String.raw`$\sigma`), target: number('$c') };
}

it.each(range(60))('agrees at seed %i with integrals and a search for the baseline', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { mu, sigma, target } = readStatement(statement);
  const answers = blanks.map(({ answer }) => Number(answer));
  const law = { mean: mu, variance: sigma ** 2 };
  const value = (z: number) => (z - target) ** 2;
  const variance = (estimate: (z: number) => number) =>
    normalMean(law, (z) => estimate(z) ** 2) - normalMean(law, estimate) ** 2;
  const scored = (baseline: number) => variance((z) => ((value(z) - baseline) * (z - mu)) / sigma ** 2);
  const pathwise = variance((z) => 2 * (z - target));
  const best = leastBetween(scored, [0, 200]);
  const moved = (by: number) => normalMean({ ...law, mean: mu + by }, value);
  const near = (i: number, expected: number) =>
    expect(Math.abs(at(answers, i) - expected)).toBeLessThan(2e-3 + 1e-6 * Math.abs(expected));
  near(0, (moved(0.5) - moved(-0.5)) / 1);
  near(1, pathwise);
  near(2, scored(0));
  near(3, best);
  near(4, scored(best));
  near(5, scored(best) / pathwise);
});

it.each([
  ['gradient', '6', 'least at'],
  ['gradient', '2', 'factor 2'],
  ['gradient', '4.8', 'does not depend'],
  ['pathwise', '4', 'sigma=1'],
  ['pathwise', '0.32', 'squared in a variance'],
  ['pathwise', '0.8', 'standard deviation'],
  ['pathwise', '0.16', 'variance of'],
  ['score', '174.4', 'mean square'],
  ['score', '87', 'sigma=1'],
  ['score', '634.65', 'missing'],
  ['score', '25.344', 'You took'],
  ['score', '134.4', 'mixed term'],
  ['baseline', '4.16', 'mean of $F$'],
  ['baseline', '7', 'sigma=1'],
  ['baseline', '4', 'raises'],
  ['baseline', '9.48', 'missing'],
  ['with-baseline', '33.6', 'leaves less'],
  ['with-baseline', '138.3296', 'divides its square'],
  ['with-baseline', '38', 'sigma=1'],
  ['with-baseline', '158.4', 'without a baseline'],
  ['with-baseline', '153.92', 'by a square'],
  ['ratio', '7.17635', 'Square it'],
  ['ratio', '0.019417', 'other way'],
  ['ratio', '247.5', 'without the baseline'],
  ['ratio', '32.32', 'ratio of the variances'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
