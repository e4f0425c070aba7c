import { expect, it } from 'vitest';
import { CHAPTER, notes } from '../../../src/book/tiny-book.ts';
import { findings } from '../findings.ts';
import { rule } from './notation-roles.ts';

const NOTATION = {
  [`${CHAPTER}/notation.yaml`]:
    "- { tex: '\\vh', index: t, name: state, shape: '\\R^d', role: activation }\n- { tex: d, name: width, shape: scalar }\n",
};
const display = (tex: string) => ({ ...NOTATION, ...notes(`$$\n${tex}\n$$`) });

it('warns with a colored symbol of a display that the notation lacks', () => {
  expect(findings(rule, display('\\act{\\vh}_t = \\param{\\mW_h} \\act{\\va}'))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:1  the notation lacks the symbol "\\va"
        remedy: add it to content/chapters/02-rnn/notation.yaml with the role activation, or write it as one of: \\vh, d
    content/chapters/02-rnn/notes.mdx:13:1  the notation lacks the symbol "\\mW_{h}"
        remedy: add it to content/chapters/02-rnn/notation.yaml with the role parameter, or write it as one of: \\vh, d
    2 problems"
  `);
});

it('warns with another color than in the notation, in a line and on a card too', () => {
  const card = {
    [`${CHAPTER}/cards.yaml`]: "- { key: a, section: cell, front: 'Is $\\param{d}$ free?', back: 'Yes.' }\n",
  };
  expect(findings(rule, { ...NOTATION, ...card, ...notes('The state $\\data{\\vh_t}$.') })).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/cards.yaml:1:40  "d" is colored as parameter, but has no role in the notation
        remedy: color it as in content/chapters/02-rnn/notation.yaml:2, or change the role there
    content/chapters/02-rnn/notes.mdx:13:11  "\\vh_{t}" is colored as data, but has the role activation in the notation
        remedy: color it as in content/chapters/02-rnn/notation.yaml:1, or change the role there
    2 problems"
  `);
});

it('passes with colors as in the notation, with no color, and with colored expressions', () => {
  expect(findings(rule, display('\\act{\\vh_{t+1}} = \\vh_0 + \\grad{\\frac{\\partial y}{\\partial w}} d'))).toBe('');
  expect(findings(rule, { ...NOTATION, ...notes('In a line $\\param{\\mU}$ needs no entry.') })).toBe('');
});
