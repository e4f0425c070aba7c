import { expect, it } from 'vitest';
import { at, range } from './array.ts';
import { convolve } from './convolution.ts';
import { receptiveFields, type WindowLayer } from './receptive-field.ts';

const plain = (taps: number): WindowLayer => ({ taps, stride: 1, dilation: 1 });
const POOL: WindowLayer = { taps: 2, stride: 2, dilation: 1 };

it('is 7 for three windows of 3, and 31 with dilations 1, 2, 4, 8 or with four strides of 2', () => {
  const last = (layers: readonly WindowLayer[]) => receptiveFields(layers).at(-1);
  expect(last(range(3).map(() => plain(3)))).toEqual({ size: 7, jump: 1 });
  expect(last([1, 2, 4, 8].map((dilation) => ({ taps: 3, stride: 1, dilation })))).toEqual({ size: 31, jump: 1 });
  expect(last(range(4).map(() => ({ taps: 3, stride: 2, dilation: 1 })))).toEqual({ size: 31, jump: 16 });
});

it('is 212 with jump 32 after the last pooling of VGG-16', () => {
  const groups = [2, 2, 3, 3, 3].flatMap((count) => [...range(count).map(() => plain(3)), POOL]);
  expect(receptiveFields(groups).at(-1)).toEqual({ size: 212, jump: 32 });
});

it('is what a network of positive kernels shows when one input after the other is switched on', () => {
  const layers = [{ taps: 3, stride: 2, dilation: 2 }, plain(2), { taps: 3, stride: 2, dilation: 1 }];
  const { size, jump } = at(receptiveFields(layers), 2);
  const inputs = 60;
  const readers = (unit: number) =>
    range(inputs).filter((j) => {
      const output = layers.reduce<readonly number[]>(
        (signal, { taps, ...steps }) => convolve(signal, range(taps).map(() => 1), { ...steps, padding: 0 }), // prettier-ignore
        range(inputs).map((i) => (i === j ? 1 : 0)),
      );
      return at(output, unit) > 0;
    });
  const [first, second] = [readers(0), readers(1)];
  expect(at(first, first.length - 1) - at(first, 0) + 1).toBe(size);
  expect(at(second, 0) - at(first, 0)).toBe(jump);
});
