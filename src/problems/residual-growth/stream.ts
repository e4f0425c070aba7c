/** How the scale of the branches follows the number of blocks. */
export type Scaling = 'none' | 'half' | 'root' | 'inverse';

/** What is drawn. */
export interface Numbers {
  /** L */
  readonly blocks: number;
  readonly scaling: Scaling;
  /** The growth of the mean square that the second question allows. */
  readonly target: number;
  /** The block whose share is asked for, from 1 to L. */
  readonly block: number;
}

/** What residual blocks do to the mean square of their stream. */
export interface Stream {
  /** α² */
  readonly square: number;
  /** (1 + α²)^L, for branches that keep the mean square. */
  readonly growth: number;
  /** The α at which the growth is the target: √(target^(1/L) - 1). */
  readonly targetScale: number;
  /** 1 + L: the mean square behind branches of mean square 1 and α = 1, for a start of 1. */
  readonly normalized: number;
  /** 1/(block + 1): what the branch of a block holds of the mean square behind it. */
  readonly share: number;
}

/** α² for a way of scaling. */
export function squareOf(scaling: Scaling, blocks: number): number {
  const squares = { none: 1, half: 1 / 4, root: 1 / blocks, inverse: 1 / blocks ** 2 } as const;
  return squares[scaling];
}

/** The mean square of the stream when the branches have no correlation with it. */
export function streamOf({ blocks, scaling, target, block }: Numbers): Stream {
  const square = squareOf(scaling, blocks);
  return {
    square,
    growth: (1 + square) ** blocks,
    targetScale: Math.sqrt(target ** (1 / blocks) - 1),
    normalized: 1 + blocks,
    share: 1 / (block + 1),
  };
}
