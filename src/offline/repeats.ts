/*
 * gzip looks back 32 kB; a page of formulas repeats itself over much more. So what was said long before is left out, and a
 * list of copies says where it stood: each copy is three numbers, in bytes,
 *
 *   how much new text comes before it, where in the whole text it is copied from, how long it is
 *
 * each number in groups of seven bits, the lowest first, with the eighth bit set where another group follows.
 */

/** The whole text of `length` bytes, from the list of copies and the new text after it. Throws RangeError when they do not fit. */
export function withRepeats(packed: Uint8Array, copyBytes: number, length: number): Uint8Array<ArrayBuffer> {
  const copies = packed.subarray(0, copyBytes);
  const fresh = packed.subarray(copyBytes);
  const whole = new Uint8Array(length);
  let [place, end, taken] = [0, 0, 0];
  const number = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const group = copies[place] ?? 0;
      place += 1;
      value += (group & 127) * scale;
      if (group < 128) return value;
    }
  };
  const takeFresh = (bytes: number) => {
    whole.set(fresh.subarray(taken, taken + bytes), end);
    taken += bytes;
    end += bytes;
  };
  while (place < copies.length) {
    takeFresh(number());
    const from = number();
    const bytes = number();
    if (from + bytes > end) throw new RangeError('a copy of what is not there yet');
    whole.copyWithin(end, from, from + bytes);
    end += bytes;
  }
  takeFresh(fresh.length - taken);
  if (end !== length) throw new RangeError(`${end} bytes in place of ${length}`);
  return whole;
}
