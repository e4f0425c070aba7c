import { formulasIn } from '../../src/book/formula.ts';
import { parseMarkdown } from '../../src/book/mdx.ts';
import { indexedTex } from '../../src/book/notation.ts';
import { placeOf } from '../../src/book/place.ts';
import type { Chapter } from '../../src/book/types.ts';
import type { Field, Formula, PageText } from './rule.ts';

/** The formulas of a page. */
export function pageFormulas({ chapter, page, tree }: PageText): readonly Formula[] {
  return formulasIn(tree).map((node) => ({
    chapter,
    tex: node.value,
    display: node.type === 'math',
    place: placeOf(page.file, node),
  }));
}

/** The formulas in a piece of Markdown. */
export function fieldFormulas(field: Field): readonly Formula[] {
  return formulasIn(parseMarkdown(field.text)).map(({ type, value }) => ({
    chapter: field.chapter,
    tex: value,
    display: type === 'math',
    place: field.placeOf(value),
  }));
}

/** The symbols of a chapter's notation and their shapes. */
export function notationFormulas(chapter: Chapter): readonly Formula[] {
  return chapter.notation.flatMap((symbol) => {
    const { shape, place } = symbol;
    const texts = [indexedTex(symbol), ...(shape === 'scalar' ? [] : [shape])];
    return texts.map((tex) => ({ chapter, tex, display: false, place }));
  });
}
