import { at, range } from '../core/array.ts';

/** A stretch of a label, and whether it stands on the line, below it or above it. */
export interface LabelPart {
  readonly text: string;
  readonly shift: 'none' | 'sub' | 'super';
}

const SHIFTED = /([_^])(?:\{([^}]*)\}|(.))|([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/gu;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * The stretches of a label with `_` and `^` as in TeX: "σ_{max}^k" is σ, then max below, then k above.
 *
 * Set this way, subscripts do not depend on the font having small letters. Superscript digits, as in
 * "10⁻⁵", are set the same way.
 */
export function parseLabel(label: string): readonly LabelPart[] {
  const parts: LabelPart[] = [];
  let end = 0;
  for (const match of label.matchAll(SHIFTED)) {
    parts.push({ text: label.slice(end, match.index), shift: 'none' });
    const [, sign, group, letter, superscript] = match;
    parts.push({ text: group ?? letter ?? enlarged(superscript ?? ''), shift: sign === '_' ? 'sub' : 'super' });
    end = match.index + match[0].length;
  }
  parts.push({ text: label.slice(end), shift: 'none' });
  return parts.filter((part) => part.text !== '');
}

/** Superscript digits and minus as full-sized ones. */
function enlarged(superscript: string): string {
  return [...superscript].map((sign) => (sign === '⁻' ? '−' : String(SUPERSCRIPTS.indexOf(sign)))).join('');
}

/** A label without its markup, for an accessible name: "σ max k". */
export function plainLabel(label: string): string {
  return parseLabel(label)
    .map((part) => (part.shift === 'none' ? part.text : ` ${part.text}`))
    .join('')
    .trim();
}

/** A power of ten in label markup, 1 for the zeroth. */
export function powerOfTen(value: number): string {
  const exponent = Math.round(Math.log10(value));
  return exponent === 0 ? '1' : `10^{${String(exponent).replace('-', '−')}}`;
}

/**
 * Places for labels at wished places, in the order given: at least `gap` apart, inside [low, high] while there is room.
 *
 * A list of gaps holds, for each label, the room that it needs up to the next one.
 */
export function spread(
  wished: readonly number[],
  gap: number | readonly number[],
  bounds: readonly [number, number],
): readonly number[] {
  const order = range(wished.length).toSorted((a, b) => at(wished, a) - at(wished, b));
  const room = (i: number) => (typeof gap === 'number' ? gap : at(gap, i));
  const places = [...wished];
  let free = bounds[0];
  for (const i of order) {
    places[i] = Math.max(at(places, i), free);
    free = at(places, i) + room(i);
  }
  let next: number | null = null;
  for (const i of order.toReversed()) {
    places[i] = Math.min(at(places, i), next === null ? bounds[1] : next - room(i));
    next = at(places, i);
  }
  return places;
}
