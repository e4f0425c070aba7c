import { selectAll } from 'hast-util-select';
import { toString } from 'hast-util-to-string';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/run.ts';
import { cardAnchor, equationAnchor, figureAnchor, symbolAnchor } from '../../src/book/address.ts';
import { readBook } from '../../src/book/read.ts';
import { notesPages, pages, property } from './built-site.ts';

const { book } = readBook(ROOT);

describe.each(pages.map((page) => [page.path, page] as const))('%s', (_path, page) => {
  it('has no formula that failed or was left as source', () => {
    const left = selectAll('.katex-error, code.language-math, .math-inline, .math-display', page.tree);
    expect(left.filter((node) => selectAll('.katex', node).length === 0).map((node) => toString(node))).toEqual([]);
  });

  it('keeps MathML beside each formula for screen readers', () => {
    const formulas = selectAll('.katex', page.tree);
    const without = formulas.filter((formula) => selectAll('math', formula).length !== 1);
    expect(without.map((formula) => toString(formula))).toEqual([]);
  });

  it('hides the visual copy of each formula from screen readers', () => {
    const copies = selectAll('.katex-html', page.tree);
    expect(copies.filter((copy) => property(copy, 'ariaHidden') !== 'true')).toEqual([]);
  });

  it('has no diagram left as text, and each diagram is named and described', () => {
    expect(selectAll('.language-mermaid', page.tree)).toEqual([]);
    const diagrams = selectAll('figure.diagram svg', page.tree);
    const nameless = diagrams.filter(
      (svg) => !['title', 'desc'].every((tag) => selectAll(tag, svg).some((node) => toString(node) !== '')),
    );
    expect(nameless).toEqual([]);
  });
});

describe.each(book.chapters.map((chapter) => [chapter.slug, chapter] as const))('the notes of %s', (slug, chapter) => {
  const page = notesPages.find((candidate) => candidate.path === `/${slug}/`);

  it('show every equation with its number and what its check measured', () => {
    const shown = selectAll('.eq[id]', page?.tree ?? { type: 'root', children: [] });
    expect(shown.map((node) => property(node, 'id'))).toEqual(
      chapter.pages.notes.equations.map((equation) => equationAnchor(equation.id)),
    );
    const unchecked = shown.filter((node) => !/checked error \d/.test(toString(node).replace(/\s+/g, ' ')));
    expect(unchecked.map((node) => property(node, 'id'))).toEqual([]);
  });

  it('show every figure, every diagram and every card', () => {
    const ids = new Set(
      selectAll('[id]', page?.tree ?? { type: 'root', children: [] }).map((node) => property(node, 'id')),
    );
    const wanted = [
      ...chapter.pages.notes.figures.map((figure) => figureAnchor(figure.id)),
      ...chapter.cards.map((card) => cardAnchor(card.key)),
      ...chapter.notation.map((_symbol, index) => symbolAnchor(index)),
    ];
    expect(wanted.filter((id) => !ids.has(id))).toEqual([]);
  });
});
