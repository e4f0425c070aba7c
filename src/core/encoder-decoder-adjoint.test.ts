import { expect, it } from 'vitest';
import { at } from './array.ts';
import { encoderStates, END, forcedLoss, fullModel, leanModel } from './encoder-decoder.ts';
import { contextAdjoint, encodeOn, encoderAdjoints } from './encoder-decoder-adjoint.ts';
import { gradient } from './finite-differences.ts';
import { distance } from './matrix.ts';
import { createRng } from './rng.ts';

const SIZE = { source: 5, target: 4, embedding: 2, states: 3 };
const context = [0.3, -0.2, 0.5];

it('the gradient in the context matches finite differences for a decoder that reads it at every step', () => {
  const net = fullModel(createRng(3), SIZE);
  const measured = gradient((c) => forcedLoss(net, c, [2, 3, END]), context);
  expect(distance([contextAdjoint({ net, context, target: [2, 3, END] })], [measured])).toBeLessThan(1e-9);
});

it('encoding on from a state is the rest of a whole run', () => {
  const net = leanModel(createRng(4), SIZE);
  const states = encoderStates(net, [1, 4, 0, 2]);
  expect(encodeOn(net, [0, 2], at(states, 1))).toEqual(at(states, 3));
});

it('the gradient in the last state of the encoder is that in the context, and there is one for each state', () => {
  const net = leanModel(createRng(5), SIZE);
  const adjoints = encoderAdjoints(net, [1, 4], [1, -2, 3]);
  expect(adjoints).toHaveLength(3);
  expect(at(adjoints, 2)).toEqual([1, -2, 3]);
});
