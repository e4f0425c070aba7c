import { describe, expect, it } from 'vitest';
import { at, range, sum } from '../core/array.ts';
import { circulantMatrix, convolutionMatrix, convolve, outputSize, PLAIN_STEPS, spread } from '../core/convolution.ts';
import { gradientInInput, gradientInKernel } from '../core/convolution-gradients.ts';
import { convolveMap } from '../core/convolution-2d.ts';
import { gradientInInputs, reachOf, type StackLayer } from '../core/convolution-stack.ts';
import { multiply, transpose } from '../core/matrix.ts';
import { svd } from '../core/singular-values.ts';

const layer = (taps: number, stride = 1, dilation = 1): StackLayer => ({ taps, stride, padding: 0, dilation });

describe('the counts of the first layers', () => {
  it('a dense layer from 3 to 64 maps of 224 × 224 has 483,385,147,392 weights, a 3 × 3 convolution 1792 parameters', () => {
    expect(3 * 64 * 224 ** 4).toBe(483385147392);
    expect(64 * 27 + 64).toBe(1792);
  });

  it('im2col takes 64 maps of 56 × 56 from 0.765625 to 6.890625 MiB', () => {
    const bytes = 4 * 64 * 56 ** 2;
    expect(bytes / 2 ** 20).toBe(0.765625);
    expect((9 * bytes) / 2 ** 20).toBe(6.890625);
  });

  it('the first layer of a ResNet has 9,408 weights and 118,013,952 multiplications', () => {
    const size = outputSize(224, 7, { stride: 2, padding: 3, dilation: 1 });
    expect([size, 64 * 3 * 49, 64 * 3 * 49 * size ** 2]).toEqual([112, 9408, 118013952]);
  });

  it('VGG puts out 3,211,264 numbers in its first layer and has 102,764,544 parameters in its first dense one', () => {
    expect(64 * 224 ** 2).toBe(3211264);
    expect(512 * 49 * 4096 + 4096).toBe(102764544);
  });

  it('3-wide with stride 2 on 224 finds 111 places and leaves the last entry unread', () => {
    const steps = { stride: 2, padding: 0, dilation: 1 };
    const matrix = convolutionMatrix(224, [1, 1, 1], steps);
    expect(matrix).toHaveLength(111);
    expect(matrix.map((row) => at(row, 223)).every((weight) => weight === 0)).toBe(true);
    expect(at(at(matrix, 110), 222)).toBe(1);
  });

  it('global average pooling saves 25,088,000 weights down to 512,000', () => {
    expect([512 * 49 * 1000, 512 * 1000]).toEqual([25088000, 512000]);
  });
});

describe('the spectrum', () => {
  it('of [1, 2, 1]/4 on 8 places is 1, .853553, .5, .146447, 0, of [-1, 0, 1] at most 2', () => {
    const low = svd(circulantMatrix(8, [0.25, 0.5, 0.25])).sigma;
    const expected = [1, 0.853553, 0.853553, 0.5, 0.5, 0.146447, 0.146447];
    for (const [i, value] of expected.entries()) expect(low[i]).toBeCloseTo(value, 6);
    expect(low).toHaveLength(7);
    const band = svd(circulantMatrix(8, [-1, 0, 1])).sigma;
    expect(band.map((value) => value.toFixed(6))).toEqual([
      '2.000000',
      '2.000000',
      ...Array<string>(4).fill('1.414214'),
    ]);
  });

  it('bounds the norm under zero padding by the largest response', () => {
    const norm = at(svd(convolutionMatrix(9, [1, 2, 1], { stride: 1, padding: 1, dilation: 1 })).sigma, 0);
    expect(norm).toBeLessThan(4);
    expect(norm).toBeGreaterThan(3.8);
  });

  it('gives the mean of a circular convolution as the sum of its weights times the mean', () => {
    const outputs = circulantMatrix(5, [1, -3, 4]).map((row) => sum(row.map((weight, j) => weight * (j + 1))));
    expect(sum(outputs) / 5).toBe((1 - 3 + 4) * 3);
  });
});

describe('receptive fields', () => {
  const twice = (taps: number, times: number) => range(times).map(() => layer(taps));
  const vgg = [2, 2, 3, 3, 3].flatMap((convolutions) => [...twice(3, convolutions), layer(2, 2)]);
  const stages = (block: (stride: number) => readonly StackLayer[], blocks: readonly number[]) =>
    [layer(7, 2), layer(3, 2), ...blocks.flatMap((count, stage) => range(count).flatMap((i) => block(i === 0 && stage > 0 ? 2 : 1)))]; // prettier-ignore

  it('three 3-wide layers see 7, dilations 1, 2, 4, 8 see 31', () => {
    expect(reachOf(twice(3, 3)).size).toBe(7);
    expect(reachOf([1, 2, 4, 8].map((dilation) => layer(3, 1, dilation))).size).toBe(31);
  });

  it('VGG-16 sees 212 with jump 32, ResNet-18 435, ResNet-50 427', () => {
    expect(reachOf(vgg)).toMatchObject({ size: 212, jump: 32 });
    expect(reachOf(stages((stride) => [layer(3, stride), layer(3)], [2, 2, 2, 2]))).toMatchObject({
      size: 435,
      jump: 32,
    });
    expect(reachOf(stages((stride) => [layer(3, stride)], [3, 4, 6, 3]))).toMatchObject({ size: 427, jump: 32 });
  });

  it('ten causal 2-wide layers with doubling dilations see 1024', () => {
    expect(reachOf(range(10).map((i) => layer(2, 1, 2 ** i))).size).toBe(1024);
  });

  it.each([
    ['5 plain layers', twice(3, 5), 1.825742],
    ['20 plain layers', twice(3, 20), 3.651484],
    ['40 plain layers', twice(3, 40), 5.163978],
    ['dilations 1, 2, 4, 8', [1, 2, 4, 8].map((dilation) => layer(3, 1, dilation)), 7.527727],
    ['four strides of 2', range(4).map(() => layer(3, 2)), 7.527727],
  ] as const)('%s have the effective width that the text says', (_, layers, expected) => {
    const weights = gradientInInputs(reachOf(layers).size, layers, 0);
    const mean = sum(weights.map((weight, j) => weight * j));
    expect(Math.sqrt(sum(weights.map((weight, j) => weight * (j - mean) ** 2)))).toBeCloseTo(expected, 5);
  });
});

describe('the backward pass of the example', () => {
  it('(1, -1) makes (1, 1, -3) of (2, 1, 0, 3), and sends (1, 0, 2) back as (2, 7) and (1, -1, 2, -2)', () => {
    expect(convolve([2, 1, 0, 3], [1, -1], PLAIN_STEPS)).toEqual([1, 1, -3]);
    expect(gradientInKernel([[2, 1, 0, 3], [1, 0, 2]], 2, PLAIN_STEPS)).toEqual([2, 7]); // prettier-ignore
    expect(gradientInInput([[1, -1], [1, 0, 2]], 4, PLAIN_STEPS)).toEqual([1, -1, 2, -2]); // prettier-ignore
  });

  it('the transpose of (1, 1) is no inverse', () => {
    const matrix = convolutionMatrix(4, [1, 1], PLAIN_STEPS);
    expect(multiply(transpose(matrix), matrix)).toEqual([[1, 1, 0, 0], [1, 2, 1, 0], [0, 1, 2, 1], [0, 0, 1, 1]]); // prettier-ignore
  });

  it('with k = 3 and s = 2 inner outputs of the transpose get 1 and 2 contributions in turn, with k = 4 always 2', () => {
    const contributions = (taps: number) => convolve(spread(range(6).map(() => 1), 2), range(taps).map(() => 1), { stride: 1, padding: taps - 1, dilation: 1 }).slice(3, 9); // prettier-ignore
    expect(contributions(3)).toEqual([1, 2, 1, 2, 1, 2]);
    expect(contributions(4)).toEqual([2, 2, 2, 2, 2, 2]);
  });
});

describe('cheap convolutions', () => {
  it('a bottleneck from 256 over 64 has 69,632 weights, two full layers 1,179,648', () => {
    const bottleneck = 256 * 64 + 64 * 64 * 9 + 64 * 256;
    expect([bottleneck, 2 * 256 * 256 * 9]).toEqual([69632, 1179648]);
    expect(1179648 / bottleneck).toBeCloseTo(16.94, 2);
  });

  it('separable from 256 to 256 has 67,840 weights against 589,824', () => {
    expect([256 * 9 + 256 * 256, 256 * 256 * 9]).toEqual([67840, 589824]);
    expect(67840 / 589824).toBeCloseTo(0.115, 3);
  });

  it("Sobel's window is a column times a row", () => {
    const image = range(5).map((i) => range(5).map((j) => Math.sin(i * 3 + j * j)));
    const window = [1, 2, 1].map((column) => [-1, 0, 1].map((row) => column * row));
    const apart = convolveMap(convolveMap(image, [[1], [2], [1]], PLAIN_STEPS), [[-1, 0, 1]], PLAIN_STEPS);
    const whole = convolveMap(image, window, PLAIN_STEPS);
    for (const [i, row] of whole.entries()) for (const [j, entry] of row.entries()) expect(apart[i]?.[j]).toBeCloseTo(entry, 12); // prettier-ignore
  });

  it('half of the entries of mean zero, times two, doubles the variance', () => {
    const entries = [-3, -1, 1, 3];
    const kept = entries.flatMap((entry) => [2 * entry, 0]);
    const meanSquare = (values: readonly number[]) => sum(values.map((value) => value ** 2)) / values.length;
    expect(meanSquare(kept)).toBe(2 * meanSquare(entries));
  });
});
