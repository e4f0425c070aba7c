import type { Node, Root, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import { CITATION, CITED_KEY } from './marks.ts';
import { placeAt, placeOf, sourceOf } from './place.ts';
import { attributeText, wordsOf, type Word } from './word.ts';
import type { Use } from './types.ts';

/** The attribute by which a word names something else. */
const NAMING: Readonly<Record<string, { readonly attribute: string; readonly kind: Use['kind'] }>> = {
  Eq: { attribute: 'to', kind: 'equation' },
  Fig: { attribute: 'to', kind: 'figure' },
  Recall: { attribute: 'card', kind: 'card' },
  Term: { attribute: 'of', kind: 'term' },
  Problem: { attribute: 'id', kind: 'problem' },
  Explorable: { attribute: 'id', kind: 'explorable' },
  Equation: { attribute: 'check', kind: 'check' },
};

/** Everything that a page names: by its words, by `[@key]`, by links inside the site. */
export function usesOf(file: string, source: string, tree: Root): readonly Use[] {
  const named = wordsOf(tree, ...Object.keys(NAMING)).flatMap((word) => namedBy(file, word));
  return [...named, ...citationsOf(file, source, tree), ...linksOf(file, tree)];
}

function namedBy(file: string, word: Word): readonly Use[] {
  const naming = NAMING[word.name ?? ''];
  const id = naming && attributeText(word, naming.attribute);
  return naming && id != null ? [{ kind: naming.kind, id, place: placeOf(file, word) }] : [];
}

/** The works that `[@a; @b]` names. */
function citationsOf(file: string, source: string, tree: Root): readonly Use[] {
  const citations: Use[] = [];
  visit(tree, 'text', (node: Text) => {
    const start = node.position?.start.offset ?? 0;
    for (const group of sourceOf(source, node).matchAll(CITATION)) {
      for (const key of group[0].matchAll(CITED_KEY)) {
        citations.push({
          kind: 'citation',
          id: key[1] ?? '',
          place: placeAt(file, source, start + group.index + key.index),
        });
      }
    }
  });
  return citations;
}

const OUTSIDE = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

/** Links that stay inside the site, as written. */
function linksOf(file: string, tree: Root): readonly Use[] {
  const links: Use[] = [];
  visit(tree, (node: Node) => {
    if (node.type !== 'link' && node.type !== 'definition') return;
    if ('url' in node && typeof node.url === 'string' && !OUTSIDE.test(node.url)) {
      links.push({ kind: 'link', id: node.url, place: placeOf(file, node) });
    }
  });
  return links;
}
