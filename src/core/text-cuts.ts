import { range } from './array.ts';
import { masks } from './every-outcome.ts';
import type { Rng } from './rng.ts';

/** All 2^(n-1) ways to cut a text of n > 0 characters into pieces, whether or not the pieces are tokens. For short texts. */
export function everyCut(text: string): readonly (readonly string[])[] {
  const characters = [...text];
  return masks(characters.length - 1, 0.5).map(({ draws }) => {
    const marked = characters.map((character, i) => (draws[i] === 1 ? `${character}|` : character));
    return marked.join('').split('|'); // prettier-ignore
  });
}

/** A word of `length` letters, each drawn from `letters`. */
export function randomWord(rng: Rng, letters: string, length: number): string {
  return range(length)
    .map(() => rng.pick([...letters]))
    .join('');
}
