import type { BytePairs } from './model.ts';

/** Where a word of the corpus stands in a drawing: its count, then its letters from `left` on. */
export interface WordPlace {
  readonly x: number;
  readonly y: number;
  readonly left: number;
}

/** The room of one letter, and of one line of words. */
export const PITCH = 14;
export const LINE = 22;

const DIGIT = 7.4;
const TIMES = 12;
const BETWEEN = 8;

/** Words in lines from `top` on, as many in a line as fit into `width`. No place depends on the merges, so that nothing jumps. */
export function wordPlaces(
  cut: BytePairs['cut'],
  { width, top }: { readonly width: number; readonly top: number },
): readonly WordPlace[] {
  let [x, y] = [0, top];
  return cut.map(({ symbols, count }) => {
    const before = DIGIT * String(count).length + TIMES;
    const room = before + PITCH * [...symbols.join('')].length;
    if (x > 0 && x + room > width) [x, y] = [0, y + LINE];
    const place = { x, y, left: x + before };
    x += room + BETWEEN;
    return place;
  });
}

/** A symbol short enough for a table: of a longer one the last characters, after three dots. */
export function shortened(symbol: string, most: number): string {
  const letters = [...symbol];
  return letters.length <= most ? symbol : `…${letters.slice(1 - most).join('')}`;
}
