import { at } from '../../src/core/array.ts';

/** A text without its far repeats: the list of copies, as `src/offline/repeats.ts` reads it, and the new text. */
export interface WithoutRepeats {
  readonly copies: Buffer;
  readonly fresh: Buffer;
}

/** The shortest repeat that is worth a copy. */
const WINDOW = 96;
/** Nearer repeats are left to gzip. */
const NEAR = 20_000;
/** Every so many bytes a window is remembered. */
const STEP = 8;
const FACTOR = 0x01000193;
const SLOTS = 1 << 20;

interface Copy {
  readonly to: number;
  readonly from: number;
  readonly bytes: number;
}

/** Leaves out of a text what stands far before already. */
export function withoutRepeats(text: Buffer): WithoutRepeats {
  const copies: number[] = [];
  const fresh: Buffer[] = [];
  let end = 0;
  for (const { to, from, bytes } of farRepeats(text)) {
    fresh.push(text.subarray(end, to));
    copies.push(...[to - end, from, bytes].flatMap(inGroups));
    end = to + bytes;
  }
  return { copies: Buffer.from(copies), fresh: Buffer.concat([...fresh, text.subarray(end)]) };
}

/** From left to right, without overlaps; a hash of each window finds its like (Rabin and Karp). */
function farRepeats(text: Buffer): readonly Copy[] {
  const hashes = windowHashes(text);
  const seen = new Int32Array(SLOTS).fill(-1);
  const found: Copy[] = [];
  let remembered = 0;
  let end = 0;
  for (let place = 0; place < hashes.length; place += 1) {
    if (place < end) continue;
    for (; remembered + NEAR < place; remembered += STEP) seen[slotOf(at(hashes, remembered))] = remembered;
    const from = at(seen, slotOf(at(hashes, place)));
    const copy = from < 0 ? null : longest(text, { from, to: place, end });
    if (copy) {
      found.push(copy);
      end = copy.to + copy.bytes;
    }
  }
  return found;
}

/** Widens a match to both sides, as far as it goes; null for a mere likeness of hashes. */
function longest(text: Buffer, { from, to, end }: Readonly<{ from: number; to: number; end: number }>): Copy | null {
  let before = 0;
  while (to - before > end && from > before && text[from - before - 1] === text[to - before - 1]) before += 1;
  let after = 0;
  while (to + after < text.length && from + after < to - before && text[from + after] === text[to + after]) after += 1;
  return after < WINDOW ? null : { to: to - before, from: from - before, bytes: before + after };
}

function windowHashes(text: Buffer): Int32Array {
  const hashes = new Int32Array(Math.max(0, text.length - WINDOW + 1));
  let first = 1;
  for (let step = 0; step < WINDOW; step += 1) first = Math.imul(first, FACTOR);
  let hash = 0;
  for (const [place, byte] of text.entries()) {
    hash = Math.imul(hash, FACTOR) + byte;
    if (place >= WINDOW) hash -= Math.imul(first, at(text, place - WINDOW));
    hash |= 0;
    if (place >= WINDOW - 1) hashes[place - WINDOW + 1] = hash;
  }
  return hashes;
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (SLOTS - 1);
}

function inGroups(value: number): readonly number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...inGroups(Math.floor(value / 128))];
}
