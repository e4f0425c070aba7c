import { stemsOf } from './fold.ts';

/** A section of the notes with all that it is called. */
export interface GuideSection {
  /** Address without the base path: "/rnn/#bptt". */
  readonly url: string;
  readonly title: string;
  /** "7 RNNs" */
  readonly chapter: string;
  /** Its first words, which a result shows. */
  readonly lead: string;
  /** Other names of it and of what it introduces. Searched, never shown. */
  readonly names: readonly string[];
  /** Complaints and questions that it answers, in a student's words. Searched, never shown. */
  readonly symptoms: readonly string[];
  /** Telling words of its text. Searched, never shown. */
  readonly words: readonly TextWord[];
}

/** A stem of a section's text. */
export interface TextWord {
  readonly stem: string;
  /** How much the text is about it, above 0 and below 1. */
  readonly strength: number;
}

/** What of a section a result shows. */
export type GuidePlace = Pick<GuideSection, 'url' | 'title' | 'chapter' | 'lead'>;

/** A name, title or symptom that holds a stem. */
export interface NamedIn {
  /** Index of the section. */
  readonly section: number;
  /** Which of the section's names it is. */
  readonly phrase: number;
  /** The weight of the whole name. */
  readonly whole: number;
}

/** A section that knows a stem. */
export interface KnownIn {
  /** Index of the section. */
  readonly section: number;
  /** 1 for a word of its names; for one of its text alone, how much the text is about it. */
  readonly strength: number;
}

/** What the guide knows of one stem. */
export interface Posting {
  /** ln(1 + n / k), where k of n sections know the stem. */
  readonly weight: number;
  readonly named: readonly NamedIn[];
  /** The sections that know it, by a name or by their text. */
  readonly known: readonly KnownIn[];
}

/** What the guide knows, by stem. */
export type GuideIndex = ReadonlyMap<string, Posting>;

interface Entry {
  /** Its title, its names and its symptoms as stems, each for itself. */
  readonly phrases: readonly ReadonlySet<string>[];
  /** All stems of these, and those of its text that tell it from other sections, each with its strength. */
  readonly known: ReadonlyMap<string, number>;
}

/** The index of some sections, by which a query reads only what concerns its own words. */
export function guideIndex(sections: readonly GuideSection[]): GuideIndex {
  const entries = sections.map(entryOf);
  const known = new Map<string, KnownIn[]>();
  entries.forEach((entry, section) =>
    entry.known.forEach((strength, stem) => listIn(known, stem).push({ section, strength })),
  );
  const weight = (stem: string) => Math.log(1 + sections.length / (known.get(stem)?.length ?? 1));
  const named = new Map<string, NamedIn[]>();
  entries.forEach(({ phrases }, section) =>
    phrases.forEach((stems, phrase) => {
      const whole = [...stems].reduce((sum, stem) => sum + weight(stem), 0);
      stems.forEach((stem) => listIn(named, stem).push({ section, phrase, whole }));
    }),
  );
  return new Map(
    [...known].map(([stem, holders]) => [stem, { weight: weight(stem), named: named.get(stem) ?? [], known: holders }]),
  );
}

function entryOf(section: GuideSection): Entry {
  const title = section.title.replace(/^[\d.]+ /, '');
  const phrases = [title, ...section.names, ...section.symptoms].map((name) => new Set(stemsOf(name)));
  const inText = section.words.map(({ stem, strength }) => [stem, strength] as const);
  const inNames = phrases.flatMap((phrase) => [...phrase].map((stem) => [stem, 1] as const));
  return { phrases, known: new Map([...inText, ...inNames]) };
}

function listIn<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
