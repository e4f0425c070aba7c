import { range } from './array.ts';
import { formatCount, formatNumber, texCount, texNumber } from './format.ts';
import type { Blank, Markdown, Posed, Problem } from './problem.ts';
import { createRng, type Rng } from './rng.ts';
import { shuffled } from './shuffled.ts';

/** One of the answers that a choice offers. */
export interface Option {
  /** The answer as a formula, "$(0.421, 2.499)$". */
  readonly text: Markdown;
  /** The same without a formula, for where none can be set: "(0.421, 2.499)". */
  readonly spoken: string;
  /** The mistake that leads to it; null for the right answer. */
  readonly because: Markdown | null;
}

/** A blank that is asked by offering answers: the right one and the results of named mistakes. */
export interface Choice {
  readonly posed: Posed;
  readonly blank: Blank;
  /** The instance. */
  readonly seed: number;
  /** Three or four, in random order. */
  readonly options: readonly Option[];
}

/** Whether a blank names two mistakes or more that lead to different answers. */
export function isChoosable(blank: Blank): boolean {
  return optionsOf(blank).length >= LEAST_OPTIONS;
}

/**
 * The blank `key` of a problem as a choice, on the numbers of `seed` or of the next seed that has enough mistakes.
 *
 * The same seed gives the same choice, on every machine. Null when 50 seeds in a row have none.
 */
export function posedChoice(problem: Problem, key: string, seed: number): Choice | null {
  for (const offset of range(MOST_SEEDS)) {
    const tried = (seed + offset) >>> 0;
    const posed = problem.pose(tried);
    const blank = posed.blanks.find((each) => each.key === key);
    if (blank !== undefined && isChoosable(blank)) {
      return { posed, blank, seed: tried, options: offered(optionsOf(blank), createRng(tried)) };
    }
  }
  return null;
}

const LEAST_OPTIONS = 3;
const MOST_OPTIONS = 4;
const MOST_SEEDS = 50;

/** The right answer, some of the wrong ones, in random order. */
function offered([right, ...wrong]: readonly Option[], rng: Rng): readonly Option[] {
  const chosen = shuffled(wrong, rng).slice(0, MOST_OPTIONS - 1);
  return shuffled(right === undefined ? chosen : [right, ...chosen], rng);
}

/** The right answer, then one wrong answer for each mistake, all of which look different. */
function optionsOf({ answer, slips = [] }: Blank): readonly Option[] {
  const options = [{ answer, because: null }, ...slips].map((each) => ({
    text: shownAnswer(each.answer),
    spoken: each.answer.replace(NUMBER, (digits) => spokenNumber(Number(digits))),
    because: each.because,
  }));
  return options.filter(
    ({ text, because }, index) =>
      !options.slice(0, index).some((earlier) => earlier.text === text || earlier.because === because),
  );
}

const DIGITS = 4;
const NUMBER = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/g;
const MATRIX = /^\[\[(.*)\]\]$/;

/** A typed answer as a formula; decimals to four digits, whole numbers in full. */
function shownAnswer(typed: string): Markdown {
  const shown = typed.replace(NUMBER, (digits) => shownNumber(Number(digits)));
  const rows = MATRIX.exec(shown)?.[1];
  if (rows === undefined) return `$${shown.replaceAll(', ', ',$ $')}$`; // a line may break after a comma
  return `$\\begin{pmatrix} ${rows.replaceAll('], [', ' \\\\ ').replaceAll(', ', ' & ')} \\end{pmatrix}$`;
}

function shownNumber(x: number): string {
  return isLongCount(x) ? texCount(x) : texNumber(x, DIGITS);
}

function spokenNumber(x: number): string {
  return isLongCount(x) ? formatCount(x) : formatNumber(x, DIGITS);
}

/** Whole numbers that four digits do not hold. */
function isLongCount(x: number): boolean {
  return Number.isInteger(x) && Math.abs(x) >= 10_000 && Math.abs(x) < 1e12;
}
