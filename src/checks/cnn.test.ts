import { describe, expect, it } from 'vitest';
import { at, range, sum } from '../core/array.ts';
import { modulus } from '../core/complex.ts';
import { circulantMatrix, convolutionMatrix, convolve, outputSize, PLAIN_STEPS } from '../core/convolution.ts';
import { convolveMaps, flattened, foldedLayer, normalizedMaps } from '../core/convolution-2d.ts';
import { gradientInInput, gradientInKernel } from '../core/convolution-gradients.ts';
import { blockCirculant, randomKernel, randomMaps } from '../core/convolution-matrices.ts';
import { gradientInInputs, inputsThatMatter } from '../core/convolution-stack.ts';
import { gradient } from '../core/finite-differences.ts';
import { complexDistance, foldedSpectrum, fourier, response } from '../core/fourier.ts';
import { apply, distance, transpose } from '../core/matrix.ts';
import { productByInterpolation } from '../core/polynomial-product.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { createRng } from '../core/rng.ts';
import { svd } from '../core/singular-values.ts';

const KERNEL = [1, -2, 4];
const SIGNAL = [2, 1, 0, 3, -1, 5, 2];

/** Each wrong formula is held against the independent side of the check; its error must be far outside the tolerance. */
describe('a plausible slip would be caught', () => {
  it('in the matrix of a flipped kernel', () => {
    const product = productByInterpolation(SIGNAL, KERNEL.toReversed()).slice(2, 7);
    expect(distance([apply(convolutionMatrix(7, KERNEL, PLAIN_STEPS), SIGNAL)], [product])).toBeLessThan(1e-9);
    expect(distance([apply(convolutionMatrix(7, KERNEL.toReversed(), PLAIN_STEPS), SIGNAL)], [product])).toBeGreaterThan(1); // prettier-ignore
  });

  it('in a layer whose output channels read one input channel each', () => {
    const rng = createRng(1);
    const [input, kernel] = [randomMaps(rng, 2, 4), randomKernel(rng, [2, 2, 2])];
    const whole = convolveMaps(input, { kernel, biases: [0, 0], steps: PLAIN_STEPS });
    const alone = kernel.map((windows, o) => [at(windows, o)]);
    const grouped = convolveMaps(input, { kernel: alone, biases: [0, 0], steps: PLAIN_STEPS, groups: 2 });
    expect(distance([flattened(whole)], [flattened(grouped)])).toBeGreaterThan(0.1);
  });

  it('in singular values with the number of taps in place of the size of the circle', () => {
    const { sigma } = svd(circulantMatrix(8, KERNEL));
    const largest = (size: number) => Math.max(...range(size).map((q) => modulus(response(KERNEL, q / size))));
    expect(at(sigma, 0)).toBeCloseTo(largest(8), 9);
    expect(Math.abs(at(sigma, 0) - largest(3))).toBeGreaterThan(0.1);
  });

  it('in the singular values of a layer with channels, taken channel by channel', () => {
    const channels = range(2).map(() => normalMatrix(createRng(2), 2, 3));
    const whole = at(svd(blockCirculant(channels, 5)).sigma, 0);
    const single = channels.flat().map((taps) => Math.max(...range(5).map((q) => modulus(response(taps, q / 5)))));
    expect(whole).toBeGreaterThan(Math.max(...single) + 0.1);
  });

  it('in an output size without the last minus one, or with a ceiling', () => {
    expect(outputSize(8, 3, { stride: 2, padding: 0, dilation: 1 })).toBe(3); // starts 0, 2, 4
    expect(Math.floor((8 - 2) / 2) + 1).toBe(4);
    expect(Math.ceil((8 - 3) / 2) + 1).toBe(4);
  });

  it('in a receptive field with the jump behind the layer', () => {
    const layers = [{ taps: 3, stride: 2, padding: 0, dilation: 1 }, { taps: 3, stride: 2, padding: 0, dilation: 1 }]; // prettier-ignore
    expect(inputsThatMatter(20, layers, 1)).toHaveLength(1 + 2 * 1 + 2 * 2);
    expect(1 + 2 * 2 + 2 * 4).not.toBe(7);
  });

  it('in the variance of a continuous uniform kernel', () => {
    const weights = gradientInInputs(3, [{ taps: 3, stride: 1, padding: 0, dilation: 1 }], 0);
    const variance = sum(weights.map((weight, j) => weight * (j - 1) ** 2));
    expect(variance).toBeCloseTo(8 / 12, 12);
    expect(Math.abs(variance - 9 / 12)).toBeGreaterThan(0.05);
  });

  it('in folding without the factor 1/s', () => {
    const [before, after] = [fourier([1, 2, 3, 4]), fourier([1, 3])];
    expect(complexDistance(after, foldedSpectrum(before, 2))).toBeLessThan(1e-12);
    expect(complexDistance(after, before.slice(0, 2))).toBeGreaterThan(1);
  });

  it('in the gradient of the input without the flip, of the kernel with it', () => {
    const loss = (x: readonly number[], w: readonly number[]) => sum(convolve(x, w, PLAIN_STEPS).map((a, i) => a * (i + 1))); // prettier-ignore
    const delta = [1, 2, 3, 4, 5];
    const measured = [gradient((x) => loss(x, KERNEL), SIGNAL), gradient((w) => loss(SIGNAL, w), KERNEL)] as const;
    expect(distance([measured[0]], [gradientInInput([KERNEL, delta], 7, PLAIN_STEPS)])).toBeLessThan(1e-9);
    expect(distance([measured[0]], [gradientInInput([KERNEL.toReversed(), delta], 7, PLAIN_STEPS)])).toBeGreaterThan(1);
    expect(distance([measured[1]], [gradientInKernel([SIGNAL, delta], 3, PLAIN_STEPS)])).toBeLessThan(1e-9);
    expect(distance([measured[1]], [gradientInKernel([SIGNAL, delta], 3, PLAIN_STEPS).toReversed()])).toBeGreaterThan(1); // prettier-ignore
  });

  it('in the transpose taken for the inverse', () => {
    const matrix = convolutionMatrix(7, KERNEL, PLAIN_STEPS);
    const back = apply(transpose(matrix), apply(matrix, SIGNAL));
    expect(distance([back], [SIGNAL])).toBeGreaterThan(1);
  });

  it('in a folded bias that forgets the bias of the convolution', () => {
    const rng = createRng(3);
    const layer = { kernel: randomKernel(rng, [2, 1, 2]), biases: [0.7, -0.4], steps: PLAIN_STEPS };
    const norm = { mean: normalVector(rng, 2), spread: [2, 0.5], gain: [1.5, -1], shift: [0.1, 0.2] };
    const input = randomMaps(rng, 1, 3);
    const after = flattened(normalizedMaps(convolveMaps(input, layer), norm));
    const folded = foldedLayer(layer, norm);
    expect(distance([after], [flattened(convolveMaps(input, folded))])).toBeLessThan(1e-12);
    const forgotten = { ...folded, biases: foldedLayer({ ...layer, biases: [0, 0] }, norm).biases };
    expect(distance([after], [flattened(convolveMaps(input, forgotten))])).toBeGreaterThan(0.1);
  });
});
