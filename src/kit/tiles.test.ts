import { expect, it } from 'vitest';
import { tileBoxes } from './tiles.ts';

const tile = (text: string) => ({ text, look: 'plain' as const });
const middles = (texts: readonly string[]) =>
  tileBoxes(texts.map(tile), { x: 10, pitch: 14 }).flatMap(({ letters }) => letters.map(({ middle }) => middle));

it('keeps every letter in its place however the text is cut', () => {
  expect(middles(['low', 'est_'])).toEqual([17, 31, 45, 59, 73, 87, 101]);
  expect(middles(['lowest_'])).toEqual(middles(['l', 'o', 'w', 'e', 's', 't', '_']));
});

it('leaves a gap between boxes, and counts a character once however many units it has', () => {
  const [first, second] = tileBoxes([tile('😀a'), tile('b')], { x: 0, pitch: 14 });
  expect([first?.left, first?.width]).toEqual([1.2, 25.6]);
  expect(second?.left).toBe(29.2);
});
