import { findChapter, pagesOf, sectionsOf } from './find.ts';
import type { Book, Chapter, Heading, Use } from './types.ts';

/** A section that carries a chapter, and the later chapters whose pages lead back to it. */
export interface Idea {
  readonly section: Heading;
  readonly usedBy: readonly Chapter[];
}

/** What a lane does in a row of the map. */
export interface LanePart {
  /** Counted from 1 at the nodes outward. */
  readonly lane: number;
  /** `start`: the row's chapter begins it. `tap`, `end`: the row's chapter needs it; `end` is the last that does. */
  readonly kind: 'start' | 'through' | 'tap' | 'end';
}

/** A chapter on the map. */
export interface MapRow {
  readonly chapter: Chapter;
  readonly needs: readonly Chapter[];
  /** The chapters that need this one. */
  readonly neededBy: readonly Chapter[];
  readonly ideas: readonly Idea[];
  readonly lanes: readonly LanePart[];
}

/** The map of the course: a row for each chapter, joined by lanes. */
export interface CourseMap {
  readonly rows: readonly MapRow[];
  /** How many lanes stand side by side at most. */
  readonly width: number;
}

const MOST_IDEAS = 4;
/** With fewer sections that others use, those with the most to know by heart are named too. */
const FEWEST_IDEAS = 3;

/** What needs what, from the chapters' own data: their front matter and the links and references of their pages. */
export function courseMap(book: Book): CourseMap {
  const needs = new Map(book.chapters.map((chapter) => [chapter, needsOf(book, chapter)]));
  const neededBy = (chapter: Chapter) => book.chapters.filter((other) => needs.get(other)?.includes(chapter));
  const lanes = assignLanes(book.chapters.map((chapter, row) => spanOf(row, neededBy(chapter), book.chapters)));
  return {
    width: Math.max(0, ...lanes.map(({ lane }) => lane)),
    rows: book.chapters.map((chapter, row) => ({
      chapter,
      needs: needs.get(chapter) ?? [],
      neededBy: neededBy(chapter),
      ideas: ideasOf(book, chapter),
      lanes: lanes.flatMap((lane) => partIn(row, lane)),
    })),
  };
}

function needsOf(book: Book, { meta }: Chapter): readonly Chapter[] {
  return meta.needs.flatMap((slug) => findChapter(book, slug) ?? []);
}

/** A line from a chapter's row down to the last row that needs it. */
interface Span {
  readonly from: number;
  /** Rows that need the chapter, in order. */
  readonly taps: readonly number[];
  readonly to: number;
}

interface Lane extends Span {
  readonly lane: number;
}

function spanOf(from: number, neededBy: readonly Chapter[], all: readonly Chapter[]): Span {
  const taps = neededBy.map((chapter) => all.indexOf(chapter)).filter((row) => row > from);
  return { from, taps, to: taps.at(-1) ?? from };
}

/** Short spans take the inner lanes; two on one lane have no row in common. */
function assignLanes(spans: readonly Span[]): readonly Lane[] {
  const shortFirst = spans.filter(({ taps }) => taps.length > 0).sort((a, b) => a.to - a.from - (b.to - b.from));
  const placed: Lane[] = [];
  for (const span of shortFirst) {
    const isFree = (lane: number) => placed.every((other) => other.lane !== lane || apart(other, span));
    let lane = 1;
    while (!isFree(lane)) lane += 1;
    placed.push({ ...span, lane });
  }
  return placed;
}

function apart(a: Span, b: Span): boolean {
  return a.to < b.from || b.to < a.from;
}

function partIn(row: number, { lane, from, to, taps }: Lane): readonly LanePart[] {
  if (row < from || row > to) return [];
  const kind = row === from ? 'start' : row === to ? 'end' : taps.includes(row) ? 'tap' : 'through';
  return [{ lane, kind }];
}

function ideasOf(book: Book, chapter: Chapter): readonly Idea[] {
  const { notes } = chapter.pages;
  const later = book.chapters.filter(({ number }) => number > chapter.number);
  const ideas = sectionsOf(notes).map((section) => ({
    section,
    usedBy: later.filter((other) => leadsTo(other, chapter, section.id)),
    known: notes.equations.filter((equation) => equation.section === section.id && equation.know !== null).length,
  }));
  const byUse = ideas.toSorted((a, b) => b.usedBy.length - a.usedBy.length || b.known - a.known);
  return byUse.filter(({ usedBy }, place) => (usedBy.length > 0 ? place < MOST_IDEAS : place < FEWEST_IDEAS));
}

/** Whether a page of one chapter links to a section of another's notes, or refers to an equation in it. */
function leadsTo(from: Chapter, chapter: Chapter, section: string): boolean {
  const equations = chapter.pages.notes.equations.filter((equation) => equation.section === section);
  const isIt = ({ kind, id }: Use) =>
    (kind === 'link' && id === `${chapter.pages.notes.path}#${section}`) ||
    (kind === 'equation' && equations.some((equation) => id === `${chapter.slug}/${equation.id}`));
  return pagesOf(from).some(({ uses }) => uses.some(isIt));
}
