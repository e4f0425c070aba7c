import { at, range } from '../../core/array.ts';
import { outputMoment, outputProduct, slopeMoment, type ActivationName } from '../../core/mean-field.ts';

/** What infinitely wide layers would do, entry ℓ for layer ℓ; entry 0 is the input. */
export interface Theory {
  /** Root mean square of the pre-activations. */
  readonly sizes: readonly number[];
  /** Cosine of the pre-activations of the two inputs. */
  readonly cosines: readonly number[];
  /** The backward gain χ from the layer above: the factor by which the mean square of δ changes on its way into this layer. */
  readonly gains: readonly number[];
}

/** The mean-field recursion over `layers` layers, from an input of root mean square 1 and a pair of cosine c. */
export function meanField(
  name: ActivationName,
  { variance, c }: { readonly variance: number; readonly c: number },
  layers: number,
): Theory {
  // Layer 1 reads the inputs as they are: they have passed no activation.
  const squares = [1, variance];
  const cosines = [c, c];
  for (const layer of range(layers).slice(1)) {
    const [q, cosine] = [at(squares, layer), at(cosines, layer)];
    const moment = outputMoment(name, q);
    squares.push(variance * moment);
    cosines.push(Math.min(1, outputProduct(name, { q, c: cosine }) / moment));
  }
  return { sizes: squares.map(Math.sqrt), cosines, gains: squares.map((q) => variance * slopeMoment(name, q)) };
}

/** Root mean square of δ in layers 1..L when it is 1 in layer L, in wide layers. */
export function meanFieldDeltas({ gains }: Theory, layers: number): readonly number[] {
  const deltas = layers === 0 ? [] : [1];
  for (let layer = layers - 1; layer >= 1; layer -= 1) {
    deltas.push(at(deltas, deltas.length - 1) * Math.sqrt(at(gains, layer)));
  }
  return deltas.reverse();
}
