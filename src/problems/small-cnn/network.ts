import { at, sum } from '../../core/array.ts';
import { outputSize, PLAIN_STEPS } from '../../core/convolution.ts';
import { receptiveFields, type ReceptiveField } from '../../core/receptive-field.ts';

/** One convolution: how many channels it puts out, and how its k by k window walks. */
export interface Convolution {
  readonly channels: number;
  readonly taps: number;
  readonly stride: number;
  readonly padding: number;
}

/** What is drawn: three convolutions, with 2 by 2 max pooling after the first. */
export interface Numbers {
  /** Rows and columns of the image. */
  readonly size: number;
  readonly layers: readonly [Convolution, Convolution, Convolution];
}

/** Channels of the image. */
export const COLORS = 3;
/** Outputs of the dense layer at the end. */
export const CLASSES = 10;
/** The pooling, as a window that walks. */
export const POOL = { taps: 2, stride: 2, padding: 0 };

/** How an output size follows from an input size and a window. */
export type SizeRule = (size: number, layer: Omit<Convolution, 'channels'>) => number;

/** ⌊(m + 2p - k) / s⌋ + 1. */
export const rightSize: SizeRule = (size, { taps, stride, padding }) =>
  outputSize(size, taps, { ...PLAIN_STEPS, stride, padding });

/** The sizes after the first convolution, the pooling, and the other two convolutions. */
export function sizes({ size, layers: [first, second, third] }: Numbers, rule: SizeRule = rightSize) {
  const one = rule(size, first);
  const pooled = rule(one, POOL);
  const two = rule(pooled, second);
  return [one, pooled, two, rule(two, third)] as const;
}

/** One convolution with what is around it. */
export interface Placed extends Convolution {
  readonly inputChannels: number;
  readonly inputSize: number;
  readonly outputSize: number;
}

/** The three convolutions with the channels and sizes that they read and write. */
export function placed(numbers: Numbers): readonly [Placed, Placed, Placed] {
  const [one, pooled, two, three] = sizes(numbers);
  const [first, second, third] = numbers.layers;
  return [
    { ...first, inputChannels: COLORS, inputSize: numbers.size, outputSize: one },
    { ...second, inputChannels: first.channels, inputSize: pooled, outputSize: two },
    { ...third, inputChannels: second.channels, inputSize: two, outputSize: three },
  ];
}

/** Weights of a convolution, without biases. */
export function weights({ inputChannels, channels, taps }: Placed): number {
  return channels * inputChannels * taps ** 2;
}

/** Parameters of the dense layer on the channel means. */
export function denseParameters({ layers }: Numbers): number {
  return CLASSES * (layers[2].channels + 1);
}

/** All parameters, biases included. */
export function parameters(numbers: Numbers): number {
  return sum(placed(numbers).map((layer) => weights(layer) + layer.channels)) + denseParameters(numbers);
}

/** Multiply-accumulates of a convolution for one image. */
export function macs(layer: Placed): number {
  return weights(layer) * layer.outputSize ** 2;
}

/** Multiply-accumulates of the network for one image. */
export function allMacs(numbers: Numbers): number {
  return sum(placed(numbers).map(macs)) + CLASSES * numbers.layers[2].channels;
}

/** The receptive field after the first convolution, the pooling, and the other two convolutions. */
export function fields({ layers: [first, second, third] }: Numbers): readonly ReceptiveField[] {
  return receptiveFields([first, POOL, second, third].map((layer) => ({ ...layer, dilation: 1 })));
}

/** The receptive field of one unit of the last convolution. */
export function lastField(numbers: Numbers): ReceptiveField {
  return at(fields(numbers), 3);
}

/** Parameters of a dense layer from the image to as many numbers as the first convolution puts out. */
export function comparedDense(numbers: Numbers): number {
  const outputs = numbers.layers[0].channels * sizes(numbers)[0] ** 2;
  return outputs * (COLORS * numbers.size ** 2 + 1);
}
