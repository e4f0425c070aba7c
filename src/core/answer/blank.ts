import { at } from '../array.ts';
import { typedNumber } from '../format.ts';
import type { Blank, Markdown, NamedSlip, Verdict } from '../problem.ts';
import { remembered } from '../remembered.ts';
import { readMatrix, readVector } from './list.ts';
import { readNumber, type NumberStyle } from './number.ts';
import type { Read } from './read.ts';
import { isClose, isRounding, type Tolerance } from './tolerance.ts';

/** Said of any answer that is the right one, rounded too far. */
export const TOO_FEW_DIGITS = 'These are the right digits, but too few of them. Give the precision that is asked for.';

/** Said of any answer that is the right one with the opposite sign. */
export const WRONG_SIGN = 'The size is right, the sign is not.';

/** A wrong answer that is foreseen, and the mistake that leads to it. */
export interface Slip<T> {
  readonly value: T;
  /** What went wrong, in a sentence or two. */
  readonly because: Markdown;
}

/** What every blank needs: the one `value` feeds the printed answer and the checker alike. */
export interface BlankSource<T> {
  readonly key: string;
  readonly label: Markdown;
  /** The form the answer takes, to be read after "Expected:", e.g. "a number, three decimals". */
  readonly form: string;
  readonly value: T;
  readonly tolerance: Tolerance;
  /** In the order in which they are recognized. One that equals the right answer is passed over. */
  readonly slips: readonly Slip<T>[];
}

/** A blank for a single number. */
export interface NumberSource extends BlankSource<number> {
  /** `number` where nothing is said. */
  readonly style?: NumberStyle;
  /** What may follow the number, such as `°`. */
  readonly units?: readonly string[];
}

/** A blank that takes one number. */
export function numberBlank(source: NumberSource): Blank {
  const spelling = { style: source.style ?? 'number', units: source.units ?? [] };
  return blank(source, {
    read: (typed) => readNumber(typed, spelling),
    entries: (value) => [value],
    write: (entry, value) => entry(value),
  });
}

/** A blank that takes a vector as long as its value. */
export function vectorBlank(source: BlankSource<readonly number[]>): Blank {
  return blank(source, {
    read: (typed) => readVector(typed, source.value.length),
    entries: (value) => value,
    write: (entry, value) => `(${value.map(entry).join(', ')})`,
  });
}

/** A blank that takes a matrix of the size of its value, given by rows. */
export function matrixBlank(source: BlankSource<readonly (readonly number[])[]>): Blank {
  const size = { rows: source.value.length, columns: at(source.value, 0).length };
  return blank(source, {
    read: (typed) => readMatrix(typed, size),
    entries: (value) => value.flat(),
    write: (entry, value) => `[${value.map((row) => `[${row.map(entry).join(', ')}]`).join(', ')}]`,
  });
}

/** What tells one kind of answer from another. */
interface Kind<T> {
  readonly read: (typed: string) => Read<T>;
  readonly entries: (value: T) => readonly number[];
  readonly write: (entry: (x: number) => string, value: T) => string;
}

function blank<T>(source: BlankSource<T>, kind: Kind<T>): Blank {
  const { key, label, form, value, tolerance } = source;
  const right = kind.entries(value);
  const slips = source.slips
    .map((slip) => ({ entries: kind.entries(slip.value), because: slip.because }))
    .filter((slip) => !areClose(slip.entries, right, tolerance));
  const judge = (given: readonly number[]): Verdict => {
    if (areClose(given, right, tolerance)) return { kind: 'right' };
    const slip = slips.find(({ entries }) => areClose(given, entries, tolerance));
    const because = slip?.because ?? general(given, right, tolerance);
    return because === null ? { kind: 'wrong' } : { kind: 'wrong', because };
  };
  const check = (typed: string): Verdict => {
    const read = kind.read(typed);
    if (read.kind === 'unreadable') return { ...read, because: `${read.because} Expected: ${form}.` };
    return judge(kind.entries(read.value));
  };
  const typed = (answer: T, spell: Spelling) => kind.write((x) => spell(x, tolerance), answer);
  /** A slip as it would be typed: none where that cannot be read, is right, or is another slip. */
  const named = ({ value: wrong, because }: Slip<T>): readonly NamedSlip[] => {
    for (const spell of [shortest, fullest]) {
      const answer = typed(wrong, spell);
      const verdict = check(answer);
      if (verdict.kind === 'wrong' && verdict.because === because) return [{ answer, because }];
    }
    return [];
  };
  const slipsOf = remembered(() => source.slips.flatMap(named));
  return {
    key,
    label,
    form,
    answer: typed(value, shortest),
    check,
    // Made only where answers are offered, not for each draw, and once.
    get slips() {
      return slipsOf();
    },
  };
}

/** How an entry is typed. */
type Spelling = (x: number, tolerance: Tolerance) => string;

function areClose(given: readonly number[], right: readonly number[], tolerance: Tolerance): boolean {
  return given.every((x, i) => isClose(x, at(right, i), tolerance));
}

/** The mistakes that can be named for any answer: a sign, and too few digits. */
function general(given: readonly number[], right: readonly number[], tolerance: Tolerance): Markdown | null {
  if (given.every((x, i) => x === at(right, i) || isRounding(x, at(right, i)))) return TOO_FEW_DIGITS;
  const opposite = right.map((x) => -x);
  return areClose(given, opposite, tolerance) ? WRONG_SIGN : null;
}

/** The fewest significant digits that stay within half of the tolerance. */
function shortest(x: number, tolerance: Tolerance): string {
  const half = { absolute: (tolerance.absolute ?? 0) / 2, relative: (tolerance.relative ?? 0) / 2 };
  for (let digits = 1; digits < 15; digits += 1) {
    // The value first: most tries fail, and writing each one out costs more than all else here.
    if (isClose(Number(x.toPrecision(digits)), x, half)) return typedNumber(x, digits);
  }
  return fullest(x);
}

function fullest(x: number): string {
  return typedNumber(x, 15);
}
