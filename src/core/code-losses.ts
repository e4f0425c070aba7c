import { at } from './array.ts';
import { apply, type Matrix } from './matrix.ts';
import { difference, norm, total, type Vector } from './vector.ts';

/** One input of an auto-encoder with a codebook: the encoder's output, the vectors, and a decoder tanh(A z). */
export interface CodedInput {
  readonly x: Vector;
  readonly z: Vector;
  readonly codebook: readonly Vector[];
  readonly decoder: Matrix;
}

/** The vector of the codebook that is nearest to the encoder's output. */
export function nearestCode({ z, codebook }: CodedInput): Vector {
  const gaps = codebook.map((code) => norm(difference(z, code)));
  return at(codebook, gaps.indexOf(Math.min(...gaps)));
}

/** Half the squared error of the decoder at a code. */
export function codeError({ x, decoder }: CodedInput, code: Vector): number {
  return norm(difference(x, apply(decoder, code).map(Math.tanh))) ** 2 / 2;
}

/**
 * The loss of a VQ-VAE as a function of the encoder's output and of the nearest vector, all under sg held where it is.
 *
 * The quantized code is written z + sg[c - z] (van den Oord et al., 2017).
 */
export function codeLoss(input: CodedInput, commitment: number): (moved: Vector, code: Vector) => number {
  const held = nearestCode(input);
  return (moved, code) =>
    codeError(input, total(moved, difference(held, input.z))) +
    norm(difference(input.z, code)) ** 2 +
    commitment * norm(difference(moved, held)) ** 2;
}
