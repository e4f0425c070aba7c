import { stemsOf } from './fold.ts';

/** A section of the notes as the guide knows it. */
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
  readonly words: readonly string[];
}

/** A section and how well it answers a query, between 0 and 1. */
export interface Guess {
  readonly section: GuideSection;
  readonly score: number;
}

/** Gives the sections that a query may mean, the likeliest first. */
export type Guide = (query: string) => readonly Guess[];

/** A name of a section as stems, each once. */
type Phrase = ReadonlySet<string>;

interface Entry {
  readonly section: GuideSection;
  /** Its title, its names and its symptoms, each for itself. */
  readonly phrases: readonly Phrase[];
  /** All stems of its names and symptoms. */
  readonly bag: Phrase;
  /** Stems of its text that tell it from other sections. */
  readonly text: Phrase;
}

/** The share of a score that a query gets which only touches a section's names, or only its text. */
const BAG_SHARE = 0.75;
const TEXT_SHARE = 0.6;
/** A name that is longer than the query is a weaker answer than one that the query says in full. */
const LEAST_FOR_PART = 0.55;
const WORTH_SHOWING = 0.2;

/**
 * A guide over sections. It weighs each word by how few sections know it (inverse document frequency) and asks
 * how much of the query a section's names, symptoms and text hold, and how much of the name the query holds.
 */
export function createGuide(sections: readonly GuideSection[]): Guide {
  const entries = sections.map(entryOf);
  const weigh = weigher(entries);
  return (query) => {
    const asked: Phrase = new Set(stemsOf(query));
    return entries
      .map((entry) => ({ section: entry.section, score: scoreOf(entry, asked, weigh) }))
      .filter(({ score }) => score >= WORTH_SHOWING)
      .sort((a, b) => b.score - a.score);
  };
}

function entryOf(section: GuideSection): Entry {
  const title = new Set(stemsOf(section.title.replace(/^[\d.]+ /, '')));
  const names = section.names.map((name) => new Set(stemsOf(name)));
  const symptoms = section.symptoms.map((symptom) => new Set(stemsOf(symptom)));
  const phrases = [title, ...names, ...symptoms];
  return {
    section,
    phrases,
    bag: new Set(phrases.flatMap((phrase) => [...phrase])),
    text: new Set(section.words.flatMap(stemsOf)),
  };
}

type Weigh = (phrase: Iterable<string>) => number;

/** The weight of some stems: the sum of ln(1 + n / k), where k of n sections know a stem; of an unknown one, half. */
function weigher(entries: readonly Entry[]): Weigh {
  const counts = new Map<string, number>();
  for (const { bag, text } of entries)
    for (const word of new Set([...bag, ...text])) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weight = (word: string) => {
    const count = counts.get(word);
    return count === undefined ? Math.log(1 + entries.length) / 2 : Math.log(1 + entries.length / count);
  };
  return (phrase) => [...phrase].reduce((sum, word) => sum + weight(word), 0);
}

function scoreOf({ phrases, bag, text }: Entry, asked: Phrase, weigh: Weigh): number {
  const total = weigh(asked);
  if (total === 0) return 0;
  const share = (known: Phrase) => weigh(shared(asked, known)) / total;
  const inText = share(new Set([...bag, ...text]));
  const best = Math.max(...phrases.map((phrase) => share(phrase) * said(phrase, asked, weigh)));
  return Math.max(best, BAG_SHARE * share(bag), TEXT_SHARE * inText) * 0.9 + 0.1 * inText;
}

/** How much of a name the query says, brought into the range from `LEAST_FOR_PART` to 1. */
function said(phrase: Phrase, asked: Phrase, weigh: Weigh): number {
  const whole = weigh(phrase);
  const part = whole === 0 ? 0 : weigh(shared(phrase, asked)) / whole;
  return LEAST_FOR_PART + (1 - LEAST_FOR_PART) * part;
}

function shared(phrase: Phrase, other: Phrase): readonly string[] {
  return [...phrase].filter((word) => other.has(word));
}
