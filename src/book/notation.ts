import { ROLE_MACROS } from './role.ts';
import type { Notation } from './types.ts';

/** What a chapter adds to the symbols of the whole book, and the formulas that it writes. */
export interface Usage {
  readonly own: readonly Notation[];
  readonly formulas: readonly string[];
}

/**
 * The symbols of the whole book that a chapter uses with their common meaning.
 *
 * A letter that stands in one of the chapter's own symbols, such as the H of `\mH^{(\ell)}`, is no use of it.
 */
export function usedSymbols(shared: readonly Notation[], { own, formulas }: Usage): readonly Notation[] {
  const replaced = own.flatMap(({ instead }) => (instead === null ? [] : [instead]));
  const indexed = new Set([...shared, ...own].flatMap(({ tex, index }) => (index === null ? [] : [tex])));
  const longestFirst = own.toSorted((a, b) => b.tex.length - a.tex.length);
  const rest = longestFirst.reduce((text, symbol) => text.replace(written(symbol), ' '), formulas.join(' '));
  return shared.filter(
    (symbol) => !replaced.includes(symbol.name) && occurrence(symbol, indexed.has(symbol.tex)).test(rest),
  );
}

/** A symbol of the chapter as its formulas write it: `\vh_…` with an index, `\mH^{(…` of any layer, or as it stands. */
function written({ tex, index }: Notation): RegExp {
  const [base = tex, ...layer] = tex.split('^{(');
  if (layer.length > 0) return new RegExp(`${literally(base)}\\^\\{\\(`, 'g');
  return index === null ? bare(tex, 'g') : new RegExp(`${literally(tex)}(?=_)`, 'g');
}

/** With an index it may be another symbol: the sigmoid `\sigma` is not used by a singular value `\sigma_i`. */
function occurrence({ tex, index }: Notation, hasIndexedTwin: boolean): RegExp {
  const next = index === null ? (hasIndexedTwin ? '(?!_)' : '') : '(?=_)';
  return new RegExp(bare(tex, '').source + next);
}

/** A letter that no other makes part of a command, as in `\diag`, and that no accent makes another symbol. */
function bare(tex: string, flags: string): RegExp {
  const before = String.raw`(?<!\\(?:bar|hat|tilde)\{)`;
  const around = tex.startsWith('\\') ? '' : String.raw`(?<![a-zA-Z\\])`;
  return new RegExp(`${before}${around}${literally(tex)}(?![a-zA-Z])`, flags);
}

function literally(tex: string): string {
  return tex.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** A symbol with its usual index: `\vh` with index `t` gives `\vh_{t}`. */
export function indexedTex({ tex, index }: Notation): string {
  return index === null ? tex : `${tex}_{${index}}`;
}

/** A symbol with its usual index, in the color of its role: `\act{\vh_{t}}`. */
export function coloredTex(symbol: Notation): string {
  const tex = indexedTex(symbol);
  return symbol.role === null ? tex : `${ROLE_MACROS[symbol.role]}{${tex}}`;
}
