import { describe, expect, it } from 'vitest';
import { range, sum } from '../core/array.ts';
import { outputSize } from '../core/convolution.ts';

/** A layer of a network that is only counted: channels, window, output side, groups, whether it has biases, whether batch norm follows. */
interface Counted {
  readonly cIn: number;
  readonly cOut: number;
  readonly k: number;
  readonly side: number;
  readonly groups?: number;
  readonly hasBias?: boolean;
  readonly hasNorm?: boolean;
}

const weightsOf = ({ cIn, cOut, k, groups = 1 }: Counted) => (cOut * cIn * k ** 2) / groups;
const parameters = (layers: readonly Counted[]) =>
  sum(layers.map((layer) => weightsOf(layer) + (layer.hasBias === true ? layer.cOut : 0) + (layer.hasNorm === true ? 2 * layer.cOut : 0))); // prettier-ignore
const multiplications = (layers: readonly Counted[]) => sum(layers.map((layer) => weightsOf(layer) * layer.side ** 2));

const biased = (cIn: number, cOut: number, [k, side]: readonly [number, number]): Counted => ({ cIn, cOut, k, side, hasBias: true }); // prettier-ignore
const normed = (cIn: number, cOut: number, [k, side]: readonly [number, number]): Counted => ({ cIn, cOut, k, side, hasNorm: true }); // prettier-ignore
const dense = (inputs: number, outputs: number) => biased(inputs, outputs, [1, 1]);

const LENET = [biased(1, 6, [5, 28]), biased(6, 16, [5, 10]), dense(400, 120), dense(120, 84), dense(84, 10)];
const ALEXNET = [
  biased(3, 64, [11, 55]),
  biased(64, 192, [5, 27]),
  biased(192, 384, [3, 13]),
  biased(384, 256, [3, 13]),
  biased(256, 256, [3, 13]),
  dense(256 * 36, 4096),
  dense(4096, 4096),
  dense(4096, 1000),
];
const VGG_HEAD = [dense(512 * 49, 4096), dense(4096, 4096), dense(4096, 1000)];
const VGG = [
  ...([[3, 64, 224], [64, 64, 224], [64, 128, 112], [128, 128, 112], [128, 256, 56], [256, 256, 56], [256, 256, 56], [256, 512, 28], [512, 512, 28], [512, 512, 28], [512, 512, 14], [512, 512, 14], [512, 512, 14]] as const).map(([cIn, cOut, side]) => biased(cIn, cOut, [3, side])), // prettier-ignore
  ...VGG_HEAD,
];

const STEM = normed(3, 64, [7, 112]);

function resnet18(): readonly Counted[] {
  const blocks = range(4).flatMap((stage) => {
    const [width, side] = [64 * 2 ** stage, 56 / 2 ** stage];
    const first = stage === 0 ? width : width / 2;
    const projection = stage === 0 ? [] : [normed(first, width, [1, side])];
    return [normed(first, width, [3, side]), ...range(3).map(() => normed(width, width, [3, side])), ...projection];
  });
  return [STEM, ...blocks, dense(512, 1000)];
}

function resnet50(): readonly Counted[] {
  const blocks = [3, 4, 6, 3].flatMap((count, stage) => {
    const [width, side] = [64 * 2 ** stage, 56 / 2 ** stage];
    const [cIn, before] = stage === 0 ? [64, side] : [2 * width, 2 * side];
    const first = [normed(cIn, width, [1, before]), normed(width, width, [3, side]), normed(width, 4 * width, [1, side]), normed(cIn, 4 * width, [1, side])]; // prettier-ignore
    const others = range(count - 1).flatMap(() => [normed(4 * width, width, [1, side]), normed(width, width, [3, side]), normed(width, 4 * width, [1, side])]); // prettier-ignore
    return [...first, ...others];
  });
  return [STEM, ...blocks, dense(2048, 1000)];
}

function mobileNet(): readonly Counted[] {
  const plan = [[32, 64, 112], [64, 128, 56], [128, 128, 56], [128, 256, 28], [256, 256, 28], [256, 512, 14], ...range(5).map(() => [512, 512, 14] as const), [512, 1024, 7], [1024, 1024, 7]] as const; // prettier-ignore
  const pairs = plan.flatMap(([cIn, cOut, side]) => [{ ...normed(cIn, cIn, [3, side]), groups: cIn }, normed(cIn, cOut, [1, side])]); // prettier-ignore
  return [normed(3, 32, [3, 112]), ...pairs, dense(1024, 1000)];
}

function uNet(): readonly Counted[] {
  const down = [[1, 64, 570], [64, 64, 568], [64, 128, 282], [128, 128, 280], [128, 256, 138], [256, 256, 136], [256, 512, 66], [512, 512, 64], [512, 1024, 30], [1024, 1024, 28]] as const; // prettier-ignore
  const up = [[1024, 512, 54], [512, 512, 52], [512, 256, 102], [256, 256, 100], [256, 128, 198], [128, 128, 196], [128, 64, 390], [64, 64, 388]] as const; // prettier-ignore
  // A 2 × 2 transposed convolution with stride 2 multiplies each input entry by four weights for each output channel.
  const enlarge = [[1024, 512, 28], [512, 256, 52], [256, 128, 100], [128, 64, 196]] as const; // prettier-ignore
  return [
    ...[...down, ...up].map(([cIn, cOut, side]) => biased(cIn, cOut, [3, side])),
    ...enlarge.map(([cIn, cOut, side]) => biased(cIn, cOut, [2, side])),
    biased(64, 2, [1, 388]),
  ];
}

describe('the table of architectures', () => {
  it.each([
    ['LeNet-5', LENET, 61706, '0.000G'],
    ['AlexNet', ALEXNET, 61100840, '0.714G'],
    ['VGG-16', VGG, 138357544, '15.470G'],
    ['ResNet-18', resnet18(), 11689512, '1.814G'],
    ['ResNet-50', resnet50(), 25557032, '4.089G'],
    ['MobileNet', mobileNet(), 4231976, '0.569G'],
    ['U-Net', uNet(), 31030658, '150.428G'],
  ] as const)('%s has its parameters and multiplications', (...[, layers, count, work]) => {
    expect(parameters(layers)).toBe(count);
    expect(`${(multiplications(layers) / 1e9).toFixed(3)}G`).toBe(work);
  });

  it('LeNet takes 0.4 million multiplications, VGG keeps 123,642,856 parameters in its dense layers', () => {
    expect(multiplications(LENET)).toBe(416520);
    expect(parameters(VGG_HEAD)).toBe(123642856);
  });

  it('U-Net goes from 572 over 568, 280, 136 and 64 to 28, and back over 52, 100 and 196 to 388', () => {
    const pair = (size: number) => outputSize(outputSize(size, 3, { stride: 1, padding: 0, dilation: 1 }), 3, { stride: 1, padding: 0, dilation: 1 }); // prettier-ignore
    const encoder = range(4).reduce<readonly number[]>(
      (sizes) => [...sizes, pair((sizes.at(-1) ?? 0) / 2)],
      [pair(572)],
    );
    expect(encoder).toEqual([568, 280, 136, 64, 28]);
    const decoder = range(4).reduce<readonly number[]>((sizes) => [...sizes, pair(2 * (sizes.at(-1) ?? 0))], [28]);
    expect(decoder).toEqual([28, 52, 100, 196, 388]);
  });
});
