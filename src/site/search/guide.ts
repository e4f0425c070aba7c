import { stemsOf } from './fold.ts';
import type { GuidePlace, NamedIn, Posting } from './guide-index.ts';

/** A section and how well it answers a query, between 0 and 1. */
export interface Guess {
  readonly section: GuidePlace;
  readonly score: number;
}

/** Gives the sections that a query may mean, the likeliest first. */
export type Guide = (query: string) => Promise<readonly Guess[]>;

/** Gives what is known of some stems, one entry for each; null for a stem that no section knows. */
export type PostingsReader = (stems: readonly string[]) => Promise<readonly (Posting | null)[]>;

/** The most that a query gets which names nothing, but of which the section's text is full. */
const TEXT_SHARE = 0.6;
/** The part of every score that asks how much of the query the section knows at all. */
const KNOWN_SHARE = 0.3;
/** A name that is longer than the query is a weaker answer than one that the query says in full. */
const LEAST_FOR_PART = 0.55;
const WORTH_SHOWING = 0.2;

/**
 * A guide over sections. It weighs each word by how few sections know it (inverse document frequency) and asks
 * how much of the query one of a section's names or symptoms holds, how much of that name the query says, and how much
 * of the query the section knows at all.
 */
export function createGuide(places: readonly GuidePlace[], read: PostingsReader): Guide {
  const unknown: Posting = { weight: Math.log(1 + places.length) / 2, named: [], known: [] };
  return async (query) => {
    const stems = [...new Set(stemsOf(query))];
    const asked = (await read(stems)).map((posting) => posting ?? unknown);
    const total = asked.reduce((sum, { weight }) => sum + weight, 0);
    const touched = [...new Set(asked.flatMap(({ known }) => known.map(({ section }) => section)))].sort(
      (a, b) => a - b,
    );
    return touched
      .flatMap((index) => {
        const section = places[index];
        return section ? [{ section, score: scoreOf(index, asked, total) }] : [];
      })
      .filter(({ score }) => score >= WORTH_SHOWING)
      .sort((a, b) => b.score - a.score);
  };
}

/** How well the section at `index` answers what is asked, whose words weigh `total` together. */
function scoreOf(index: number, asked: readonly Posting[], total: number): number {
  const strength = ({ known }: Posting) => known.find(({ section }) => section === index)?.strength ?? 0;
  const inText = asked.reduce((sum, posting) => sum + posting.weight * strength(posting), 0) / total;
  return (1 - KNOWN_SHARE) * Math.max(bestName(index, asked, total), TEXT_SHARE * inText) + KNOWN_SHARE * inText;
}

/** Of all names of a section: how much of the query it holds, times how much of it the query says. */
function bestName(index: number, asked: readonly Posting[], total: number): number {
  const shared = new Map<number, { readonly weight: number; readonly whole: number }>();
  const names = asked.flatMap(({ weight, named }) =>
    named.filter(({ section }) => section === index).map((name): NamedIn & { weight: number } => ({ ...name, weight })),
  );
  for (const { phrase, whole, weight } of names)
    shared.set(phrase, { whole, weight: weight + (shared.get(phrase)?.weight ?? 0) });
  const scores = [...shared.values()].map(({ weight, whole }) => (weight / total) * said(weight / whole));
  return Math.max(0, ...scores);
}

/** The part of a name that the query says, brought into the range from `LEAST_FOR_PART` to 1. */
function said(part: number): number {
  return LEAST_FOR_PART + (1 - LEAST_FOR_PART) * part;
}
