import type { PhrasingContent, Root, RootContent, Text } from 'mdast';
import type { Node } from 'unist';
import type { VFile } from 'vfile';
import { EXIT, SKIP, visit } from 'unist-util-visit';
import { termAddress } from '../book/address.ts';
import { spellingsOf } from '../book/term.ts';
import type { Book, Term } from '../book/types.ts';
import { attributeText, isWord, wordsOf } from '../book/word.ts';
import { contextOf, type MarkdownOptions } from './context.ts';
import { previewLink, siteHref } from './link.ts';

/** A spelling in running text and the term that it means. */
interface Spelling {
  readonly pattern: RegExp;
  readonly term: Term;
}

const OPAQUE = new Set([
  'heading',
  'link',
  'code',
  'inlineCode',
  'math',
  'inlineMath',
  'mdxFlowExpression',
  'mdxTextExpression',
  'yaml',
]);
const OPAQUE_WORDS = new Set(['Minute', 'Term', 'Problem', 'Recall']);

/** Links the first use of each term in a section to its definition in the glossary. */
export default function remarkTerms(options: MarkdownOptions) {
  return (tree: Root, file: VFile): void => {
    const context = contextOf(file, options);
    if (!context) return;
    const spellings = linkedSpellings(context.book);
    for (const section of sectionsOf(tree)) {
      const used = termsNamed(section);
      for (const { term, pattern } of spellings) {
        if (used.has(term.id) || !linkFirst(section, pattern, siteHref(context, termAddress(term.id)))) continue;
        used.add(term.id);
      }
    }
  };
}

/** All spellings that are linked, the longest first, so that "truncated BPTT" is not taken for "BPTT". */
function linkedSpellings(book: Book): readonly Spelling[] {
  const all = book.chapters.flatMap((chapter) =>
    chapter.terms.flatMap((term) =>
      spellingsOf(term)
        .filter((spelling) => !term.unlinked.includes(spelling))
        .map((spelling) => ({ spelling, term })),
    ),
  );
  return all
    .sort((a, b) => b.spelling.length - a.spelling.length || a.spelling.localeCompare(b.spelling, 'en'))
    .map(({ spelling, term }) => ({ term, pattern: patternOf(spelling) }));
}

/** A term in any case, in singular or plural; an abbreviation only as it is written. */
function patternOf(spelling: string): RegExp {
  const escaped = spelling.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  const flags = spelling === spelling.toLowerCase() ? 'iu' : 'u';
  return new RegExp(`(?<![\\p{L}\\p{N}-])${escaped}(?:s|es)?(?![\\p{L}\\p{N}-])`, flags);
}

function sectionsOf(tree: Root): Root[] {
  const sections: RootContent[][] = [[]];
  for (const node of tree.children) {
    if (node.type === 'heading' && node.depth === 2) sections.push([]);
    sections.at(-1)?.push(node);
  }
  return sections.map((children) => ({ type: 'root', children }));
}

function termsNamed(section: Root): Set<string> {
  return new Set(wordsOf(section, 'Term').flatMap((word) => attributeText(word, 'of') ?? []));
}

function isOpaque(node: Node): boolean {
  return OPAQUE.has(node.type) || (isWord(node) && OPAQUE_WORDS.has(node.name ?? ''));
}

function linkFirst(section: Root, pattern: RegExp, url: string): boolean {
  let linked = false;
  visit(section, (node, index, parent) => {
    if (isOpaque(node)) return SKIP;
    if (!isText(node) || !parent || index === undefined) return;
    const match = pattern.exec(node.value);
    if (!match) return;
    parent.children.splice(index, 1, ...split(node.value, match, url));
    linked = true;
    return EXIT;
  });
  return linked;
}

function isText(node: Node): node is Text {
  return node.type === 'text';
}

function split(value: string, match: RegExpExecArray, url: string): PhrasingContent[] {
  const end = match.index + match[0].length;
  const pieces: PhrasingContent[] = [
    { type: 'text', value: value.slice(0, match.index) },
    previewLink(url, 'term', [{ type: 'text', value: match[0] }]),
    { type: 'text', value: value.slice(end) },
  ];
  return pieces.filter((piece) => piece.type !== 'text' || piece.value !== '');
}
