import { readable, unreadable, type Read } from './read.ts';
import { plainSpelling } from './spelling.ts';

const TOKEN = /\s*((?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|sqrt|[-+*/^()[\]{}%])/y;
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

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
    const value = new Arithmetic(tokens).value();
    return Number.isFinite(value) ? readable(value) : unreadable(`“${typed.trim()}” has no finite real value.`);
  } catch (error) {
    if (error instanceof Unparsable) return unreadable(error.message);
    throw error;
  }
}

class Unparsable extends Error {}

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

/** Recursive descent, one method for each level of precedence; `-2^2` is -4 and `2^3^2` is 2^9. */
class Arithmetic {
  readonly #tokens: readonly string[];
  #position = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  value(): number {
    const value = this.#sum();
    const rest = this.#next();
    if (/[)\]}]/.test(rest)) throw new Unparsable('A bracket is closed that does not match.');
    if (rest !== '') throw new Unparsable(`A sign such as * or / is missing before “${rest}”.`);
    return value;
  }

  #sum(): number {
    let value = this.#product();
    for (;;) {
      if (this.#take('+')) value += this.#product();
      else if (this.#take('-')) value -= this.#product();
      else return value;
    }
  }

  #product(): number {
    let value = this.#signed();
    for (;;) {
      if (this.#take('*')) value *= this.#signed();
      else if (this.#take('/')) value /= this.#signed();
      else return value;
    }
  }

  #signed(): number {
    if (this.#take('-')) return -this.#power();
    this.#take('+');
    return this.#power();
  }

  #power(): number {
    const base = this.#atom();
    return this.#take('^') ? base ** this.#signed() : base;
  }

  #atom(): number {
    const value = this.#bare();
    return this.#take('%') ? value / 100 : value;
  }

  #bare(): number {
    if (this.#take('sqrt')) return Math.sqrt(this.#bare());
    const token = this.#next();
    const closing = CLOSING[token];
    if (closing !== undefined) return this.#inside(closing);
    if (!/\d/.test(token)) throw new Unparsable(missing(token));
    this.#position += 1;
    return Number(token);
  }

  #inside(closing: string): number {
    this.#position += 1;
    const value = this.#sum();
    if (!this.#take(closing)) throw new Unparsable('A bracket is not closed.');
    return value;
  }

  #next(): string {
    return this.#tokens[this.#position] ?? '';
  }

  #take(token: string): boolean {
    const found = this.#next() === token;
    if (found) this.#position += 1;
    return found;
  }
}

function missing(token: string): string {
  return token === '' ? 'A number is missing at the end.' : `A number is missing before “${token}”.`;
}
