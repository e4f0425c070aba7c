import type { FormulaEntry } from './formula-finder.ts';
import type { GuideIndex, GuidePlace, Posting } from './guide-index.ts';

/*
 * Files of the index beside Pagefind's: rows without the names of their fields, since a reader waits for them.
 */

/** The file of the sections that the guide knows. */
export function writePlaces(sections: readonly GuidePlace[]): string {
  return JSON.stringify(sections.map(({ url, title, chapter, lead }) => [url, title, chapter, lead]));
}

/** Reads the file of the sections. Throws TypeError when it is none. */
export function readPlaces(text: string): readonly GuidePlace[] {
  return rowsOf(text).map(([url = '', title = '', chapter = '', lead = '']) => ({ url, title, chapter, lead }));
}

/** The name of the shard that holds a stem: its first letter of a to z, or "other". */
export function shardOf(stem: string): string {
  return /^[a-z]/.exec(stem)?.[0] ?? 'other';
}

/** The files of what the guide knows by stem: one for each shard, by its name. */
export function writeShards(index: GuideIndex): ReadonlyMap<string, string> {
  const shards = new Map<string, [string, unknown][]>();
  for (const [stem, posting] of index) {
    const name = shardOf(stem);
    shards.set(name, [...(shards.get(name) ?? []), [stem, rowOf(posting)]]);
  }
  return new Map([...shards].map(([name, entries]) => [name, JSON.stringify(Object.fromEntries(entries))]));
}

/** Reads the file of a shard. Throws TypeError when it is none. */
export function readShard(text: string): GuideIndex {
  const rows: unknown = JSON.parse(text);
  if (typeof rows !== 'object' || rows === null) throw new TypeError(NO_SHARD);
  return new Map(Object.entries(rows).map(([stem, row]) => [stem, postingOf(row)]));
}

/** Hundredths of weights are enough for an order; names of one section follow one another. */
const FINENESS = 100;
/** Strengths of text are kept in so many steps. */
const STRENGTHS = 10;

function rowOf({ weight, named, known }: Posting): readonly unknown[] {
  const flat = named.flatMap(({ section, phrase, whole }) => [section, phrase, Math.round(FINENESS * whole)]);
  const others = known
    .filter(({ section }) => named.every((name) => name.section !== section))
    .flatMap(({ section, strength }) => [section, Math.max(1, Math.round(STRENGTHS * strength))]);
  return [Math.round(FINENESS * weight), flat, others];
}

function postingOf(row: unknown): Posting {
  if (!isPostingRow(row)) throw new TypeError(NO_SHARD);
  const [weight, flat, others] = row;
  const named = inThrees(flat).map(([section, phrase, whole]) => ({ section, phrase, whole: whole / FINENESS }));
  const inNames = [...new Set(named.map(({ section }) => section))].map((section) => ({ section, strength: 1 }));
  const inText = inPairs(others).map(([section, steps]) => ({ section, strength: steps / STRENGTHS }));
  return { weight: weight / FINENESS, named, known: [...inNames, ...inText] };
}

function inThrees(flat: readonly number[]): readonly (readonly [number, number, number])[] {
  return flat.flatMap((first, index) => {
    const [second, third] = [flat[index + 1], flat[index + 2]];
    return index % 3 === 0 && second !== undefined && third !== undefined ? [[first, second, third] as const] : [];
  });
}

function inPairs(flat: readonly number[]): readonly (readonly [number, number])[] {
  return flat.flatMap((first, index) => {
    const second = flat[index + 1];
    return index % 2 === 0 && second !== undefined ? [[first, second] as const] : [];
  });
}

const NO_SHARD = 'the file of the search guide has no postings';

type PostingRow = readonly [weight: number, named: readonly number[], others: readonly number[]];

function isPostingRow(row: unknown): row is PostingRow {
  return Array.isArray(row) && row.length === 3 && typeof row[0] === 'number' && row.slice(1).every(isNumbers);
}

function isNumbers(list: unknown): boolean {
  return Array.isArray(list) && list.every((value) => typeof value === 'number');
}

/** A formula in its file: of a numbered one all; of another way to write one only that, and the section's address. */
export type FormulaRow = Pick<FormulaEntry, 'url' | 'title' | 'chapter' | 'formula'>;

/** The file of the formulas. */
export function writeFormulas(rows: readonly FormulaRow[]): string {
  return JSON.stringify(
    rows.map(({ url, formula, title, chapter }) => [url, formula, ...(title === '' ? [] : [title, chapter])]),
  );
}

/** Reads the file of the formulas, of which the guide knows the sections. Throws TypeError when it is none. */
export function readFormulas(text: string, sections: readonly GuidePlace[]): readonly FormulaEntry[] {
  const byUrl = new Map(sections.map((section) => [section.url, section]));
  return rowsOf(text).map(([url = '', formula = '', title = '', chapter = '']) => {
    const section = byUrl.get(url);
    return section
      ? { url, kind: 'Notes', title: section.title, chapter: section.chapter, formula, lead: section.lead }
      : { url, kind: 'Formulas', title, chapter, formula, lead: formula };
  });
}

function rowsOf(text: string): readonly (readonly string[])[] {
  const rows: unknown = JSON.parse(text);
  if (!Array.isArray(rows) || !rows.every(isRow)) throw new TypeError('the file of the search index has no rows');
  return rows;
}

function isRow(row: unknown): row is readonly string[] {
  return Array.isArray(row) && row.every((cell) => typeof cell === 'string');
}
