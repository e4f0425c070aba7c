import { isMissed, pointsBy, type Mark, type Points } from '../../study/marking.ts';
import type { PaperQuestion } from '../../study/paper.ts';
import type { PoolChapter, PoolItem } from '../../study/pool.ts';

/** The points of a chapter. */
export interface ChapterScore {
  readonly slug: string;
  readonly number: number;
  /** "RNNs" */
  readonly name: string;
  readonly points: Points;
  /** From 0 to 1. */
  readonly share: number;
}

/** The points of the chapters that were asked, in the order of the book. */
export function chapterScores(
  pool: readonly PoolChapter[],
  points: ReadonlyMap<string, Points>,
): readonly ChapterScore[] {
  return pool.flatMap(({ slug, number, short }) => {
    const found = points.get(slug);
    return found ? [{ slug, number, name: short, points: found, share: found.got / found.of }] : [];
  });
}

/** A section of which a question was missed. */
export interface MissedSection {
  /** Without the base path. */
  readonly href: string;
  /** "7.5 Vanishing and exploding gradients" */
  readonly place: string;
  /** "RNNs" */
  readonly chapter: string;
  /** Of all its questions in the paper. */
  readonly points: Points;
}

/** The sections of which a question was missed, in the order of the book, with what was had of them. */
export function missedSections(pool: readonly PoolChapter[], marks: readonly Mark[]): readonly MissedSection[] {
  const placeOf = ({ chapter, section }: PaperQuestion) => `${chapter}/${section}`;
  const missed = new Set(marks.filter(isMissed).map(({ question }) => placeOf(question)));
  const points = pointsBy(marks, placeOf);
  return pool.flatMap(({ slug, short, sections }) =>
    sections.flatMap(({ id, number, title }) => {
      const found = points.get(`${slug}/${id}`);
      if (!found || !missed.has(`${slug}/${id}`)) return [];
      return [{ href: `/${slug}/#${id}`, place: `${number} ${title}`, chapter: short, points: found }];
    }),
  );
}

/** What a question was drawn from, and its chapter; null for what the pool no longer has. */
export function sourceOf(
  pool: readonly PoolChapter[],
  { item, chapter: slug }: PaperQuestion,
): Readonly<{ item: PoolItem; chapter: PoolChapter }> | null {
  const chapter = pool.find((each) => each.slug === slug);
  const found = chapter && [...chapter.problems, ...chapter.discussions].find(({ id }) => id === item);
  return found ? { item: found, chapter } : null;
}
