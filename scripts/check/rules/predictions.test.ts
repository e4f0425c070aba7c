import { expect, it } from 'vitest';
import { notes } from '../../../src/book/tiny-book.ts';
import { findings } from '../findings.ts';
import { rule } from './predictions.ts';

const params = {
  A: { kind: 'number', label: 'A', min: 0, max: 2, step: 0.1, start: 0 },
  phi: { kind: 'choice', label: 'φ', options: ['tanh', 'ReLU'], start: 'tanh' },
  u: { kind: 'list', label: 'u', min: -1, max: 1, step: 1, start: [0, 0] },
  w: { kind: 'text', label: 'w', most: 5, start: 'low' },
} as const;
const modules = { explorables: new Map([['horizon', params]]) };
const QUESTION = 'predict="Which?" options={["a", "b"]} answer={2}';
const figure = (attributes: string) => notes(`<Explorable id="horizon" ${attributes}>See.</Explorable>`);

it('warns with settings that the figure does not have or cannot take', () => {
  expect(findings(rule, figure(`${QUESTION} then={{ a: 1, A: 3, phi: "relu", u: [0, 2], w: "lowest" }}`), modules))
    .toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:1  unknown setting "a" in then
        remedy: use one of: A, u, w, phi
    content/chapters/02-rnn/notes.mdx:13:1  the figure cannot set "A" to 3
        remedy: use a number from 0 to 2
    content/chapters/02-rnn/notes.mdx:13:1  the figure cannot set "phi" to "relu"
        remedy: use one of: tanh, ReLU
    content/chapters/02-rnn/notes.mdx:13:1  the figure cannot set "u" to [0,2]
        remedy: use a list of 2 numbers from -1 to 1
    content/chapters/02-rnn/notes.mdx:13:1  the figure cannot set "w" to "lowest"
        remedy: use a text of at most 5 characters
    5 problems"
  `);
});

it('warns with an answer that is none of the options', () => {
  expect(findings(rule, figure('predict="Which?" options={["a", "b"]} answer={3}'), modules)).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:1  the answer 3 is none of the options
        remedy: count the options from 1 to 2
    1 problem"
  `);
  expect(findings(rule, figure('predict="Which?" options={["a", "b"]} answer={0}'), modules)).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:1  the answer 0 is none of the options
        remedy: count the options from 1 to 2
    1 problem"
  `);
});

it('warns with half a question', () => {
  expect(findings(rule, figure('predict="Which?"'), modules)).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:1  a question without options and answer
        remedy: give predict, options and answer together
    1 problem"
  `);
});

it.each(['', QUESTION, `${QUESTION} then={{ A: 0.5, phi: "ReLU", u: [1, -1], w: "newer" }}`])(
  'passes with %s',
  (attributes) => {
    expect(findings(rule, figure(attributes), modules)).toBe('');
  },
);
