import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['0.154', '(1, 2, 1)', '0.211', '0.248', '3', '10']);
  for (const exact of ['0.15444', '0.2112', '0.24795']) expect(printed.solution).toContain(exact);
});

/** The tree that a statement describes, as the probability of a after each prefix, and the width. */
function readStatement(statement: string) {
  const after = [...statement.matchAll(/after \*([ab]+)\*: \$([\d.]+)\$/g)].map(([, prefix = '', p]) => [
    prefix,
    Number(p),
  ]);
  const first = Number(/first is \*a\* with probability \$([\d.]+)\$/.exec(statement)?.[1]);
  const tree = new Map<string, number>([
    ['', first],
    ...after.map(([prefix, p]) => [String(prefix), Number(p)] as const),
  ]);
  return { tree, width: Number(/k = (\d)/.exec(statement)?.[1]) };
}

/** The probability of a word, letter by letter. */
function probability(tree: ReadonlyMap<string, number>, word: string): number {
  return range(word.length).reduce((before, t) => {
    const a = tree.get(word.slice(0, t)) ?? NaN;
    return before * (word[t] === 'a' ? a : 1 - a);
  }, 1);
}

/** A beam search over words: what it keeps at the end, best first, and how many words it has ranked. */
function search(tree: ReadonlyMap<string, number>, width: number) {
  let [kept, ranked]: [string[], number] = [[''], 0];
  for (let step = 0; step < 3; step += 1) {
    const words = kept.flatMap((word) => [`${word}a`, `${word}b`]);
    ranked += words.length;
    kept = words.toSorted((v, w) => probability(tree, w) - probability(tree, v)).slice(0, width);
  }
  return { best: at(kept, 0), ranked };
}

it('agrees at many seeds with a search over words and a list of all words', () => {
  const widths = new Set<number>();
  for (const seed of range(300)) {
    const { statement, blanks } = problem.pose(seed);
    const { tree, width } = readStatement(statement);
    const answers = blanks.map(({ answer }) => answer);
    const words = ['aaa', 'aab', 'aba', 'abb', 'baa', 'bab', 'bba', 'bbb'];
    const best = at(words.toSorted((v, w) => probability(tree, w) - probability(tree, v)), 0); // prettier-ignore
    const { best: output, ranked } = search(tree, width);
    const near = (i: number, word: string) =>
      expect(Math.abs(Number(at(answers, i)) - probability(tree, word))).toBeLessThan(1e-3);
    near(0, search(tree, 1).best);
    expect(at(answers, 1)).toBe(`(${[...output].map((letter) => (letter === 'a' ? 1 : 2)).join(', ')})`);
    near(2, output);
    near(3, best);
    const smallest = [1, 2, 3, 4].find((k) => search(tree, k).best === best) ?? NaN;
    expect(Number(at(answers, 4))).toBe(smallest);
    expect(Number(at(answers, 5))).toBe(ranked);
    widths.add(10 * width + smallest);
  }
  expect(widths.size).toBeGreaterThanOrEqual(3);
});

it('misleads greedy decoding at every seed, and the asked beam at some', () => {
  const instances = range(300).map((seed) => problem.pose(seed).blanks.map(({ answer }) => answer));
  expect(instances.every(([greedy, , , best]) => greedy !== best)).toBe(true);
  const missed = instances.filter(([, , beam, best]) => beam !== best).length;
  expect(missed).toBeGreaterThan(40);
  expect(missed).toBeLessThan(260);
});

it.each([
  ['greedy', '0.248', 'never goes back'],
  ['greedy', '-1.868', 'the logarithm'],
  ['greedy', '1.61', 'multiplied, not added'],
  ['greedy', '0.54', 'alone'],
  ['output', '(1, 1, 1)', 'greedy output'],
  ['output', '(2, 1, 1)', 'dropped its beginning'],
  ['probability', '0.154', 'greedy output'],
  ['probability', '0.248', 'dropped its beginning'],
  ['probability', '-1.555', 'the logarithm'],
  ['probability', '0.8', 'alone'],
  ['optimum', '0.211', 'what the beam returns'],
  ['optimum', '0.154', 'greedy output'],
  ['width', '4', 'enough for every model'],
  ['width', '2', 'less probable'],
  ['width', '8', 'number of sequences'],
  ['width', '1', 'Width 1 is greedy'],
  ['scored', '14', 'whole tree'],
  ['scored', '12', 'the empty one'],
  ['scored', '5', 'are extended'],
  ['scored', '8', 'number of sequences'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('knows at some seed a search whose prefixes do not compete, and a first step that is too wide', () => {
  const reasons = (i: number, typed: readonly string[]) =>
    range(200).flatMap((seed) => {
      const blank = at(problem.pose(seed).blanks, i);
      return typed.flatMap((text) => {
        const verdict = blank.check(text);
        return verdict.kind === 'wrong' ? [verdict.because ?? ''] : [];
      });
    });
  const words = range(8).map((i) => `(${[4, 2, 1].map((bit) => 1 + (Math.floor(i / bit) % 2)).join(', ')})`);
  expect(reasons(1, words)).toContainEqual(expect.stringContaining('the best child of each parent'));
  expect(reasons(5, ['14'])).toContainEqual(expect.stringContaining('Only two prefixes'));
});
