import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withRepeats } from '../../src/offline/repeats.ts';
import { withoutRepeats } from './without-repeats.ts';

function throughBoth(text: Buffer): Buffer {
  const { copies, fresh } = withoutRepeats(text);
  return Buffer.from(withRepeats(Buffer.concat([copies, fresh]), copies.length, text.length));
}

it('reads copies as they are written: new text, from where, how long', () => {
  const packed = Buffer.from([3, 1, 2, 0, 0, 5, ...Buffer.from('abcd')]);
  expect(Buffer.from(withRepeats(packed, 6, 11)).toString()).toBe('abcbcabcbcd');
});

it('reads numbers of several groups of seven bits', () => {
  const text = 'x'.repeat(300);
  const packed = Buffer.concat([Buffer.from([0xac, 0x02, 0, 0xc8, 0x01]), Buffer.from(text)]);
  expect(Buffer.from(withRepeats(packed, 5, 500)).toString()).toBe('x'.repeat(500));
});

it('refuses copies of what is not there, and a text of another length', () => {
  expect(() => withRepeats(Buffer.from([0, 5, 3]), 3, 3)).toThrow(RangeError);
  expect(() => withRepeats(Buffer.from('abc'), 0, 4)).toThrow(RangeError);
});

it('leaves out what stands far before, and nothing else', () => {
  const line = Array.from({ length: 200 }, (_, n) => `${n * n} `).join('');
  const gap = Array.from({ length: 30_000 }, (_, n) => String.fromCharCode(33 + ((n * n * 7 + (n >> 5)) % 90))).join(
    '',
  );
  const text = Buffer.from(line + gap + line);
  const { fresh } = withoutRepeats(text);
  expect(fresh.length).toBeLessThan(text.length - line.length + 20);
  expect(throughBoth(text).equals(text)).toBe(true);
});

it('gives back any text', () => {
  const piece = fc.uint8Array({ minLength: 90, maxLength: 400 });
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 4 }),
      fc.array(fc.nat(3), { maxLength: 400 }),
      (pieces, order) => {
        const text = Buffer.concat(order.map((place) => pieces[place % pieces.length] ?? new Uint8Array()));
        expect(throughBoth(text).equals(text)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

it('gives back texts that are shorter than a window, and empty ones', () => {
  for (const text of ['', 'a', 'a'.repeat(95), 'a'.repeat(60_000)])
    expect(throughBoth(Buffer.from(text)).toString()).toBe(text);
});
