import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { posteriorOf } from '../../core/batch-posterior.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['0.7333', '0.9692', '0.6632', '0.8158', '0.8488']);
});

it.each([
  ['average', '11/15'],
  ['even', '0.969230769'],
  ['bayes', '0.663157895'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const all = [...statement.matchAll(/p_\{(\d),1\}\} = ([\d.]+)/g)].map(([, i, p]) => [Number(i), Number(p)] as const);
  return {
    batches: all.flatMap(([i, p]) => (i > 0 ? [p] : [])),
    prior: all.find(([i]) => i === 0)?.[1] ?? NaN,
  };
}

/** Batches with contents 0 and 1, of which content 0 gives the wanted posterior: Bayes' rule with a whole joint law. */
function joint(batches: readonly number[], prior: number): number {
  const likelihoods = batches.map((p) => {
    const [first, second] = [p / prior, (1 - p) / (1 - prior)];
    const most = 2 * Math.max(first, second);
    return [first, second].map((ratio) => [ratio / most, 1 - ratio / most]);
  });
  const seen = batches.map(() => 0);
  return at(posteriorOf({ prior: [prior, 1 - prior], likelihoods }, seen, range(batches.length)), 0);
}

it.each(range(150))('agrees at seed %i with a joint law of answers and batches', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { batches, prior } = readStatement(statement);
  const [average, even, bayes, doubled, balance = NaN] = blanks.map(({ answer }) => Number(answer));
  const near = (found: number | undefined, expected: number) =>
    expect(Math.abs((found ?? NaN) - expected)).toBeLessThan(1.5e-4);
  near(average, sum(batches) / batches.length);
  near(even, joint(batches, 0.5));
  near(bayes, joint(batches, prior));
  near(doubled, joint([at(batches, 0), ...batches], prior));
  expect(joint(batches, balance - 2e-4)).toBeGreaterThan(0.5);
  expect(joint(batches, balance + 2e-4)).toBeLessThan(0.5);
});

it.each([
  ['average', '1', 'share of votes'],
  ['average', '2.2', 'number of batches'],
  ['average', '0.9692', 'even prior'],
  ['even', '0.378', 'divided by their sum'],
  ['even', '31.5', 'odds'],
  ['even', '0.0308', 'class 2'],
  ['bayes', '0.9692', 'bare product'],
  ['bayes', '0.3299', 'prior is gone'],
  ['bayes', '0.8873', 'not once'],
  ['bayes', '0.9921', 'already'],
  ['bayes', '0.5906', 'divided by their sum'],
  ['bayes', '1.9688', 'odds'],
  ['bayes', '0.3368', 'class 2'],
  ['doubled', '0.6632', 'nothing new'],
  ['doubled', '0.9466', 'k+1'],
  ['doubled', '0.9965', 'divided out'],
  ['doubled', '4.4297', 'odds'],
  ['balance', '0.9692', 'take the root'],
  ['balance', '0.7595', 'order'],
  ['balance', '5.6125', 'prior odds'],
  ['balance', '0.1512', 'on the side'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
