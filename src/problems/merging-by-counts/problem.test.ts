import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { learnPairs } from '../../core/byte-pair.ts';
import problem from './problem.ts';
import { corpusOf } from './training.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['(9, 9, 9, 7, 7)', '95', '54', '2', '21']);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const words = [...statement.matchAll(/“(\w+)” (?:(once)|(\d+) times)/g)];
  return {
    corpus: words.map(([, word = '', , count = '1']) => ({ word, count: Number(count) })),
    probe: /of “(\w+)” with/.exec(statement)?.[1] ?? '',
    merges: Number(/after (\d+) merges/.exec(statement)?.[1]),
  };
}

/** Symbols with a space around each, so that a pair is a piece of text. */
const spelled = (word: string) => ` ${[...word, '_'].join('  ')} `;

/** The most frequent pair, by counting each word of the text on its own. */
function best(words: readonly string[]) {
  const counts = new Map<string, number>();
  for (const word of words) {
    const symbols = word.trim().split(/ +/);
    symbols.slice(1).forEach((right, i) => {
      const pair = ` ${at(symbols, i)}  ${right} `;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    });
  }
  const most = Math.max(...counts.values());
  const [pair = ''] = [...counts].flatMap(([each, count]) => (count === most ? [each] : [])).toSorted();
  return { pair, count: most };
}

const joined = (word: string, pair: string) => word.replaceAll(pair, ` ${pair.replaceAll(' ', '')} `);
const symbolsIn = (words: readonly string[]) => words.join(' ').trim().split(/ +/).length;

it('agrees at many seeds with replacing text in the words that it names', () => {
  for (const seed of range(300)) {
    const { statement, blanks } = problem.pose(seed);
    const { corpus, probe, merges } = readStatement(statement);
    expect(corpus).toHaveLength(4);
    let words = corpus.flatMap(({ word, count }) => range(count).map(() => spelled(word)));
    let encoded = spelled(probe);
    const before = symbolsIn(words);
    const counts = range(5).map(() => {
      const { pair, count } = best(words);
      words = words.map((word) => joined(word, pair));
      encoded = joined(encoded, pair);
      return count;
    });
    const base = new Set(corpus.flatMap(({ word }) => [...word, '_'])).size;
    expect(blanks.map(({ answer }) => answer)).toEqual([
      `(${counts.join(', ')})`,
      ...[before, symbolsIn(words), symbolsIn([encoded]), base + merges].map(String),
    ]);
  }
});

it('has for every text as many merges with strings of their own as it may ask for', () => {
  const counts = [1, 5, 9];
  for (const low of counts) {
    for (const newest of counts) {
      expect(learnPairs(corpusOf([low, 5, newest, 4]), 12).merges).toHaveLength(12);
    }
  }
});

it.each([
  ['counts', '(9, 9, 9, 8, 7)', 'before any merge'],
  ['counts', '(2, 2, 2, 2, 2)', 'each word once'],
  ['before', '79', 'end marks'],
  ['before', '24', 'each word once'],
  ['before', '16', 'These are the words'],
  ['after', '90', 'not just one'],
  ['after', '41', 'How many are left'],
  ['after', '13', 'not two'],
  ['after', '95', 'before the merges'],
  ['encoded', '7', 'without any merge'],
  ['encoded', '5', 'reverse'],
  ['size', '11', 'base symbols'],
  ['size', '20', 'end mark'],
  ['size', '10', 'stay in the vocabulary'],
  ['size', '37', 'letters of the text'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
