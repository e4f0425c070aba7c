import { expect, it } from 'vitest';
import { at } from '../../core/array.ts';
import { createRun } from '../../kit/run.ts';
import { changeSettings, startSettings } from '../../kit/settings.ts';
import { model } from './model.ts';

const show = (changes: Parameters<typeof changeSettings>[2], step: number) =>
  createRun(model, changeSettings(model.params, startSettings(model.params), changes))(step).derived;
const last = (values: readonly number[]) => at(values, values.length - 1);
const lengths = (changes: Parameters<typeof changeSettings>[2], step: number) => at(show(changes, step).lengths, step);

it('draws the cloud of the second program: eigenvalues and the angle of the first principal direction', () => {
  const { eigenvalues, directions } = show({}, 0);
  expect(eigenvalues[0]).toBeCloseTo(3.627888, 6);
  expect(eigenvalues[1]).toBeCloseTo(0.41502655, 8);
  const [x, y] = at(directions, 0);
  expect((Math.atan2(y, x) * 180) / Math.PI).toBeCloseTo(31.43338008, 7);
});

it.each([
  [0, 4.155932522],
  [20, 1.017072847],
  [100, 0.4189039541],
  [500, 0.4150265981],
])('after %i steps without penalty has the loss of the second program', (step, loss) => {
  expect(last(show({}, step).losses)).toBeCloseTo(loss, 8);
});

it('without penalty ends at the second eigenvalue, with a product of 1 and the decoder along the first direction', () => {
  const { losses, least, products, decoders } = show({}, 500);
  expect(least).toBeCloseTo(0.41502655, 8);
  expect(last(losses)).toBeCloseTo(least, 6);
  expect(last(products)).toBeCloseTo(1.000000007, 9);
  const [x, y] = at(decoders, 500);
  expect((Math.atan2(y, x) * 180) / Math.PI).toBeCloseTo(31.4308126, 6);
});

it('with penalty 0.5 ends at λ_2 + 2λ - λ²/λ_1, with the product 1 - λ/λ_1 and equal vectors', () => {
  const { losses, least, products, encoders, decoders } = show({ lambda: 0.5 }, 500);
  expect(last(losses)).toBeCloseTo(1.346115935, 8);
  expect(least).toBeCloseTo(1.346115935, 8);
  expect(last(products)).toBeCloseTo(0.8621787673, 8);
  at(encoders, 500).forEach((entry, i) => expect(entry).toBeCloseTo(at(at(decoders, 500), i), 7));
});

it('keeps the difference of the squared lengths without a penalty, so the longer vector stays longer', () => {
  // Gradient flow keeps it exactly: 1.25 - 0.1 = 1.15 and a product of 1 give the squared length (1.15 + √(1.15² + 4))/2.
  const [encoder, decoder] = lengths({ w2: [1, 0.5] }, 500);
  expect(Math.abs(decoder ** 2 - (1.15 + Math.sqrt(1.15 ** 2 + 4)) / 2)).toBeLessThan(0.1);
  expect(decoder * encoder).toBeCloseTo(1, 6);
  expect(decoder / encoder).toBeGreaterThan(1.6);
  const [first, second] = lengths({}, 500);
  expect(second ** 2 - first ** 2).toBeCloseTo(0.05 - 0.1, 1);
});

it('loses that difference at the rate 4λ with a penalty', () => {
  const gap = ([encoder, decoder]: readonly [number, number]) => decoder ** 2 - encoder ** 2;
  const changes = { w2: [1, 0.5], lambda: 0.1 };
  // From step 100 on the fast part of the training is over; 200 steps are 4 units of time.
  expect(gap(lengths(changes, 300)) / gap(lengths(changes, 100))).toBeCloseTo(Math.exp(-4 * 0.1 * 4), 2);
});

it('stays on the minor axis when it starts exactly there, at the loss of the first eigenvalue', () => {
  const { losses, leastOnSecond } = show({ start: 'minor axis' }, 300);
  expect(last(losses)).toBeCloseTo(3.627888, 6);
  expect(leastOnSecond).toBeCloseTo(3.627888, 6);
  expect(last(show({ start: 'minor axis' }, 500).losses)).toBeCloseTo(3.627888, 6);
});

it('leaves the minor axis after a plateau when it starts a millionth beside it', () => {
  const { losses } = show({ start: 'nudged' }, 500);
  expect(losses[90]).toBeCloseTo(last(show({ start: 'minor axis' }, 90).losses), 2);
  expect(losses[90]).toBeGreaterThan(3.6);
  expect(last(losses)).toBeCloseTo(0.415, 2);
});

it('switches the code off when the penalty exceeds both eigenvalues', () => {
  const { losses, least, share } = show({ s1: 0.8, lambda: 2 }, 500);
  expect(share).toBe(0);
  expect(last(losses)).toBeCloseTo(least, 9);
});
