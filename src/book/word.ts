import type { Node, Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { literalOf, type Literal } from './literal.ts';

/** A word of the book in a page: `<Equation …>`, `<Eq …/>`. */
export type Word = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/** A named attribute of a word. */
export type WordAttribute = Extract<Word['attributes'][number], { type: 'mdxJsxAttribute' }>;

/** Whether a node is a word of the book. */
export function isWord(node: Node): node is Word {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** All words of a page or of a part of it in document order; with names, only those. */
export function wordsOf(tree: Nodes, ...names: readonly string[]): readonly Word[] {
  const words: Word[] = [];
  visit(tree, (node) => {
    if (isWord(node) && (names.length === 0 || names.includes(node.name ?? ''))) words.push(node);
  });
  return words;
}

/** The named attributes of a word, spreads left out. */
export function attributesOf(word: Word): readonly WordAttribute[] {
  return word.attributes.filter((attribute) => attribute.type === 'mdxJsxAttribute');
}

/** An attribute's value; undefined when the word lacks it or when it is no literal. A bare attribute is `true`. */
export function attributeValue(word: Word, name: string): Literal | undefined {
  const attribute = attributesOf(word).find((each) => each.name === name);
  return attribute === undefined ? undefined : literalValue(attribute);
}

/** The value of one attribute; undefined when it is no literal. */
export function literalValue({ value }: WordAttribute): Literal | undefined {
  if (value === null || value === undefined) return true;
  return typeof value === 'string' ? value : literalOf(value.data?.estree);
}

/** An attribute that must be text; null when it is anything else. */
export function attributeText(word: Word, name: string): string | null {
  const value = attributeValue(word, name);
  return typeof value === 'string' ? value : null;
}
