import type { Book } from '../../src/book/types.ts';
import { fold } from '../../src/site/search/fold.ts';
import type { SearchRecord } from './record.ts';

const WORD = /(?<![\p{L}_])\p{L}{2,}(?![\p{L}_])/gu;

const COMMON =
  'a about after an and any are as at be because by can cannot could did do does doesn dont for from get gets give gives ' +
  'had has have how i if in into is isn it its just like me much must my need needs no not of on or our shall should ' +
  'so some still such than that the their them then there these they this to too use used using very want was we were ' +
  'what when where which while who why will with would you your';

/**
 * What a misspelled word is compared with: the site's words of two letters and more in small letters without accents,
 * one a line, the frequent ones first. The first line holds words that are too common to search for.
 */
export function vocabularyOf({ chapters }: Book, records: readonly SearchRecord[]): string {
  const counts = new Map<string, number>();
  const aliases = chapters.flatMap((chapter) =>
    chapter.aliases.flatMap(({ names, symptoms }) => [...names, ...symptoms]),
  );
  const text = fold([...records.map(textOf), ...aliases].join(' '));
  for (const [word] of text.matchAll(WORD)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const byCount = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return [COMMON, ...byCount.map(([word]) => word)].join('\n');
}

/** The parts of a symbol, `lambda_max`, are words too. */
function textOf({ title, content, also, symbols }: SearchRecord): string {
  const parts = symbols.flatMap((symbol) => symbol.split('_'));
  return [title, content, ...also, ...parts].join(' ');
}
