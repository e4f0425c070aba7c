import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { parseMarkdown } from '../../src/book/mdx.ts';
import { placeOf } from '../../src/book/place.ts';
import type { Chapter } from '../../src/book/types.ts';
import type { Field, Formula, PageText } from './rule.ts';

/** The formulas of a page. */
export function pageFormulas({ chapter, page, tree }: PageText): readonly Formula[] {
  return mathIn(tree).map((node) => ({
    chapter,
    tex: node.value,
    display: node.type === 'math',
    place: placeOf(page.file, node),
  }));
}

/** The formulas in a piece of Markdown. */
export function fieldFormulas(field: Field): readonly Formula[] {
  return mathIn(parseMarkdown(field.text)).map(({ type, value }) => ({
    chapter: field.chapter,
    tex: value,
    display: type === 'math',
    place: field.placeOf(value),
  }));
}

/** The symbols of a chapter's notation and their shapes. */
export function notationFormulas(chapter: Chapter): readonly Formula[] {
  return chapter.notation.flatMap(({ tex, index, shape, place }) => {
    const symbol = index === null ? tex : `${tex}_{${index}}`;
    return [symbol, ...(shape === 'scalar' ? [] : [shape])].map((each) => ({
      chapter,
      tex: each,
      display: false,
      place,
    }));
  });
}

type MathNode = Extract<Nodes, { type: 'math' | 'inlineMath' }>;

function mathIn(tree: Root): readonly MathNode[] {
  const found: MathNode[] = [];
  visit(tree, (node) => {
    if (node.type === 'math' || node.type === 'inlineMath') found.push(node);
  });
  return found;
}
