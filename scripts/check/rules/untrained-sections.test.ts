import { expect, it } from 'vitest';
import { CHAPTER } from '../../../src/book/tiny-book.ts';
import { findings } from '../findings.ts';
import { rule } from './untrained-sections.ts';

const homework = (body: string) => ({
  [`${CHAPTER}/homeworks.mdx`]: `---\nlede: x\n---\n\n## By hand [#by-hand]\n\n${body}\n`,
});

it('warns with a homework and a discussion that lead nowhere', () => {
  expect(
    findings(rule, {
      ...homework('Compute it, as in [the gates](/rnn/homeworks/#by-hand).'),
      [`${CHAPTER}/discussions.mdx`]: '---\nlede: x\n---\n\n## Why $h$? [#why]\n\nSay why.\n',
    }),
  ).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/discussions.mdx:5:1  "Why h?" leads to no section of its chapter's notes
        remedy: link the section that it trains where the text speaks of it: [words](/rnn/#section)
    content/chapters/02-rnn/homeworks.mdx:5:1  "By hand" leads to no section of its chapter's notes
        remedy: link the section that it trains where the text speaks of it: [words](/rnn/#section)
    2 problems"
  `);
});

it('passes with a link in the text or in an answer', () => {
  expect(findings(rule, homework('Compute [the state](/rnn/#cell).'))).toBe('');
  expect(findings(rule, homework('Compute.\n\n<Solution>\n\nSee [the state](/rnn/#cell).\n\n</Solution>'))).toBe('');
});
