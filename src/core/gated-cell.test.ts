import { expect, it } from 'vitest';
import { at } from './array.ts';
import { gruStep, lstmStep, randomGru, randomLstm, runLstm } from './gated-cell.ts';
import { createRng } from './rng.ts';

/** A map of one unit that ignores what it reads: only its bias counts. */
const constant = (bias: number) => ({ weights: [[0, 0]], bias: [bias] });

it('keeps what the forget gate lets through and adds what the input gate admits', () => {
  const weights = { forget: constant(0), input: constant(100), output: constant(100), candidate: constant(0.5) };
  const next = lstmStep(weights, { hidden: [0.3], cell: [4] }, [1]);
  // f = 1/2, i = o = 1: half of 4 and tanh(0.5).
  expect(at(next.cell, 0)).toBeCloseTo(2 + Math.tanh(0.5), 12);
  expect(at(next.hidden, 0)).toBeCloseTo(Math.tanh(2 + Math.tanh(0.5)), 12);
});

it('lets the gates of a long short-term memory read the hidden state and the input, not the cell', () => {
  const weights = {
    forget: { weights: [[1, -2]], bias: [0.5] },
    input: constant(0),
    output: constant(0),
    candidate: constant(0),
  };
  const { forget } = lstmStep(weights, { hidden: [3], cell: [99] }, [2]);
  expect(at(forget, 0)).toBeCloseTo(1 / (1 + Math.exp(0.5)), 12);
});

it('carries hidden and cell state from step to step, from 0 on', () => {
  const weights = randomLstm(createRng(3), { states: 2, inputs: 1 });
  const first = lstmStep(weights, { hidden: [0, 0], cell: [0, 0] }, [1]);
  expect(runLstm(weights, [[1], [-1]])).toEqual([first, lstmStep(weights, first, [-1])]);
});

it('mixes the old state and the candidate of a gated recurrent unit by the update gate', () => {
  // z = r = 1/2: the candidate reads half of h = 2.
  const weights = { update: constant(0), reset: constant(0), candidate: { weights: [[1, 0]], bias: [0] } };
  expect(at(gruStep(weights, [2], [1]).hidden, 0)).toBeCloseTo(1 + Math.tanh(1) / 2, 12);
});

it('counts four affine maps for one cell and three for the other', () => {
  // By the formulas 4 d (d + x + 1) and 3 d (d + x + 1) for d = 20 states and x = 10 inputs.
  const size = { states: 20, inputs: 10 };
  const count = (
    cell: Readonly<Record<string, { weights: readonly (readonly number[])[]; bias: readonly number[] }>>,
  ) => Object.values(cell).flatMap(({ weights, bias }) => [...weights.flat(), ...bias]).length;
  expect(count(randomLstm(createRng(1), size))).toBe(2480);
  expect(count(randomGru(createRng(1), size))).toBe(1860);
});
