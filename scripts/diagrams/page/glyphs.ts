/** What a font can draw, and how large. Sizes are in CSS pixels. */
export interface Glyphs {
  /** Whether the family itself has the character, not some font that stands in for it. */
  readonly has: (family: string, character: string) => boolean;
  readonly width: (text: string, font: Font) => number;
  /** Height of the ink above the base line. */
  readonly ascent: (text: string, font: Font) => number;
}

/** A family at a size. */
export interface Font {
  readonly family: string;
  readonly size: number;
}

const NO_FAMILY = 'no such family';
/** Never assigned: every font draws its empty box for it. */
const NO_CHARACTER = '\u0378';
const SIDE = 64;
const SIZE = 40;

/** Measures by drawing: a browser does not say which font a character comes from, but the pixels differ. */
export function createGlyphs(): Glyphs {
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('the browser has no canvas');
  const metrics = (text: string, font: Font) => {
    context.font = css(font);
    return context.measureText(text);
  };
  return {
    has: (family, character) => {
      const drawn = pixels(context, character, family);
      return drawn !== pixels(context, character, NO_FAMILY) && drawn !== pixels(context, NO_CHARACTER, family);
    },
    width: (text, font) => metrics(text, font).width,
    ascent: (text, font) => metrics(text, font).actualBoundingBoxAscent,
  };
}

function css({ family, size }: Font): string {
  return `${size}px "${family}"`;
}

function pixels(context: OffscreenCanvasRenderingContext2D, character: string, family: string): string {
  context.clearRect(0, 0, SIDE, SIDE);
  context.font = css({ family, size: SIZE });
  context.fillText(character, SIDE / 4, SIZE);
  return context.getImageData(0, 0, SIDE, SIDE).data.join();
}
