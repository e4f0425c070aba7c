import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { beamSearch, bestFirst, everySequence, type Decoding } from '../../core/beam-search.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => Number(answer))).toEqual([0.375, 0.125, 0.25, 3, 81, 38]);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1]);
  return {
    vocabulary: number(/V = (\d)/),
    width: number(/k = (\d)/),
    favored: number(/favored tokens have (\d)/),
    other: number(/other (?:\d )?tokens? ha(?:s|ve) (\d)/),
    tokens: number(/T' = (\d)/),
    empty: number(/at once with probability \$([\d.]+)/),
    cap: number(/more than \$([\d.]+)/),
  };
}

/** The model of a statement; the favored tokens come first, and a second token that is certain is the last one. */
function decodingOf({ vocabulary, width, favored, other }: ReturnType<typeof readStatement>): Decoding {
  const weights = range(vocabulary).map((token) => (token < width ? favored : other));
  const first = weights.map((weight) => weight / sum(weights));
  const flat = weights.map(() => 1 / vocabulary);
  const certain = weights.map((_, token) => (token === vocabulary - 1 ? 1 : 0));
  return { length: 2, next: ([token]) => (token === undefined ? first : token < width ? flat : certain) };
}

it('agrees at many seeds with a beam search and a list of all sequences of the model that it describes', () => {
  for (const seed of range(150)) {
    const { statement, blanks } = problem.pose(seed);
    const said = readStatement(statement);
    const decoding = decodingOf(said);
    const found = (width: number) => Math.exp(at(bestFirst(beamSearch(decoding, width)), 0).score);
    const best = Math.exp(at(bestFirst(everySequence(decoding)), 0).score);
    const answers = blanks.map(({ answer }) => Number(answer));
    const near = (i: number, expected: number) => expect(Math.abs(at(answers, i) / expected - 1)).toBeLessThan(5e-3);
    near(0, at(decoding.next([]), 0));
    near(1, found(said.width));
    near(2, best);
    expect(answers[3]).toBe(range(10).findIndex((width) => width > 0 && found(width) > best - 1e-9));
    expect(answers[4]).toBe(range(said.tokens - 1).reduce((count) => count * said.vocabulary, 1));
    expect(answers[5]).toBe(range(200).find((m) => said.cap ** m < said.empty));
  }
});

it('asks of a model that exists: the two bounds of its first step leave room for a token', () => {
  for (const seed of range(100)) {
    const { empty, cap } = readStatement(problem.pose(seed).statement);
    expect(empty + cap).toBeLessThanOrEqual(1 + 1e-12);
  }
});

/** A model of three tokens over three whose least probable prefix of two is the only one that leads to a certain token. */
const trap: Decoding = {
  length: 3,
  next: (prefix) => {
    if (prefix.length < 2) return prefix[0] === 2 ? [0.34, 0.34, 0.32] : [0.34, 0.34, 0.32].map(() => 1 / 3);
    return prefix[0] === 2 && prefix[1] === 2 ? [1, 0, 0] : [1 / 3, 1 / 3, 1 / 3];
  },
};

it('needs all V^(T-1) places in the worst case', () => {
  const best = at(bestFirst(everySequence(trap)), 0).score;
  expect(at(bestFirst(beamSearch(trap, 9)), 0).score).toBeCloseTo(best, 12);
  expect(at(bestFirst(beamSearch(trap, 8)), 0).score).toBeLessThan(best - 0.1);
});

it.each([
  ['first', '1/4', 'the other tokens'],
  ['first', '1/3', 'uniform choice'],
  ['first', '3/5', 'Count all tokens'],
  ['first', '3/4', 'together'],
  ['first', '3/7', 'are favored'],
  ['returned', '1/4', 'the best sequence'],
  ['returned', '3/8', 'each second token'],
  ['returned', '1/12', 'the larger part'],
  ['returned', '1/9', 'not uniform'],
  ['optimum', '1/8', 'certainty'],
  ['optimum', '3/8', 'No sequence'],
  ['optimum', '1/12', 'the second is certain'],
  ['finds', '2', 'taken by favored tokens'],
  ['finds', '9', 'number of sequences'],
  ['finds', '1', 'greedy'],
  ['safe', '243', 'number of sequences'],
  ['safe', '27', 'One step more'],
  ['safe', '12', 'multiplied by the vocabulary'],
  ['safe', '64', 'exchanged'],
  ['length', '37', 'lies above'],
  ['length', '39', 'One token less'],
  ['length', '10', 'multiplied'],
  ['length', '50', 'Compare powers'],
  ['length', '45', 'take a power'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('asks at no seed for a width or a length that a mistake gives by chance', () => {
  for (const seed of range(200)) {
    const { statement, blanks } = problem.pose(seed);
    const { vocabulary, tokens, empty } = readStatement(statement);
    const kind = (key: string, x: number) => blanks.find((blank) => blank.key === key)?.check(String(x)).kind;
    expect(kind('safe', (tokens - 1) ** vocabulary)).toBe('wrong');
    expect(kind('length', Math.ceil(1 / empty))).toBe('wrong');
  }
});
