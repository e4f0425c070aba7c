import { expect, it } from 'vitest';
import { createMdxParser, parseMdx } from './mdx.ts';

it('says where an unreadable page stops, and gives an empty tree', () => {
  const { tree, issues } = parseMdx('notes.mdx', 'Fine.\n\n<Trap>\n\nNever closed.');
  expect(tree.children).toEqual([]);
  expect(issues).toMatchInlineSnapshot(`
    [
      {
        "place": {
          "column": 1,
          "file": "notes.mdx",
          "line": 3,
        },
        "problem": "unreadable MDX: Expected a closing tag for \`<Trap>\` (3:1-3:7)",
        "remedy": "close every word that is opened, leave blank lines around blocks, and escape { and < outside formulas and code",
      },
    ]
  `);
});

it('points at a brace that is no formula', () => {
  expect(parseMdx('notes.mdx', 'A set {1, 2 of two').issues[0]).toMatchInlineSnapshot(`
    {
      "place": {
        "column": 19,
        "file": "notes.mdx",
        "line": 1,
      },
      "problem": "unreadable MDX: Unexpected end of file in expression, expected a corresponding closing brace for \`{\`",
      "remedy": "close every word that is opened, leave blank lines around blocks, and escape { and < outside formulas and code",
    }
  `);
});

it('parses a page again only when its text has changed', () => {
  const parse = createMdxParser();
  const first = parse('a.mdx', 'One.');
  expect(parse('a.mdx', 'One.')).toBe(first);
  expect(parse('a.mdx', 'Two.')).not.toBe(first);
  expect(parse('b.mdx', 'One.')).not.toBe(first);
});
