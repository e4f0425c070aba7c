import { at as item, range, sum } from '../../core/array.ts';
import { softmax } from '../../core/dense-network.ts';
import { apply, type Matrix, transpose } from '../../core/matrix.ts';
import { normalMatrix, normalVector } from '../../core/random-matrix.ts';
import { createRng, type Rng } from '../../core/rng.ts';
import { difference, dot, elementwise, times, total, type Vector } from '../../core/vector.ts';

/** Words of the vocabulary; 0 and 1 are the label words. */
export const WORDS = 16;
/** Inputs of the task. */
export const EXAMPLES = 12;

const WIDTH = 6;
const HIDDEN = 12;
const TEACHER_SIZE = 2;
/** The inputs are the same for every seed of the network. */
const SEED_OF_INPUTS = 1000;

/** One input of two words, as the frozen layer meets it: all that does not depend on the prompt. */
interface Example {
  /** The score of a prompt vector is its inner product with this: W_kᵀq / √d. */
  readonly asks: Vector;
  readonly scores: Vector;
  readonly values: Matrix;
  /** The embedding of the last word, on the residual stream. */
  readonly stream: Vector;
}

/** The frozen network, and everything about its parts that the logit needs. */
interface Frozen {
  readonly words: Matrix;
  /** W_v. */
  readonly value: Matrix;
  /** Rows of the first layer of the feed-forward network. */
  readonly hidden: Matrix;
  /** The difference of the two label embeddings, and what it reads from each hidden unit. */
  readonly readout: Vector;
  readonly hiddenReadout: Vector;
}

/** A frozen layer of attention with a feed-forward network, and inputs whose labels come from a hidden prompt. */
export interface Task extends Frozen {
  readonly examples: readonly Example[];
  /** For each input, whether its label is word 1. */
  readonly labels: readonly boolean[];
  /** The hidden prompt: a single vector. */
  readonly teacher: Matrix;
}

/** A loss in nats, and how many labels are predicted right. */
export interface Score {
  readonly loss: number;
  readonly right: number;
}

/** Draws a frozen network, a hidden prompt, and the labels that it gives to the inputs. */
export function taskOf(rng: Rng): Task {
  const words = range(WORDS).map(() => normalVector(rng, WIDTH));
  const [query, key, value] = [square(rng), square(rng), square(rng)];
  const hidden = normalMatrix(rng, HIDDEN, WIDTH);
  const output = normalMatrix(rng, WIDTH, HIDDEN);
  const teacher = [times(TEACHER_SIZE, normalVector(rng, WIDTH))];
  const readout = difference(item(words, 1), item(words, 0));
  const frozen = { words, value, hidden, readout, hiddenReadout: apply(transpose(output), readout) };
  const examples = inputs().map((tokens) => exampleOf(tokens.map((token) => item(words, token)), { query, key, value })); // prettier-ignore
  const labels = examples.map((example) => forward(frozen, example, teacher).logit > 0);
  return { ...frozen, examples, labels, teacher };
}

/** The mean cross-entropy and the right labels with a prompt, one vector in each row; none of them is no prompt. */
export function scoreOf(task: Task, prompt: Matrix): Score {
  const logits = task.examples.map((example) => forward(task, example, prompt).logit);
  const losses = logits.map((logit, i) => softplus(item(task.labels, i) ? -logit : logit));
  return {
    loss: sum(losses) / EXAMPLES,
    right: logits.filter((logit, i) => logit > 0 === item(task.labels, i)).length,
  };
}

/** The gradient of the loss in the prompt, in the shape of the prompt, by backpropagation through the frozen layers. */
export function promptSlopes(task: Task, prompt: Matrix): Matrix {
  const all = task.examples.map((example, i) => slopesOf(task, { example, isOne: item(task.labels, i) }, prompt));
  return prompt.map((row, i) => total(times(0, row), ...all.map((slopes) => item(slopes, i))));
}

interface Pass {
  readonly weights: Vector;
  readonly values: Matrix;
  readonly activations: Vector;
  readonly logit: number;
}

function forward({ value, hidden, readout, hiddenReadout }: Frozen, example: Example, prompt: Matrix): Pass {
  const values = [...prompt.map((row) => apply(value, row)), ...example.values];
  const weights = softmax([...prompt.map((row) => dot(example.asks, row)), ...example.scores]);
  const state = total(example.stream, ...values.map((each, i) => times(item(weights, i), each)));
  const activations = apply(hidden, state).map(Math.tanh);
  return { weights, values, activations, logit: dot(readout, state) + dot(hiddenReadout, activations) };
}

/** Each prompt vector has a slope through its value, α_i W_vᵀ h̄, and one through its score. */
function slopesOf(task: Task, { example, isOne }: { example: Example; isOne: boolean }, prompt: Matrix): Matrix {
  const { weights, values, activations, logit } = forward(task, example, prompt);
  const miss = (sigmoid(logit) - (isOne ? 1 : 0)) / EXAMPLES;
  const inside = elementwise(task.hiddenReadout, activations.map((each) => 1 - each ** 2)); // prettier-ignore
  const state = times(miss, total(task.readout, apply(transpose(task.hidden), inside)));
  const pulls = values.map((each) => dot(each, state));
  const mean = dot(weights, pulls);
  const throughValue = apply(transpose(task.value), state);
  return prompt.map((_, i) => {
    const weight = item(weights, i);
    return total(times(weight, throughValue), times(weight * (item(pulls, i) - mean), example.asks));
  });
}

/** The last word asks; both words answer. */
function exampleOf(
  embedded: Matrix,
  { query, key, value }: Readonly<Record<'query' | 'key' | 'value', Matrix>>,
): Example {
  const stream = item(embedded, embedded.length - 1);
  const asks = times(1 / Math.sqrt(WIDTH), apply(transpose(key), apply(query, stream)));
  return { asks, scores: apply(embedded, asks), values: embedded.map((row) => apply(value, row)), stream };
}

/** Pairs of words other than the label words. */
function inputs(): readonly (readonly number[])[] {
  const rng = createRng(SEED_OF_INPUTS);
  return range(EXAMPLES).map(() => range(2).map(() => rng.integer(2, WORDS - 1)));
}

function square(rng: Rng): Matrix {
  return normalMatrix(rng, WIDTH, WIDTH);
}

function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

function softplus(logit: number): number {
  return Math.max(0, logit) + Math.log1p(Math.exp(-Math.abs(logit)));
}
