import { at, range } from '../../core/array.ts';
import type { WindowLayer } from '../../core/receptive-field.ts';

/** The stacks on offer; the last one is the reader's own. */
export const STACKS = ['equal', 'dilated', 'strided', 'VGG-16', 'ResNet-18', 'own'] as const;
export type StackName = (typeof STACKS)[number];

/** The reader's own layers, entry by entry. */
export interface OwnLayers {
  readonly taps: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
}

/** What a stack is made of: its kernel size, where it has one for all layers, and the reader's own layers. */
export interface StackChoice {
  readonly name: StackName;
  readonly taps: number;
  readonly own: OwnLayers;
}

/** With a stride of 2 in every layer, the receptive field doubles from layer to layer. */
const MOST_STRIDED = 8;
const MOST_EQUAL = 40;
const DILATIONS = [1, 2, 4, 8] as const;

/** All layers of a stack, the first one first. VGG-16 and ResNet-18 are given up to their last pooling or convolution. */
export function layersOf({ name, taps, own }: StackChoice): readonly WindowLayer[] {
  switch (name) {
    case 'equal':
      return range(MOST_EQUAL).map(() => layer(taps));
    case 'dilated':
      return range(MOST_EQUAL).map((i) => layer(taps, 1, at(DILATIONS, i % DILATIONS.length)));
    case 'strided':
      return range(MOST_STRIDED).map(() => layer(taps, 2));
    case 'VGG-16':
      return [2, 2, 3, 3, 3].flatMap((convolutions) => [...range(convolutions).map(() => layer(3)), layer(2, 2)]);
    case 'ResNet-18':
      return [layer(7, 2), layer(3, 2), ...[1, 2, 2, 2].flatMap(stage)];
    case 'own':
      return own.taps.map((k, i) => layer(k, at(own.strides, i), at(own.dilations, i)));
  }
}

/** The four convolutions of two residual blocks; the first one may stride. */
function stage(stride: number): readonly WindowLayer[] {
  return [layer(3, stride), layer(3), layer(3), layer(3)];
}

function layer(taps: number, stride = 1, dilation = 1): WindowLayer {
  return { taps, stride, dilation };
}
