import type { Rng } from './rng.ts';

/** The items in random order, every order equally likely: each is put at a random place among those before it. */
export function shuffled<T>(items: readonly T[], rng: Rng): readonly T[] {
  return items.reduce<readonly T[]>((order, item, index) => order.toSpliced(rng.integer(0, index), 0, item), []);
}
