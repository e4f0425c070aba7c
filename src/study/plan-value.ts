import { sum } from '../core/array.ts';
import { isWeak, type TopicStanding } from './plan-standing.ts';
import type { Topic } from './plan-topic.ts';

/** A topic, how it stands, and what a plan gains by it. */
export interface RatedTopic {
  readonly topic: Topic;
  readonly standing: TopicStanding;
  /** What is not known of it yet, from 0 to 1, times how much asks for it. */
  readonly value: number;
}

/**
 * The topics in the order in which time is given to them, so that those that do not fit are the last.
 *
 * First those that were asked and not known, then those that are being repeated, then the others; within each, those
 * with most value for the minutes that they take. A topic's value is the share of it that is not known, times the
 * number of its cards and questions, problems counting twice. Of what was never asked, the rest of its chapter says
 * how much is known. Topics of equal value come from all chapters in turn.
 */
export function ratedTopics(
  topics: readonly Topic[],
  standings: ReadonlyMap<string, TopicStanding>,
): readonly RatedTopic[] {
  const known = (topic: Topic) => standings.get(topic.id) ?? UNMET;
  const byChapter = Map.groupBy(topics, ({ chapter }) => chapter);
  const guess = new Map(Array.from(byChapter, ([chapter, list]) => [chapter, guessFrom(list.map(known))]));
  const rated = inTurn([...byChapter.values()]).map((topic) => {
    const standing = known(topic);
    const mastery = standing.mastery ?? guess.get(topic.chapter) ?? FIRST_GUESS;
    return { topic, standing, value: (1 - mastery) * weight(topic) };
  });
  return rated.toSorted((a, b) => tier(a) - tier(b) || density(b) - density(a));
}

/** The weakest topics, at most `count`: those that were asked and not known first, then those of the greatest value. */
export function weakest(rated: readonly RatedTopic[], count: number): readonly RatedTopic[] {
  const least = ({ standing: { mastery } }: RatedTopic) => mastery ?? 1;
  const weak = rated.filter(({ standing }) => isWeak(standing)).toSorted((a, b) => least(a) - least(b));
  const others = rated.filter(({ standing }) => !isWeak(standing)).toSorted((a, b) => b.value - a.value);
  return [...weak, ...others].slice(0, count);
}

const UNMET: TopicStanding = { mastery: null, last: null, successes: 0, needsReading: true, solved: new Set() };

/** What is taken to be known of a chapter of which nothing was asked. */
const FIRST_GUESS = 0.4;

/** The mean of what was asked, with one guess among it, so that a single answer does not decide for a chapter. */
function guessFrom(standings: readonly TopicStanding[]): number {
  const known = standings.flatMap(({ mastery }) => mastery ?? []);
  return (sum(known) + FIRST_GUESS) / (known.length + 1);
}

function weight({ cards, problems, discussions }: Topic): number {
  return Math.max(1, cards.length + 2 * problems.length + discussions.length);
}

function tier({ standing }: RatedTopic): number {
  if (isWeak(standing)) return 0;
  return standing.last === null ? 2 : 1;
}

/** Value for a minute of reading and repeating. Problems are left out: they earn the minutes that they take. */
function density({ topic, standing, value }: RatedTopic): number {
  return value / ((standing.needsReading ? topic.minutes : 0) + 1 + topic.cards.length);
}

/** The first topic of each chapter, then the second of each, and so on. */
function inTurn(chapters: readonly (readonly Topic[])[]): readonly Topic[] {
  const most = Math.max(0, ...chapters.map(({ length }) => length));
  return Array.from({ length: most }, (_, rank) => chapters.flatMap((chapter) => chapter[rank] ?? [])).flat();
}
