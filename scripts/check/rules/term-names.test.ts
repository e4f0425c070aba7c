import { expect, it } from 'vitest';
import { CHAPTER } from '../../../src/book/tiny-book.ts';
import { findings } from '../findings.ts';
import { rule } from './term-names.ts';

const terms = (...entries: readonly string[]) => ({
  [`${CHAPTER}/terms.yaml`]: entries.map((entry) => `- { ${entry}, definition: x, section: cell }\n`).join(''),
});

it('warns with a spelling that two terms claim', () => {
  expect(
    findings(
      rule,
      terms('id: bptt, term: unrolling, abbreviations: [BPTT]', 'id: unroll, term: Unrolling, abbreviations: [BPTT]'),
    ),
  ).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/terms.yaml:2:3  the terms "bptt" and "unroll" both claim "Unrolling"
        remedy: leave the spelling to one of them; "bptt" is in content/chapters/02-rnn/terms.yaml:1
    content/chapters/02-rnn/terms.yaml:2:3  the terms "bptt" and "unroll" both claim "BPTT"
        remedy: leave the spelling to one of them; "bptt" is in content/chapters/02-rnn/terms.yaml:1
    2 problems"
  `);
});

it('warns with a spelling that one term names twice', () => {
  expect(findings(rule, terms('id: state, term: state, synonyms: [hidden state, state]'))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/terms.yaml:1:3  the term "state" names "state" twice
        remedy: take one of them out
    1 problem"
  `);
});

it('warns with an unlinked spelling that the term does not have', () => {
  expect(findings(rule, terms('id: state, term: hidden state, synonyms: [memory], unlinked: [state]')))
    .toMatchInlineSnapshot(`
    "content/chapters/02-rnn/terms.yaml:1:3  "state" in unlinked is no spelling of the term "state"
        remedy: write one of hidden state, memory, or take it out
    1 problem"
  `);
});

it('passes with spellings of their own, also where only the case tells them apart', () => {
  expect(
    findings(rule, terms('id: gru, term: gated unit, abbreviations: [GRU], unlinked: [GRU]', 'id: crane, term: gru')),
  ).toBe('');
});
