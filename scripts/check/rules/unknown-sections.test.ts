import { expect, it } from 'vitest';
import { CHAPTER, notes } from '../../../src/book/tiny-book.ts';
import { findings } from '../findings.ts';
import { rule } from './unknown-sections.ts';

const CARD = (section: string) => ({
  [`${CHAPTER}/cards.yaml`]: `- { key: a, section: ${section}, front: What?, back: That. }\n`,
});

it('warns with a card, a term and a correction of a section that the notes lack', () => {
  expect(
    findings(rule, {
      ...CARD('cel'),
      [`${CHAPTER}/terms.yaml`]: '- { id: state, term: state, definition: What is kept., section: gates }\n',
      [`${CHAPTER}/corrections.yaml`]: '- { said: x, correct: y, section: bptt }\n',
    }),
  ).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/cards.yaml:1:3  unknown section "cel"
        remedy: use one of: cell
    content/chapters/02-rnn/corrections.yaml:1:3  unknown section "bptt"
        remedy: use one of: cell
    content/chapters/02-rnn/terms.yaml:1:3  unknown section "gates"
        remedy: use one of: cell
    3 problems"
  `);
});

it('warns with a heading of depth 3, which is no section', () => {
  expect(findings(rule, { ...CARD('deep'), ...notes('### Deeper [#deep]') })).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/cards.yaml:1:3  unknown section "deep"
        remedy: use one of: cell
    1 problem"
  `);
});

it('passes with a section of the notes', () => {
  expect(findings(rule, CARD('cell'))).toBe('');
});
