import { expect, it } from 'vitest';
import { CHAPTER } from '../../../src/book/tiny-book.ts';
import { findings } from '../findings.ts';
import { rule } from './notation-meanings.ts';

const notation = (...entries: readonly string[]) => ({
  [`${CHAPTER}/notation.yaml`]: entries.map((entry) => `- { ${entry}, shape: scalar }\n`).join(''),
});

it('warns with one symbol for two things, however it is spelled', () => {
  const files = notation(
    "tex: 'h_t', name: state",
    "tex: 'h_{t}', name: height",
    "tex: 'a', index: t, name: x",
    "tex: 'a', index: s, name: y",
  );
  expect(findings(rule, files)).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notation.yaml:2:3  "h_{t}" has two meanings: "state" and "height"
        remedy: give one of them another letter, or take out this entry if both mean the same; the first is in content/chapters/02-rnn/notation.yaml:1
    content/chapters/02-rnn/notation.yaml:4:3  "a" has two meanings: "x" and "y"
        remedy: give one of them another letter, or take out this entry if both mean the same; the first is in content/chapters/02-rnn/notation.yaml:3
    2 problems"
  `);
});

it('warns with a symbol in its color', () => {
  expect(findings(rule, notation("tex: '\\act{\\vh}', name: state"))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notation.yaml:1:3  "\\act{\\vh}" is written with a role macro
        remedy: write \\vh and give the role as a key: role: activation
    1 problem"
  `);
});

it('passes with an indexed symbol beside one fixed index of it', () => {
  expect(
    findings(
      rule,
      notation(
        "tex: '\\vh', index: t, name: state",
        "tex: '\\vh_0', name: first state",
        "tex: '\\vh', name: any state",
      ),
    ),
  ).toBe('');
});

it('passes with a letter that the chapter needs for something else than the book, and says so', () => {
  const book = { 'content/notation.yaml': "- { tex: '\\vz', name: logits, shape: scalar }\n" };
  const files = { ...notation("tex: '\\vz', index: j, name: embedding, instead: logits"), ...book };
  expect(findings(rule, files)).toBe('');
  const unknown = { ...notation("tex: '\\vz', name: embedding, instead: logit"), ...book };
  expect(findings(rule, unknown)).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notation.yaml:1:3  "\\vz" stands instead of "logit"
        remedy: use one of: logits
    1 problem"
  `);
});
