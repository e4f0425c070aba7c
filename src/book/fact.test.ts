import { describe, expect, it } from 'vitest';
import { factsOf } from './fact.ts';
import { parseMdx } from './mdx.ts';
import { plainText } from './plain-text.ts';

const NOTES = `---
title: x
---

<Minute>

- Clipping shortens a gradient.

</Minute>

## The cell [#cell]

A cell carries a state from step to step.

<Equation id="step">

$$
\\act{h_t} = \\tanh(\\param{w} h_{t-1})
$$

</Equation>

<Margin>A state carries a cell from step to step, says a margin.</Margin>

<Trap title="wrong">

The state is not bounded by its weights.

</Trap>

## Clipping [#clipping]

Clipping shortens a gradient that is too long.

- By value: its direction changes.
- By norm: its direction stays.

| what | bias |
| --- | --- |
| clipped mean | yes |
| plain mean | none |
`;

const fact = (section: string, front: string, back = '') =>
  factsOf(parseMdx('notes.mdx', NOTES).tree, [{ key: 'asked', section, front, back }])[0];
const found = (...card: Parameters<typeof fact>) => {
  const { block, anchor } = fact(...card) ?? {};
  return [block?.type, block && plainText(block), anchor];
};

describe('the fact of a card', () => {
  it('is the paragraph that shares most words with it', () => {
    expect(found('cell', 'What does a cell carry?', 'A state, from step to step.')).toEqual([
      'paragraph',
      'A cell carries a state from step to step.',
      'fact-asked',
    ]);
  });

  it('is an equation with its own anchor where the symbols are there', () => {
    expect(found('cell', 'What is $h_t$?', '$\\act{h_t}=\\tanh(\\param{w}h_{t-1})$')[2]).toBe('eq-step');
  });

  it('may stand in a trap, which is open, and never beside the text', () => {
    expect(found('cell', 'Is the state bounded?', 'Not by its weights.')[1]).toBe(
      'The state is not bounded by its weights.',
    );
    expect(found('cell', 'What does a margin say?', 'That a state carries a cell.')[1]).not.toContain('margin');
  });

  it('is one item of a list, or one row of a table', () => {
    expect(found('clipping', 'What does clipping by norm keep?', 'The direction stays.')).toEqual([
      'listItem',
      'By norm: its direction stays.',
      'fact-asked',
    ]);
    expect(found('clipping', 'Has the plain mean a bias?', 'None.')).toEqual([
      'tableRow',
      'plain mean none',
      'fact-asked',
    ]);
  });

  it('is looked for in the section of the card alone', () => {
    expect(found('cell', 'What does clipping do?', 'It shortens a gradient.')[1]).not.toContain('Clipping');
    expect(fact('gone', 'What?')).toBeUndefined();
  });
});

it('gives two cards with one fact one anchor', () => {
  const cards = ['first', 'second'].map((key) => ({
    key,
    section: 'clipping',
    front: 'By norm?',
    back: 'Direction stays.',
  }));
  expect(factsOf(parseMdx('notes.mdx', NOTES).tree, cards).map(({ anchor }) => anchor)).toEqual([
    'fact-first',
    'fact-first',
  ]);
});
