import type { Node, Paragraph, Root, RootContent } from 'mdast';
import { sum } from '../core/array.ts';
import { equationAnchor, factAnchor } from './address.ts';
import { parseMarkdown } from './mdx.ts';
import { headingId } from './page.ts';
import { plainText } from './plain-text.ts';
import type { Card } from './types.ts';
import { attributeText, isWord, type Word } from './word.ts';

/** Where the notes say what a card asks. */
export interface Fact {
  /** The card's key. */
  readonly key: string;
  /** The block of the notes: a paragraph, an item of a list, a row of a table, an equation. */
  readonly block: Node;
  /** The block's element id: that of an equation, or one made from the key of the first card with this block. */
  readonly anchor: string;
}

type Asked = Pick<Card, 'key' | 'section' | 'front' | 'back'>;

/**
 * For each card the block in its section of the notes that shares most with it: content words and symbols, of which
 * those weigh most that few blocks have. A card whose section has no block has no fact.
 *
 * `tree` is the notes as they were parsed; what later steps add to it may change the answer.
 */
export function factsOf(tree: Root, cards: readonly Asked[]): readonly Fact[] {
  const blocks = blocksOf(tree);
  const weigh = rarity(blocks);
  const anchors = new Map<Node, string>();
  return cards.flatMap(({ key, section, front, back }) => {
    const found = best(
      blocks.filter((block) => block.section === section),
      { front: tokensOf(parseMarkdown(front)), back: tokensOf(parseMarkdown(back)) },
      weigh,
    );
    if (found === null) return [];
    const anchor = anchors.get(found.node) ?? ownAnchor(found.node) ?? factAnchor(key);
    anchors.set(found.node, anchor);
    return [{ key, block: found.node, anchor }];
  });
}

interface Block {
  readonly node: Node;
  readonly section: string;
  readonly tokens: ReadonlySet<string>;
}

/** Words whose text is closed, beside the text, or asked elsewhere; and words that are no text of the notes. */
const LEFT_OUT = new Set(['Minute', 'Margin', 'Derivation', 'Explorable', 'Recall', 'Hint', 'Solution']);

function blocksOf(tree: Root): readonly Block[] {
  const blocks: Block[] = [];
  let section = '';
  for (const child of tree.children) {
    if (child.type === 'heading' && child.depth === 2) section = headingId(child) ?? '';
    else blocks.push(...leaves(child).map((node) => ({ node, section, tokens: tokensOf(node) })));
  }
  return blocks;
}

function leaves(node: RootContent): readonly Node[] {
  if (isWord(node)) return leavesOfWord(node);
  switch (node.type) {
    case 'paragraph':
      return isOnlyWords(node) ? node.children.flatMap(leaves) : [node];
    case 'listItem':
      return [node];
    case 'list':
    case 'blockquote':
      return node.children.flatMap(leaves);
    case 'table':
      return node.children.slice(1);
    default:
      return [];
  }
}

function leavesOfWord(word: Word): readonly Node[] {
  if (LEFT_OUT.has(word.name ?? '')) return [];
  return word.name === 'Equation' ? [word] : word.children.flatMap(leaves);
}

/** A line of words alone, which is a paragraph at first and becomes a block on the way to a page. */
function isOnlyWords({ children }: Paragraph): boolean {
  return children.every((child) => isWord(child) || plainText(child) === '');
}

function ownAnchor(node: Node): string | null {
  const id = isWord(node) && node.name === 'Equation' ? attributeText(node, 'id') : null;
  return id === null ? null : equationAnchor(id);
}

/** The words and symbols of a text; plural and singular are one, and so are capital and small letters of words. */
function tokensOf(node: Node): ReadonlySet<string> {
  const tokens = plainText(node).match(/[\p{L}\p{N}_^∂∇\p{M}]+/gu) ?? [];
  return new Set(tokens.map((token) => (/^\p{L}{3,}$/u.test(token) ? token.toLowerCase().replace(/s$/, '') : token)));
}

/** How much a token says: the logarithm of how few blocks have it. */
function rarity(blocks: readonly Block[]): (token: string) => number {
  const counts = new Map<string, number>();
  for (const { tokens } of blocks) for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return (token) => Math.log((blocks.length + 1) / ((counts.get(token) ?? 0) + 1));
}

interface CardTokens {
  readonly front: ReadonlySet<string>;
  readonly back: ReadonlySet<string>;
}

/** What is asked matters, and what is answered more. */
const WEIGHT_OF_FRONT = 0.5;

/** As in BM25, a long block must share more than a short one. */
const LENGTH_COUNTS = 0.6;

function best(blocks: readonly Block[], card: CardTokens, weigh: (token: string) => number): Block | null {
  const mean = sum(blocks.map(({ tokens }) => tokens.size)) / blocks.length;
  const asked = [...card.front].filter((token) => !card.back.has(token));
  const score = ({ tokens }: Block) => {
    const shared = (of: Iterable<string>) => sum([...of].filter((token) => tokens.has(token)).map(weigh));
    const share = shared(card.back) + WEIGHT_OF_FRONT * shared(asked);
    return share / (1 - LENGTH_COUNTS + LENGTH_COUNTS * Math.sqrt(tokens.size / mean));
  };
  return blocks.reduce<Block | null>((top, block) => (top !== null && score(top) >= score(block) ? top : block), null);
}
