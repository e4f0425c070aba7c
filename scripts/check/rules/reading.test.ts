import { expect, it } from 'vitest';
import { CHAPTER } from '../../../src/book/tiny-book.ts';
import { findings } from '../findings.ts';
import { rule } from './reading.ts';

it('warns with a key that no schema knows and with a module that cannot be imported', () => {
  const issue = {
    place: { file: 'src/checks/rnn.ts', line: 1, column: 1 },
    problem: 'the file cannot be imported',
    remedy: 'mend it',
  };
  expect(findings(rule, { [`${CHAPTER}/cards.yaml`]: '- { kee: a }\n' }, { issues: [issue] })).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/cards.yaml:1:3  "key" is missing
        remedy: add it: text (in quotes where it holds a colon, a brace or a number alone)
    content/chapters/02-rnn/cards.yaml:1:3  "section" is missing
        remedy: add it: text (in quotes where it holds a colon, a brace or a number alone)
    content/chapters/02-rnn/cards.yaml:1:3  "front" is missing
        remedy: add it: text (in quotes where it holds a colon, a brace or a number alone)
    content/chapters/02-rnn/cards.yaml:1:3  "back" is missing
        remedy: add it: text (in quotes where it holds a colon, a brace or a number alone)
    content/chapters/02-rnn/cards.yaml:1:10  unknown key "kee"
        remedy: use one of: key, back, front, section
    src/checks/rnn.ts:1:1  the file cannot be imported
        remedy: mend it
    6 problems"
  `);
});

it('passes with a faultless book', () => {
  expect(findings(rule, {})).toBe('');
});
