import type { Length } from '../../study/queue.ts';

/** What the reader chose for a session; the page's address carries it. */
export interface Choice {
  readonly length: Length;
  /** Slugs of the chapters that are asked; empty for all. */
  readonly chapters: readonly string[];
  /** Sections whose cards are asked whether they are due or not, "rnn/bptt", as a plan names them; mostly none. */
  readonly sections: readonly string[];
}

/** The lengths that are offered, in order. */
export const LENGTHS = [5, 10, 20, 'due'] as const satisfies readonly Length[];

const DEFAULT_LENGTH = 10;

/** The choice that an address carries: "?length=20&chapters=rnn,cnn". What it does not say, or says wrong, is as usual. */
export function choiceIn(address: string, slugs: readonly string[]): Choice {
  const { searchParams } = new URL(address);
  const named = (searchParams.get('chapters') ?? '').split(',');
  return {
    length: LENGTHS.find((length) => String(length) === searchParams.get('length')) ?? DEFAULT_LENGTH,
    chapters: slugs.filter((slug) => named.includes(slug)),
    sections: (searchParams.get('sections') ?? '').split(',').filter((section) => section.includes('/')),
  };
}

/** An address with a choice in it; what is as usual is left out. */
export function addressOf(address: string, { length, chapters, sections }: Choice): string {
  const url = new URL(address);
  url.searchParams.delete('length');
  url.searchParams.delete('chapters');
  url.searchParams.delete('sections');
  if (length !== DEFAULT_LENGTH) url.searchParams.set('length', String(length));
  // Commas stay readable.
  const named = Object.entries({ chapters, sections }).map(([name, list]) =>
    list.length === 0 ? '' : `${name}=${list.join(',')}`,
  );
  url.search = [url.searchParams.toString(), ...named].filter((part) => part !== '').join('&');
  return url.href;
}
