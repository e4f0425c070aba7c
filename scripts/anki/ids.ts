import { createHash } from 'node:crypto';

/**
 * A number for a name, the same in every build: what Anki calls an id, which is a moment in milliseconds since 1970.
 *
 * It lies in the years from 2001 to 2010, before Anki's other ids. Two of a thousand names get the same number in one
 * of a million cases.
 */
export function idOf(name: string): number {
  return FIRST + Number(digest(name).readBigUInt64BE() % SPAN);
}

/** How Anki compares first fields: the first 32 bits of the SHA-1 digest of their plain text. */
export function checksumOf(text: string): number {
  return digest(text).readUInt32BE();
}

const FIRST = 1_000_000_000_000;
const SPAN = 300_000_000_000n;

function digest(text: string): Buffer {
  return createHash('sha1').update(text).digest();
}
