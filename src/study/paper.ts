import { at } from '../core/array.ts';
import { createRng, type Rng } from '../core/rng.ts';
import { shuffled } from '../core/shuffled.ts';
import { mixed } from './mixed.ts';
import type { PoolChapter, PoolItem, PoolProblem } from './pool.ts';

/** What makes a paper: the same choice gives the same paper to everyone. */
export interface PaperChoice {
  /** A 32-bit unsigned whole number. */
  readonly seed: number;
  /** Time to work on it. */
  readonly minutes: number;
  /** How many questions it has; null for as many as fit into the time. */
  readonly questions: number | null;
  /** Slugs of the chapters that it is about; empty for all. */
  readonly chapters: readonly string[];
}

/** How a question is asked: all blanks of a problem, one of them with offered answers, or in words. */
export type QuestionKind = 'problem' | 'choice' | 'discussion';

/** A question of a paper; its points are its minutes. */
export interface PaperQuestion {
  readonly kind: QuestionKind;
  /** Id in the pool; each stands in a paper once. */
  readonly item: string;
  readonly chapter: string;
  /** Id of the section of the notes that it trains. */
  readonly section: string;
  readonly minutes: number;
  /** The instance of a problem. */
  readonly seed: number;
  /** Key of the blank that a choice asks; '' for the other kinds. */
  readonly blank: string;
}

/**
 * The questions of a paper, drawn from the pool.
 *
 * Chapters and kinds take turns, nothing is asked twice, neighbors are of different chapters where there are two or
 * more, and the questions take no more time than there is (unless their number is given).
 */
export function paperOf(pool: readonly PoolChapter[], choice: PaperChoice): readonly PaperQuestion[] {
  const rng = createRng(choice.seed);
  const asked = pool.filter(({ slug }) => choice.chapters.length === 0 || choice.chapters.includes(slug));
  const decks = shuffled(asked, rng).map((chapter) => deckOf(chapter, rng));
  const drawn = mixed(drawnFrom(decks, choice), { groupOf: ({ chapter }) => chapter });
  return drawn.map((candidate) => questionOf(candidate, rng));
}

/** Kinds in turn: by time, about six parts of problems, two of questions for discussion and one of choices. */
const TURNS = ['problem', 'discussion', 'choice', 'problem', 'choice'] as const satisfies readonly QuestionKind[];

/** One way to ask one thing. */
type Candidate = Readonly<{ chapter: string; minutes: number }> &
  (Readonly<{ kind: 'problem' | 'discussion'; item: PoolItem }> | Readonly<{ kind: 'choice'; item: PoolProblem }>);

function deckOf({ slug: chapter, problems, discussions }: PoolChapter, rng: Rng): readonly Candidate[] {
  const candidates = [
    ...problems.flatMap((item): readonly Candidate[] => [
      { kind: 'problem', item, chapter, minutes: item.minutes },
      ...(item.choices.length === 0 ? [] : [{ kind: 'choice' as const, item, chapter, minutes: item.choiceMinutes }]),
    ]),
    ...discussions.map((item) => ({ kind: 'discussion' as const, item, chapter, minutes: item.minutes })),
  ];
  return shuffled(candidates, rng);
}

function drawnFrom(
  decks: readonly (readonly Candidate[])[],
  { minutes, questions }: PaperChoice,
): readonly Candidate[] {
  const drawn: Candidate[] = [];
  while (questions === null || drawn.length < questions) {
    const left = minutes - drawn.reduce((total, candidate) => total + candidate.minutes, 0);
    const taken = new Set(drawn.map(({ item }) => item.id));
    const fits = (candidate: Candidate) =>
      !taken.has(candidate.item.id) && (questions !== null || candidate.minutes <= left);
    const next = nextOf(decks, drawn.length, fits);
    if (next === undefined) break;
    drawn.push(next);
  }
  return drawn;
}

/** The first candidate that fits, of the kind and then of the chapter whose turn it is, else of those that follow. */
function nextOf(
  decks: readonly (readonly Candidate[])[],
  turn: number,
  fits: (candidate: Candidate) => boolean,
): Candidate | undefined {
  // Once around the chapters the kinds shift, so that a chapter is not always asked in the same way.
  const kinds = new Set(fromTurn(TURNS, turn + Math.floor(turn / Math.max(1, decks.length))));
  const inTurn = fromTurn(decks, turn).flat().filter(fits);
  for (const kind of kinds) {
    const found = inTurn.find((candidate) => candidate.kind === kind);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The items in their circle, from place `turn` on. */
function fromTurn<T>(items: readonly T[], turn: number): readonly T[] {
  return items.map((_, index) => at(items, (turn + index) % items.length));
}

const MOST_SEED = 2 ** 32 - 1;

function questionOf(candidate: Candidate, rng: Rng): PaperQuestion {
  const { kind, item, chapter, minutes } = candidate;
  const seed = rng.integer(1, MOST_SEED);
  const blank = candidate.kind === 'choice' ? rng.pick(candidate.item.choices) : '';
  return { kind, item: item.id, chapter, section: item.section, minutes, seed, blank };
}
