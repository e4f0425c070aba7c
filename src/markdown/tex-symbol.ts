import { roleOfMacro } from '../book/role.ts';
import type { Notation } from '../book/types.ts';
import { parseTex, type Argument, type Atom, type Script, type TexNode } from './tex.ts';

/** What matching reads of an entry of the notation. */
export type SymbolEntry = Pick<Notation, 'tex' | 'index'>;

/** A symbol in one spelling: `\mW_h` and `\mW_{h}` are the same, so are `\act{\vh}_t` and `\vh_t`. */
export interface SymbolParts {
  readonly base: string;
  readonly sub: string | null;
  readonly sup: string | null;
  readonly primes: number;
}

/** An entry of the notation, ready to be matched; most are one symbol, some a sequence (`\Delta t`). */
export interface SymbolPattern {
  /** Index of the entry in the notation. */
  readonly key: number;
  readonly sequence: readonly SymbolParts[];
  readonly anyIndex: boolean;
}

/** The notation as patterns. */
export function symbolPatterns(notation: readonly SymbolEntry[]): readonly SymbolPattern[] {
  return notation.map(({ tex, index }, key) => ({
    key,
    sequence: atomsOf(parseTex(tex)).map(symbolParts),
    anyIndex: index !== null,
  }));
}

/** The pattern that says most about the symbols at the start of `symbols`, or null. */
export function longestMatch(
  symbols: readonly SymbolParts[],
  patterns: readonly SymbolPattern[],
): SymbolPattern | null {
  let best: SymbolPattern | null = null;
  for (const pattern of patterns) {
    if (fits(pattern, symbols) && (!best || exactness(pattern) > exactness(best))) best = pattern;
  }
  return best;
}

/** The nodes that are symbols, commands or groups. */
export function atomsOf(nodes: readonly TexNode[]): readonly Atom[] {
  return nodes.filter((node) => node.kind === 'atom');
}

/** The parts of an atom. Scripts inside and outside of a role or of braces belong to one symbol: `\param{\mW_h}^\top`. */
export function symbolParts(atom: Atom): SymbolParts {
  const inner = innerAtom(atom);
  const within = inner ? symbolParts(inner) : { base: canonicalBase(atom), sub: null, sup: null, primes: 0 };
  return {
    base: within.base,
    sub: within.sub ?? scriptOf(atom, '_'),
    sup: within.sup ?? scriptOf(atom, '^'),
    primes: within.primes + atom.scripts.filter(({ mark }) => mark === "'").length,
  };
}

/** The single symbol inside a role macro or a group in braces, or null. */
export function innerAtom({ name, args: [argument] }: Atom): Atom | null {
  if (name !== '' && roleOfMacro(name) === null) return null;
  const [only, ...others] = atomsOf(argument?.nodes ?? []);
  return only !== undefined && others.length === 0 ? only : null;
}

/** The one spelling of a symbol as TeX. */
export function canonicalSymbol({ base, sub, sup, primes }: SymbolParts): string {
  return base + (sub === null ? '' : `_${sub}`) + (sup === null ? '' : `^${sup}`) + "'".repeat(primes);
}

function scriptOf({ scripts }: Atom, mark: Script['mark']): string | null {
  const found = scripts.find((script) => script.mark === mark);
  return found?.argument ? canonicalArgument(found.argument) : null;
}

function canonicalBase({ name, args }: Atom): string {
  return (roleOfMacro(name) === null ? name : '') + args.map(canonicalArgument).join('');
}

function canonicalArgument({ open, nodes }: Argument): string {
  if (nodes) return `{${canonicalNodes(nodes)}}`;
  const text = open.trim();
  return text.startsWith('{') || text === '' ? text : `{${text}}`;
}

/** The one spelling of a formula, with a space only where two letters would become one control word: `\vh x`. */
export function canonicalNodes(nodes: readonly TexNode[]): string {
  const symbols = atomsOf(nodes).map((atom) => canonicalSymbol(symbolParts(atom)));
  return symbols.reduce(
    (text, next) => text + (/\\[a-zA-Z]+$/.test(text) && /^[a-zA-Z]/.test(next) ? ' ' : '') + next,
    '',
  );
}

/** More symbols say more than more scripts; of two equal spellings the one without an index says more. */
function exactness({ sequence, anyIndex }: SymbolPattern): number {
  const scripts = sequence.map(({ sub, sup, primes }) => Number(sub !== null) + Number(sup !== null) + primes);
  return scripts.reduce((total, count) => total + count, 10 * sequence.length) - (anyIndex ? 0.5 : 0);
}

function fits({ sequence, anyIndex }: SymbolPattern, symbols: readonly SymbolParts[]): boolean {
  const last = sequence.length - 1;
  return (
    last >= 0 &&
    sequence.every((part, position) => {
      const found = symbols[position];
      return found !== undefined && partFits(part, found, { open: position === last, anyIndex });
    })
  );
}

/** An open part is the last of its pattern: superscripts, primes and its index may follow. */
function partFits(
  part: SymbolParts,
  found: SymbolParts,
  { open, anyIndex }: { readonly open: boolean; readonly anyIndex: boolean },
): boolean {
  const agrees = <T>(own: T, other: T, absent: T): boolean => own === other || (open && own === absent);
  return (
    part.base === found.base &&
    (part.sub === found.sub || (open && anyIndex && part.sub === null)) &&
    agrees(part.sup, found.sup, null) &&
    agrees(part.primes, found.primes, 0)
  );
}
