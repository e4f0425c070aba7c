/** A stretch of a label, and whether it stands on the line, below it or above it. */
export interface LabelPart {
  readonly text: string;
  readonly shift: 'none' | 'sub' | 'super';
}

const SHIFTED = /([_^])(?:\{([^}]*)\}|(.))/gu;

/**
 * The stretches of a label with `_` and `^` as in TeX: "σ_{max}^k" is σ, then max below, then k above.
 *
 * Set this way, subscripts do not depend on the font having small letters.
 */
export function parseLabel(label: string): readonly LabelPart[] {
  const parts: LabelPart[] = [];
  let end = 0;
  for (const match of label.matchAll(SHIFTED)) {
    parts.push({ text: label.slice(end, match.index), shift: 'none' });
    parts.push({ text: match[2] ?? match[3] ?? '', shift: match[1] === '_' ? 'sub' : 'super' });
    end = match.index + match[0].length;
  }
  parts.push({ text: label.slice(end), shift: 'none' });
  return parts.filter((part) => part.text !== '');
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

/** Places for labels at wished places, in the order given: at least `gap` apart, inside [low, high] while there is room. */
export function spread(wished: readonly number[], gap: number, bounds: readonly [number, number]): readonly number[] {
  const order = wished.map((_, i) => i).sort((a, b) => (wished[a] ?? 0) - (wished[b] ?? 0));
  const [low, high] = bounds;
  const places: number[] = [...wished];
  let free = low;
  for (const i of order) {
    places[i] = Math.max(places[i] ?? 0, free);
    free = (places[i] ?? 0) + gap;
  }
  let limit = high;
  for (const i of order.toReversed()) {
    places[i] = Math.min(places[i] ?? 0, limit);
    limit = (places[i] ?? 0) - gap;
  }
  return places;
}
