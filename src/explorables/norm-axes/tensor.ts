import { at, range } from '../../core/array.ts';

/** A small tensor of activations: entry (n, c, s) is `tensor[n][c][s]`, all counted from 0. */
export type Tensor = readonly (readonly (readonly number[])[])[];

/** Samples, channels and positions of the tensor in the figure. */
export const SIZE = { samples: 4, channels: 4, positions: 3 } as const;

/** What a reader can do to the tensor before it is normalized. */
export interface Edit {
  /** The factor of every entry of sample 0. */
  readonly sample: number;
  /** The factor of every entry of channel 3. */
  readonly channel: number;
  /** What is added to every entry of sample 0, after its scaling. */
  readonly shift: number;
}

/** The tensor with nothing done to it. */
export const UNTOUCHED: Edit = { sample: 1, channel: 1, shift: 0 };

const SCALED_CHANNEL = 3;

/** The tensor x_ncs = (c + 1) cos(1.3 n + 0.7 c + 2.1 s) + 0.5 n, edited. */
export function editedTensor(edit: Edit): Tensor {
  return tensorOf((n, c, s) => {
    const entry = (c + 1) * Math.cos(1.3 * n + 0.7 * c + 2.1 * s) + 0.5 * n;
    const scaled = entry * (n === 0 ? edit.sample : 1) * (c === SCALED_CHANNEL ? edit.channel : 1);
    return n === 0 ? scaled + edit.shift : scaled;
  });
}

/** A tensor of the figure's size from a value for each entry. */
export function tensorOf(value: (n: number, c: number, s: number) => number): Tensor {
  return range(SIZE.samples).map((n) =>
    range(SIZE.channels).map((c) => range(SIZE.positions).map((s) => value(n, c, s))),
  );
}

/** An entry of a tensor, counted from 0. */
export function entryOf(tensor: Tensor, [n, c, s]: readonly [number, number, number]): number {
  return at(at(at(tensor, n), c), s);
}
