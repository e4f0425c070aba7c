import { place } from './scale.ts';

/** A token and how its box looks: plain, filled, marked as new, or dashed. */
export interface Tile {
  readonly text: string;
  readonly look: 'plain' | 'filled' | 'new' | 'dashed';
}

/** Where a tile stands in a drawing: its box, and the middle of each of its letters. */
export interface TileBox {
  readonly left: number;
  readonly width: number;
  readonly look: Tile['look'];
  readonly letters: readonly { readonly letter: string; readonly middle: number }[];
}

/** The room between two neighboring boxes. */
const GAP = 2.4;

/** The boxes of tiles that follow one another from `x` on, a letter (code point) every `pitch`. */
export function tileBoxes(
  tiles: readonly Tile[],
  { x, pitch }: { readonly x: number; readonly pitch: number },
): readonly TileBox[] {
  let before = 0;
  return tiles.map(({ text, look }) => {
    const start = x + before * pitch;
    const letters = [...text];
    before += letters.length;
    return {
      left: place(start + GAP / 2),
      width: place(Math.max(1, letters.length * pitch - GAP)),
      look,
      letters: letters.map((letter, i) => ({ letter, middle: place(start + (i + 0.5) * pitch) })),
    };
  });
}
