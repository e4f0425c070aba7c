import { at, range, sum } from '../core/array.ts';
import type { Check } from '../core/check.ts';
import { modulus } from '../core/complex.ts';
import { circulantMatrix, convolutionMatrix, convolve, PLAIN_STEPS } from '../core/convolution.ts';
import { convolveMaps, flattened, foldedLayer, type Kernel, type Maps } from '../core/convolution-2d.ts';
import { normalizedMaps, squareMaps } from '../core/convolution-2d.ts';
import { gradientInInput, gradientInKernel, gradientInMapKernel } from '../core/convolution-gradients.ts';
import { gradientInMaps } from '../core/convolution-gradients.ts';
import { blockCirculant, mapsFromMatrices, pooledScore, randomKernel } from '../core/convolution-matrices.ts';
import { randomMaps, responses } from '../core/convolution-matrices.ts';
import { gradientInInputs, inputsThatMatter, reachOf, type StackLayer } from '../core/convolution-stack.ts';
import { gradient } from '../core/finite-differences.ts';
import { complexDistance, foldedSpectrum, fourier, realForm, response } from '../core/fourier.ts';
import { add, apply, distance, identity, type Matrix, multiply, power, scale, transpose } from '../core/matrix.ts';
import { productByInterpolation } from '../core/polynomial-product.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { createRng } from '../core/rng.ts';
import { svd } from '../core/singular-values.ts';
import type { Vector } from '../core/vector.ts';

/** a_i = b + Σ_u w_u x_{i+u} = (Tx)_i + b with T_{i,i+u} = w_u. */
export const convolutionMatrixForm: Check = {
  method: 'The banded matrix times a signal, and the sums, against a product of polynomials found by interpolation.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(501);
    const [signal, kernel] = [normalVector(rng, 7), normalVector(rng, 3)];
    const outputs = productByInterpolation(signal, kernel.toReversed()).slice(2, 7);
    const sums = range(5).map((i) => sum(kernel.map((weight, u) => weight * at(signal, i + u))));
    return distance([apply(convolutionMatrix(7, kernel, PLAIN_STEPS), signal), sums], [outputs, outputs]);
  },
};

/** A_{o,ij} = b_o + Σ_{c,u,v} W_{oc,uv} X_{c, is+uD-p, js+vD-p}. */
export const convolutionOfMaps: Check = {
  method: 'The sum entry by entry, against a sum over kernel rows of products with one-dimensional banded matrices.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(502);
    const errorOf = ([stride, padding, dilation]: readonly [number, number, number]) => {
      const [input, biases] = [randomMaps(rng, 3, 9), normalVector(rng, 2)];
      const layer = { kernel: randomKernel(rng, [2, 3, 3]), biases, steps: { stride, padding, dilation } };
      return distance([flattened(convolveMaps(input, layer))], [flattened(mapsFromMatrices(input, layer))]);
    };
    return Math.max(...([[1, 0, 1], [2, 1, 1], [1, 2, 2], [3, 1, 2]] as const).map(errorOf)); // prettier-ignore
  },
};

/** T f_q = ŵ_q f_q on a circle; the singular values are the |ŵ_q|, with channels those of all Ŵ(q). */
export const circulantSpectrum: Check = {
  method: 'Matrices of circular convolutions, with one channel and with 3 to 2, decomposed; waves sent through.',
  tolerance: 1e-10,
  error: () => {
    const rng = createRng(503);
    const kernel = normalVector(rng, 3);
    const matrix = circulantMatrix(8, kernel);
    const descending = (values: Vector) => values.toSorted((a, b) => b - a);
    const single = [svd(matrix).sigma, descending(range(8).map((q) => modulus(response(kernel, q / 8))))] as const;
    const channels = range(2).map(() => normalMatrix(rng, 3, 3));
    const union = range(5).flatMap((q) => svd(realForm(responses(channels, q / 5))).sigma);
    const [block, twice] = [svd(blockCirculant(channels, 5)).sigma, descending(union)];
    const waveError = (q: number) => {
      const angles = range(8).map((j) => (2 * Math.PI * q * j) / 8);
      const { re, im } = response(kernel, q / 8);
      const predicted = angles.map((angle) => re * Math.cos(angle) - im * Math.sin(angle));
      return distance([apply(matrix, angles.map(Math.cos))], [predicted]);
    };
    const gaps = distance([single[0], block.flatMap((value) => [value, value])], [single[1], twice]);
    return Math.max(gaps, ...range(8).map(waveError));
  },
};

/** m' = ⌊(m + 2p - D(k-1) - 1)/s⌋ + 1; back: m = (m'-1)s - 2p + D(k-1) + 1 + p_out with 0 ≤ p_out < s. */
export const sizes: Check = {
  method: 'Places of the window counted one by one in all small cases, and gone back from. Number of misses.',
  tolerance: 0,
  error: () => {
    const places = (m: number, reach: number, [s, p]: readonly [number, number]) =>
      range(m + 2 * p).filter((start) => start % s === 0 && start + reach <= m + 2 * p - 1).length;
    const missesOf = ([k, D, s, p]: readonly [number, number, number, number]) => {
      const reach = D * (k - 1);
      const inputs = range(30).filter((m) => m + 2 * p > reach);
      const wrong = inputs.filter((m) => places(m, reach, [s, p]) !== Math.floor((m + 2 * p - reach - 1) / s) + 1);
      const back = inputs.filter((m) => {
        const rest = m - ((places(m, reach, [s, p]) - 1) * s - 2 * p + reach + 1);
        return rest < 0 || rest >= s;
      });
      return wrong.length + back.length;
    };
    const small = range(4).flatMap((k) => range(2).flatMap((D) => range(3).flatMap((s) => range(3).map((p) => [k + 1, D + 1, s + 1, p] as const)))); // prettier-ignore
    return sum(small.map(missesOf));
  },
};

/** C_out (C_in k²/g + 1) parameters, C_out (C_in/g) k² m'² multiplications. */
export const counts: Check = {
  method: 'Inputs set to 1 one by one: responses that are not 0, and distinct values among them. Number of misses.',
  tolerance: 0,
  error: () => {
    const rng = createRng(505);
    const missesOf = ([cIn, cOut, g]: readonly [number, number, number]) => {
      const layer = { kernel: randomKernel(rng, [cOut, cIn / g, 3]), biases: range(cOut).map(() => 0), groups: g };
      const slopes = range(cIn * 25).flatMap((j) => {
        const alone = squareMaps(range(cIn * 25).map((i) => (i === j ? 1 : 0)), cIn); // prettier-ignore
        return flattened(convolveMaps(alone, { ...layer, steps: PLAIN_STEPS })).filter((slope) => slope !== 0);
      });
      const weights = new Set(slopes).size;
      return Math.abs(weights + cOut - cOut * ((cIn * 9) / g + 1)) + Math.abs(slopes.length - ((cOut * cIn) / g) * 81);
    };
    return sum(([[2, 3, 1], [4, 4, 2], [3, 6, 3]] as const).map(missesOf)); // prettier-ignore
  },
};

const MIXED_STACK: readonly StackLayer[] = [
  { taps: 3, stride: 1, padding: 1, dilation: 1 },
  { taps: 5, stride: 2, padding: 0, dilation: 1 },
  { taps: 3, stride: 1, padding: 2, dilation: 2 },
  { taps: 2, stride: 2, padding: 0, dilation: 1 },
];

/** j_ℓ = j_{ℓ-1}s_ℓ, r_ℓ = r_{ℓ-1} + D_ℓ(k_ℓ-1)j_{ℓ-1}, c_ℓ = c_{ℓ-1} + (D_ℓ(k_ℓ-1)/2 - p_ℓ)j_{ℓ-1}. */
export const receptiveField: Check = {
  method: 'Inputs set to 1 one by one in a stack of four layers: which of them reach units 5 and 6 of the last.',
  tolerance: 1e-12,
  error: () => {
    const errorOf = (depth: number) => {
      const layers = MIXED_STACK.slice(0, depth);
      const { size, jump, center } = reachOf(layers);
      const [five, six] = [5, 6].map((unit) => inputsThatMatter(70, layers, unit));
      const [first, last] = [Math.min(...(five ?? [])), Math.max(...(five ?? []))];
      const next = Math.min(...(six ?? []));
      const gaps = [last - first + 1 - size, next - first - jump, (first + last) / 2 - center - 5 * jump];
      return Math.max(...gaps.map(Math.abs));
    };
    return Math.max(...[1, 2, 3, 4].map(errorOf));
  },
};

/** With weights 1/k the gradient is a distribution over inputs of variance Σ (D_ℓ j_{ℓ-1})²(k_ℓ² - 1)/12. */
export const effectiveField: Check = {
  method:
    'The gradient of a unit sent back through stacks of uniform kernels; its sum and its variance over the inputs.',
  tolerance: 1e-9,
  error: () => {
    const plain = range(20).map(() => ({ taps: 3, stride: 1, padding: 0, dilation: 1 }));
    const errorOf = ([layers, size]: readonly [readonly StackLayer[], number]) => {
      const weights = gradientInInputs(size, layers, 5);
      const mean = sum(weights.map((weight, j) => weight * j));
      const jump = (depth: number) => reachOf(layers.slice(0, depth)).jump;
      const variance = sum(layers.map(({ taps, dilation }, i) => ((dilation * jump(i)) ** 2 * (taps ** 2 - 1)) / 12));
      const measured = sum(weights.map((weight, j) => weight * (j - mean) ** 2));
      return Math.max(Math.abs(sum(weights) - 1), Math.abs(measured - variance));
    };
    return Math.max(errorOf([plain, 60]), errorOf([MIXED_STACK, 70]));
  },
};

/** TS = ST for the cyclic shift S iff T = Σ_a h_a S^a, with h = Te_0. */
export const shiftEquivariance: Check = {
  method: 'A random matrix averaged over all shifts so that it commutes, against the sum of shifts; its commutator.',
  tolerance: 1e-12,
  error: () => {
    const size = 7;
    const shift: Matrix = range(size).map((i) => range(size).map((j) => (i === (j + 1) % size ? 1 : 0)));
    const random = normalMatrix(createRng(508), size, size);
    const moved = range(size).map((a) => multiply(multiply(power(shift, a), random), transpose(power(shift, a))));
    const commuting = scale(1 / size, moved.reduce(add)); // prettier-ignore
    const response = apply(commuting, at(identity(size), 0));
    const sumOfShifts = range(size).map((a) => scale(at(response, a), power(shift, a))).reduce(add); // prettier-ignore
    const commutator = distance(multiply(sumOfShifts, shift), multiply(shift, sumOfShifts));
    return Math.max(distance(commuting, sumOfShifts), commutator);
  },
};

/** Keeping every s-th entry makes each output frequency the mean of s input frequencies. */
export const aliasing: Check = {
  method: 'Transforms of a random signal and of every second, third and fourth entry of it.',
  tolerance: 1e-12,
  error: () => {
    const signal = normalVector(createRng(509), 12);
    const before = fourier(signal);
    const kept = (s: number) => signal.filter((_, i) => i % s === 0);
    const errorOf = (s: number) => complexDistance(fourier(kept(s)), foldedSpectrum(before, s));
    return Math.max(...[2, 3, 4].map(errorOf));
  },
};

/** w̄_u = Σ_i δ_i x_{is+uD-p}, b̄ = Σ_i δ_i, x̄ = Tᵀδ: spread δ by s and w by D, convolve truly and fully, crop p. */
export const convolutionGradients: Check = {
  method: 'Finite differences of a sum of ln cosh of the outputs, with strides, padding and dilation up to 3.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(511);
    const errorOf = ([stride, padding, dilation]: readonly [number, number, number]) => {
      const [signal, kernel] = [normalVector(rng, 9), normalVector(rng, 3)];
      const steps = { stride, padding, dilation };
      const outputs = (x: Vector, w: Vector, b: number) => convolve(x, w, steps).map((a) => a + b);
      const loss = (x: Vector, w: Vector, b: number) => sum(outputs(x, w, b).map((a) => Math.log(Math.cosh(a))));
      const delta = outputs(signal, kernel, 0.3).map(Math.tanh);
      const inKernel = gradientInKernel([signal, delta], 3, steps);
      const inInput = apply(transpose(convolutionMatrix(9, kernel, steps)), delta);
      const cropped = gradientInInput([kernel, delta], 9, steps);
      const measuredInput = gradient((x) => loss(x, kernel, 0.3), signal);
      const measured = [gradient((w) => loss(signal, w, 0.3), kernel), gradient(([b = 0]) => loss(signal, kernel, b), [0.3])]; // prettier-ignore
      return distance([...measured, measuredInput, measuredInput], [inKernel, [sum(delta)], inInput, cropped]);
    };
    return Math.max(...([[1, 0, 1], [2, 1, 1], [3, 1, 2], [1, 2, 2]] as const).map(errorOf)); // prettier-ignore
  },
};

/** W̄_{oc,uv} = Σ_{ij} δ_{o,ij} X_{c,i+u,j+v} and X̄_{c,ij} = Σ_{o,u,v} W_{oc,uv} δ_{o,i-u,j-v}. */
export const mapGradients: Check = {
  method: 'Finite differences of a sum of ln cosh of the outputs of a layer from 2 maps to 3.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(512);
    const [input, kernel] = [randomMaps(rng, 2, 4), randomKernel(rng, [3, 2, 2])];
    const outputs = (x: Maps, w: Kernel) => convolveMaps(x, { kernel: w, biases: [0, 0, 0], steps: PLAIN_STEPS });
    const loss = (x: Maps, w: Kernel) => sum(flattened(outputs(x, w)).map((a) => Math.log(Math.cosh(a))));
    const delta = outputs(input, kernel).map((map) => map.map((row) => row.map(Math.tanh)));
    const kernelOf = (entries: Vector): Kernel => range(3).map((o) => squareMaps(entries.slice(8 * o, 8 * o + 8), 2));
    const inKernel = gradientInMapKernel(input, delta, 2).flatMap(flattened);
    const inInput = flattened(gradientInMaps(kernel, delta, 4));
    const measuredKernel = gradient((w) => loss(input, kernelOf(w)), kernel.flatMap(flattened));
    const measuredInput = gradient((x) => loss(squareMaps(x, 2), kernel), flattened(input));
    return distance([measuredKernel, measuredInput], [inKernel, inInput]);
  },
};

/** γ(a - μ)/√(v + ε) + β of a convolution is a convolution with W' = γW/√(v + ε) and b' = β + γ(b - μ)/√(v + ε). */
export const foldedNorm: Check = {
  method: 'A layer from 2 maps to 3 followed by the normalization of each channel, against the folded layer alone.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(513);
    const [input, biases] = [randomMaps(rng, 2, 6), normalVector(rng, 3)];
    const layer = { kernel: randomKernel(rng, [3, 2, 3]), biases, steps: { stride: 2, padding: 1, dilation: 1 } };
    const [gain, shift, mean] = [normalVector(rng, 3), normalVector(rng, 3), normalVector(rng, 3)];
    const norm = { gain, shift, mean, spread: normalVector(rng, 3).map((entry) => Math.sqrt(entry ** 2 + 1e-5)) };
    const normalized = normalizedMaps(convolveMaps(input, layer), norm);
    return distance([flattened(normalized)], [flattened(convolveMaps(input, foldedLayer(layer, norm)))]);
  },
};

/** Depthwise then pointwise is the kernel W_{oc,uv} = P_{oc} Q_{c,uv}, with 1/C_out + 1/k² of its weights. */
export const separable: Check = {
  method: 'Two layers one after the other against one full layer with the product kernel; entries of both counted.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(514);
    const [input, depthwise, mixing] = [randomMaps(rng, 3, 6), randomMaps(rng, 3, 3), normalMatrix(rng, 4, 3)];
    const first = { kernel: depthwise.map((window) => [window]), biases: [0, 0, 0], steps: PLAIN_STEPS, groups: 3 };
    const pointwise = { kernel: mixing.map((row) => row.map((p) => [[p]])), biases: [0, 0, 0, 0], steps: PLAIN_STEPS };
    const kernel = mixing.map((row) => row.map((p, c) => scale(p, at(depthwise, c))));
    const full = convolveMaps(input, { ...pointwise, kernel });
    const gap = distance([flattened(convolveMaps(convolveMaps(input, first), pointwise))], [flattened(full)]);
    const weights = (layer: Kernel) => layer.flat(3).length;
    const ratio = (weights(first.kernel) + weights(pointwise.kernel)) / weights(kernel);
    return Math.max(gap, Math.abs(ratio - (1 / 4 + 1 / 9)));
  },
};

/** With pooling over m² places and a linear head, α_c = w_c/m², and Σ_c α_c h_c sums to the score less its bias. */
export const gradCam: Check = {
  method: 'Finite differences of the score in every entry of the maps, averaged over each map; the sum of the map.',
  tolerance: 1e-10,
  error: () => {
    const rng = createRng(515);
    const [head, maps] = [
      normalVector(rng, 3),
      randomMaps(rng, 3, 4).map((map) => map.map((row) => row.map(Math.abs))),
    ];
    const score = (entries: Vector) => pooledScore(squareMaps(entries, 3), head) + 0.7;
    const slopes = squareMaps(gradient(score, flattened(maps)), 3);
    const weights = slopes.map((map) => sum(map.flat()) / 16);
    const total = sum(maps.map((map, c) => at(weights, c) * sum(map.flat())));
    return Math.max(distance([weights], [head.map((w) => w / 16)]), Math.abs(total - (score(flattened(maps)) - 0.7)));
  },
};
