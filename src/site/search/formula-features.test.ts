import { expect, it } from 'vitest';
import { formulaFeatures } from './formula-features.ts';
import { looksLikeFormula } from './looks-like-formula.ts';

const sorted = (formula: string) => [...formulaFeatures(formula)].sort();

it.each([
  ['softmax(QK^T/sqrt(d_k))V', String.raw`\softmax\left(\frac{\act{\mQ}\act{\mK}^\top}{\sqrt{d_k}}\right)\act{\mV}`],
  ['1/√d', String.raw`\frac{1}{\sqrt{d}}`],
  ['σ_max', String.raw`\sigma_{\max}`],
  ['x^2 + λ', 'x² + lambda'],
  ['W_h h_{t-1}', 'W_h*h_(t-1)'],
  ['∑ p ln q', String.raw`\sum p \log q`],
])('gives %s and %s the same features', (typed, other) => {
  expect(sorted(typed)).toEqual(sorted(other));
});

it('reads a run of letters as a product, and a function as one sign', () => {
  expect(sorted('QK')).toEqual(['k', 'q', 'q k']);
  expect(sorted('tanh')).toEqual(['tanh']);
});

it.each(['h_t', String.raw`\frac{1}{2}`, '2/n_in', 'softmax(x)', 'a = b', '√d', 'λ', 'W^T delta'])(
  'takes %s for a formula',
  (query) => {
    expect(looksLikeFormula(query)).toBe(true);
  },
);

it.each([
  'gradient clipping',
  'why is my loss NaN',
  'GPT-2',
  'seq2seq',
  'encoder-decoder',
  'p - y',
  'k-means (clustering)',
])('takes %s for words', (query) => {
  expect(looksLikeFormula(query)).toBe(false);
});
