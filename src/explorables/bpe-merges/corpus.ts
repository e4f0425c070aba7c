import type { CountedWord } from '../../core/byte-pair.ts';

/** Longer words are cut, so that every word fits into the picture. */
export const LONGEST_WORD = 20;

const MOST_OF_ONE = 999;

/**
 * The words of a corpus as a reader types it: "low 5, lower 2", or any text.
 *
 * Of each stretch between commas, a whole number at the end counts the word before it; all other words count once. A
 * word that stands there again adds up. Words keep the order of their first appearance.
 */
export function corpusOf(typed: string): readonly CountedWord[] {
  const counts = new Map<string, number>();
  for (const { word, count } of typed.split(/[,;]/).flatMap(wordsOf)) {
    const short = [...word].slice(0, LONGEST_WORD).join('');
    counts.set(short, Math.min(MOST_OF_ONE, (counts.get(short) ?? 0) + count));
  }
  return [...counts].map(([word, count]) => ({ word, count }));
}

function wordsOf(stretch: string): readonly CountedWord[] {
  const words = stretch.split(/\s+/).filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  const hasCount = words.length > 1 && /^\d+$/.test(last);
  const counted = hasCount ? words.slice(0, -1) : words;
  return counted.flatMap((word, i) => {
    const count = hasCount && i === counted.length - 1 ? Number(last) : 1;
    return count === 0 ? [] : [{ word, count }];
  });
}
