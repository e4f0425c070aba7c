import { at as item, sum } from '../../core/array.ts';
import { baseVocabulary, baseSymbols, type CountedWord, type CutCorpus, encodePairs, learnPairs, type Merge, pairCounts, tokenCount } from '../../core/byte-pair.ts'; // prettier-ignore
import { formatCount, formatFixed } from '../../core/format.ts';
import { type CodeTree, codewords, huffmanTree, meanCodeLength } from '../../core/huffman.ts';
import { defineModel } from '../../core/model.ts';
import { corpusOf } from './corpus.ts';

const MOST_MERGES = 15;

const params = {
  M: { kind: 'number', label: 'Merges M', min: 0, max: MOST_MERGES, step: 1, start: 0 },
  panel: { kind: 'choice', label: 'Below the words', options: ['merges', 'pairs', 'Huffman'], start: 'merges' },
  corpus: {
    kind: 'text',
    label: 'Corpus',
    help: 'Words with their counts, or any text: a word without a number counts once.',
    most: 160,
    start: 'low 5, lower 2, newest 6, widest 3',
  },
  word: { kind: 'text', label: 'Test word', most: 20, start: 'lowest' },
} as const;

/** A corpus on its way from letters to words, and what its merges make of another word. */
export interface BytePairs {
  readonly corpus: readonly CountedWord[];
  /** The corpus after the merges. */
  readonly cut: CutCorpus;
  /** The merges made: M, or all there are. */
  readonly merges: readonly Merge[];
  /** All pairs that are left, the most frequent first: the first one merges next. */
  readonly pairs: readonly Merge[];
  /** How many tokens the corpus has after 0, 1, ... merges. */
  readonly tokens: readonly number[];
  /** How many distinct symbols the encoder knows: the base symbols and what the merges made of them. */
  readonly vocabulary: number;
  readonly base: number;
  /** The test word cut by the merges; a symbol that the corpus never had is not known. */
  readonly encoded: readonly { readonly token: string; readonly isKnown: boolean }[];
  /** The Huffman tree of the base symbols, and its mean code length in bits. */
  readonly tree: CodeTree | null;
  readonly bits: number;
}

/** Byte-pair encoding on a small corpus, merge by merge. */
export const model = defineModel({
  title: 'Grow a vocabulary, merge by merge',
  params,
  shortcuts: [{ label: 'Toy corpus', settings: () => ({ corpus: params.corpus.start, word: params.word.start }) }],
  init: () => null,
  derive: (_, { M, corpus, word }): BytePairs => pairsOf(corpusOf(corpus), M, word),
  readings: (shown) => [
    { label: 'Tokens in the corpus', value: formatCount(tokensLeft(shown)) },
    { label: 'Base symbols per token', value: shrinkage(shown) },
    { label: 'Vocabulary', value: formatCount(shown.vocabulary) },
    { label: 'Tokens of the test word', value: formatCount(shown.encoded.length) },
  ],
  describe: (shown, { word }) =>
    `A corpus of ${formatCount(shown.corpus.length)} different words in ${formatCount(item(shown.tokens, 0))} symbols. ` +
    `After ${afterMerges(shown)} it has ${formatCount(tokensLeft(shown))} tokens, and the vocabulary has ` +
    `${formatCount(shown.vocabulary)} symbols, ${formatCount(shown.base)} of them at the start. ` +
    `Merges in order: ${shown.merges.length === 0 ? 'none' : shown.merges.map(written).join('; ')}. ` +
    `The test word “${word}” becomes ${shown.encoded.map(({ token }) => `“${token}”`).join(', ')}.`,
  laws: {
    'every merge takes tokens away, and never more than its count': ({ tokens, merges }) =>
      merges.every(({ count }, m) => {
        const taken = item(tokens, m) - item(tokens, m + 1);
        return taken > 0 && taken <= count;
      }),
    'no merge is more frequent than the one before it, unless two pairs made the same symbol': (shown) =>
      shown.vocabulary < shown.base + shown.merges.length ||
      shown.merges.every(({ count }, m) => m === 0 || count <= item(shown.merges, m - 1).count),
    'the tokens of a word, joined, are the word and its end mark': ({ cut, corpus }) =>
      cut.every(({ symbols }, i) => symbols.join('') === baseSymbols(item(corpus, i).word).join('')),
    'the encoder cuts the words of the corpus as the training left them': ({ cut, corpus, merges }) =>
      cut.every(({ symbols }, i) => encodePairs(item(corpus, i).word, merges).join(' ') === symbols.join(' ')),
    'a merge adds at most one symbol to the vocabulary': ({ vocabulary, base, merges }) =>
      vocabulary <= base + merges.length,
    'merges stop before M only when every word is one token': ({ cut, merges }, { M }) =>
      merges.length === M || cut.every(({ symbols }) => symbols.length === 1),
    'the Huffman code needs no more bits than one with codewords of equal length': ({ bits, base }) =>
      bits <= Math.max(1, Math.ceil(Math.log2(Math.max(1, base)))),
  },
});

/** A merge in words: "e + s (9)". */
export function written({ left, right, count }: Merge): string {
  return `${left} + ${right} (${formatCount(count)})`;
}

/** How many merges have been made, in words: "1 merge". */
export function afterMerges({ merges }: BytePairs): string {
  return `${merges.length} ${merges.length === 1 ? 'merge' : 'merges'}`;
}

/** How many tokens the corpus has now. */
export function tokensLeft({ tokens }: BytePairs): number {
  return item(tokens, tokens.length - 1);
}

function pairsOf(corpus: readonly CountedWord[], most: number, word: string): BytePairs {
  const { merges, corpora } = learnPairs(corpus, most);
  const cut = item(corpora, corpora.length - 1);
  const base = new Set(baseVocabulary(corpus));
  const vocabulary = new Set([...base, ...merges.map(({ left, right }) => left + right)]);
  const tree = huffmanTree(baseCounts(corpus));
  return {
    corpus,
    cut,
    merges,
    pairs: pairCounts(cut),
    tokens: corpora.map(tokenCount),
    vocabulary: vocabulary.size,
    base: base.size,
    encoded: encodePairs(word, merges).map((token) => ({ token, isKnown: vocabulary.has(token) })),
    tree,
    bits: meanCodeLength(codewords(tree)),
  };
}

function baseCounts(corpus: readonly CountedWord[]) {
  const inWord = (word: string, symbol: string) => baseSymbols(word).filter((other) => other === symbol).length;
  return baseVocabulary(corpus).map((symbol) => ({
    symbol,
    count: sum(corpus.map(({ word, count }) => count * inWord(word, symbol))),
  }));
}

function shrinkage(shown: BytePairs): string {
  const now = tokensLeft(shown);
  return now === 0 ? 'no corpus' : formatFixed(item(shown.tokens, 0) / now, 2);
}
