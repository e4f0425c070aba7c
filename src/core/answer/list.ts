import { at } from '../array.ts';
import { readNumber } from './number.ts';
import { all, unreadable, type Read } from './read.ts';

const OPENING = '([{⟨';
const CLOSING = ')]}⟩';
const TRANSPOSED = /\s*(?:\^\s*(?:t|⊤|\\top|\{\\top\})|ᵀ|⊤)\s*$/i;

/** The vector of `length` entries that was typed as `(1, 2, 3)`, `[1 2 3]`, `1; 2; 3` or `1, 2, 3`. */
export function readVector(typed: string, length: number): Read<readonly number[]> {
  const inner = withoutBrackets(typed);
  if (inner === '') return unreadable('Nothing is typed yet.');
  if (!isBalanced(inner)) return unreadable('A bracket is opened and not closed, or closed and not opened.');
  const entries = separate(inner, separatorOf(inner));
  if (entries.includes('')) return unreadable('An entry before or after a separator is empty.');
  const read = all(entries.map((entry) => readNumber(entry)));
  if (read.kind === 'value' && entries.length !== length) {
    return unreadable(`This vector has ${length} entries, and ${entries.length} can be read; decimals take a point.`);
  }
  return read;
}

/** How many rows and columns a matrix has. */
export interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** The matrix that was typed as `[[1, 2], [3, 4]]`, `[1 2; 3 4]` or one row a line. */
export function readMatrix(typed: string, size: Size): Read<readonly (readonly number[])[]> {
  const inner = withoutBrackets(typed.trim());
  if (inner === '') return unreadable('Nothing is typed yet.');
  if (!isBalanced(inner)) return unreadable('A bracket is opened and not closed, or closed and not opened.');
  const rows = rowsOf(inner);
  if (rows.length !== size.rows) {
    return unreadable(`This matrix has ${size.rows} rows of ${size.columns} entries; ${rows.length} can be read.`);
  }
  return all(rows.map((row) => readVector(row, size.columns)));
}

function rowsOf(inner: string): readonly string[] {
  const byLine = separate(inner, /[;\n]/);
  return byLine.length > 1 ? byLine : bracketedRows(inner);
}

/** The rows of `[1, 2], [3, 4]`, or the text itself as the only row. */
function bracketedRows(inner: string): readonly string[] {
  const items = separate(inner, /[,\s]/);
  const bracketed = items.every((item) => OPENING.includes(at(item, 0)));
  return items.length > 1 && bracketed ? items : [inner];
}

function separatorOf(inner: string): RegExp {
  if (inner.includes(';')) return /;/;
  return inner.includes(',') ? /,/ : /\s/;
}

/** Splits outside of all brackets; a run of spaces counts as one separator, and none at the ends. */
function separate(text: string, separator: RegExp): readonly string[] {
  const depths = depthsOf(text);
  const items = [''];
  for (const [index, sign] of [...text].entries()) {
    if (at(depths, index) === 0 && separator.test(sign)) items.push('');
    else items.push((items.pop() ?? '') + sign);
  }
  const trimmed = items.map((item) => item.trim());
  return separator.test(' ') || separator.test('\n') ? trimmed.filter((item) => item !== '') : trimmed;
}

/** The text without the bracket pair that holds all of it, and without a sign of transposition after it. */
function withoutBrackets(typed: string): string {
  const text = typed.trim().replace(TRANSPOSED, '');
  const enclosed = OPENING.includes(text.charAt(0)) && depthsOf(text).indexOf(0) === text.length - 1;
  return enclosed ? text.slice(1, -1).trim() : text;
}

function isBalanced(text: string): boolean {
  const depths = depthsOf(text);
  return depths.every((depth) => depth >= 0) && depths.at(-1) === 0;
}

/** How many brackets are open after each sign. */
function depthsOf(text: string): readonly number[] {
  let depth = 0;
  return [...text].map((sign) => {
    if (OPENING.includes(sign)) depth += 1;
    if (CLOSING.includes(sign)) depth -= 1;
    return depth;
  });
}
