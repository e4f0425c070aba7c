import type { LabeledQuery, QueryKind } from './queries.ts';

/** A query and the places of its first results, the best first. */
export interface Outcome {
  readonly query: LabeledQuery;
  readonly places: readonly string[];
}

/** How well some queries were answered, each figure between 0 and 1. */
export interface Quality {
  readonly count: number;
  /** Mean reciprocal rank of the right chapter among the first five. */
  readonly chapterMrr: number;
  /** Share of queries with the right chapter among the first three. */
  readonly chapterInThree: number;
  /** Share of queries whose first result is of the right section. */
  readonly sectionFirst: number;
  /** Mean reciprocal rank of the right section among the first five. */
  readonly sectionMrr: number;
  /** Share of queries without any result. */
  readonly empty: number;
}

const DEPTH = 5;

/** Measures the answers. */
export function qualityOf(outcomes: readonly Outcome[]): Quality {
  const mean = (value: (outcome: Outcome) => number) =>
    outcomes.reduce((sum, outcome) => sum + value(outcome), 0) / outcomes.length;
  return {
    count: outcomes.length,
    chapterMrr: mean((outcome) => reciprocal(chapterRank(outcome))),
    chapterInThree: mean((outcome) => Number(chapterRank(outcome) <= 3)),
    sectionFirst: mean((outcome) => Number(sectionRank(outcome) === 1)),
    sectionMrr: mean((outcome) => reciprocal(sectionRank(outcome))),
    empty: mean(({ places }) => Number(places.length === 0)),
  };
}

/** The outcomes of one kind. */
export function ofKind(outcomes: readonly Outcome[], kind: QueryKind): readonly Outcome[] {
  return outcomes.filter(({ query }) => query.kind === kind);
}

/** The rank of the first result of a right section, from 1; infinite when there is none. */
export function sectionRank({ query, places }: Outcome): number {
  return rankOf(places, (place) => query.sections.includes(place));
}

/** The rank of the first result of a right chapter, from 1; infinite when there is none. */
export function chapterRank({ query, places }: Outcome): number {
  const chapters = query.sections.map(chapterOf);
  return rankOf(places, (place) => chapters.includes(chapterOf(place)));
}

function rankOf(places: readonly string[], isRight: (place: string) => boolean): number {
  const index = places.findIndex(isRight);
  return index === -1 ? Infinity : index + 1;
}

function reciprocal(rank: number): number {
  return rank <= DEPTH ? 1 / rank : 0;
}

function chapterOf(place: string): string {
  return place.split('/')[0] ?? '';
}
