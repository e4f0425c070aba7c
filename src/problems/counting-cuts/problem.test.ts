import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { everyCut } from '../../core/text-cuts.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['89', '16', '2', '0.625', '12']);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const [runs = [], vocabulary = []] = [...statement.matchAll(/with the tokens ([a-z, ]+),\n/g)].map(([, list = '']) =>
    list.split(', '),
  );
  const lengths = /of the lengths (.*)\. Give/.exec(statement)?.[1] ?? '';
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1]);
  return {
    runs,
    letters: number(/text of (\d+) letters/),
    word: /segmentations of “(\w+)”/.exec(statement)?.[1] ?? '',
    vocabulary,
    alphabet: number(/A = (\d)/),
    lengths: (lengths.match(/\d+/g) ?? []).map(Number),
    added: number(/tokens of length \$(\d)/),
  };
}

const cutsInto = (text: string, tokens: readonly string[]) =>
  everyCut(text).filter((pieces) => pieces.every((piece) => tokens.includes(piece))).length;

/** All strings of some length over the first letters. */
function strings(alphabet: number, length: number): readonly string[] {
  const letters = ['a', 'b', 'c', 'd'].slice(0, alphabet);
  return range(length).reduce<readonly string[]>(
    (shorter) => shorter.flatMap((text) => letters.map((letter) => text + letter)),
    [''],
  );
}

/** The strings that no token of a prefix-free set with these lengths begins; the set is chosen greedily. */
function free(alphabet: number, lengths: readonly number[], added: number): readonly string[] {
  const tokens: string[] = [];
  for (const length of lengths) {
    tokens.push(
      at(
        strings(alphabet, length).filter((text) => !tokens.some((token) => text.startsWith(token))),
        0,
      ),
    );
  }
  return strings(alphabet, added).filter((text) => !tokens.some((token) => text.startsWith(token)));
}

/** The longest token that fits, again and again. */
function longest(text: string, tokens: readonly string[]): number {
  const fitting = tokens.filter((token) => text.startsWith(token)).map((token) => token.length);
  return text === '' ? 0 : 1 + longest(text.slice(Math.max(...fitting)), tokens);
}

it('agrees at many seeds with lists of all cuts and of all strings', () => {
  for (const seed of range(150)) {
    const { statement, blanks } = problem.pose(seed);
    const { runs, letters, word, vocabulary, alphabet, lengths, added } = readStatement(statement);
    const left = free(alphabet, lengths, added).length;
    expect(blanks.map(({ answer }) => Number(answer))).toEqual([
      cutsInto('a'.repeat(letters), runs),
      cutsInto(word, vocabulary),
      longest(word, vocabulary),
      expect.closeTo(1 - left / alphabet ** added, 3),
      left,
    ]);
  }
});

it.each([
  ['repeated', '55', 'for 9 letters'],
  ['repeated', '6', 'order'],
  ['repeated', '512', 'any length'],
  ['word', '32', 'no tokens'],
  ['word', '13', 'tokens fit'],
  ['longest', '6', 'letters'],
  ['longest', '16', 'one of them'],
  ['kraft', '1/16', 'product'],
  ['kraft', '3/8', 'left'],
  ['kraft', '0.6667', 'not $1/'],
  ['room', '32', 'all strings'],
  ['room', '20', 'How many are left'],
  ['room', '30', 'takes all strings'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('knows at some seed a Kraft sum over the wrong number of characters', () => {
  const reasons = range(40).map((seed) => {
    const { statement, blanks } = problem.pose(seed);
    const { lengths } = readStatement(statement);
    const typed = lengths.reduce((total, length) => total + 2 ** -length, 0);
    const verdict = blanks.find(({ key }) => key === 'kraft')?.check(String(typed));
    return verdict?.kind === 'wrong' ? verdict.because : '';
  });
  expect(reasons).toContain('That is for two characters.');
});
