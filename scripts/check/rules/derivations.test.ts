import { expect, it } from 'vitest';
import { notes } from '../../../src/book/tiny-book.ts';
import { findings } from '../findings.ts';
import { rule } from './derivations.ts';

const POINTS = '<Points>\n\n- The filter.\n\n</Points>';
const derivation = (attributes: string, body: string) =>
  `<Derivation title="Ridge" ${attributes}>\n\n${body}\n\n</Derivation>`;
const named = (body: string) => notes(derivation('id="ridge" goal="Show it."', body));
const FORMULA = '$$\nf = \\blank{1}{\\frac{s}{s+1}}\n$$';

it('accepts a derivation with a formula and a reason as gaps', () => {
  const gaps = `${FORMULA}

<Blank n={1} answer="s/(s+1)" names="s: $s$">It shrinks.<Slip answer="1/(s+1)">That is the rest.</Slip></Blank>

<Blank n={2} ask="Why?" options={["a", "b"]} answer={2}>So.<Slip answer={1}>No.</Slip></Blank>

${POINTS}`;
  expect(findings(rule, named(gaps))).toBe('');
});

it('warns with gaps and hidden parts that do not fit', () => {
  const gaps = `${FORMULA}\n\n<Blank n={2} answer="s" names="s: $s$">So.</Blank>\n\n${POINTS}`;
  expect(findings(rule, named(gaps))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:1  gaps numbered 2
        remedy: number the gaps 1, 2, 3 in their order, each with its <Blank>
    content/chapters/02-rnn/notes.mdx:13:1  \\blank{1} has no <Blank n={1}>
        remedy: write <Blank n={1} answer="…"> after the formula
    content/chapters/02-rnn/notes.mdx:13:1  <Blank n={2}> hides nothing
        remedy: write \\blank{2}{…} around what it hides, or give it ask="…"
    3 problems"
  `);
  expect(findings(rule, named(`${FORMULA}\n\n${POINTS}`))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:1  a derivation without a <Blank>
        remedy: number the gaps 1, 2, 3 in their order, each with its <Blank>
    content/chapters/02-rnn/notes.mdx:13:1  \\blank{1} has no <Blank n={1}>
        remedy: write <Blank n={1} answer="…"> after the formula
    2 problems"
  `);
});

it('warns with answers that cannot be graded, and with slips that are right', () => {
  const gap = (inside: string) => `${FORMULA}\n\n${inside}\n\n${POINTS}`;
  expect(findings(rule, named(gap('<Blank n={1} answer="q/(s+1)" names="s: $s$">So.</Blank>')))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:19:1  "q/(s+1)" cannot be graded. “q” is no name here. Use “s”.
        remedy: write it as a reader would type it, with names="s: $\\sigma_i$, lambda: $\\lambda$"
    1 problem"
  `);
  expect(
    findings(
      rule,
      named(gap('<Blank n={1} answer="s/(s+1)" names="s: $s$">So.<Slip answer="1-1/(1+s)">No.</Slip></Blank>')),
    ),
  ).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:19:1  the slip "1-1/(1+s)" is a right answer
        remedy: take it out, or mend it
    1 problem"
  `);
  expect(
    findings(
      rule,
      named(gap('<Blank n={1} ask="Why?" options={["a", "b"]} answer={3}>So.<Slip answer={3}>No.</Slip></Blank>')),
    ),
  ).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:19:1  the answer "3" is none of the options
        remedy: count the options from 1 to 2
    content/chapters/02-rnn/notes.mdx:19:1  the answer "3" is none of the options
        remedy: count the options from 1 to 2
    content/chapters/02-rnn/notes.mdx:19:1  the slip "3" is a right answer
        remedy: take it out, or mend it
    3 problems"
  `);
});

it('warns with half a derivation, and with gaps outside of one', () => {
  expect(findings(rule, notes(derivation('id="ridge"', 'Text.')))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:1  a derivation without goal
        remedy: give id and goal together, or neither: goal="…"
    1 problem"
  `);
  expect(findings(rule, notes(derivation('', `${FORMULA}\n\n<Blank n={1} answer="s" names="s: $s$">So.</Blank>`))))
    .toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:1  a \\blank in a derivation that has no gaps
        remedy: give the derivation an id, a goal and a <Blank> for each gap, or take \\blank out
    content/chapters/02-rnn/notes.mdx:19:1  a <Blank> outside of a derivation with gaps
        remedy: put it into a <Derivation title="…" id="…" goal="…">
    2 problems"
  `);
  expect(findings(rule, named(`${FORMULA}\n\n<Blank n={1} answer="s" names="s: $s$">So.</Blank>`)))
    .toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:1  a derivation without <Points>
        remedy: end it with one <Points>: a list of what a full answer contains
    1 problem"
  `);
});
