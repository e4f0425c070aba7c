import { createRng, type Rng } from './rng.ts';

/** Markdown with `$…$` and `$$…$$`; the macros of the notes work. Never HTML. */
export type Markdown = string;

/** How a typed answer fares. Unreadable input is a slip of the keyboard, never a wrong answer. */
export type Verdict =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong'; readonly because?: Markdown }
  | { readonly kind: 'unreadable'; readonly because: string };

/** A wrong answer that is foreseen. */
export interface NamedSlip {
  /** What a reader who makes the mistake would type; `check` answers it by name. */
  readonly answer: string;
  /** What went wrong. */
  readonly because: Markdown;
}

/** One blank that the reader fills. */
export interface Blank {
  /** Stable name within the problem, as it is stored with the answer. */
  readonly key: string;
  /** What is asked, e.g. `$\partial y/\partial w$`. */
  readonly label: Markdown;
  /** The form the answer takes, e.g. "a number, three decimals". */
  readonly form: string;
  /** A right answer as a reader would type it; the contracts hold `check` to it. */
  readonly answer: string;
  readonly check: (typed: string) => Verdict;
  /** The results of named mistakes, each of which can be told from the right answer and from the others. */
  readonly slips?: readonly NamedSlip[];
}

/** One instance of a problem, ready to be shown. */
export interface Posed {
  readonly statement: Markdown;
  readonly blanks: readonly Blank[];
  /** Each gives away a little more than the last; none gives the answer. */
  readonly hints: readonly Markdown[];
  /** Every step, the answer, and a sanity check. */
  readonly solution: Markdown;
}

/** A homework problem as a function of its seed: same seed, same numbers, on every machine. */
export interface Problem {
  readonly title: string;
  /** Working time by hand. */
  readonly minutes: number;
  /** Seed 0 is the instance that is printed in the notes; any other 32-bit seed draws fresh numbers. */
  readonly pose: (seed: number) => Posed;
}

/** What an author writes: how numbers are drawn, and what is posed from them. */
export interface ProblemSource<Numbers> {
  readonly title: string;
  readonly minutes: number;
  /** The numbers of the printed instance. */
  readonly printed: Numbers;
  /** Fresh numbers, or `null` for an unlucky draw (a zero divisor, an ugly root): it is drawn again. */
  readonly draw: (rng: Rng) => Numbers | null;
  readonly statement: (numbers: Numbers) => Markdown;
  readonly blanks: (numbers: Numbers) => readonly Blank[];
  readonly hints: (numbers: Numbers) => readonly Markdown[];
  readonly solution: (numbers: Numbers) => Markdown;
}

const MOST_DRAWS = 50;

/** Turns an author's source into a problem. Posing throws when 50 draws in a row are unlucky. */
export function defineProblem<Numbers>(source: ProblemSource<Numbers>): Problem {
  const numbersOf = (seed: number): Numbers => {
    if (seed === 0) return source.printed;
    const rng = createRng(seed);
    for (let draws = 0; draws < MOST_DRAWS; draws += 1) {
      const numbers = source.draw(rng);
      if (numbers !== null) return numbers;
    }
    throw new Error(`"${source.title}" found no usable numbers in ${MOST_DRAWS} draws from seed ${seed}`);
  };
  const pose = (seed: number): Posed => {
    const numbers = numbersOf(seed);
    return {
      statement: source.statement(numbers),
      blanks: source.blanks(numbers),
      hints: source.hints(numbers),
      solution: source.solution(numbers),
    };
  };
  return { title: source.title, minutes: source.minutes, pose };
}
