import { texNumber } from './format.ts';

/** A number that follows another in a product: a negative one stands in parentheses, "(-2)". */
export function texFactor(x: number, digits: number): string {
  const text = texNumber(x, digits);
  return text.startsWith('-') ? `(${text})` : text;
}

/** Terms joined by their signs: `2`, `-1`, `3` become "2 - 1 + 3". */
export function texSum(terms: readonly string[]): string {
  const signed = terms.map((term) => (term.startsWith('-') ? ` - ${term.slice(1)}` : ` + ${term}`));
  return signed.join('').replace(/^ \+ /, '').replace(/^ - /, '-');
}

/** A number with its relation: "= 18" where the rounding changes nothing, "\approx 0.3094" where it does. */
export function texEquals(x: number, digits: number): string {
  const exact = Math.abs(Number(x.toPrecision(digits)) - x) <= 1e-12 * Math.abs(x);
  return `${exact ? '=' : '\\approx'} ${texNumber(x, digits)}`;
}

/** A vector in one line: "(1, -2, 3)". */
export function texVector(entries: readonly number[], digits: number): string {
  return `(${entries.map((x) => texNumber(x, digits)).join(', ')})`;
}

/** A matrix given by rows. */
export function texMatrix(rows: readonly (readonly number[])[], digits: number): string {
  const lines = rows.map((row) => row.map((x) => texNumber(x, digits)).join(' & '));
  return `\\begin{pmatrix} ${lines.join(' \\\\ ')} \\end{pmatrix}`;
}

/** A vector with its relation, as `texEquals` writes a number: "= (1, 2)", or "\approx (0.333, 1)" where rounding shows. */
export function texEqualsVector(entries: readonly number[], digits: number): string {
  const isExact = entries.every((entry) => texEquals(entry, digits).startsWith('='));
  return `${isExact ? '=' : '\\approx'} ${texVector(entries, digits)}`;
}

/** Formulas one after the other, between which a line may break: `$1$, $2$`. */
export function apart(formulas: readonly string[]): string {
  return formulas.map((formula) => `$${formula}$`).join(', ');
}
