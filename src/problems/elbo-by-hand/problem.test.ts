import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { logNormal, integratedDivergence, normalMean } from '../../core/normal-law.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '-2.6374',
    '0.1083',
    '-2.7457',
    '-1.732',
    '(0.709, 0.1818)',
    '1.0137',
  ]);
});

it.each([
  ['reconstruction', '-2.637365'],
  ['kl', '0.108337'],
  ['elbo', '-2.745702'],
  ['evidence', '-1.732012'],
  ['posterior', '(0.709091, 0.181818)'],
  ['gap', '1.013691'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (name: string) => Number(statement.split(`${name} = `)[1]?.match(/^-?[\d.]+/)?.[0] ?? NaN);
  const encoder = { mean: number(String.raw`\mu`), variance: number(String.raw`\sigma^2`) };
  return { w: number(String.raw`\param{w}`), s2: number('s^2'), x: number(String.raw`\data{x}`), encoder };
}

it.each(range(60))('agrees at seed %i with integrals over the latent', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { w, s2, x, encoder } = readStatement(statement);
  const answers = blanks.map(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
  const likelihood = (z: number) => logNormal(x, { mean: w * z, variance: s2 });
  const prior = { mean: 0, variance: 1 };
  const evidence = normalMean(prior, (z) => Math.exp(likelihood(z)));
  const moment = (power: number) => normalMean(prior, (z) => (Math.exp(likelihood(z)) / evidence) * z ** power);
  const reconstruction = normalMean(encoder, likelihood);
  const divergence = integratedDivergence(encoder, prior);
  const gap = normalMean(
    encoder,
    (z) => logNormal(z, encoder) - likelihood(z) - logNormal(z, prior) + Math.log(evidence),
  );
  const near = (found: number, expected: number) => expect(Math.abs(found - expected)).toBeLessThan(2e-4);
  near(at(at(answers, 0), 0), reconstruction);
  near(at(at(answers, 1), 0), divergence);
  near(at(at(answers, 2), 0), reconstruction - divergence);
  near(at(at(answers, 3), 0), Math.log(evidence));
  near(at(at(answers, 4), 0), moment(1));
  near(at(at(answers, 4), 1), moment(2) - moment(1) ** 2);
  near(at(at(answers, 5), 0), gap);
});

it.each([
  ['reconstruction', '-1.062365', 'at the mean'],
  ['reconstruction', '-1.762365', 'times that of'],
  ['reconstruction', '-2.065', 'normalizing constant'],
  ['reconstruction', '-3.20973', 'frac12'],
  ['reconstruction', '-4.702365', 'divided by'],
  ['reconstruction', '-1.492635', 'subtracted'],
  ['reconstruction', '-4.355791', 'squared it again'],
  ['kl', '0.216675', 'half'],
  ['kl', '0.608337', 'prior itself'],
  ['kl', '-0.248337', 'subtracted'],
  ['kl', '0.286675', 'half in front stands'],
  ['kl', '0.181675', 'squared it again'],
  ['kl', '0.150234', 'other direction'],
  ['kl', '1.013691', 'the gap'],
  ['elbo', '-2.529027', 'is subtracted'],
  ['elbo', '-1.732012', 'below it'],
  ['elbo', '2.745702', 'loss'],
  ['evidence', '-1.688012', 'param{w^2}'],
  ['evidence', '-1.685004', 'weight'],
  ['evidence', '-2.262365', 'adds its own'],
  ['evidence', '-1.699959', 'noise of the decoder'],
  ['evidence', '0.176928', 'logarithm'],
  ['evidence', '-0.307273', 'constant is missing'],
  ['posterior', '(0.709091, 5.5)', 'precision'],
  ['posterior', '(0.709091, 0.426401)', 'standard deviation'],
  ['posterior', '(0.181818, 0.709091)', 'order'],
  ['posterior', '(0.866667, 0.222222)', 'without the prior'],
  ['posterior', '(3.9, 0.181818)', 'linear coefficient'],
  ['posterior', '(0.4, 0.7)', 'encoder'],
  ['gap', '0.108337', 'from the prior'],
  ['gap', '0.372148', 'other direction'],
  ['gap', '0.905354', 'belongs to the ELBO'],
  ['gap', '2.027381', 'half'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
