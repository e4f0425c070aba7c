import { expect, it } from 'vitest';
import { notes } from '../../../src/book/tiny-book.ts';
import { findings } from '../findings.ts';
import { rule } from './alternative-text.ts';

const diagram = (...lines: readonly string[]) => notes(['```mermaid', ...lines, 'flowchart LR', '```'].join('\n'));

it('warns with a diagram that does not say what it shows', () => {
  expect(findings(rule, diagram())).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:1  a diagram without accTitle
        remedy: begin the fence with the line accTitle: …
    content/chapters/02-rnn/notes.mdx:13:1  a diagram without accDescr
        remedy: write accDescr: … with the same facts as the drawing
    2 problems"
  `);
  expect(findings(rule, diagram('accTitle: A loop', 'accDescr:'))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:1  a diagram without accDescr
        remedy: write accDescr: … with the same facts as the drawing
    1 problem"
  `);
});

it('warns with an image without words', () => {
  expect(findings(rule, notes('![](./loop.png)'))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:1  the image "./loop.png" has no alternative text
        remedy: write what it shows: ![…](file.png)
    1 problem"
  `);
});

it('passes with words for both', () => {
  expect(findings(rule, diagram('accTitle: A loop', 'accDescr: h feeds itself.'))).toBe('');
  expect(findings(rule, diagram('accTitle: A loop', 'accDescr {', 'h feeds itself.', '}'))).toBe('');
  expect(findings(rule, notes('![A loop](./loop.png)\n\n```python\nx\n```'))).toBe('');
});
