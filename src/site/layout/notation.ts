import type { Notation, Role } from '../../book/types.ts';

const MACRO: Readonly<Record<Role, string>> = {
  data: '\\data',
  parameter: '\\param',
  activation: '\\act',
  gradient: '\\grad',
  target: '\\target',
};

/** A symbol with its usual index: `\vh` with index `t` gives `\vh_{t}`. */
export function indexedTex(symbol: Notation): string {
  return symbol.index === null ? symbol.tex : `${symbol.tex}_{${symbol.index}}`;
}

/** TeX in the color of the symbol's role. */
export function roleTex(symbol: Notation, tex: string): string {
  return symbol.role === null ? tex : `${MACRO[symbol.role]}{${tex}}`;
}
