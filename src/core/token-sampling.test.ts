import { describe, expect, it } from 'vitest';
import { at, range, sum } from './array.ts';
import { createRng } from './rng.ts';
import {
  byProbability,
  cumulative,
  entropy,
  sampleToken,
  tempered,
  tokenAt,
  topK,
  topP,
  truncated,
} from './token-sampling.ts';

const LOGITS = [3, 2.2, 1.5, 0.8, 0.3, -0.2, -1, -2];
const open = { tau: 1, k: LOGITS.length, p: 1 };
const kept = (probabilities: readonly number[]) => probabilities.filter((p) => p > 0).length;

describe('temperature', () => {
  it.each([
    [0.5, 0.683793212],
    [1, 1.358410017],
    [2, 1.826379146],
  ])('at τ = %f leaves an entropy of %f nats', (tau, expected) => {
    expect(entropy(tempered(LOGITS, tau))).toBeCloseTo(expected, 8);
  });

  it('at τ = 1 is the softmax: e³ over the sum of the exponentials', () => {
    expect(at(tempered(LOGITS, 1), 0)).toBeCloseTo(0.5218434305, 9);
  });

  it('raises the ratio of two probabilities to the power 1/τ', () => {
    const [hot, plain] = [tempered(LOGITS, 4), tempered(LOGITS, 1)];
    expect(at(hot, 0) / at(hot, 5)).toBeCloseTo((at(plain, 0) / at(plain, 5)) ** 0.25, 12);
  });

  it('tends to the arg max when cold and to the uniform distribution when hot', () => {
    expect(at(tempered(LOGITS, 0.01), 0)).toBeCloseTo(1, 12);
    expect(entropy(tempered(LOGITS, 1e6))).toBeCloseTo(Math.log(8), 9);
  });
});

describe('top-k', () => {
  it('keeps the 3 largest and renormalizes', () => {
    const three = topK(tempered(LOGITS, 1), 3);
    [0.59792194, 0.26866364, 0.13341442].forEach((p, i) => expect(at(three, i)).toBeCloseTo(p, 8));
    expect(three.slice(3)).toEqual([0, 0, 0, 0, 0]);
    expect(entropy(three)).toBeCloseTo(0.9293476152, 9);
  });

  it('keeps the first of equal tokens, wherever they stand', () => {
    expect(topK([0.125, 0.25, 0.125, 0.25, 0.25], 4)).toEqual([1 / 7, 2 / 7, 0, 2 / 7, 2 / 7]);
  });
});

describe('top-p', () => {
  it('keeps 4 tokens of mass 0.9306 at τ = 1 and p = 0.9', () => {
    const probabilities = tempered(LOGITS, 1);
    const nucleus = topP(probabilities, 0.9);
    expect(kept(nucleus)).toBe(4);
    expect(sum(probabilities.slice(0, 4))).toBeCloseTo(0.9305837071, 9);
    expect(at(nucleus, 0)).toBeCloseTo(0.5218434305 / 0.9305837071, 9);
    expect(entropy(nucleus)).toBeCloseTo(1.104404839, 9);
  });

  it.each([
    [0.5, 2],
    [1, 4],
    [2, 6],
  ])('at τ = %f keeps %i tokens for p = 0.9', (tau, expected) => {
    expect(kept(truncated(LOGITS, { ...open, tau, p: 0.9 }))).toBe(expected);
  });

  it('keeps a token that reaches the mass exactly, and everything at p = 1', () => {
    expect(topP([0.1, 0.7, 0.2], 0.9)).toEqual([0, 0.7 / (0.7 + 0.2), 0.2 / (0.7 + 0.2)]);
    expect(kept(topP(tempered(LOGITS, 1), 1))).toBe(8);
  });

  it('always keeps the most probable token', () => {
    expect(topP([0.4, 0.6], 0.01)).toEqual([0, 1]);
  });
});

it('counts the mass of top-p after top-k, so that the order matters', () => {
  // Top-2 leaves (0.625, 0.375); for p = 0.6 its first token is enough. Without top-2 the first token has 0.5.
  const logits = [0.5, 0.3, 0.2].map(Math.log);
  expect(kept(truncated(logits, { tau: 1, k: 2, p: 0.6 }))).toBe(1);
  expect(kept(truncated(logits, { tau: 1, k: 3, p: 0.6 }))).toBe(2);
});

it('orders tokens by probability, equal ones by their place', () => {
  expect(byProbability([0.1, 0.4, 0.1, 0.4])).toEqual([1, 3, 0, 2]);
});

it('has an entropy of 0 for a certain token and of ln n for n equal ones', () => {
  expect(entropy([0, 1, 0])).toBe(0);
  expect(entropy([0.25, 0.25, 0.25, 0.25])).toBeCloseTo(Math.log(4), 12);
});

it('adds up from the first entry on', () => {
  expect(cumulative([1, 2, 3])).toEqual([1, 3, 6]);
});

describe('a draw', () => {
  it('takes the first token whose cumulative probability exceeds u', () => {
    expect([0, 0.49, 0.5, 0.99].map((u) => tokenAt([0.5, 0, 0.5], u))).toEqual([0, 0, 2, 2]);
  });

  it('never takes a token of probability 0, not even where the sum falls short of 1', () => {
    expect(tokenAt([0, 0.5, 0.4999999, 0], 0.99999999)).toBe(2);
  });

  it('of seed 42 gives these counts in 1,000 draws', () => {
    const [rng, probabilities] = [createRng(42), tempered(LOGITS, 1)];
    const draws = range(1000).map(() => sampleToken(probabilities, rng));
    expect(LOGITS.map((_, token) => draws.filter((drawn) => drawn === token).length)).toEqual([
      506, 257, 107, 60, 32, 22, 14, 2,
    ]);
  });
});
