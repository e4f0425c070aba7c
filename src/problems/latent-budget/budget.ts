/** How samples are made: DDIM with guidance, or Heun's method with or without. */
export interface Sampling {
  readonly method: 'DDIM' | 'Heun';
  readonly steps: number;
  readonly isGuided: boolean;
}

/** What is drawn: a latent, how a transformer cuts it, the size of the transformer, and a sampler. */
export interface Numbers {
  /** The auto-encoder divides the side of an image by this. */
  readonly shrink: number;
  /** Side and channels of the latent. */
  readonly side: number;
  readonly channels: number;
  /** Side of a patch. */
  readonly patch: number;
  /** d_h */
  readonly width: number;
  /** Number of blocks. */
  readonly blocks: number;
  readonly sampling: Sampling;
}

/** What the questions ask for. */
export interface Budget {
  /** Numbers of the image over numbers of the latent. */
  readonly ratio: number;
  /** n */
  readonly tokens: number;
  /** Numbers in a patch. */
  readonly entries: number;
  readonly weights: number;
  /** Multiplications of a forward pass, in billions. */
  readonly work: number;
  readonly calls: number;
}

/** Square matrices of width d_h that a block is worth: attention 4, MLP 8, modulation 6. */
export const PARTS = { attention: 4, mlp: 8, modulation: 6 };
export const COLORS = 3;

export function budgetOf({ shrink, side, channels, patch, width, blocks, sampling }: Numbers): Budget {
  const tokens = (side / patch) ** 2;
  const { attention, mlp, modulation } = PARTS;
  return {
    ratio: (COLORS * shrink ** 2) / channels,
    tokens,
    entries: patch ** 2 * channels,
    weights: (attention + mlp + modulation) * width ** 2 * blocks,
    work: workOf({ tokens, width, blocks }),
    calls: callsOf(sampling),
  };
}

/** What the work of a forward pass depends on. */
interface Pass {
  readonly tokens: number;
  readonly width: number;
  readonly blocks: number;
}

/** Billions of multiplications: each token with the weights of attention and MLP, each pair in scores and values. */
function workOf({ tokens: n, width, blocks }: Pass): number {
  return (blocks * ((PARTS.attention + PARTS.mlp) * width ** 2 * n + 2 * n ** 2 * width)) / 1e9;
}

/** Calls of the network; the last step of Heun's method takes one velocity, all others two. */
export function callsOf({ method, steps, isGuided }: Sampling): number {
  const velocities = method === 'DDIM' ? steps : 2 * steps - 1;
  return (isGuided ? 2 : 1) * velocities;
}
