import { areMatched, insideOf, separate, withoutBrackets } from './brackets.ts';
import { readNumber } from './number.ts';
import { all, readable, unreadable, type Read } from './read.ts';
import { typedText } from './spelling.ts';

const TRANSPOSED = /(?<=[)\]}⟩>])\s*(?:\^\s*\{?\s*(?:t|⊤|\\top)\s*\}?|ᵀ|⊤|')$/i;

/** LaTeX and words -> the brackets and separators that they stand for. The order matters. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\\left|\\right/g, ''],
  [/\\begin\s*\{[a-z]*matrix\}/gi, '['],
  [/\\end\s*\{[a-z]*matrix\}/gi, ']'],
  [/\\\\/g, ';'],
  [/&|\sand\s/gi, ','],
];

/** The vector of `length` entries that was typed as `(1, 2, 3)`, `[1 2 3]`, `1; 2; 3`, `[[1], [2], [3]]` or in LaTeX. */
export function readVector(typed: string, length: number): Read<readonly number[]> {
  const text = listText(typed);
  return text.kind === 'unreadable' ? text : readEntries(withoutBrackets(text.value.replace(TRANSPOSED, '')), length);
}

/** How many rows and columns a matrix has. */
export interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** The matrix that was typed as `[[1, 2], [3, 4]]`, `[1 2; 3 4]`, one row a line or in LaTeX. */
export function readMatrix(typed: string, size: Size): Read<readonly (readonly number[])[]> {
  const text = listText(typed);
  if (text.kind === 'unreadable') return text;
  if (TRANSPOSED.test(text.value)) return unreadable('Type the matrix itself, without a sign of transposition.');
  const rows = rowsOf(withoutBrackets(text.value));
  if (rows.length !== size.rows) {
    return unreadable(`This matrix has ${size.rows} rows of ${size.columns} entries; ${rows.length} can be read.`);
  }
  return all(rows.map((row) => readEntries(withoutBrackets(row), size.columns)));
}

/** The text with plain brackets and separators, or why it cannot be taken apart. */
function listText(typed: string): Read<string> {
  const read = typedText(typed);
  if (read.kind === 'unreadable') return read;
  const text = SPELLINGS.reduce((spelled, [spelling, sign]) => spelled.replace(spelling, sign), read.value);
  if (!areMatched(text)) return unreadable('The brackets do not match: one is missing, or of another kind.');
  return withoutBrackets(text) === '' ? unreadable('Nothing is typed yet.') : readable(text.trim());
}

function readEntries(inner: string, length: number): Read<readonly number[]> {
  const entries = separate(inner, separatorOf(inner));
  if (entries.includes('')) return unreadable('An entry before or after a separator is empty.');
  const read = all(entries.map((entry) => readNumber(entry)));
  if (read.kind === 'value' && entries.length !== length) {
    return unreadable(`This vector has ${length} entries, and ${entries.length} can be read; decimals take a point.`);
  }
  return read;
}

function separatorOf(inner: string): RegExp {
  if (inner.includes(';')) return /;/;
  return inner.includes(',') ? /,/ : /\s/;
}

/** The rows `[1, 2], [3, 4]` of a matrix, or its lines, or what semicolons separate. */
function rowsOf(inner: string): readonly string[] {
  const items = separate(inner, /[,;\s]/);
  const areRows = items.every((item) => /[,;\s]/.test(insideOf(item) ?? ''));
  return areRows ? items : separate(inner, /[;\n]/);
}
