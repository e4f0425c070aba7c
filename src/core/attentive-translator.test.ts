import { describe, expect, it } from 'vitest';
import { at } from './array.ts';
import { decode, gradientRoutes, softLength, translate } from './attentive-translator.ts';
import { gradient } from './finite-differences.ts';
import { total } from './vector.ts';

const NET = {
  encoder: [[0.9, -0.4], [0.3, 0.8]],
  decoder: [[0.2, 0.5], [-0.7, 0.6]],
  query: [[1, 0.5], [0, -1]],
  key: [[0.4, 1], [1, -0.2]],
  value: [[1, -1], [0.5, 2]],
}; // prettier-ignore
const INPUTS = [[0.5, -0.2], [0.1, 0.7], [-0.6, 0.3]]; // prettier-ignore

describe('an encoder and a decoder with attention', () => {
  it('read by hand with one input: the only weight is 1, so the context is the value of the state', () => {
    const one = { encoder: [[0]], decoder: [[1]], query: [[3]], key: [[5]], value: [[2]] };
    const { encoder, decoder } = translate(one, [[0.5]], 1);
    const state = Math.tanh(0.5);
    expect(encoder).toEqual([[state]]);
    expect(at(at(decoder, 0), 0)).toBeCloseTo(Math.tanh(state + 2 * state), 12);
  });

  it('start the decoder at the last state of the encoder and give it one state a step', () => {
    const { encoder, decoder } = translate(NET, INPUTS, 2);
    expect(encoder).toHaveLength(3);
    expect(decode(NET, encoder, 2)).toEqual(decoder);
  });
});

describe('the two routes of the gradient', () => {
  const states = translate(NET, INPUTS, 2);
  const direct = states.decoder.map((state) => state.map(Math.tanh));
  const routes = gradientRoutes(NET, states, direct);

  it('add up to the slope of the loss in the last state, to which both lead', () => {
    const last = at(states.encoder, 2);
    const loss = (h: readonly number[]) =>
      softLength({ ...states, decoder: decode(NET, [...states.encoder.slice(0, 2), h], 2) });
    const { attention, recurrence } = at(routes, 2);
    for (const [i, slope] of gradient(loss, last).entries()) {
      expect(at(total(attention, recurrence), i)).toBeCloseTo(slope, 10);
    }
  });

  it('leave only recurrence when keys and values are cut, and it is then the plain chain of Jacobians', () => {
    const cut = { ...NET, key: [[0, 0], [0, 0]], value: [[0, 0], [0, 0]] }; // prettier-ignore
    const plain = translate(cut, INPUTS, 2);
    const [first] = gradientRoutes(cut, plain, plain.decoder.map((state) => state.map(Math.tanh))); // prettier-ignore
    expect(first?.attention).toEqual([0, 0]);
    const slopes = gradient((x) => softLength(translate(cut, [x, ...INPUTS.slice(1)], 2)), at(INPUTS, 0));
    const state = at(plain.encoder, 0);
    for (const [i, slope] of slopes.entries()) {
      expect(at(first?.recurrence ?? [], i) * (1 - at(state, i) ** 2)).toBeCloseTo(slope, 10);
    }
  });
});
