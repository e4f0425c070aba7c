import type { Book } from '../../src/book/types.ts';
import { fold } from '../../src/site/search/fold.ts';
import { packWords } from '../../src/site/search/word-list.ts';
import type { SearchRecord } from './record.ts';

const WORD = /(?<![\p{L}_])\p{L}{2,}(?![\p{L}_])/gu;

const COMMON =
  'a about after an and any are as at be because by can cannot could did do does doesn dont for from get gets give gives ' +
  'had has have how i if in into is isn it its just like me much must my need needs no not of on or our shall should ' +
  'so some still such than that the their them then there these they this to too use used using very want was we were ' +
  'what when where which while who why will with would you your';

/**
 * What a misspelled word is compared with: the site's words of two letters and more in small letters without accents.
 *
 * The first line holds words that are too common to search for. Each further line holds words that are about equally
 * frequent, the frequent ones first, as a packed list.
 */
export function vocabularyOf({ chapters }: Book, records: readonly SearchRecord[]): string {
  const counts = new Map<string, number>();
  const aliases = chapters.flatMap((chapter) =>
    chapter.aliases.flatMap(({ names, symptoms }) => [...names, ...symptoms]),
  );
  const text = fold([...records.map(textOf), ...aliases].join(' '));
  for (const [word] of text.matchAll(WORD)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const classes = [...new Set([...counts.values()].map(frequencyClass))].sort((a, b) => b - a);
  const lines = classes.map((frequency) =>
    [...counts.keys()].filter((word) => frequencyClass(counts.get(word) ?? 0) === frequency).sort(),
  );
  return [COMMON, ...lines.map(packWords)].join('\n');
}

/** Counts from 1 to 7 are of one class, from 8 to 63 of the next, and so on. */
function frequencyClass(count: number): number {
  return Math.floor(Math.log2(count) / 3);
}

/** The parts of a symbol, `lambda_max`, are words too. */
function textOf({ title, content, also, symbols }: SearchRecord): string {
  const parts = symbols.flatMap((symbol) => symbol.split('_'));
  return [title, content, ...also, ...parts].join(' ');
}
