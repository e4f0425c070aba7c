import { describe, expect, it } from 'vitest';
import { at, sum } from './array.ts';
import { BEGIN, decoderStates, encoderStates, END, entriesOf } from './encoder-decoder.ts';
import { forcedLoss, forcedProbabilities, fullModel, leanModel } from './encoder-decoder.ts';
import { createRng } from './rng.ts';

const SIZE = { source: 5, target: 4, embedding: 2, states: 3 };
const lean = leanModel(createRng(1), SIZE);
const full = fullModel(createRng(2), SIZE);
const context = [0.3, -0.2, 0.5];

describe('an encoder-decoder', () => {
  it('starts its lean decoder from the context itself', () => {
    expect(decoderStates(lean, context, [BEGIN])[0]).toEqual(context);
  });

  it('starts its full decoder from tanh(W_c c + b_c)', () => {
    const [start] = decoderStates(full, context, []);
    const { weights = [], bias = [] } = full.bridge ?? {};
    const expected = weights.map((row, i) => Math.tanh(sum(row.map((w, j) => w * at(context, j))) + at(bias, i)));
    expect(start).toEqual(expected);
  });

  it('reads the token before and never the one to predict', () => {
    const [first, second] = [forcedProbabilities(full, context, [2, 3]), forcedProbabilities(full, context, [2, 1])];
    expect(first).toEqual(second);
    expect(forcedProbabilities(full, context, [3, 1])[1]).not.toEqual(second[1]);
  });

  it('has one state of the encoder for each token, which changes with the tokens before', () => {
    const states = encoderStates(lean, [0, 1, 2]);
    expect(states).toHaveLength(3);
    expect(encoderStates(lean, [0, 1, 4]).slice(0, 2)).toEqual(states.slice(0, 2));
  });

  it('puts probabilities that add up to 1 on the tokens, and loses minus their logarithm', () => {
    const probabilities = forcedProbabilities(lean, context, [3, END]);
    for (const p of probabilities) expect(sum(p)).toBeCloseTo(1, 14);
    const expected = -Math.log(at(at(probabilities, 0), 3)) - Math.log(at(at(probabilities, 1), END));
    expect(forcedLoss(lean, context, [3, END])).toBeCloseTo(expected, 12);
  });

  it('of 5 and 4 tokens, 2 numbers an embedding and 3 states has 142 entries, 39 more with the context throughout', () => {
    expect(entriesOf(lean)).toHaveLength(2 * 9 + 6 * 3 * 6 + 4 * 4);
    expect(entriesOf(full)).toHaveLength(142 + 3 * 13);
  });
});
