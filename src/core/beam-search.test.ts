import { describe, expect, it } from 'vitest';
import { at, range, sum } from './array.ts';
import {
  beamSearch,
  beamSteps,
  bestFirst,
  type Decoding,
  everySequence,
  greedySequence,
  lengthPenalized,
  perLength,
  sampledSequence,
  scoreOf,
} from './beam-search.ts';
import { createRng } from './rng.ts';
import { exampleTree, randomTree, type TokenTree } from './token-tree.ts';

const decodingOf = ({ next, depth }: TokenTree): Decoding => ({ next, length: depth });
const example = decodingOf(exampleTree);
const seeded = (seed: number, { depth, sharpness } = { depth: 4, sharpness: 1 }) =>
  decodingOf(randomTree({ vocabulary: 3, depth, sharpness }, createRng(seed)));
const best = (decoding: Decoding, k: number) => at(beamSearch(decoding, k), 0);
const optimum = (decoding: Decoding) => at(bestFirst(everySequence(decoding)), 0);
const words = (hypotheses: readonly { readonly tokens: readonly number[] }[], letters = 'ab') =>
  hypotheses.map(({ tokens }) => tokens.map((token) => at([...letters], token)).join(''));

describe('on the example tree', () => {
  it.each([
    [1, 'aaa', 0.15444, -1.867949608],
    [2, 'aba', 0.2112, -1.554949727],
    [3, 'baa', 0.24795, -1.394528166],
  ] as const)('a beam of %i ends with %s, of probability %f', (...[k, word, probability, score]) => {
    expect(words([best(example, k)])).toEqual([word]);
    expect(Math.exp(best(example, k).score)).toBeCloseTo(probability, 12);
    expect(best(example, k).score).toBeCloseTo(score, 9);
  });

  it('the optimum is baa, and its beginning is the third at step 2', () => {
    expect(words([optimum(example)])).toEqual(['baa']);
    const [, second] = beamSteps(example, 2);
    const ranked = bestFirst(second?.candidates ?? []);
    expect(words(ranked)).toEqual(['aa', 'ab', 'ba', 'bb']);
    [-1.2517635, -1.3318062, -1.3432349].forEach((score, i) => expect(at(ranked, i).score).toBeCloseTo(score, 7));
    expect(words(second?.kept ?? [])).toEqual(['aa', 'ab']);
  });

  it.each([
    [1, [2, 2, 2]],
    [2, [2, 4, 4]],
    [3, [2, 4, 6]],
  ])('a beam of %i expands %j candidates in its steps', (k, counts) => {
    expect(beamSteps(example, k).map(({ candidates }) => candidates.length)).toEqual(counts);
  });

  it('the probabilities of all eight sequences add up to 1', () => {
    const all = everySequence(example);
    expect(words(all)).toEqual(['aaa', 'aab', 'aba', 'abb', 'baa', 'bab', 'bba', 'bbb']);
    expect(sum(all.map(({ score }) => Math.exp(score)))).toBeCloseTo(1, 12);
  });
});

describe('on random trees', () => {
  it('of seed 34 beams of 1, 2 and 3 end with 0022, 2202 and the optimum 0100', () => {
    const decoding = seeded(34);
    expect(
      words(
        [1, 2, 3].map((k) => best(decoding, k)),
        '012',
      ),
    ).toEqual(['0022', '2202', '0100']);
    [-3.0272132, -2.8402075, -2.2231418].forEach((score, i) =>
      expect(best(decoding, i + 1).score).toBeCloseTo(score, 7),
    );
    expect(optimum(decoding)).toEqual(best(decoding, 3));
  });

  it('of seed 454 a beam of 2 ends below a beam of 1', () => {
    const scores = [-3.0583358, -3.0883622, -2.6313094, -2.6313094];
    scores.forEach((score, i) => expect(best(seeded(454), i + 1).score).toBeCloseTo(score, 7));
  });

  it('beams of 1, 2, 3 and 4 find the optimum of 126, 181, 196 and 200 of 200 trees', () => {
    const trees = range(200).map((i) => seeded(i + 1, { depth: 5, sharpness: 1.5 }));
    const found = (k: number) =>
      trees.filter((tree) => best(tree, k).tokens.join() === optimum(tree).tokens.join()).length;
    expect([1, 2, 3, 4].map(found)).toEqual([126, 181, 196, 200]);
  });

  it('a beam of V^(T-1) is exact', () => {
    for (const seed of range(50)) expect(best(seeded(seed), 27)).toEqual(optimum(seeded(seed)));
  });

  it('a beam of 1 is the greedy sequence, and every score the sum of its ln p', () => {
    for (const seed of range(50)) {
      const greedy = greedySequence(seeded(seed));
      expect(greedy).toEqual(best(seeded(seed), 1));
      expect(greedy.score).toBeCloseTo(scoreOf(seeded(seed).next, greedy.tokens), 12);
    }
  });
});

describe('where EOS ends a sequence', () => {
  // Tokens A, B, EOS: .5 .4 .1; after A .35 .25 .40; after B .7 .1 .2; after BA .2 .2 .6.
  const table: Readonly<Record<string, readonly number[]>> = {
    '': [0.5, 0.4, 0.1],
    0: [0.35, 0.25, 0.4],
    1: [0.7, 0.1, 0.2],
    10: [0.2, 0.2, 0.6],
  };
  const decoding: Decoding = { next: (prefix) => table[prefix.join('')] ?? [], length: 3, end: 2 };

  it('an ended candidate among the best is stored and takes its place in the beam along', () => {
    const [, second, third] = beamSteps(decoding, 2);
    expect(words(second?.kept ?? [], 'AB.')).toEqual(['BA']);
    expect(words(second?.finished ?? [], 'AB.')).toEqual(['A.']);
    expect(words(third?.finished ?? [], 'AB.')).toEqual(['BA.']);
  });

  it('the ranking turns over when scores are divided by the length', () => {
    const ended = beamSearch(decoding, 2);
    expect(words(bestFirst(ended), 'AB.')).toEqual(['A.', 'BA.']);
    [-1.609438, -1.783791].forEach((score, i) => expect(at(ended, i).score).toBeCloseTo(score, 6));
    expect(
      words(
        bestFirst(ended, (each) => perLength(each, 1)),
        'AB.',
      ),
    ).toEqual(['BA.', 'A.']);
    [-0.804719, -0.594597].forEach((mean, i) => expect(perLength(at(ended, i), 1)).toBeCloseTo(mean, 6));
  });

  it('the search stops when every place is taken by an ended sequence', () => {
    const certain: Decoding = { next: () => [0.1, 0.9], length: 9, end: 1 };
    expect(beamSteps(certain, 1)).toHaveLength(1);
    expect(words(beamSearch(certain, 2), 'a.')).toEqual(['.', 'a.']);
  });

  it('every sequence counts once, with a total probability of 1', () => {
    const halves: Decoding = { next: () => [0.5, 0.5], length: 3, end: 1 };
    expect(words(everySequence(halves), 'a.')).toEqual(['aaa', 'aa.', 'a.', '.']);
    expect(sum(everySequence(halves).map(({ score }) => Math.exp(score)))).toBeCloseTo(1, 12);
  });
});

describe('length normalization by ((5 + |y|) / 6)^α', () => {
  const short = { tokens: range(2), score: -2 };
  const long = { tokens: range(5), score: -2.6 };
  it.each([
    [0, -2, -2.6],
    [0.6, -1.823316, -1.913657],
    [1, -1.714286, -1.56],
  ])('at α = %f gives %f to the short and %f to the long one', (alpha, ofShort, ofLong) => {
    expect(lengthPenalized(short, alpha)).toBeCloseTo(ofShort, 6);
    expect(lengthPenalized(long, alpha)).toBeCloseTo(ofLong, 6);
  });
});

describe('sampling', () => {
  it('draws each sequence as often as its probability says', () => {
    const rng = createRng(7);
    const draws = range(4000).map(() => words([sampledSequence(example, rng)]).join(''));
    for (const each of everySequence(example)) {
      const [p, share] = [Math.exp(each.score), draws.filter((word) => word === words([each]).join('')).length / 4000];
      expect(Math.abs(share - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 4000));
    }
  });

  it('stops at EOS and never takes what has probability 0', () => {
    const decoding: Decoding = { next: (prefix) => (prefix.length === 1 ? [0, 1] : [1, 0]), length: 5, end: 1 };
    expect(sampledSequence(decoding, createRng(1))).toEqual({ tokens: [0, 1], score: 0 });
    expect(beamSearch(decoding, 3)).toEqual([{ tokens: [0, 1], score: 0 }]);
  });
});
