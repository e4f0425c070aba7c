import { at, range, sum } from './array.ts';
import { type ConvolutionSteps, convolutionMatrix, convolve, outputSize } from './convolution.ts';
import { apply, transpose } from './matrix.ts';
import { type ReceptiveField, receptiveFields } from './receptive-field.ts';
import type { Vector } from './vector.ts';

/** One layer of a stack: the number of its taps, and how it walks. */
export interface StackLayer extends ConvolutionSteps {
  readonly taps: number;
}

/** The inputs that move one unit of the last layer, smallest first: each input is set to 1 alone, all weights are 1. */
export function inputsThatMatter(size: number, layers: readonly StackLayer[], unit: number): readonly number[] {
  const outputs = (j: number) => {
    const alone = range(size).map((i) => (i === j ? 1 : 0));
    return layers.reduce<Vector>((x, layer) => convolve(x, uniform(layer.taps, 1), layer), alone);
  };
  return range(size).filter((j) => at(outputs(j), unit) !== 0);
}

/** The gradient of one unit of the last layer in the inputs, with the weights 1/k in every layer: transposed matrices, last layer first. */
export function gradientInInputs(size: number, layers: readonly StackLayer[], unit: number): Vector {
  const sizes = layers.reduce<Vector>(
    (all, layer) => [...all, outputSize(at(all, all.length - 1), layer.taps, layer)],
    [size],
  );
  const start: Vector = range(at(sizes, layers.length)).map((i) => (i === unit ? 1 : 0));
  return layers.reduceRight<Vector>(
    (upstream, layer, i) =>
      apply(transpose(convolutionMatrix(at(sizes, i), uniform(layer.taps, 1 / layer.taps), layer)), upstream),
    start,
  );
}

function uniform(taps: number, weight: number): Vector {
  return range(taps).map(() => weight);
}

/** What the last unit of a stack sees: the receptive field, the jump between neighbors, and the center for unit 0, in input entries. */
export interface Reach extends ReceptiveField {
  readonly center: number;
}

/** The receptive field after all layers, with its center, which moves by (D(k - 1)/2 - p) times the jump before the layer. */
export function reachOf(layers: readonly StackLayer[]): Reach {
  const fields = [{ size: 1, jump: 1 }, ...receptiveFields(layers)];
  const steps = layers.map(
    ({ taps, padding, dilation }, i) => ((dilation * (taps - 1)) / 2 - padding) * at(fields, i).jump,
  );
  return { ...at(fields, layers.length), center: sum(steps) };
}
