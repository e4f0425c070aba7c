import { range } from './array.ts';
import { apply, type Matrix } from './matrix.ts';
import type { Vector } from './vector.ts';

/** The sizes of a small classifier with one hidden tanh layer and no biases. */
export interface ClassifierSize {
  readonly inputs: number;
  readonly hidden: number;
  readonly classes: number;
}

/** How many weights the classifier has. */
export function weightCount({ inputs, hidden, classes }: ClassifierSize): number {
  return hidden * (inputs + classes);
}

/** The K logits V tanh(U x) as a function of all weights in one vector, U first, row by row. */
export function logitsFrom(size: ClassifierSize, input: Vector): (weights: Vector) => Vector {
  const { inputs, hidden, classes } = size;
  return (weights) => {
    const first = rows(weights, { count: hidden, length: inputs });
    const second = rows(weights.slice(hidden * inputs), { count: classes, length: hidden });
    return apply(second, apply(first, input).map(Math.tanh));
  };
}

function rows(flat: Vector, { count, length }: { readonly count: number; readonly length: number }): Matrix {
  return range(count).map((i) => flat.slice(i * length, (i + 1) * length));
}
