import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import { sentenceOf, stepOf } from './loss.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '1.44',
    '(0.644, -0.763, 0.087, 0.032)',
    '4.605',
    '3.162',
    '1.661',
    '8.987',
  ]);
});

it('has the numbers of the worked examples', () => {
  const { probabilities, loss } = stepOf({ logits: [2, 1, 0, -1], truth: 2 });
  const worked = [0.64391426, 0.23688282, 0.08714432, 0.0320586];
  probabilities.forEach((p, i) => expect(p).toBeCloseTo(at(worked, i), 8));
  expect(loss).toBeCloseTo(1.44019, 6);
  const other = stepOf({ logits: [1.5, -0.5, 0, 2], truth: 4 });
  expect(other.loss).toBeCloseTo(0.601005, 6);
  expect(at(other.gradient, 3)).toBeCloseTo(-0.4517396, 7);
  const { loss: total, perplexity, bits } = sentenceOf({ sentence: [0.5, 0.25, 0.8, 0.1] });
  expect([total, perplexity, bits].map((x) => x.toFixed(6))).toEqual(['4.605170', '3.162278', '1.660964']);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const numbers = (text: string) => [...text.matchAll(/-?\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits));
  const logits = numbers(/\{\\vz\} = \(([^)]*)\)/.exec(statement)?.[1] ?? '');
  const sentence = numbers(/the probabilities ([^]*?)\. Compute/.exec(statement)?.[1] ?? '');
  const truth = Number(/is number (\d)/.exec(statement)?.[1]);
  const vocabulary = Number((/V = ([\d{},]+)\$ tokens/g.exec(statement.slice(200))?.[1] ?? '').replace('{,}', ''));
  return { logits, sentence, truth, vocabulary };
}

it('agrees at many seeds with finite differences and with products of probabilities', () => {
  for (const seed of range(200)) {
    const { statement, blanks } = problem.pose(seed);
    const { logits, sentence, truth, vocabulary } = readStatement(statement);
    const answers = blanks.map(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
    const near = (i: number, expected: readonly number[]) => {
      expect(at(answers, i)).toHaveLength(expected.length);
      at(answers, i).forEach((x, j) => expect(Math.abs(x - at(expected, j))).toBeLessThan(1e-3));
    };
    const loss = (z: readonly number[]) => Math.log(z.reduce((total, x) => total + Math.exp(x), 0)) - at(z, truth - 1);
    const likelihood = sentence.reduce((product, p) => product * p, 1);
    near(0, [loss(logits)]);
    near(1, gradient(loss, logits));
    near(2, [Math.log(1 / likelihood)]);
    near(3, [likelihood ** (-1 / sentence.length)]);
    near(4, [Math.log2(1 / likelihood) / sentence.length]);
    near(5, [Math.log(vocabulary)]);
  }
});

it('asks for every token at some seed', () => {
  const asked = new Set(range(60).map((seed) => readStatement(problem.pose(seed).statement).truth));
  expect([...asked].toSorted()).toEqual([1, 2, 3, 4]);
});

it.each([
  ['loss', '0.237', 'the probability of the true token'],
  ['loss', '2.078', 'in bits'],
  ['loss', '0.625', 'base 10'],
  ['loss', '7.761', 'one-hot'],
  ['loss', '2.44', 'counted from 1'],
  ['gradient', '(0.644, 0.237, 0.087, 0.032)', 'has to be taken away'],
  ['gradient', '(0, -4.221, 0, 0)', 'gradient in the probabilities'],
  ['gradient', '(0, -0.763, 0, 0)', 'The other logits'],
  ['gradient', '(0.644, 0.237, -0.913, 0.032)', 'counted from 1'],
  ['gradient', '(-0.644, 0.763, -0.087, -0.032)', 'the sign is not'],
  ['sentence', '1.151', 'the mean per token'],
  ['sentence', '6.644', 'These are bits'],
  ['sentence', '0.886', 'the mean probability'],
  ['sentence', '0.01', 'the probability of the sentence'],
  ['perplexity', '100', 'Divide by the number of tokens'],
  ['perplexity', '0.316', 'Perplexity is its inverse'],
  ['perplexity', '4.3125', 'arithmetic mean'],
  ['perplexity', '2.424', 'inverse of the mean'],
  ['perplexity', '2.221', 'base e'],
  ['perplexity', '1.151', 'the mean loss'],
  ['perplexity', '1.661', 'the bits per token'],
  ['bits', '1.151', 'nats'],
  ['bits', '6.644', 'the whole sentence'],
  ['bits', '0.798', 'less than one nat'],
  ['bits', '0.5', 'base 2'],
  ['fresh', '8000', 'its perplexity'],
  ['fresh', '12.966', 'These are bits'],
  ['fresh', '3.903', 'base 10'],
  ['fresh', '1/8000', 'the probability of each token'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
