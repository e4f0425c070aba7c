import { expect, it } from 'vitest';
import { CHAPTER, notes } from '../../../src/book/tiny-book.ts';
import { findings } from '../findings.ts';
import { rule } from './displays.ts';

const EQUATION = (body: string) => notes(`<Equation id="a">\n\n${body}\n\n</Equation>`);
const DISPLAY = '$$\nx\n$$';

it('warns with a bare display in the running text of the notes', () => {
  expect(findings(rule, notes(`Then\n\n${DISPLAY}\n\n- ${DISPLAY.replaceAll('\n', '\n  ')}`))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:15:1  a display without a number
        remedy: put it into <Equation id="…">; bare displays belong into Derivation, Hint, Solution, Answer, Trap, Margin
    content/chapters/02-rnn/notes.mdx:19:3  a display without a number
        remedy: put it into <Equation id="…">; bare displays belong into Derivation, Hint, Solution, Answer, Trap, Margin
    2 problems"
  `);
});

it('warns with a display inside of a line', () => {
  expect(findings(rule, notes('Then $$x$$ holds.'))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:6  a display inside of a line
        remedy: put each $$ on a line of its own, with blank lines around
    1 problem"
  `);
});

it('warns with an equation that holds no display, two, or more than that', () => {
  expect(findings(rule, EQUATION('$x$'))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:1  <Equation> holds 0 displays
        remedy: put exactly one display into it: a blank line, $$, the formula, $$, a blank line
    1 problem"
  `);
  expect(findings(rule, EQUATION(`${DISPLAY}\n\n${DISPLAY}`))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:1  <Equation> holds 2 displays
        remedy: put exactly one display into it: a blank line, $$, the formula, $$, a blank line
    1 problem"
  `);
  expect(findings(rule, EQUATION(`${DISPLAY}\n\nwhere x is free`))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:1  <Equation> holds more than its display
        remedy: put exactly one display into it: a blank line, $$, the formula, $$, a blank line
    1 problem"
  `);
});

it.each(['Derivation', 'Hint', 'Solution', 'Answer', 'Trap', 'Margin'])(
  'passes with a bare display in <%s>',
  (word) => {
    expect(findings(rule, notes(`<${word}>\n\n- A list:\n\n  ${DISPLAY.replaceAll('\n', '\n  ')}\n\n</${word}>`))).toBe(
      '',
    );
  },
);

it('passes with one display in an equation, and with bare ones in the homeworks', () => {
  expect(findings(rule, EQUATION(DISPLAY))).toBe('');
  expect(findings(rule, { [`${CHAPTER}/homeworks.mdx`]: `---\nlede: x\n---\n\n${DISPLAY}\n` })).toBe('');
});
