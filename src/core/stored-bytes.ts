/** How many numbers of each width are stored. */
export interface Stored {
  /** Codes of 4 bits, two in a byte; an even number of them. */
  readonly nibbles?: number;
  readonly bytes?: number;
  /** Of 16 bits. */
  readonly halves?: number;
  /** Of 32 bits. */
  readonly singles?: number;
}

/** The bytes that numbers take, by laying them out in memory. */
export function storedBytes({ nibbles = 0, bytes = 0, halves = 0, singles = 0 }: Stored): number {
  const parts = [
    new Uint8Array(nibbles / 2),
    new Uint8Array(bytes),
    new Uint16Array(halves),
    new Float32Array(singles),
  ];
  return parts.reduce((total, { byteLength }) => total + byteLength, 0);
}

/** What mixed-precision Adam keeps of n parameters: weights and gradients in 16 bits, a copy and two moments in 32. */
export function keptByAdam(n: number): Stored {
  return { halves: n + n, singles: n + n + n };
}
