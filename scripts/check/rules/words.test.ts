import { expect, it } from 'vitest';
import { notes } from '../../../src/book/tiny-book.ts';
import { findings } from '../findings.ts';
import { rule } from './words.ts';

it('warns with a word that does not exist', () => {
  expect(findings(rule, notes('<Trapp title="x">y</Trapp>\n\nA <br/> break'))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:1  unknown word <Trapp>
        remedy: use one of: Trap, Blank, Slip, Term, Eq, Fig, Hint, Margin, Recall, Answer, Minute, Points, and 5 more
    content/chapters/02-rnn/notes.mdx:15:3  unknown word <br>
        remedy: use one of: Eq, Fig, Term, Trap, Blank, Hint, Slip, Answer, Margin, Minute, Points, Problem, and 5 more
    2 problems"
  `);
});

it('warns with attributes that are unknown, missing or of the wrong kind', () => {
  const text =
    '<Eq too="a" />\n\n<Explorable id={3} answer="2" options={[1]} then={4}>See.</Explorable>\n\n<Minute a>x</Minute>\n\n<Trap title="">x</Trap>';
  expect(findings(rule, notes(text))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:1  <Eq> lacks "to"
        remedy: write <Eq to="…">
    content/chapters/02-rnn/notes.mdx:13:5  unknown attribute "too" of <Eq>
        remedy: use one of: to
    content/chapters/02-rnn/notes.mdx:15:13  "id" of <Explorable> is no text
        remedy: write id="…"
    content/chapters/02-rnn/notes.mdx:15:20  "answer" of <Explorable> is no number
        remedy: write answer={3}
    content/chapters/02-rnn/notes.mdx:15:31  "options" of <Explorable> is no list of texts
        remedy: write options={["one", "two"]}
    content/chapters/02-rnn/notes.mdx:15:45  "then" of <Explorable> is no settings
        remedy: write then={{ A: 0.5 }}
    content/chapters/02-rnn/notes.mdx:17:9  unknown attribute "a" of <Minute>
        remedy: write <Minute> alone
    content/chapters/02-rnn/notes.mdx:19:7  "title" of <Trap> is no text
        remedy: write title="…"
    8 problems"
  `);
});

it('warns with a word that encloses nothing, or something where it must not', () => {
  expect(findings(rule, notes('<Margin></Margin>\n\n<Eq to="a">it</Eq>'))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:1  <Margin> is empty
        remedy: write its text between <Margin> and </Margin>
    content/chapters/02-rnn/notes.mdx:15:1  <Eq> encloses text
        remedy: end it at once: <Eq … />
    2 problems"
  `);
});

it.each([
  '<Minute>\n\n- One.\n\n</Minute>',
  '<Equation id="a" check="b" know="c">\n\n$$\nx\n$$\n\n</Equation>',
  '<Explorable id="a" predict="Which?" options={["a", "b"]} answer={2} then={{ A: -0.5, phi: "tanh" }}>See.</Explorable>',
  '<Derivation title="How">x</Derivation> <Margin>x</Margin> <Hint>x</Hint> <Solution>x</Solution> <Answer>x</Answer>',
  'See <Eq to="a" />, <Fig to="b" />, <Term of="c">it</Term>.\n\n<Recall card="d" />\n\n<Problem id="e" />\n\n<Points>\n\n- x\n\n</Points>',
])('passes with %s', (text) => {
  expect(findings(rule, notes(text))).toBe('');
});
