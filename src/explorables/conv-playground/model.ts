import { at as item, range, sum } from '../../core/array.ts';
import {
  borderedGradients,
  type ConvolutionGradients,
  convolveBordered,
  placeRead,
  type WindowWalk,
} from '../../core/bordered-convolution.ts';
import { outputSize } from '../../core/convolution.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import type { Matrix } from '../../core/matrix.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { type Comparison, comparison, meanSquareOf, meanSquares } from './equivariance.ts';
import { editedImage, IMAGES, NO_EDITS, shifted, SIZE } from './image.ts';
import { kernelOf, KERNELS, TAPS } from './kernels.ts';

const params = {
  kernel: { kind: 'choice', label: 'Kernel W', options: KERNELS, start: 'Sobel' },
  s: { kind: 'number', label: 'Stride s', min: 1, max: 3, step: 1, start: 1 },
  a: { kind: 'number', label: 'Shift a of the input', min: 0, max: SIZE - 1, step: 1, start: 0 },
  delta: {
    kind: 'choice',
    label: 'Upstream gradient δ',
    options: ['one output', 'all ones', 'A itself'],
    start: 'one output',
  },
  border: {
    kind: 'choice',
    label: 'Outside the input',
    help: 'Circular takes p = D.',
    options: ['zero', 'circular'],
    start: 'zero',
    advanced: true,
  },
  p: { kind: 'number', label: 'Padding p', min: 0, max: 2, step: 1, start: 1, advanced: true },
  D: { kind: 'number', label: 'Dilation D', min: 1, max: 2, step: 1, start: 1, advanced: true },
  image: { kind: 'choice', label: 'Input X', options: IMAGES, start: 'waves', advanced: true },
  own: {
    kind: 'list',
    label: 'Own kernel, row by row',
    min: -4,
    max: 4,
    step: 0.5,
    start: [2, 1, 0, 1, 0, -1, 0, -1, -2],
    advanced: true,
  },
  i: { kind: 'number', label: 'Chosen output: row i', min: 0, max: 13, step: 1, start: 3, advanced: true },
  j: { kind: 'number', label: 'Chosen output: column j', min: 0, max: 13, step: 1, start: 5, advanced: true },
  edits: { kind: 'list', label: 'Changed cells', min: 0, max: 4095, step: 1, start: NO_EDITS, inPicture: true },
} as const;

type At = Values<typeof params>;

/** One tap of the window at the chosen output. */
export interface Tap {
  /** Row and column where the kernel stands, which may lie outside the input. */
  readonly place: readonly [number, number];
  /** The cell that it reads there; null for a zero outside. */
  readonly source: readonly [number, number] | null;
  /** What it reads. */
  readonly entry: number;
}

/** A convolution of a small image forward and backward, and what a shift of the image does to it. */
export interface ConvPlayground {
  /** The image, edited and shifted. */
  readonly input: Matrix;
  readonly window: Matrix;
  /** Padding in use. */
  readonly padding: number;
  readonly output: Matrix;
  /** The chosen output, inside the map. */
  readonly chosen: readonly [number, number];
  /** What the chosen output reads, row by row. */
  readonly taps: readonly Tap[];
  readonly upstream: Matrix;
  readonly gradients: ConvolutionGradients;
  /** The output beside the shifted output of the unshifted image. */
  readonly comparison: Comparison | null;
  /** Mean square of the output, entry a for the image shifted by a. */
  readonly meanSquares: readonly number[];
}

/** One kernel at every position: forward the window sums, backward every product hands its gradient to both factors. */
export const model = defineModel({
  title: 'One kernel, every position',
  params,
  shortcuts: [
    { label: 'Next output', settings: (at: At) => nextOutput(at) },
    { label: 'Undo my cells', settings: () => ({ edits: NO_EDITS }) },
  ],
  init: () => null,
  derive: (_, at): ConvPlayground => {
    const walk = walkOf(at);
    const image = editedImage(at.image, at.edits);
    const input = shifted(image, at.a);
    const output = convolveBordered(input, walk);
    const chosen = chosenOutput(at);
    const upstream = upstreamOf(at, output, chosen);
    return {
      input,
      window: walk.window,
      padding: walk.steps.padding,
      output,
      chosen,
      taps: tapsOf(input, walk, chosen),
      upstream,
      gradients: borderedGradients({ map: input, upstream }, walk),
      comparison: comparison({ output, original: convolveBordered(image, walk) }, { shift: at.a, stride: at.s }),
      meanSquares: meanSquares(image, walk),
    };
  },
  readings: ({ output, chosen: [i, j], comparison: compared, gradients }) => [
    { label: "Output size m' × m'", value: `${output.length} × ${output.length}` },
    { label: `A_{${i},${j}}`, value: written(item(item(output, i), j)) },
    { label: 'Mean square of A', value: formatNumber(meanSquareOf(output), 4) },
    {
      label: compared?.isOnGrid === false ? 'Error, best shift of A' : 'Error against shifted A',
      value: errorText(compared),
    },
    { label: 'Gradient in the bias, Σδ', value: written(gradients.bias) },
  ],
  describe: (derived, at) => {
    const { output, chosen, taps, gradients, meanSquares: squares } = derived;
    const size = output.length;
    const value = written(item(item(output, chosen[0]), chosen[1]));
    return (
      `Kernel ${at.kernel}, stride ${at.s}, padding ${derived.padding} (${at.border}), dilation ${at.D}: the 12 by 12 ` +
      `input, shifted by ${at.a} columns, gives a ${size} by ${size} output. Output ${chosen.join(', ')} reads ` +
      `${taps.map(({ entry }) => written(entry)).join(', ')} and is ${value}. With the upstream gradient on ${at.delta}, ` +
      `the weights collect ${gradients.window.flat().map(written).join(', ')}, and ` +
      `${gradients.map.flat().filter((entry) => Math.abs(entry) > TINY).length} of 144 inputs collect a gradient. The ` +
      `mean square of the output is ${formatNumber(item(squares, at.a), 4)}, unshifted ` +
      `${formatNumber(item(squares, 0), 4)}. Relative error against a shifted output: ${errorText(derived.comparison)}.`
    );
  },
  laws: {
    "the output has m' = ⌊(m + 2p - D(k - 1) - 1) / s⌋ + 1 rows and columns": ({ output, padding }, at) =>
      output.every((row) => row.length === output.length) &&
      output.length === 1 + Math.floor((SIZE + 2 * padding - at.D * (TAPS - 1) - 1) / at.s),
    'the chosen output is the sum of what its taps read, times the weights': ({ output, chosen, taps, window }) =>
      isClose(
        item(item(output, chosen[0]), chosen[1]),
        sum(taps.map(({ entry }, tap) => entry * item(window.flat(), tap))),
      ),
    'forward and backward are adjoint: ⟨δ, A⟩ = ⟨gradient in X, X⟩ = ⟨gradient in W, W⟩': (derived) => {
      const forward = inner(derived.upstream, derived.output);
      const { map, window } = derived.gradients;
      return isClose(inner(map, derived.input), forward) && isClose(inner(window, derived.window), forward);
    },
    'one output alone hands each weight what it read, and each cell that it read its weight': (derived, at) =>
      at.delta !== 'one output' ||
      derived.taps.every(({ entry, source }, tap) => {
        const toCell = source === null ? null : item(item(derived.gradients.map, source[0]), source[1]);
        const isCellRight = toCell === null || isClose(toCell, item(derived.window.flat(), tap));
        return isCellRight && isClose(item(derived.gradients.window.flat(), tap), entry);
      }),
    'on a circle, a shift by a multiple of the stride shifts the output, exactly': ({ comparison: compared }, at) =>
      at.border === 'zero' || at.a % at.s !== 0 || compared === null || compared.error < 1e-12,
    'on a circle, shifts that differ by multiples of the stride give outputs of one mean square': (
      { meanSquares: squares },
      at,
    ) => at.border === 'zero' || squares.every((square, a) => isClose(square, item(squares, a % at.s))),
    'the bias collects the sum of the upstream gradient': ({ gradients, upstream }) =>
      isClose(gradients.bias, sum(upstream.flat())),
  },
});

/** A gradient below this is 0 but for rounding. */
const TINY = 1e-12;

/** A number with as many digits as its place in the picture holds: "−0.67", "12", "128". */
export function written(x: number): string {
  return Math.abs(x) >= 9.995 ? formatFixed(x, 0) : formatFixed(x, 2).replace(/\.?0+$/, '');
}

function errorText(compared: Comparison | null): string {
  if (compared === null) return 'no shift fits';
  return compared.error < TINY ? '0' : formatNumber(compared.error, 3);
}

/** Padding that keeps an unstrided output as large as its input goes around the circle. */
function walkOf({ kernel, own, s, p, D, border }: At): WindowWalk {
  const steps = { stride: s, padding: border === 'circular' ? D : p, dilation: D };
  return { window: kernelOf(kernel, own), steps, border };
}

function chosenOutput(at: At): readonly [number, number] {
  const last = outputSize(SIZE, TAPS, walkOf(at).steps) - 1;
  return [Math.min(at.i, last), Math.min(at.j, last)];
}

/** The output after the chosen one, row by row, and after the last one the first. */
function nextOutput(at: At): Partial<At> {
  const size = outputSize(SIZE, TAPS, walkOf(at).steps);
  const [i, j] = chosenOutput(at);
  const next = (i * size + j + 1) % (size * size);
  return { i: Math.floor(next / size), j: next % size };
}

function upstreamOf({ delta }: At, output: Matrix, [i, j]: readonly [number, number]): Matrix {
  if (delta === 'A itself') return output;
  return output.map((row, r) => row.map((_, c) => (delta === 'all ones' || (r === i && c === j) ? 1 : 0)));
}

function tapsOf(input: Matrix, walk: WindowWalk, [i, j]: readonly [number, number]): readonly Tap[] {
  const { stride, padding, dilation } = walk.steps;
  const away = (output: number, tap: number) => output * stride + tap * dilation - padding;
  return range(TAPS * TAPS).map((index) => {
    const [u, v] = [Math.floor(index / TAPS), index % TAPS];
    const row = placeRead({ output: i, tap: u, size: SIZE }, walk);
    const column = placeRead({ output: j, tap: v, size: SIZE }, walk);
    const source = row === null || column === null ? null : ([row, column] as const);
    const entry = source === null ? 0 : item(item(input, source[0]), source[1]);
    return { place: [away(i, u), away(j, v)], source, entry };
  });
}

function inner(a: Matrix, b: Matrix): number {
  return sum(a.flatMap((row, i) => row.map((entry, j) => entry * item(item(b, i), j))));
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}
