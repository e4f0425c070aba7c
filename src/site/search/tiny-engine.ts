import { equationAnchor } from '../../book/address.ts';
import type { Engine, PagefindData } from './engine.ts';
import { labelOf, type Kind } from './kinds.ts';
import { createSpeller } from './spelling.ts';
import { packWords } from './word-list.ts';

/** A record of the tiny engine: found by every query that its title holds. */
export interface TinyRecord {
  readonly title: string;
  readonly kind: Kind;
}

/** An engine over a few records, for the tests of what shows its answers. */
export function tinyEngine(records: readonly TinyRecord[]): Engine {
  const search = (query: string | null, options?: { readonly filters: Readonly<Record<string, string>> }) => {
    const all = records.filter(({ title }) => title.toLowerCase().includes((query ?? '').toLowerCase()));
    const kind = options?.filters['kind'];
    const results = all.filter((record) => kind === undefined || record.kind === kind);
    const counts = Object.fromEntries(
      all.map((record) => [record.kind, all.filter((other) => other.kind === record.kind).length]),
    );
    return Promise.resolve({
      results: results.map((record) => ({ data: () => Promise.resolve(dataOf(record)) })),
      unfilteredResultCount: all.length,
      totalFilters: { kind: counts },
    });
  };
  return {
    base: '/',
    pagefind: { search },
    guide: () => Promise.resolve([]),
    formulas: () => Promise.resolve(() => []),
    speller: createSpeller(`the\n${packWords(records.flatMap(({ title }) => title.split(' ')))}`),
  };
}

function dataOf({ title, kind }: TinyRecord): PagefindData {
  const id = title.replaceAll(' ', '-');
  const url = `/rnn/#${kind === 'Formulas' ? equationAnchor(id) : id}`;
  return {
    url,
    excerpt: `<mark>${title}</mark> &lt;b&gt;`,
    content: `${title} <b>`,
    meta: { title, kind: labelOf(kind), chapter: '7 RNNs' },
  };
}
