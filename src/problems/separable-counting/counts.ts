/** What is drawn: one layer with "same" padding and stride 1, and its cheap versions. Nothing has biases. */
export interface Numbers {
  readonly inputChannels: number;
  readonly outputChannels: number;
  /** Kernel size k. */
  readonly taps: number;
  /** Rows and columns of the map. */
  readonly size: number;
  readonly groups: number;
  /** Channels inside the bottleneck. */
  readonly reduced: number;
}

/** Weights of the four versions. */
export interface Weights {
  readonly full: number;
  readonly depthwise: number;
  readonly pointwise: number;
  readonly separable: number;
  readonly grouped: number;
  /** The three layers of the bottleneck: reduce, window, expand. */
  readonly parts: readonly [number, number, number];
  readonly bottleneck: number;
  /** Separable over full. */
  readonly ratio: number;
}

/** The counts, from the shapes of the kernels. */
export function weights({ inputChannels, outputChannels, taps, groups, reduced }: Numbers): Weights {
  const full = outputChannels * inputChannels * taps ** 2;
  const depthwise = inputChannels * taps ** 2;
  const pointwise = inputChannels * outputChannels;
  const parts = [inputChannels * reduced, reduced * reduced * taps ** 2, reduced * outputChannels] as const;
  return {
    full,
    depthwise,
    pointwise,
    separable: depthwise + pointwise,
    grouped: full / groups,
    parts,
    bottleneck: parts[0] + parts[1] + parts[2],
    ratio: (depthwise + pointwise) / full,
  };
}
