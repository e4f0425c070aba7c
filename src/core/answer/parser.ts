/** What a typed text may contain besides numbers and signs. */
export interface Language {
  /** The value of each name. */
  readonly names: ReadonlyMap<string, number>;
  readonly functions: ReadonlyMap<string, (x: number) => number>;
  /** Whether two things side by side are multiplied, as in `2s(1-s)`. */
  readonly impliesProducts: boolean;
}

/** Why a text cannot be read, in a sentence for the reader. */
export class Unparsable extends Error {}

/**
 * The value of tokens: numbers, names, functions, `+ - * / ^`, brackets and a percent sign.
 *
 * `-2^2` is -4 and `2^3^2` is 2^9. Throws {@link Unparsable}.
 */
export function valueOf(tokens: readonly string[], language: Language): number {
  return new Parser(tokens, language).value();
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Recursive descent, one method for each level of precedence. */
class Parser {
  readonly #tokens: readonly string[];
  readonly #language: Language;
  #position = 0;

  constructor(tokens: readonly string[], language: Language) {
    this.#tokens = tokens;
    this.#language = language;
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
    for (let isDivided = false; ;) {
      if (this.#take('*')) value *= this.#signed();
      else if (this.#take('/')) {
        value /= this.#signed();
        isDivided = true;
      } else if (this.#startsFactor()) {
        if (isDivided) throw new Unparsable(`Write the sign before “${this.#next()}”, or brackets: 1/(2*s) or 1/2*s.`);
        value *= this.#power();
      } else return value;
    }
  }

  /** Whether a factor follows without a sign, where that is a product. */
  #startsFactor(): boolean {
    const token = this.#next();
    return this.#language.impliesProducts && (CLOSING[token] !== undefined || /^[\d.\p{L}]/u.test(token));
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
    const token = this.#next();
    const apply = this.#language.functions.get(token);
    if (apply) {
      this.#position += 1;
      return apply(this.#bare());
    }
    const closing = CLOSING[token];
    if (closing !== undefined) return this.#inside(closing);
    const value = this.#language.names.get(token) ?? (/\d/.test(token) ? Number(token) : undefined);
    if (value === undefined) throw new Unparsable(missing(token));
    this.#position += 1;
    return value;
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
