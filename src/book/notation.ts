import { ROLE_MACROS } from './role.ts';
import type { Notation } from './types.ts';

/** A symbol with its usual index: `\vh` with index `t` gives `\vh_{t}`. */
export function indexedTex({ tex, index }: Notation): string {
  return index === null ? tex : `${tex}_{${index}}`;
}

/** A symbol with its usual index, in the color of its role: `\act{\vh_{t}}`. */
export function coloredTex(symbol: Notation): string {
  const tex = indexedTex(symbol);
  return symbol.role === null ? tex : `${ROLE_MACROS[symbol.role]}{${tex}}`;
}
