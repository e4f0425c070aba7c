/*
 * The book as data: everything that pages, references, checks and search need to know about the content.
 * What an author writes as data is described by `schemas.ts`, field by field.
 */
import type { z } from 'astro/zod';
import type { alias, card, correction, notation, notesFrontMatter, term } from './schemas.ts';

/** Where something stands in the content, for an author's message. Lines and columns count from 1. */
export interface Place {
  /** Relative to the project's root, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The parts of a chapter that are pages of their own. */
export type PartName = 'notes' | 'homeworks' | 'discussions';

/** A word of a page that names another thing by its id: `<Recall card="…">`, `[@key]`, `<Eq to="…">` and so on. */
export interface Use {
  readonly kind: 'equation' | 'check' | 'explorable' | 'figure' | 'problem' | 'card' | 'term' | 'citation' | 'link';
  /** The id as the author wrote it. */
  readonly id: string;
  readonly place: Place;
}

/** A heading of depth 2 or 3. */
export interface Heading {
  readonly depth: 2 | 3;
  readonly id: string;
  /** Plain reading, formulas as words. */
  readonly text: string;
  /** Markdown source of the heading, without its id. */
  readonly markdown: string;
  /** "7.3" for a section of the notes, '' elsewhere and at depth 3. */
  readonly number: string;
  readonly place: Place;
}

/** A numbered display equation. */
export interface Equation {
  readonly id: string;
  /** "7.4" */
  readonly number: string;
  /** The formula as the author wrote it. */
  readonly tex: string;
  /** Name of the check in `src/checks/<slug>.ts`. */
  readonly check: string | null;
  /** The name under which it is known by heart, or null. */
  readonly know: string | null;
  /** Id of the section (heading of depth 2) that holds it; '' before the first. */
  readonly section: string;
  readonly place: Place;
}

/** A numbered figure: an explorable or a diagram. */
export interface Figure {
  readonly kind: 'explorable' | 'diagram';
  /** The explorable's folder name; for a diagram, the slug of its title. */
  readonly id: string;
  /** "7.2" */
  readonly number: string;
  /** A diagram's accTitle; '' for an explorable, whose title is in its model. */
  readonly title: string;
  /** The caption of an explorable, or the accDescr of a diagram, as plain text. */
  readonly description: string;
  readonly section: string;
  readonly place: Place;
}

/** A self-grading problem where a page shows it. */
export interface PlacedProblem {
  /** Folder name in `src/problems/`. */
  readonly id: string;
  /** "7.1" in the order of the homeworks. */
  readonly number: string;
  readonly section: string;
  readonly place: Place;
}

/** A derivation that comes in three forms. */
export interface FormedDerivation {
  /** Unique in its chapter: what readers stored hangs on it. */
  readonly id: string;
  readonly place: Place;
}

/** One MDX file of a chapter. */
export interface Page {
  readonly part: PartName;
  /** Relative to the project's root. */
  readonly file: string;
  /** Address without the base path: "/rnn/homeworks/". */
  readonly path: string;
  readonly headings: readonly Heading[];
  readonly equations: readonly Equation[];
  readonly figures: readonly Figure[];
  readonly problems: readonly PlacedProblem[];
  readonly derivations: readonly FormedDerivation[];
  readonly uses: readonly Use[];
  /** Words of running text, for the reading time. */
  readonly words: number;
  /** The same for each section whose heading has an id of its author, by that id. */
  readonly sectionWords: ReadonlyMap<string, number>;
}

/** An entry of a data file: the values that its schema describes, and where it stands. */
type Entry<Schema extends z.ZodType> = Readonly<z.output<Schema>> & { readonly place: Place };

/** Front matter of `notes.mdx`. */
export type ChapterMeta = Readonly<z.output<typeof notesFrontMatter>>;

/** A recall card. */
export type Card = Entry<typeof card>;

/** A term of the glossary. */
export type Term = Entry<typeof term>;

/** A symbol of the chapter. */
export type Notation = Entry<typeof notation>;

/** A mistake of the reviewed notes and what is right. */
export type Correction = Entry<typeof correction>;

/** What a student may type to find a section. */
export type Alias = Entry<typeof alias>;

/** A chapter that is written: its pages and its data. */
export interface Chapter {
  readonly number: number;
  readonly slug: string;
  /** "content/chapters/07-rnn" */
  readonly folder: string;
  /** Title of the part of the course: "Architectures". */
  readonly group: string;
  readonly meta: ChapterMeta;
  readonly pages: Readonly<Record<PartName, Page>>;
  readonly cards: readonly Card[];
  /** By the key of a card: the element id in the notes of what says its answer. */
  readonly facts: ReadonlyMap<string, string>;
  readonly terms: readonly Term[];
  readonly notation: readonly Notation[];
  readonly corrections: readonly Correction[];
  readonly aliases: readonly Alias[];
}

/** A work of the bibliography, its fields already plain text. */
export interface Source {
  readonly key: string;
  readonly authors: readonly string[];
  readonly title: string;
  readonly venue: string;
  readonly year: string;
  /** DOI or arXiv address, or null. */
  readonly url: string | null;
  /** "doi:10.1109/72.279181" or "arXiv:1211.5063", or ''. */
  readonly urlLabel: string;
  readonly place: Place;
}

/** A planned place in the course; a chapter that is not written has no `Chapter`. */
export interface CoursePlace {
  readonly slug: string;
  readonly number: number;
  readonly group: string;
}

/** All that is written, the plan of the course, and the bibliography. */
export interface Book {
  /** The chapters that exist, in order. */
  readonly chapters: readonly Chapter[];
  readonly course: readonly CoursePlace[];
  /** The symbols that mean the same in every chapter. */
  readonly notation: readonly Notation[];
  readonly sources: ReadonlyMap<string, Source>;
}

/** An author's mistake: where, what was found, and what to do. */
export interface Issue {
  readonly place: Place;
  /** What is wrong, the offending value quoted. */
  readonly problem: string;
  /** What to do about it; lists what exists where a name is unknown. */
  readonly remedy: string;
}
