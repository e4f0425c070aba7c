import { activations } from './activation.ts';
import { at } from './array.ts';
import { apply, type Matrix } from './matrix.ts';
import { normalMatrix, normalVector } from './random-matrix.ts';
import type { Rng } from './rng.ts';
import { elementwise, total, type Vector } from './vector.ts';

/** One affine map of a gated cell: it reads the hidden state and the input, one below the other. */
export interface Affine {
  readonly weights: Matrix;
  readonly bias: Vector;
}

/** The four affine maps of a long short-term memory. */
export type LstmWeights = Readonly<Record<'forget' | 'input' | 'output' | 'candidate', Affine>>;

/** What a long short-term memory carries from step to step. */
export interface LstmState {
  readonly hidden: Vector;
  readonly cell: Vector;
}

/** A step of a long short-term memory, with the gates that it chose. */
export interface LstmStep extends LstmState {
  readonly forget: Vector;
  readonly input: Vector;
  readonly candidate: Vector;
}

/** c_t = f ⊙ c_{t-1} + i ⊙ c̃ and h_t = o ⊙ tanh(c_t), the gates reading h_{t-1} and x_t (Hochreiter 1997, Gers 2000). */
export function lstmStep(weights: LstmWeights, before: LstmState, x: Vector): LstmStep {
  const read = [...before.hidden, ...x];
  const forget = gate(weights.forget, read);
  const input = gate(weights.input, read);
  const candidate = affine(weights.candidate, read).map(Math.tanh);
  const cell = total(elementwise(forget, before.cell), elementwise(input, candidate));
  return { hidden: elementwise(gate(weights.output, read), cell.map(Math.tanh)), cell, forget, input, candidate };
}

/** All steps of a long short-term memory through a sequence, from hidden and cell states of 0. */
export function runLstm(weights: LstmWeights, inputs: readonly Vector[]): readonly LstmStep[] {
  const zero = weights.forget.bias.map(() => 0);
  return inputs.reduce<readonly LstmStep[]>((steps, x) => {
    const before = steps[steps.length - 1] ?? { hidden: zero, cell: zero };
    return [...steps, lstmStep(weights, before, x)];
  }, []);
}

/** The three affine maps of a gated recurrent unit. */
export type GruWeights = Readonly<Record<'update' | 'reset' | 'candidate', Affine>>;

/** A step of a gated recurrent unit, with its update gate and candidate. */
export interface GruStep {
  readonly hidden: Vector;
  readonly update: Vector;
  readonly candidate: Vector;
}

/** h_t = (1 - z) ⊙ h_{t-1} + z ⊙ h̃ with h̃ reading r ⊙ h_{t-1} and x_t (Cho 2014, there with z and 1 - z exchanged). */
export function gruStep(weights: GruWeights, before: Vector, x: Vector): GruStep {
  const read = [...before, ...x];
  const update = gate(weights.update, read);
  const kept = elementwise(gate(weights.reset, read), before);
  const candidate = affine(weights.candidate, [...kept, ...x]).map(Math.tanh);
  const hidden = before.map((old, i) => (1 - at(update, i)) * old + at(update, i) * at(candidate, i));
  return { hidden, update, candidate };
}

/** Numbers of units and of inputs. */
export type CellSize = Readonly<{ states: number; inputs: number }>;

/** A long short-term memory of random normal weights and biases. */
export function randomLstm(rng: Rng, size: CellSize): LstmWeights {
  const draw = () => randomAffine(rng, size);
  return { forget: draw(), input: draw(), output: draw(), candidate: draw() };
}

/** A gated recurrent unit of random normal weights and biases. */
export function randomGru(rng: Rng, size: CellSize): GruWeights {
  const draw = () => randomAffine(rng, size);
  return { update: draw(), reset: draw(), candidate: draw() };
}

function randomAffine(rng: Rng, { states, inputs }: CellSize): Affine {
  return { weights: normalMatrix(rng, states, states + inputs), bias: normalVector(rng, states) };
}

function affine({ weights, bias }: Affine, read: Vector): Vector {
  return total(apply(weights, read), bias);
}

function gate(map: Affine, read: Vector): Vector {
  return affine(map, read).map(activations.sigmoid.value);
}
