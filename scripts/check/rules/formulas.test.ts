import { expect, it } from 'vitest';
import { CHAPTER, notes } from '../../../src/book/tiny-book.ts';
import { findings } from '../findings.ts';
import { rule } from './formulas.ts';

it('warns with formulas that KaTeX cannot set, in the text, in attributes and in YAML', () => {
  const text = `In a line $\\foo x$, and\n\n$$\n\\frac{1}{\n$$\n\n<Trap title="Is $\\sqq x$ it?">No.</Trap>\n\n<Explorable id="x" predict="$a_$" options={["$b^$"]} answer={1}>See.</Explorable>`;
  const data = {
    [`${CHAPTER}/cards.yaml`]:
      "- key: a\n  section: cell\n  front: 'What is $\\losss$?'\n  back: |\n    First line.\n    Then $x_$.\n",
    [`${CHAPTER}/notation.yaml`]: "- { tex: '\\vq_', name: 'of $\\bad$', shape: '\\RR^d' }\n",
  };
  expect(findings(rule, { ...notes(text), ...data })).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/cards.yaml:3:20  unknown macro "\\losss" in "\\losss"
        remedy: use one of: \\loss, \\abs, \\Cov, \\mO, \\mS, \\norm, \\vo, \\vone, \\vpsi, \\vs, \\act, \\blank, and 84 more
    content/chapters/02-rnn/cards.yaml:6:11  broken formula "x_"
        remedy: KaTeX says: Expected group after '_'
    content/chapters/02-rnn/notation.yaml:1:3  broken formula "\\vq_"
        remedy: KaTeX says: Expected group after '_'
    content/chapters/02-rnn/notation.yaml:1:3  unknown macro "\\RR" in "\\RR^d"
        remedy: use one of: \\mR, \\R, \\tr, \\vr, \\d, \\E, \\mA, \\mB, \\mC, \\mD, \\mE, \\mF, and 84 more
    content/chapters/02-rnn/notation.yaml:1:29  unknown macro "\\bad" in "\\bad"
        remedy: use one of: \\d, \\grad, \\mA, \\mD, \\va, \\Var, \\vd, \\abs, \\act, \\blank, \\Cov, \\data, and 84 more
    content/chapters/02-rnn/notes.mdx:13:11  unknown macro "\\foo" in "\\foo x"
        remedy: use one of: \\Cov, \\mO, \\vo, \\abs, \\act, \\d, \\E, \\loss, \\mA, \\mB, \\mC, \\mD, and 84 more
    content/chapters/02-rnn/notes.mdx:15:1  broken formula "\\frac{1}{"
        remedy: KaTeX says: Unexpected end of input in a macro argument, expected '}'
    content/chapters/02-rnn/notes.mdx:19:18  unknown macro "\\sqq" in "\\sqq x"
        remedy: use one of: \\mQ, \\vq, \\abs, \\act, \\Cov, \\d, \\E, \\mA, \\mB, \\mC, \\mD, \\mE, and 84 more
    content/chapters/02-rnn/notes.mdx:21:30  broken formula "a_"
        remedy: KaTeX says: Expected group after '_'
    content/chapters/02-rnn/notes.mdx:21:47  broken formula "b^"
        remedy: KaTeX says: Expected group after '^'
    10 problems"
  `);
});

it('warns with what KaTeX itself would only warn about', () => {
  expect(findings(rule, notes('$é$ and $x % y$'))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:1  broken formula "é"
        remedy: KaTeX says: Accented Unicode text character "é" used in math mode [unicodeTextInMathMode]
    content/chapters/02-rnn/notes.mdx:13:9  broken formula "x % y"
        remedy: KaTeX says: % comment has no terminating newline; LaTeX would fail because of commenting the end of math mode (e.g. $) [commentAtEnd]
    2 problems"
  `);
});

it('passes with the macros of the site', () => {
  expect(
    findings(rule, notes('$\\act{\\vh}_t \\in \\R^{d}$ and\n\n$$\n\\norm{\\param{\\mW_h}} \\le \\E \\loss\n$$')),
  ).toBe('');
});
