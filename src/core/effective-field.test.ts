import { expect, it } from 'vitest';
import { at, range, sum } from './array.ts';
import { gradientInInputs } from './convolution-stack.ts';
import { centralWindow, effectiveField, spreadOf } from './effective-field.ts';

const layer = (taps: number, stride = 1, dilation = 1) => ({ taps, stride, dilation });

it('is the binomial of the trinomial 1 + x + x² for layers of three taps', () => {
  effectiveField([layer(3), layer(3)]).forEach((weight, i) =>
    expect(weight).toBeCloseTo(at([1, 2, 3, 2, 1], i) / 9, 12),
  );
});

it('agrees with transposed convolution matrices, strided and dilated', () => {
  const layers = [layer(3, 2), layer(2, 1, 3), layer(5, 2, 1)];
  const weights = effectiveField(layers);
  const padded = layers.map((each) => ({ ...each, padding: 0 }));
  const whole = gradientInInputs(weights.length, padded, 0);
  expect(weights).toHaveLength(whole.length);
  weights.forEach((weight, i) => expect(weight).toBeCloseTo(at(whole, i), 12));
});

it('has the variances of its layers added: (k² - 1) / 12 each, times the squares of dilation and jump', () => {
  expect(spreadOf(effectiveField(range(6).map(() => layer(3)))).deviation).toBeCloseTo(2, 10);
  expect(spreadOf(effectiveField([layer(2, 2), layer(3, 1, 2)])).deviation ** 2).toBeCloseTo(
    3 / 12 + 16 * (8 / 12),
    10,
  );
  expect(sum(effectiveField([layer(7, 2), layer(3)]))).toBeCloseTo(1, 12);
});

it('finds the shortest window around the middle by hand', () => {
  expect(centralWindow([0.05, 0.2, 0.5, 0.2, 0.05], 0.5)).toBe(1);
  expect(centralWindow([0.05, 0.2, 0.5, 0.2, 0.05], 0.85)).toBe(3);
  expect(centralWindow([0.1, 0.4, 0.4, 0.1], 0.9)).toBe(4);
});
