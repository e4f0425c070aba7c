import { at, range } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';

/** Rows and columns of an image. */
export const ROWS = 7;
export const COLUMNS = 5;
export const PIXELS = ROWS * COLUMNS;

/** How many noisy copies of each digit there are. */
export const COPIES = 16;

/** The chance of a pixel to be flipped. */
const NOISE = 0.1;

/** The digits 0 to 3 without noise, row by row. */
const BITMAPS = [
  '01110 10001 10011 10101 11001 10001 01110',
  '00100 01100 00100 00100 00100 00100 01110',
  '01110 10001 00001 00010 00100 01000 11111',
  '11111 00010 00100 00010 00001 10001 01110',
].map((bits) => [...bits.replaceAll(' ', '')].map(Number));

/** The pairs of tasks: the digits of A, then those of B. */
export const PAIRS = {
  '1, then 2': [[1], [2]],
  '0 and 1, then 2 and 3': [
    [0, 1],
    [2, 3],
  ],
} as const;

/** How a white and a black pixel enter the network. */
export const INPUTS = ['0 and 1', '−1 and 1'] as const;

/** Some images, each with its digit. */
export interface Images {
  /** One image each, its pixels row by row. */
  readonly inputs: readonly Float64Array[];
  readonly labels: readonly number[];
}

/** Both tasks of a pair, from generators of their own. */
export function tasksOf(
  pair: keyof typeof PAIRS,
  seed: number,
  inputs: (typeof INPUTS)[number],
): { readonly A: Images; readonly B: Images } {
  const [first, second] = PAIRS[pair];
  const entered = inputs === '−1 and 1' ? (bit: number) => 2 * bit - 1 : (bit: number) => bit;
  return { A: imagesOf(first, 100 + seed, entered), B: imagesOf(second, 200 + seed, entered) };
}

/** All copies of one digit, then those of the next; every pixel takes one draw, in the order of its row. */
function imagesOf(digits: readonly number[], seed: number, entered: (bit: number) => number): Images {
  const rng = createRng(seed);
  const labels = digits.flatMap((digit) => range(COPIES).map(() => digit));
  const noisy = (bit: number) => (rng.uniform() < NOISE ? 1 - bit : bit);
  const inputs = labels.map((digit) => Float64Array.from(at(BITMAPS, digit), (bit) => entered(noisy(bit))));
  return { inputs, labels };
}
