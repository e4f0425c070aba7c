import type { Root } from 'hast';
import rehypeKatex from 'rehype-katex';
import { selectAll } from 'hast-util-select';
import { toString } from 'hast-util-to-string';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { expect, it } from 'vitest';
import { katexOptions } from './katex.ts';
import rehypeHoldPunctuation from './rehype-hold-punctuation.ts';
import rehypeKatexStrict from './rehype-katex-strict.ts';
import rehypeHoles from './rehype-holes.ts';
import rehypeSections from './rehype-sections.ts';
import rehypeTableBoxes from './rehype-table-boxes.ts';

function render(markdown: string): Root {
  const file = new VFile({ path: 'notes.mdx', value: markdown });
  const processor = unified()
    .use(remarkParse)
    .use(remarkMath)
    .use(remarkRehype)
    .use(rehypeKatex, katexOptions)
    .use(rehypeKatexStrict)
    .use(rehypeHoles)
    .use(rehypeHoldPunctuation)
    .use(rehypeTableBoxes)
    .use(rehypeSections);
  return processor.runSync(processor.parse(file), file);
}

it('stops at a formula that does not parse, with file, line, column and the reason', () => {
  expect(() => render('Fine: $x$.\n\nBroken: $\\nope$.\n')).toThrowErrorMatchingInlineSnapshot(`
    [notes.mdx:1:1: 1 formula(s) do not parse
      notes.mdx:3:9  KaTeX parse error: Undefined control sequence: \\nope at position 1: \\̲n̲o̲p̲e̲]
  `);
});

it('stops at a broken display formula too, and names each one', () => {
  expect(() => render('$$\n\\frac{1}{\n$$\n\n$\\act{$\n')).toThrowErrorMatchingInlineSnapshot(`
    [notes.mdx:1:1: 2 formula(s) do not parse
      notes.mdx:1:1  KaTeX parse error: Unexpected end of input in a macro argument, expected '}' at end of input: \\frac{1}{
      notes.mdx:5:1  KaTeX parse error: Unexpected end of input in a macro argument, expected '}' at end of input: \\act{]
  `);
});

it('holds the punctuation after a short formula, and lets a long one and other text alone', () => {
  const long = 'a + b + c + d + e + f + g + h + i + j + k + l';
  const tree = render(`One $x_t$, two $y$ and $${long}$, end ($z$).`);
  const heldTexts = selectAll('.held', tree).map((node) => toString(node).at(-1));
  expect(heldTexts).toEqual([',', '.']);
  expect(toString(selectAll('.held', tree)[1] ?? tree)).toMatch(/\)\.$/);
});

it('holds a percent sign on the line of its number, be it a formula or not', () => {
  const tree = render('About 10 % and $20$ % more, and 5 of 100.');
  expect(toString(tree)).toContain('10\u00a0% and');
  expect(selectAll('.held', tree).map((node) => toString(node).endsWith(' %'))).toEqual([true]);
});

it('wraps each heading of depth 2 with what follows it, and leaves what stands before alone', () => {
  const { children } = render('Before.\n\n## One\n\nText.\n\n### Deep\n\n## Two\n');
  const shape = children.flatMap((node) => (node.type === 'element' ? [node.tagName] : []));
  expect(shape).toEqual(['p', 'section', 'section']);
});

it('reads a formula with gaps without what they hide', () => {
  const tree = render('Then $f = \\blank{1}{\\frac{a}{b}} + \\blank{2}{c}$, and $d$.');
  expect(selectAll('.gaps-read', tree).map(toString)).toEqual(['f = gap 1 + gap 2']);
  expect(selectAll('[data-hole]', tree).map((hole) => hole.properties['dataHole'])).toEqual(['1', '2']);
});

it('puts a table into a box that can scroll', () => {
  const tree: Root = { type: 'root', children: [{ type: 'element', tagName: 'table', properties: {}, children: [] }] };
  rehypeTableBoxes()(tree);
  expect(selectAll('.table-box > table', tree)).toHaveLength(1);
});
