import { Unparsable, valueOf, type Language } from './parser.ts';
import { readable, unreadable, type Read } from './read.ts';
import { plainSpelling } from './spelling.ts';

const TOKEN = /\s*((?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|sqrt|[-+*/^()[\]{}%])/y;
const ARITHMETIC: Language = { names: new Map(), functions: new Map([['sqrt', Math.sqrt]]), impliesProducts: false };

/**
 * The value of typed arithmetic: decimals, `1e-5`, `+ - * / ^`, `sqrt`, brackets and a percent sign.
 *
 * Two numbers side by side are refused instead of multiplied, because `3 1/2` and `1 000` mean something else, and so
 * are two signs at the start, since `--3` is a slip. A comma is refused: it can be a decimal sign or a separator.
 * The text must be short, as `typedText` gives it.
 */
export function evaluate(typed: string): Read<number> {
  const tokens = tokenize(plainSpelling(typed));
  if (tokens === null) return unreadable(`“${typed.trim()}” is not a number.`);
  try {
    const value = valueOf(tokens, ARITHMETIC);
    return Number.isFinite(value) ? readable(value) : unreadable(`“${typed.trim()}” has no finite real value.`);
  } catch (error) {
    if (error instanceof Unparsable) return unreadable(error.message);
    throw error;
  }
}

/** The tokens of the text, or null when it holds anything else. */
function tokenize(text: string): readonly string[] | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  let end = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    tokens.push(match[1] ?? '');
    end = TOKEN.lastIndex;
  }
  return end === text.length && tokens.length > 0 ? tokens : null;
}
