import { ROLE_MACROS } from './role.ts';
import type { Notation } from './types.ts';

/** The symbols whose letter occurs in a formula. */
export function usedSymbols(notation: readonly Notation[], formulas: readonly string[]): readonly Notation[] {
  const all = formulas.join(' ');
  return notation.filter(({ tex }) => occurrence(tex).test(all));
}

/** A letter occurs where no other letter makes it part of a command: the d of `d_x`, and not that of `\\diag`. */
function occurrence(tex: string): RegExp {
  const literal = tex.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return tex.startsWith('\\')
    ? new RegExp(`${literal}(?![a-zA-Z])`)
    : new RegExp(`(?<![a-zA-Z\\\\])${literal}(?![a-zA-Z])`);
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
