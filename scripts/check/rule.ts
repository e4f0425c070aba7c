import type { Root } from 'mdast';
import type { Check } from '../../src/core/check.ts';
import type { Params } from '../../src/core/model.ts';
import type { Book, Chapter, Issue, Page, Place } from '../../src/book/types.ts';

/** One law of the content. */
export interface Rule {
  readonly name: string;
  readonly check: (context: CheckContext) => readonly Issue[];
}

/** Everything that the laws look at, read once. */
export interface CheckContext {
  readonly book: Book;
  /** What the reader found wrong with front matter, data files, syntax, folders and the bibliography. */
  readonly readIssues: readonly Issue[];
  readonly pages: readonly PageText[];
  readonly fields: readonly Field[];
  readonly formulas: readonly Formula[];
  readonly modules: Modules;
}

/** A page with its text and its syntax tree. */
export interface PageText {
  readonly chapter: Chapter;
  readonly page: Page;
  readonly source: string;
  readonly tree: Root;
}

/** A piece of Markdown outside of the running text: a value in YAML, an attribute of a word. */
export interface Field {
  readonly chapter: Chapter;
  readonly text: string;
  readonly place: Place;
  /** Where a part of the text stands in the file; the place of the whole where quoting hides the part. */
  readonly placeOf: (part: string) => Place;
}

/** A formula anywhere in the book. */
export interface Formula {
  readonly chapter: Chapter;
  readonly tex: string;
  readonly display: boolean;
  readonly place: Place;
}

/** What `src/` offers to the content. */
export interface Modules {
  /** The checks of each chapter by its slug. */
  readonly checks: ReadonlyMap<string, readonly NamedCheck[]>;
  /** The knobs of each explorable by its folder. */
  readonly explorables: ReadonlyMap<string, Params>;
  /** The folders of the problems. */
  readonly problems: readonly string[];
  /** Modules that cannot be imported or lack what they must export. */
  readonly issues: readonly Issue[];
}

/** A site whose `src/` offers nothing. */
export const NO_MODULES: Modules = { checks: new Map(), explorables: new Map(), problems: [], issues: [] };

/** A check and where it is written. */
export interface NamedCheck {
  readonly name: string;
  readonly check: Check;
  readonly place: Place;
}
