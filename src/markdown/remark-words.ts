import type { Link, PhrasingContent, Root } from 'mdast';
import type { Node } from 'unist';
import type { VFile } from 'vfile';
import { visit } from 'unist-util-visit';
import { equationAnchor, figureAnchor, termAddress } from '../book/address.ts';
import { findEquation, findFigure, findTerm } from '../book/find.ts';
import { attributeText, isWord, type Word } from '../book/word.ts';
import { contextOf, type MarkdownContext, type MarkdownOptions } from './context.ts';
import { previewLink, siteHref } from './link.ts';

/**
 * Resolves the words that name something else.
 *
 * `<Eq>`, `<Fig>` and `<Term>` become links; `<Equation>`, `<Explorable>`, `<Problem>`, `<Derivation>` and `<Recall>`
 * are told their chapter and their number. Unknown ids fail here with the file and the line.
 */
export default function remarkWords(options: MarkdownOptions) {
  return (tree: Root, file: VFile): void => {
    const context = contextOf(file, options);
    if (!context) return;
    visit(tree, (node, index, parent) => {
      if (!isWord(node)) return;
      const link = linkOf(node, context);
      if (link === 'unknown') file.fail(`<${node.name ?? ''}> names nothing that exists; run npm run check`, node);
      if (link && parent && index !== undefined) parent.children[index] = link;
      else inform(node, context);
    });
  };
}

function linkOf(node: Word, context: MarkdownContext): Link | 'unknown' | null {
  if (node.name === 'Eq') return equationLink(attributeText(node, 'to'), context);
  if (node.name === 'Fig') return figureLink(attributeText(node, 'to'), context);
  if (node.name === 'Term') return termLink(node, context);
  return null;
}

function equationLink(to: string | null, context: MarkdownContext): Link | 'unknown' {
  const found = to === null ? null : findEquation(context.book, context.chapter.slug, to);
  if (!found) return 'unknown';
  const href = siteHref(context, `${found.page.path}#${equationAnchor(found.equation.id)}`);
  return previewLink(href, 'eqref', [{ type: 'text', value: `(${found.equation.number})` }]);
}

function figureLink(to: string | null, context: MarkdownContext): Link | 'unknown' {
  const found = to === null ? null : findFigure(context.book, context.chapter.slug, to);
  if (!found) return 'unknown';
  const href = siteHref(context, `${found.page.path}#${figureAnchor(found.figure.id)}`);
  const children: PhrasingContent[] = [{ type: 'text', value: `Figure ${found.figure.number}` }];
  return { type: 'link', url: href, children, data: { hProperties: { className: ['figref'] } } };
}

function termLink(node: Word, context: MarkdownContext): Link | 'unknown' {
  const id = attributeText(node, 'of');
  const found = id === null ? null : findTerm(context.book, id);
  if (!found) return 'unknown';
  return previewLink(siteHref(context, termAddress(found.term.id)), 'term', node.children.filter(isPhrasing));
}

function isPhrasing(node: Node): node is PhrasingContent {
  return ['text', 'emphasis', 'strong', 'inlineCode', 'inlineMath'].includes(node.type);
}

function inform(node: Word, context: MarkdownContext): void {
  const number = numberOf(node, context);
  if (number === null) return;
  const told = Object.entries({ chapter: context.chapter.slug, number });
  node.attributes.push(
    ...told
      .filter(([, value]) => value !== '')
      .map(([name, value]) => ({ type: 'mdxJsxAttribute' as const, name, value })),
  );
}

function numberOf(node: Word, { page }: MarkdownContext): string | null {
  const id = attributeText(node, 'id');
  switch (node.name) {
    case 'Equation':
      return page.equations.find((equation) => equation.id === id)?.number ?? '';
    case 'Explorable':
      return page.figures.find((figure) => figure.kind === 'explorable' && figure.id === id)?.number ?? '';
    case 'Problem':
      return page.problems.find((problem) => problem.id === id)?.number ?? '';
    case 'Derivation':
    case 'Recall':
      return '';
    default:
      return null;
  }
}
