import { at, range } from '../array.ts';
import type { Markdown, Verdict } from '../problem.ts';
import { createRng } from '../rng.ts';
import { WRONG_SIGN } from './blank.ts';
import { Unparsable, valueOf, type Language } from './parser.ts';
import { readable, unreadable, type Read } from './read.ts';
import { plainSpelling, typedText } from './spelling.ts';

/** A blank for a formula in named quantities. */
export interface ExpressionBlank {
  /** A right answer as a reader would type it: "s^2/(s^2+lambda)". */
  readonly answer: string;
  /** The names that may stand in it: "s", "lambda"; lower-case letters, then digits or underscores. */
  readonly names: readonly string[];
  readonly slips: readonly { readonly answer: string; readonly because: Markdown }[];
}

/** The functions that a formula may use, by the name that is typed; `log` is the natural one. */
export const FUNCTIONS: ReadonlyMap<string, (x: number) => number> = new Map([
  ['sqrt', Math.sqrt],
  ['exp', Math.exp],
  ['log', Math.log],
  ['ln', Math.log],
  ['abs', Math.abs],
  ['tanh', Math.tanh],
]);

/** How many of the random points must give the right answer a value, for a verdict to mean anything. */
const FEWEST_POINTS = 8;
const POINTS = 40;
const CLOSE = 1e-7;

/**
 * Judges a typed formula by its value at random positive points, so that every equivalent form is right.
 *
 * Half of the points lie between 0 and 1, where 1 - x is positive, the others between 1 and 3. A formula that differs
 * anywhere on them is wrong. Points where the right answer has no finite value are passed over.
 */
export function judgeExpression(typed: string, { answer, names, slips }: ExpressionBlank): Verdict {
  const points = samplePoints(names).filter((point) => Number.isFinite(valueAt(answer, point)));
  const read = readExpression(typed, at(points, 0));
  if (read.kind === 'unreadable') return read;
  const agrees = (other: string, sign: 1 | -1 = 1) =>
    points.every((point) => areClose(valueAt(typed, point), sign * valueAt(other, point)));
  if (agrees(answer)) return { kind: 'right' };
  const slip = slips.find((each) => agrees(each.answer));
  if (slip) return { kind: 'wrong', because: slip.because };
  return agrees(answer, -1) ? { kind: 'wrong', because: WRONG_SIGN } : { kind: 'wrong' };
}

/** Why a blank cannot be graded, for its author: it cannot be read, or has no value; '' for a good one. */
export function faultOf(formula: string, names: readonly string[]): string {
  const points = samplePoints(names);
  const read = readExpression(formula, at(points, 0));
  if (read.kind === 'unreadable') return read.because;
  const usable = points.filter((point) => Number.isFinite(valueAt(formula, point)));
  return usable.length < FEWEST_POINTS ? `It has a value at only ${usable.length} of ${POINTS} positive points.` : '';
}

type Point = ReadonlyMap<string, number>;

/** The value of a formula at a point, or the reason why it cannot be read. A value may be infinite or no number. */
export function readExpression(typed: string, point: Point): Read<number> {
  const cleaned = typedText(typed);
  if (cleaned.kind === 'unreadable') return cleaned;
  try {
    return readable(valueOf(tokensOf(cleaned.value, [...point.keys()]), languageAt(point)));
  } catch (error) {
    if (error instanceof Unparsable) return unreadable(error.message);
    throw error;
  }
}

function valueAt(formula: string, point: Point): number {
  const read = readExpression(formula, point);
  return read.kind === 'value' ? read.value : Number.NaN;
}

function areClose(x: number, right: number): boolean {
  return Math.abs(x - right) <= CLOSE * Math.max(1e-6, Math.abs(right));
}

function samplePoints(names: readonly string[]): readonly Point[] {
  const rng = createRng(17);
  const draw = (low: number, high: number) => new Map(names.map((name) => [name, low + (high - low) * rng.uniform()]));
  return range(POINTS).map((i) => (i % 2 === 0 ? draw(0.05, 0.95) : draw(1.1, 3)));
}

function languageAt(point: Point): Language {
  return { names: new Map([['pi', Math.PI], ['e', Math.E], ...point]), functions: FUNCTIONS, impliesProducts: true };
}

const TOKEN = /\s*((?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|[a-z_][a-z0-9_]*|[-+*/^()[\]{}])/y;
const GREEK =
  'α alpha β beta γ gamma δ delta ε epsilon ϵ epsilon ζ zeta η eta θ theta κ kappa λ lambda μ mu ν nu ξ xi π pi ρ rho σ sigma τ tau φ phi ϕ phi χ chi ψ psi ω omega';

/** The names of Greek letters by the letter. */
const GREEK_NAMES: ReadonlyMap<string, string> = new Map(
  [...GREEK.matchAll(/(\S) (\w+)/g)].map(([, letter = '', name = '']) => [letter, name]),
);

/** A letter that no one types stands for x, which the spelling of numbers takes for a product sign. */
const HIDDEN_X = '\uE000';

function tokensOf(typed: string, names: readonly string[]): readonly string[] {
  const spelled = plainSpelling(typed.replace(/x/gi, HIDDEN_X))
    .replaceAll(HIDDEN_X, 'x')
    .replace(/\p{Script=Greek}/gu, (letter) => ` ${GREEK_NAMES.get(letter) ?? letter} `)
    .replace(/\\(?:left|right)?/g, ' ');
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  let end = 0;
  for (let match = TOKEN.exec(spelled); match !== null; match = TOKEN.exec(spelled)) {
    tokens.push(...wordsOf(match[1] ?? '', names));
    end = TOKEN.lastIndex;
  }
  const rest = spelled.slice(end).trim();
  if (rest !== '') throw new Unparsable(`“${rest.slice(0, 1)}” cannot be read in a formula.`);
  return tokens;
}

/** Letters that stand together are one name, or several in a row: `etalambda` is eta times lambda. */
function wordsOf(token: string, names: readonly string[]): readonly string[] {
  if (!/^[a-z_]/.test(token)) return [token];
  const known = [...names, ...FUNCTIONS.keys(), 'pi', 'e'].toSorted((a, b) => b.length - a.length);
  const words = splitInto(token, known);
  if (words === null) throw new Unparsable(`“${token}” is no name here. Use ${listOf(names)}.`);
  return words;
}

function splitInto(text: string, known: readonly string[]): readonly string[] | null {
  if (text === '') return [];
  for (const name of known.filter((each) => text.startsWith(each))) {
    const rest = splitInto(text.slice(name.length), known);
    if (rest !== null) return [name, ...rest];
  }
  return null;
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? 'numbers alone' : names.map((name) => `“${name}”`).join(', ');
}
