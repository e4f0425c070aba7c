import type { SearchRecord } from './record.ts';

const WORD = /(?<![\p{L}_])\p{L}{2,}(?![\p{L}_])/gu;

const COMMON =
  'a an and are as at be by can do does for from how i in is it of on or that the this to was we what when where which why with';

/**
 * What a misspelled word is compared with: the site's words of two letters and more in small letters without accents,
 * one a line, the frequent ones first. The first line holds words that are too common to search for.
 */
export function vocabularyOf(records: readonly SearchRecord[]): string {
  const counts = new Map<string, number>();
  for (const [word] of records.map(foldedText).join(' ').matchAll(WORD)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const byCount = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return [COMMON, ...byCount.map(([word]) => word)].join('\n');
}

/** The parts of a symbol, `lambda_max`, are words too. */
function foldedText({ title, content, also, symbols }: SearchRecord): string {
  const parts = symbols.flatMap((symbol) => symbol.split('_'));
  return [title, content, ...also, ...parts].join(' ').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}
