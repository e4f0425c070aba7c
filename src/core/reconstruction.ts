import { at, range, sum } from './array.ts';
import { gradient } from './finite-differences.ts';
import { folded } from './flat-rows.ts';
import { autoencoderStep, type LinearAutoencoder, type ReconstructionTask } from './linear-autoencoder.ts';
import { solve } from './linear-solve.ts';
import { add, apply, identity, type Matrix, multiply, outer, scale, transpose } from './matrix.ts';
import { difference, norm, type Vector } from './vector.ts';

const ROUNDS = 300;

/** The squared errors of a linear auto-encoder, added up over the inputs, which stand in rows. */
export function squaredErrors(inputs: Matrix, { encoder, decoder }: LinearAutoencoder): number {
  return sum(inputs.map((x) => norm(difference(x, apply(decoder, apply(encoder, x)))) ** 2));
}

/** The gradients of `squaredErrors` in the shapes of the weights: with E = X - XW1ᵀW2ᵀ, -2W2ᵀEᵀX and -2EᵀXW1ᵀ. */
export function squaredErrorSlopes(inputs: Matrix, { encoder, decoder }: LinearAutoencoder): LinearAutoencoder {
  const outputs = multiply(multiply(inputs, transpose(encoder)), transpose(decoder));
  const mixed = multiply(transpose(add(inputs, scale(-1, outputs))), inputs);
  return {
    encoder: scale(-2, multiply(transpose(decoder), mixed)),
    decoder: scale(-2, multiply(mixed, transpose(encoder))),
  };
}

/** The gradients of `squaredErrors` by finite differences, in the shapes of the weights. */
export function measuredErrorSlopes(inputs: Matrix, { encoder, decoder }: LinearAutoencoder): LinearAutoencoder {
  const [d, k] = [decoder.length, encoder.length];
  const lossOfEncoder = (flat: Vector) => squaredErrors(inputs, { encoder: folded(flat, d), decoder });
  const lossOfDecoder = (flat: Vector) => squaredErrors(inputs, { encoder, decoder: folded(flat, k) });
  return {
    encoder: folded(gradient(lossOfEncoder, encoder.flat()), d),
    decoder: folded(gradient(lossOfDecoder, decoder.flat()), k),
  };
}

/** The map Σ share_i v_iv_iᵀ that lets a share of each orthonormal direction through; at least one direction. */
export function passing(shares: Vector, directions: readonly Vector[]): Matrix {
  return shares
    .map((share, i) => scale(share, outer(at(directions, i), at(directions, i))))
    .reduce((a, b) => add(a, b));
}

/** The quotient A B⁻¹ of two matrices, B square and invertible. */
export function quotient(a: Matrix, b: Matrix): Matrix {
  return transpose(solve(transpose(b), transpose(a)));
}

/**
 * A linear auto-encoder by alternating least squares: 300 rounds of the best decoder for the codes of an encoder, then
 * the best encoder for that decoder. Inputs are n by d and stand in rows; the encoder is k by d and has rank k.
 */
export function fittedAutoencoder(inputs: Matrix, encoder: Matrix): LinearAutoencoder {
  const rounds = range(ROUNDS);
  return rounds.reduce((weights) => alternated(inputs, weights.encoder), alternated(inputs, encoder));
}

/** A linear auto-encoder after some steps of gradient descent. */
export function descendedAutoencoder(
  start: LinearAutoencoder,
  { steps, ...training }: ReconstructionTask & { readonly rate: number; readonly steps: number },
): LinearAutoencoder {
  return range(steps).reduce((weights) => autoencoderStep(weights, training), start);
}

function alternated(inputs: Matrix, encoder: Matrix): LinearAutoencoder {
  const codes = multiply(inputs, transpose(encoder));
  const decoder = transpose(regressed(codes, inputs));
  return { decoder, encoder: regressed(decoder, identity(decoder.length)) };
}

/** The matrix B that minimizes ‖A B - Y‖². */
function regressed(a: Matrix, y: Matrix): Matrix {
  const turned = transpose(a);
  return solve(multiply(turned, a), multiply(turned, y));
}
