import { stemsOf } from '../../src/site/search/fold.ts';
import type { TextWord } from '../../src/site/search/guide-index.ts';

const MOST_WORDS = 40;

/** How soon one more occurrence counts for little, and how much a long text is held against it. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;

/**
 * Of each text the stems that are frequent there and rare elsewhere (tf-idf), the most telling first. Their strength
 * between 0 and 1 is the saturated frequency of BM25 (Robertson and Zaragoza, 2009): n / (n + k), with k larger for a
 * text longer than the others.
 */
export function tellingWords(texts: readonly string[]): readonly (readonly TextWord[])[] {
  const counted = texts.map(countStems);
  const lengths = counted.map((counts) => [...counts.values()].reduce((sum, count) => sum + count, 0));
  const mean = lengths.reduce((sum, length) => sum + length, 0) / texts.length;
  const holders = new Map<string, number>();
  for (const counts of counted) for (const stem of counts.keys()) holders.set(stem, (holders.get(stem) ?? 0) + 1);
  const tells = (stem: string, count: number) =>
    (1 + Math.log(count)) * Math.log(texts.length / (holders.get(stem) ?? 1));
  return counted.map((counts, index) => {
    const half = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * (lengths[index] ?? 0)) / mean);
    return [...counts]
      .sort(([a, m], [b, n]) => tells(b, n) - tells(a, m) || (a < b ? -1 : 1))
      .slice(0, MOST_WORDS)
      .map(([stem, count]) => ({ stem, strength: count / (count + half) }));
  });
}

function countStems(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const stem of stemsOf(text).filter((each) => /^\p{L}{3,}$/u.test(each)))
    counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}
