import { at, range, sum } from './array.ts';
import { softmax } from './dense-network.ts';
import { type Affine, gruStep, type GruWeights, randomGru } from './gated-cell.ts';
import { apply, type Matrix, transpose } from './matrix.ts';
import { normalMatrix, normalVector } from './random-matrix.ts';
import type { Rng } from './rng.ts';
import { total, type Vector } from './vector.ts';

/** The token that a decoder reads first. */
export const BEGIN = 0;

/** The token that ends a sequence. */
export const END = 1;

/** A gated recurrent encoder and decoder; tokens are counted from 0. */
export interface EncoderDecoder {
  /** E_x and E_y: a token's embedding is its column, so the tables are embedding width by vocabulary. */
  readonly sourceTable: Matrix;
  readonly targetTable: Matrix;
  readonly encoder: GruWeights;
  readonly decoder: GruWeights;
  /** W_o and b_o: vocabulary by states, and one bias for each target token. */
  readonly output: Affine;
  /**
   * W_c and b_c. With them s_0 = tanh(W_c c + b_c) and every step of the decoder reads the context; without them the
   * model is the lean one: s_0 = c, and a step reads the last token alone.
   */
  readonly bridge?: Affine;
}

/** Sizes of an encoder-decoder: both vocabularies, the width of the embeddings and of the states. */
export type EncoderDecoderSize = Readonly<{ source: number; target: number; embedding: number; states: number }>;

/** The encoder's states h_1 to h_T for a source sequence, from h_0 = 0. */
export function encoderStates(net: EncoderDecoder, source: readonly number[]): readonly Vector[] {
  return statesAfter(net.encoder, range(stateCount(net)).map(() => 0), embedded(net.sourceTable, source)); // prettier-ignore
}

/** The decoder's states s_0 to s_T' for a context and the tokens that it reads, the first of them BEGIN. */
export function decoderStates(net: EncoderDecoder, context: Vector, read: readonly number[]): readonly Vector[] {
  const start = net.bridge ? affine(net.bridge, context).map(Math.tanh) : context;
  const inputs = embedded(net.targetTable, read).map((vector) => (net.bridge ? [...vector, ...context] : vector));
  return [start, ...statesAfter(net.decoder, start, inputs)];
}

/** The probabilities p_1 to p_T' of the next token at each step, when the decoder reads BEGIN and then the target. */
export function forcedProbabilities(
  net: EncoderDecoder,
  context: Vector,
  target: readonly number[],
): readonly Vector[] {
  const states = decoderStates(net, context, [BEGIN, ...target.slice(0, -1)]);
  return states.slice(1).map((state) => softmax(affine(net.output, state)));
}

/** -ln P(y | x) = -Σ ln p_t(y_t) for a context and a target sequence. */
export function forcedLoss(net: EncoderDecoder, context: Vector, target: readonly number[]): number {
  return -sum(forcedProbabilities(net, context, target).map((p, t) => Math.log(at(p, at(target, t)))));
}

/** All weights of the model in one list. */
export function entriesOf({ sourceTable, targetTable, encoder, decoder, output, bridge }: EncoderDecoder): Vector {
  const maps = [...Object.values(encoder), ...Object.values(decoder), output, ...(bridge ? [bridge] : [])];
  const tables = [...sourceTable.flat(), ...targetTable.flat()];
  return [...tables, ...maps.flatMap(({ weights, bias }) => [...weights.flat(), ...bias])];
}

/** The lean encoder-decoder with random normal weights. */
export function leanModel(rng: Rng, size: EncoderDecoderSize): EncoderDecoder {
  return { ...randomEnds(rng, size), decoder: randomGru(rng, { states: size.states, inputs: size.embedding }) };
}

/** The encoder-decoder whose decoder reads the context at every step, with random normal weights. */
export function fullModel(rng: Rng, size: EncoderDecoderSize): EncoderDecoder {
  const inputs = size.embedding + size.states;
  const bridge = { weights: normalMatrix(rng, size.states, size.states), bias: normalVector(rng, size.states) };
  return { ...randomEnds(rng, size), decoder: randomGru(rng, { states: size.states, inputs }), bridge };
}

function randomEnds(rng: Rng, { source, target, embedding, states }: EncoderDecoderSize) {
  return {
    sourceTable: normalMatrix(rng, embedding, source),
    targetTable: normalMatrix(rng, embedding, target),
    encoder: randomGru(rng, { states, inputs: embedding }),
    output: { weights: normalMatrix(rng, target, states), bias: normalVector(rng, target) },
  };
}

function statesAfter(cell: GruWeights, start: Vector, inputs: readonly Vector[]): readonly Vector[] {
  const states: Vector[] = [];
  for (const input of inputs) states.push(gruStep(cell, states.at(-1) ?? start, input).hidden);
  return states;
}

function embedded(table: Matrix, tokens: readonly number[]): readonly Vector[] {
  const columns = transpose(table);
  return tokens.map((token) => at(columns, token));
}

function stateCount(net: EncoderDecoder): number {
  return net.encoder.update.bias.length;
}

function affine({ weights, bias }: Affine, vector: Vector): Vector {
  return total(apply(weights, vector), bias);
}
