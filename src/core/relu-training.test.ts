import { expect, it } from 'vitest';
import { at } from './array.ts';
import { drawNetwork, elbows, output, outputs, parameters, reluNetwork } from './relu-network.ts';
import { descendAll, isDiverged, pack, unpack } from './relu-training.ts';
import { createRng } from './rng.ts';

/** f(x) = 1 + [2x - 1]_+ - 3 [2 - x]_+ + 0.5 [x + 1]_+, worked by hand. */
const byHand = reluNetwork(
  [
    { v: 1, w: 2, b: -1 },
    { v: -3, w: -1, b: 2 },
    { v: 0.5, w: 1, b: 1 },
  ],
  1,
);

/** The residuals against one target for all examples. */
const against = (target: number) => (values: Float64Array) => {
  for (const [i, value] of values.entries()) values[i] = value - target;
};
const step = { toResiduals: against(1), outputRate: 0.1, hiddenRate: 0.1 };

it('takes the step of rate 0.1 toward the target 1 at x = 1 that overshoots from 0 to 2.73', () => {
  const { packed, losses } = descendAll(pack([byHand]), [1], [step]);
  const next = unpack(packed, 0);
  const expected = [1.1, -2.9, 0.7, 2.1, -1.3, 1.05, -0.9, 1.7, 1.05, 1.1];
  expect(losses).toEqual([0.5]);
  for (const [i, value] of parameters(next).entries()) expect(value).toBeCloseTo(at(expected, i), 12);
  for (const [j, elbow] of elbows(next).entries()) {
    expect(elbow).toBeCloseTo(at([0.428571428571, 1.307692307692, -1], j), 11);
  }
  expect(output(next, 1)).toBeCloseTo(2.73, 12);
});

it('moves the output layer alone when the rate of the hidden units is 0', () => {
  const { packed } = descendAll(pack([byHand]), [1], [{ ...step, hiddenRate: 0 }]);
  const { v, w, b, c } = unpack(packed, 0);
  expect([w, b]).toEqual([byHand.w, byHand.b]);
  for (const [i, value] of [...v, c].entries()) expect(value).toBeCloseTo(at([1.1, -2.9, 0.7, 1.1], i), 12);
});

it('lets each of several networks make its own step', () => {
  const networks = [byHand, drawNetwork(3, createRng(5))];
  const still = { ...step, outputRate: 0, hiddenRate: 0 };
  const { packed, losses } = descendAll(pack(networks), [-0.5, 1], [step, still]);
  expect(unpack(packed, 1)).toEqual(networks[1]);
  const [first = 0, second = 0] = outputs(at(networks, 1), [-0.5, 1]);
  expect(losses[1]).toBeCloseTo(((first - 1) ** 2 + (second - 1) ** 2) / 4, 12);
});

it('lowers the loss of a small step by about the rate times the squared length of the gradient', () => {
  const small = { ...step, outputRate: 1e-6, hiddenRate: 1e-6 };
  const first = descendAll(pack([byHand]), [1], [small]);
  const second = descendAll(first.packed, [1], [small]);
  expect((at(first.losses, 0) - at(second.losses, 0)) / 1e-6).toBeCloseTo(27.5, 2);
});

it('leaves a network that has diverged where it is, and its start untouched', () => {
  const packed = pack([byHand]);
  const before = [...packed.values];
  const far = descendAll(packed, [1], [{ ...step, toResiduals: against(1000) }]);
  expect(isDiverged(at(far.losses, 0))).toBe(true);
  expect(unpack(far.packed, 0)).toEqual(byHand);
  descendAll(packed, [1], [step]);
  expect([...packed.values]).toEqual(before);
});
