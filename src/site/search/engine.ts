import type { FormulaFinder } from './formula-finder.ts';
import { createGuide, type Guide, type PostingsReader } from './guide.ts';
import { readFormulas, readPlaces, readShard, shardOf } from './guide-files.ts';
import type { GuideIndex, GuidePlace } from './guide-index.ts';
import { FORMULAS_FILE, INDEX_FOLDER, PLACES_FILE, shardPath, WORDS_FILE } from './index-files.ts';
import { createSpeller, type Speller } from './spelling.ts';

/** What a search asks of Pagefind: the part of its interface that is used here. */
export interface Pagefind {
  /** Null lists everything. */
  search(
    query: string | null,
    options?: { readonly filters: Readonly<Record<string, string>> },
  ): Promise<PagefindAnswer>;
}

/** Pagefind's answer. A result's data is fetched when it is asked for. */
export interface PagefindAnswer {
  readonly results: readonly { data(): Promise<PagefindData> }[];
  /** How many results there are without the filter. */
  readonly unfilteredResultCount: number;
  /** How many there are without the filter, by filter and value: `{ kind: { Notes: 9 } }`. */
  readonly totalFilters: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** The data of one result. */
export interface PagefindData {
  /** With the base path. */
  readonly url: string;
  /** Words in `<mark>`, `<` and `>` of the text as entities. */
  readonly excerpt: string;
  /** The whole text. */
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
}

/** All that answers a query. */
export interface Engine {
  /** The site's base path, which Pagefind's addresses have and the guide's have not. */
  readonly base: string;
  readonly pagefind: Pagefind;
  /** Knows the sections of the notes by all that they are called. */
  readonly guide: Guide;
  /** Knows the formulas; fetched with the first query that is one. */
  readonly formulas: () => Promise<FormulaFinder>;
  /** Knows the site's own words. */
  readonly speller: Speller;
}

/** Fetches the engine and its index. Rejects when there is no index, as in a development server. */
export async function loadEngine(base: string): Promise<Engine> {
  const folder = base + INDEX_FOLDER;
  const [pagefind, words, guide] = await Promise.all([
    loadPagefind(folder),
    fetchText(folder + WORDS_FILE),
    fetchText(folder + PLACES_FILE),
  ]);
  const sections = readPlaces(guide);
  let formulas: Promise<FormulaFinder> | null = null;
  return {
    base,
    pagefind,
    speller: createSpeller(words),
    guide: createGuide(sections, createPostingsReader(folder)),
    formulas: () => (formulas ??= loadFormulas(folder, sections)),
  };
}

/** Reads postings from the shards that hold them; each shard is fetched once, and one that failed is tried again. */
function createPostingsReader(folder: string): PostingsReader {
  const shards = new Map<string, Promise<GuideIndex>>();
  const shard = (name: string): Promise<GuideIndex> => {
    const known = shards.get(name) ?? fetchText(folder + shardPath(name)).then(readShard);
    shards.set(name, known);
    known.catch(() => shards.delete(name));
    return known;
  };
  return (stems) => Promise.all(stems.map(async (stem) => (await shard(shardOf(stem))).get(stem) ?? null));
}

async function loadFormulas(folder: string, sections: readonly GuidePlace[]): Promise<FormulaFinder> {
  const [{ createFormulaFinder }, text] = await Promise.all([
    import('./formula-finder.ts'),
    fetchText(folder + FORMULAS_FILE),
  ]);
  return createFormulaFinder(readFormulas(text, sections));
}

/** Fetches a text file. Rejects when there is none. */
export async function fetchText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(url);
  return response.text();
}

async function loadPagefind(folder: string): Promise<Pagefind> {
  const module: unknown = await import(/* @vite-ignore */ `${folder}pagefind.js`);
  if (!isPagefind(module)) throw new Error(folder);
  await module.options({
    noWorker: true,
    excerptLength: 40,
    ranking: { metaWeights: { title: 5, also: 5, chapter: 0.5, kind: 0.5 } },
  });
  await module.filters(); // Without its filters, Pagefind counts nothing by kind.
  return module;
}

interface PagefindModule extends Pagefind {
  options(options: unknown): Promise<unknown>;
  filters(): Promise<unknown>;
}

function isPagefind(module: unknown): module is PagefindModule {
  return (
    typeof module === 'object' && module !== null && 'search' in module && 'options' in module && 'filters' in module
  );
}
