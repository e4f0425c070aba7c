import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { VFile } from 'vfile';
import { parseMdx } from '../book/mdx.ts';
import { diagramHash } from './diagram-source.ts';
import remarkDiagrams from './diagrams.ts';
import { runPlugin } from './fixture.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'diagrams-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const DIAGRAM =
  'flowchart LR\naccTitle: A recurrent cell\naccDescr: Input enters, state leaves.\n  x:::data --> h:::activation';

/** The fence opens on line 12 of the notes. */
function fence(source: string): string {
  return `Text.\n\n\`\`\`mermaid\n${source}\n\`\`\`\n`;
}

const transform = (notes: string) => runPlugin((options) => remarkDiagrams({ ...options, folder }), notes).tree;

it('puts the drawing into a numbered figure whose box takes the focus', () => {
  writeFileSync(path.join(folder, `${diagramHash(DIAGRAM)}.svg`), '<svg/>\n');
  expect(transform(fence(DIAGRAM)).children.at(-1)).toMatchObject({
    name: 'figure',
    attributes: [
      { name: 'class', value: 'diagram' },
      { name: 'id', value: 'fig-a-recurrent-cell' },
    ],
    children: [
      {
        name: 'div',
        attributes: [
          { name: 'class', value: 'diagram-box' },
          { name: 'role', value: 'group' },
          { name: 'tabindex', value: '0' },
          { name: 'aria-label', value: 'Diagram: A recurrent cell' },
          { name: 'set:html', value: '<svg/>' },
        ],
      },
      {
        data: { hName: 'figcaption' },
        children: [{ children: [{ value: 'Figure 2.1.' }] }, { value: ' ' }, { value: 'A recurrent cell' }],
      },
    ],
  });
});

it('gives a diagram no number in Markdown that is no page of the book', () => {
  const { tree } = parseMdx('README.md', fence(DIAGRAM));
  const book = { chapters: [], course: [], notation: [], sources: new Map<string, never>() };
  remarkDiagrams({ book: () => book, base: '/', folder })(tree, new VFile({ path: 'README.md' }));
  expect(tree.children.at(-1)).toMatchObject({
    children: [{ name: 'div' }, { children: [{ value: 'A recurrent cell' }] }],
  });
});

it('leaves other code alone', () => {
  expect(transform('```python\nprint(1)\n```\n').children.at(-1)).toMatchObject({ type: 'code', lang: 'python' });
});

it('stops at a diagram that was not drawn, and says how to draw it', () => {
  const source = DIAGRAM.replace('state leaves', 'a state leaves');
  expect(() => transform(fence(source))).toThrow(
    expect.objectContaining({
      line: 13,
      reason: `content/diagrams/${diagramHash(source)}.svg is missing: the diagram is new or has changed. Remedy: run "npm run diagrams" and commit what it changes in content/diagrams.`,
    }),
  );
});

it('stops at the line of a fault', () => {
  expect(() => transform(fence(`${DIAGRAM}\n  style x fill:red`))).toThrow(
    expect.objectContaining({ line: 18, column: 1 }),
  );
});

it('stops at a second diagram of the same title, for both would have one address', () => {
  expect(() => transform(fence(DIAGRAM) + fence(DIAGRAM))).toThrow(
    expect.objectContaining({
      line: 21,
      reason: 'the page has two diagrams titled "A recurrent cell". Remedy: give each its own accTitle.',
    }),
  );
});
