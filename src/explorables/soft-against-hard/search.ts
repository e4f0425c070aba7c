import { at as item, range } from '../../core/array.ts';
import type { Matrix } from '../../core/matrix.ts';
import { remembered } from '../../core/remembered.ts';
import { createRng } from '../../core/rng.ts';
import { scoreOf, type Task, taskOf, WORDS } from './reader.ts';

/** A prompt of words, and its loss. */
export interface HardPrompt {
  readonly tokens: readonly number[];
  readonly loss: number;
}

/** All hard prompts that were tried, in the order of their words, and the best of them; of equal ones the first. */
export interface Search {
  readonly tried: readonly HardPrompt[];
  readonly best: HardPrompt;
}

/** The task of one seed. */
export const taskOfSeed = remembered((seed: number): Task => taskOf(createRng(seed)));

/**
 * Tries hard prompts of m words on the task of a seed: all words, all pairs of words (a pair in either order is one
 * prompt, since the layer knows no positions), or the best pair with each third word.
 */
export const searchOf = remembered((seed: number, m: number): Search => {
  const task = taskOfSeed(seed);
  const tried = candidates(seed, m).map((tokens) => ({ tokens, loss: scoreOf(task, embedded(task, tokens)).loss }));
  return { tried, best: tried.reduce((best, each) => (each.loss < best.loss ? each : best)) };
});

/** The embeddings of some words, one in each row. */
export function embedded({ words }: Task, tokens: readonly number[]): Matrix {
  return tokens.map((token) => item(words, token));
}

function candidates(seed: number, m: number): readonly (readonly number[])[] {
  const each = range(WORDS);
  if (m === 1) return each.map((token) => [token]);
  if (m === 2) return each.flatMap((first) => each.slice(first).map((second) => [first, second]));
  const pair = bestPair(seed);
  return each.map((third) => [...pair, third]);
}

const bestPair = remembered((seed: number): readonly number[] => searchOf(seed, 2).best.tokens);
