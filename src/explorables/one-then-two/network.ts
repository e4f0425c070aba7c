import { at, range } from '../../core/array.ts';
import type { Rng } from '../../core/rng.ts';
import { type Images, PIXELS } from './digits.ts';

/** Hidden units, and the labels that the network can give. */
export const UNITS = 8;
export const LABELS = 4;

/** The weights of a tanh network with one hidden layer, or numbers that belong to them, as rows. */
export interface Layers {
  /** One row for each hidden unit: a weight for each pixel. */
  readonly hidden: readonly Float64Array[];
  readonly hiddenBias: Float64Array;
  /** One row for each label: a weight for each hidden unit. */
  readonly output: readonly Float64Array[];
  readonly outputBias: Float64Array;
}

/** How many weights the network has. */
export const SIZE = UNITS * PIXELS + UNITS + LABELS * UNITS + LABELS;

/** Where the weights of the second layer begin. */
export const OUTPUT_START = UNITS * PIXELS + UNITS;

/** Standard deviation 1 over the root of the inputs of a layer, drawn row by row; biases 0. */
export function drawWeights(rng: Rng): Float64Array {
  const weights = new Float64Array(SIZE);
  const { hidden, output } = layersOf(weights);
  for (const row of [...hidden, ...output]) {
    row.set(Float64Array.from(row, () => rng.normal() / Math.sqrt(row.length)));
  }
  return weights;
}

/** The layers as windows into the one list of all weights. */
export function layersOf(weights: Float64Array): Layers {
  const rows = (start: number, count: number, length: number) =>
    range(count).map((i) => weights.subarray(start + i * length, start + (i + 1) * length));
  return {
    hidden: rows(0, UNITS, PIXELS),
    hiddenBias: weights.subarray(UNITS * PIXELS, OUTPUT_START),
    output: rows(OUTPUT_START, LABELS, UNITS),
    outputBias: weights.subarray(OUTPUT_START + LABELS * UNITS),
  };
}

/** What the network makes of one image. */
export interface Answer {
  readonly input: Float64Array;
  readonly hidden: Float64Array;
  /** The probability of each label; 0 for one that is not asked for. */
  readonly chances: Float64Array;
  readonly label: number;
}

/** The answers to some images by a softmax over the labels that are asked for. */
export function answersOf(layers: Layers, images: Images, asked: readonly number[]): readonly Answer[] {
  return images.inputs.map((input, i) => {
    const hidden = new Float64Array(UNITS);
    for (let j = 0; j < UNITS; j += 1) {
      hidden[j] = Math.tanh(product(at(layers.hidden, j), input) + at(layers.hiddenBias, j));
    }
    return { input, hidden, chances: chancesOf(layers, hidden, asked), label: at(images.labels, i) };
  });
}

/** How the network does on some images. */
export interface Score {
  /** The mean of -ln p of the right label. */
  readonly loss: number;
  /** How many images get their largest probability on the right label. */
  readonly right: number;
}

/** The mean loss of some answers, and how many of them are right; of equal probabilities the first counts. */
export function scoreOf(answers: readonly Answer[]): Score {
  let [loss, right] = [0, 0];
  for (const { chances, label } of answers) {
    loss -= Math.log(Math.max(LEAST_CHANCE, at(chances, label)));
    if (likeliest(chances) === label) right += 1;
  }
  return { loss: loss / answers.length, right };
}

/** The gradient of the mean loss of some answers in all weights. */
export function slopesOf(layers: Layers, answers: readonly Answer[]): Float64Array {
  const slopes = new Float64Array(SIZE);
  const slopeLayers = layersOf(slopes);
  for (const answer of answers) {
    const delta = answer.chances.map((chance, k) => (chance - (k === answer.label ? 1 : 0)) / answers.length);
    addBackward(slopeLayers, { layers, answer, delta });
  }
  return slopes;
}

/** The diagonal of the Fisher matrix: the squared score of each label, weighted by its own probability, mean over the answers. */
export function fisherDiagonal(layers: Layers, answers: readonly Answer[], asked: readonly number[]): Float64Array {
  const fisher = new Float64Array(SIZE);
  for (const answer of answers) {
    for (const label of asked) {
      const score = new Float64Array(SIZE);
      const delta = answer.chances.map((chance, k) => (k === label ? 1 : 0) - chance);
      addBackward(layersOf(score), { layers, answer, delta });
      const share = at(answer.chances, label) / answers.length;
      score.forEach((entry, i) => (fisher[i] = (fisher[i] ?? 0) + share * entry ** 2));
    }
  }
  return fisher;
}

/** A probability of 0 would have an infinite loss. */
const LEAST_CHANCE = 1e-300;

function product(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i += 1) total += (a[i] ?? 0) * (b[i] ?? 0);
  return total;
}

/** Adds a multiple of some numbers to others, in place. */
function addTimes(to: Float64Array, factor: number, from: Float64Array): void {
  for (let i = 0; i < to.length; i += 1) to[i] = (to[i] ?? 0) + factor * (from[i] ?? 0);
}

function likeliest(chances: Float64Array): number {
  let best = 0;
  for (let k = 1; k < chances.length; k += 1) if ((chances[k] ?? 0) > (chances[best] ?? 0)) best = k;
  return best;
}

function chancesOf({ output, outputBias }: Layers, hidden: Float64Array, asked: readonly number[]): Float64Array {
  const chances = new Float64Array(LABELS);
  let largest = -Infinity;
  for (const label of asked) {
    const logit = product(at(output, label), hidden) + (outputBias[label] ?? 0);
    chances[label] = logit;
    largest = Math.max(largest, logit);
  }
  let total = 0;
  for (const label of asked) {
    const power = Math.exp((chances[label] ?? 0) - largest);
    chances[label] = power;
    total += power;
  }
  for (const label of asked) chances[label] = (chances[label] ?? 0) / total;
  return chances;
}

interface Backward {
  readonly layers: Layers;
  readonly answer: Answer;
  /** The gradient in the logits. */
  readonly delta: Float64Array;
}

/** Backpropagation of one answer, added to what is there. */
function addBackward(slopes: Layers, { layers, answer: { input, hidden }, delta }: Backward): void {
  const below = new Float64Array(UNITS);
  for (let k = 0; k < LABELS; k += 1) {
    const slope = delta[k] ?? 0;
    if (slope === 0) continue;
    addTimes(at(slopes.output, k), slope, hidden);
    addTimes(below, slope, at(layers.output, k));
  }
  addTimes(slopes.outputBias, 1, delta);
  for (let j = 0; j < UNITS; j += 1) below[j] = (below[j] ?? 0) * (1 - (hidden[j] ?? 0) ** 2);
  addTimes(slopes.hiddenBias, 1, below);
  for (let j = 0; j < UNITS; j += 1) addTimes(at(slopes.hidden, j), below[j] ?? 0, input);
}
