import { at, range } from '../../core/array.ts';
import { receptiveFields, type ReceptiveField, type WindowLayer } from '../../core/receptive-field.ts';

/** Some equal layers in a row. */
export interface Row extends WindowLayer {
  readonly kind: 'convolution' | 'pooling';
  readonly repeat: number;
}

/** What is drawn. */
export interface Numbers {
  /** A network, from the input on. */
  readonly rows: readonly Row[];
  /** Kernel size of the stacks that must reach far. */
  readonly taps: number;
  /** The receptive field that they must have at least. */
  readonly reach: number;
  /** How many 3 by 3 layers are compared with one large window. */
  readonly small: number;
}

/** The layers of the network one by one. */
export function layers({ rows }: Pick<Numbers, 'rows'>): readonly WindowLayer[] {
  return rows.flatMap((row) => range(row.repeat).map(() => row));
}

/** The receptive field at the end of the network. */
export function lastField(numbers: Pick<Numbers, 'rows'>): ReceptiveField {
  const fields = receptiveFields(layers(numbers));
  return at(fields, fields.length - 1);
}

/** The receptive field of a stack with the dilations 1, 2, 4, ...: 1 + (k - 1)(2^L - 1). */
export function doublingField(taps: number, count: number): number {
  return 1 + (taps - 1) * (2 ** count - 1);
}

/** The answers in numbers. */
export interface Answers {
  /** Layers of stride 1 without dilation: the least L with 1 + L(k - 1) at least the reach. */
  readonly plain: number;
  /** Layers with the dilations 1, 2, 4, ... */
  readonly doubling: number;
  /** Weights of one large window over those of the small ones: (2n + 1)² / 9n. */
  readonly ratio: number;
  /** Standard deviation of the effective receptive field of the plain stack: √(L(k² - 1)/12). */
  readonly spread: number;
}

/** The answers about stacks. */
export function answers({ taps, reach, small }: Numbers): Answers {
  const plain = Math.ceil((reach - 1) / (taps - 1));
  let doubling = 1;
  while (doublingField(taps, doubling) < reach) doubling += 1;
  return {
    plain,
    doubling,
    ratio: (2 * small + 1) ** 2 / (9 * small),
    spread: Math.sqrt((plain * (taps ** 2 - 1)) / 12),
  };
}
