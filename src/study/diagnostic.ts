import { at } from '../core/array.ts';
import { createRng, type Rng } from '../core/rng.ts';
import { shuffled } from '../core/shuffled.ts';
import { mixed } from './mixed.ts';
import type { PoolChapter, PoolProblem } from './pool.ts';

/** A card that a diagnostic may ask. */
export interface DiagnosticCard {
  readonly chapter: string;
  readonly key: string;
  /** Id of its section. */
  readonly section: string;
}

/** A question of a diagnostic. */
export type DiagnosticQuestion = Readonly<{ chapter: string; section: string }> &
  (
    | {
        readonly kind: 'choice';
        /** Id of the problem in the pool: "rnn/problem/simple-rnn". */
        readonly item: string;
        /** Folder of the problem: "simple-rnn". */
        readonly problem: string;
        /** Key of the blank. */
        readonly blank: string;
        /** The instance to start from. */
        readonly seed: number;
      }
    | {
        readonly kind: 'card';
        /** "rnn/loop" */
        readonly card: string;
      }
  );

/** What a diagnostic is drawn from. */
export interface DiagnosticPool {
  readonly pool: readonly PoolChapter[];
  readonly cards: readonly DiagnosticCard[];
}

/**
 * `count` questions over all chapters, the same for the same seed.
 *
 * Chapters take turns, so that none has two more than another; choices and cards alternate, choices being of the
 * quickest blanks of a chapter; neighbors are of different chapters. Fewer where the pool has no more. `choices` is how
 * many choices there may be, which take longer than cards.
 */
export function diagnosticOf(
  { pool, cards }: DiagnosticPool,
  { seed, count, choices = Infinity }: Readonly<{ seed: number; count: number; choices?: number }>,
): readonly DiagnosticQuestion[] {
  const rng = createRng(seed);
  const decks = shuffled(pool, rng).map((chapter, index) => {
    const most = Math.ceil((choices - index) / pool.length); // each chapter has its share of the choices
    return deckOf(chapter, { cards, rng, most, cardFirst: choices === Infinity && index % 2 === 1 });
  });
  const rounds = Math.max(0, ...decks.map((deck) => deck.length));
  const drawn = Array.from({ length: rounds }, (_, round) => decks.flatMap((deck) => deck.slice(round, round + 1)));
  return mixed(shuffled(drawn.flat().slice(0, count), rng), { groupOf: ({ chapter }) => chapter });
}

type Needs = Readonly<{
  cards: readonly DiagnosticCard[];
  rng: Rng;
  /** How many choices the chapter may have. */
  most: number;
  cardFirst: boolean;
}>;

/** The questions of a chapter, choices and cards in turn. */
function deckOf(chapter: PoolChapter, { cards, rng, most, cardFirst }: Needs): readonly DiagnosticQuestion[] {
  const own = shuffled(cards, rng).filter((card) => card.chapter === chapter.slug);
  const recalled = own.map(({ chapter: slug, key, section }) => ({
    kind: 'card' as const,
    card: `${slug}/${key}`,
    chapter: slug,
    section,
  }));
  const chosen = shuffled(chapter.problems, rng)
    .filter(({ choices }) => choices.length > 0)
    .toSorted((a, b) => a.choiceMinutes - b.choiceMinutes)
    .slice(0, Math.max(0, most))
    .map((problem) => choiceOf(chapter, problem, rng));
  return cardFirst ? inTurn(recalled, chosen) : inTurn(chosen, recalled);
}

const MOST_SEED = 2 ** 32 - 1;

/** The first blank that can be asked so: it takes fewer steps than those after it. */
function choiceOf({ slug: chapter }: PoolChapter, { id, section, choices }: PoolProblem, rng: Rng): DiagnosticQuestion {
  const seed = rng.integer(1, MOST_SEED);
  return {
    kind: 'choice',
    item: id,
    problem: id.split('/').at(-1) ?? '',
    blank: at(choices, 0),
    seed,
    chapter,
    section,
  };
}

/** One of each list in turn, then what is left of the longer. */
function inTurn<T>(first: readonly T[], second: readonly T[]): readonly T[] {
  const longest = Math.max(first.length, second.length);
  return Array.from({ length: longest }, (_, index) => [
    ...first.slice(index, index + 1),
    ...second.slice(index, index + 1),
  ]).flat();
}
