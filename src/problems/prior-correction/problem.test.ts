import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['0.2', '(1.6, 0.4)', '0.2727', '-1.3863', '0.8']);
});

it.each([
  ['corrected', '3/11'],
  ['added', '-1.386294'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

const shares = /(?:share|shares|gives|=) \$?(?:\\pi_s = )?\$?(0\.\d+)/g;

it.each(range(150))('agrees at seed %i with the confusion matrix and the rule of Bayes', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const [prior = NaN, hit = NaN, alarm = NaN, rate = NaN, model = NaN] = [...statement.matchAll(shares)].map(
    ([, number]) => Number(number),
  );
  const answers = blanks.map(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
  // Cramer's rule for the system with the joint probabilities of prediction and label.
  const [a, b, c, d] = [(1 - alarm) * (1 - prior), (1 - hit) * prior, alarm * (1 - prior), hit * prior];
  const none = ((1 - rate) * d - b * rate) / (a * d - b * c);
  const one = (a * rate - c * (1 - rate)) / (a * d - b * c);
  const near = (found: number | undefined, expected: number) =>
    expect(Math.abs((found ?? NaN) - expected)).toBeLessThan(3e-4);
  near(at(answers, 0)[0], one * prior);
  near(at(answers, 1)[0], none);
  near(at(answers, 1)[1], one);
  const after = (probability: number) => (probability * one) / (probability * one + (1 - probability) * none);
  near(at(answers, 2)[0], after(model));
  near(at(answers, 3)[0], Math.log(after(0.37) / (1 - after(0.37))) - Math.log(0.37 / 0.63));
  near(after(none / (none + one)), 0.5);
  near(at(answers, 4)[0], none / (none + one));
});

it.each([
  ['prior', '0.34', 'rate of predictions'],
  ['prior', '0.34/0.9', 'taken off'],
  ['prior', '0.14/0.9', 'divide by the difference'],
  ['prior', '0.14', 'difference of the two rates'],
  ['prior', '0.8', 'class 0'],
  ['ratios', '(0.4, 1.6)', 'order'],
  ['ratios', '(0.625, 2.5)', 'on top'],
  ['ratios', '(0.8, 0.2)', 'Divide by those'],
  ['ratios', '(0.66, 0.34)', 'Compare priors'],
  ['ratios', '(1.32, 0.68)', 'not its priors'],
  ['corrected', '0.24', 'add up to 1'],
  ['corrected', '6/7', 'wrong direction'],
  ['corrected', '8/11', 'class 0'],
  ['corrected', '0.375', 'one plus its odds'],
  ['added', '1.3863', 'negative'],
  ['added', '-0.9163', 'difference of two'],
  ['added', '0.25', 'logarithm'],
  ['added', '-0.60206', 'natural'],
  ['cutoff', '0.2', 'more evidence'],
  ['cutoff', '0.5', 'corrected probability'],
  ['cutoff', '4', 'odds at the limit'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
