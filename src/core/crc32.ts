/**
 * The CRC-32 of bytes, a whole number from 0 to 2^32 - 1: two texts that differ by an accident have different ones in
 * all but one of four billion cases.
 *
 * Polynomial 0x04C11DB7, reflected, as in ZIP and PNG (ISO 3309).
 */
export function crc32(bytes: Uint8Array): number {
  return (bytes.reduce((sum, byte) => (sum >>> 8) ^ remainder((sum ^ byte) & 0xff), ~0) ^ ~0) >>> 0;
}

const POLYNOMIAL = 0xedb88320;
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => divided(byte));

function remainder(byte: number): number {
  return REMAINDERS[byte] ?? 0;
}

/** The remainder of one byte, bit by bit. */
function divided(byte: number): number {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ POLYNOMIAL : rest >>> 1;
  return rest;
}
