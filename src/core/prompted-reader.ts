import { at, range, sum } from './array.ts';
import { attend, attendBackward, type Lookup, type Projections } from './attention.ts';
import { add, apply, type Matrix, multiply, scale, transpose } from './matrix.ts';
import { randomHead } from './multi-head.ts';
import { normalMatrix, normalVector } from './random-matrix.ts';
import type { Rng } from './rng.ts';
import { dot, times, type Vector } from './vector.ts';

/** A frozen layer of attention: the last token asks, all rows of the stack answer, and one vector reads the logit of class 1. */
export interface FrozenReader {
  readonly projections: Projections;
  /** In R^{d_v}. */
  readonly readout: Vector;
}

/** Examples for a frozen reader: embedded tokens, T by d, and the true class, 0 or 1. */
export interface PromptTask {
  readonly reader: FrozenReader;
  readonly inputs: readonly Matrix[];
  readonly classes: readonly number[];
}

/** Six inputs of three tokens in R^4 with random classes, and a random frozen layer. */
export function randomTask(rng: Rng): PromptTask {
  return {
    reader: { projections: randomHead(rng, [3, 4]), readout: times(3, normalVector(rng, 3)) },
    inputs: range(6).map(() => normalMatrix(rng, 3, 4)),
    classes: range(6).map(() => rng.integer(0, 1)),
  };
}

/** The mean cross-entropy of the true classes when the rows of `prompt`, m by d, stand in front of every input. */
export function promptLoss({ reader, inputs, classes }: PromptTask, prompt: Matrix): number {
  const losses = inputs.map((tokens, i) => {
    const logit = dot(reader.readout, attend(lookupOf(reader, [...prompt, ...tokens])).output);
    return Math.log1p(Math.exp(at(classes, i) === 1 ? -logit : logit));
  });
  return sum(losses) / inputs.length;
}

/**
 * The gradient of the mean loss in everything that the layer reads for one example, (m + T) by d, by backpropagation.
 *
 * With Z̄ = K̄W_k + V̄W_v, and the gradient of the query, q̄ᵀW_q, in the last row.
 */
export function stackSlopes({ reader, inputs, classes }: PromptTask, prompt: Matrix, example: number): Matrix {
  const stack = [...prompt, ...at(inputs, example)];
  const lookup = lookupOf(reader, stack);
  const logit = dot(reader.readout, attend(lookup).output);
  const miss = 1 / (1 + Math.exp(-logit)) - at(classes, example);
  const slopes = attendBackward(lookup, times(miss / inputs.length, reader.readout));
  const { query, key, value } = reader.projections;
  const asked = apply(transpose(query), slopes.query);
  const answered = add(multiply(slopes.keys, key), multiply(slopes.values, value));
  const last = stack.length - 1;
  return answered.map((row, i) => (i === last ? row.map((entry, j) => entry + at(asked, j)) : row));
}

/** The gradient of the mean loss in the soft prompt, m by d: the first m rows of the gradients of all stacks, added up. */
export function promptSlopes(task: PromptTask, prompt: Matrix): Matrix {
  const rows = range(task.inputs.length).map((i) => stackSlopes(task, prompt, i).slice(0, prompt.length));
  return rows.reduce<Matrix>(add, scale(0, prompt));
}

/** The soft prompt after some steps of gradient descent. */
export function trainedPrompt(
  task: PromptTask,
  start: Matrix,
  { rate, steps }: { readonly rate: number; readonly steps: number },
): Matrix {
  return range(steps).reduce<Matrix>((prompt) => add(prompt, scale(-rate, promptSlopes(task, prompt))), start);
}

function lookupOf({ projections }: FrozenReader, stack: Matrix): Lookup {
  return {
    query: apply(projections.query, at(stack, stack.length - 1)),
    keys: multiply(stack, transpose(projections.key)),
    values: multiply(stack, transpose(projections.value)),
  };
}
