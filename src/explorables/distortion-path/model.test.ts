import { describe, expect, it } from 'vitest';
import { at as item } from '../../core/array.ts';
import { headSlopes, inputWeights } from '../../core/linear-head.ts';
import { tunedFeature } from '../../core/tuned-feature.ts';
import { model } from './model.ts';
import { ERRORS, lastOf, METHODS, outsideOverErrors } from './tuning.ts';

type At = Parameters<typeof model.derive>[1];

const base: At = { probe: 0, tune: 0, a0: 0, delta: 0.3, eta: 0.1 };
const show = (changes: Partial<At>) => model.derive(null, { ...base, ...changes });
const endOf = (changes: Partial<At>) => {
  const { path, losses } = show(changes);
  return { ...lastOf(path), ...lastOf(losses) };
};

describe('a separate program agrees on', () => {
  it('the probe', () => {
    const { head, weights, inside, outside } = endOf({ probe: 400 });
    expect(head).toBeCloseTo(2.3 / 2.69, 10);
    expect(weights).toEqual([1, 1.3, 1]);
    expect(inside).toBeCloseTo(0.0167286245, 9);
    expect(outside).toBeCloseTo(0.010509805, 9);
  });

  it('full tuning from a zero head', () => {
    const { head, weights, outside } = endOf({ tune: 400 });
    expect(head).toBeCloseTo(0.7896664946, 9);
    expect(weights[0]).toBeCloseTo(1.2663573886, 9);
    expect(weights[1]).toBeCloseTo(1.2663573886, 9);
    expect(outside).toBeCloseTo(0.0221200917, 9);
  });

  it('full tuning after 20 steps', () => {
    const { head, inside, outside } = endOf({ tune: 20 });
    expect(head).toBeCloseTo(0.7886814129, 9);
    expect(inside).toBeCloseTo(0.0019135938, 9);
    expect(outside).toBeCloseTo(0.0223277726, 9);
  });

  it('the probe, then tuning', () => {
    const { head, weights, outside } = endOf({ probe: 400, tune: 400 });
    expect(head).toBeCloseTo(0.8604857924, 9);
    expect(weights[0]).toBeCloseTo(1.1621342373, 9);
    expect(outside).toBeCloseTo(0.0097321071, 9);
  });

  it('full tuning from a head of 2', () => {
    const { head, outside } = endOf({ tune: 400, a0: 2 });
    expect(head).toBeCloseTo(1.4736495668, 9);
    expect(outside).toBeCloseTo(0.1121719561, 9);
  });

  it.each([
    [-0.1, [0.0012362, 0.0057517, 0.0012789]],
    [-0.3, [0.009932, 0.002003, 0.0111987]],
  ])('the ranking outside at δ = %s', (delta, outside) => {
    const { ends, overErrors } = show({ delta });
    outside.forEach((loss, method) => expect(item(ends, method).outside).toBeCloseTo(loss, 7));
    const place = ERRORS.findIndex((error) => Math.abs(error - delta) < 1e-9);
    outside.forEach((loss, method) => expect(item(item(overErrors, method), place)).toBeCloseTo(loss, 7));
  });
});

it('steps along the gradients of two linear layers', () => {
  const [first, second] = show({ a0: 0.7, tune: 1 }).path;
  const layers = { features: [[1, 1.3, 1]], head: [0.7] };
  const slope = headSlopes(
    layers,
    inputWeights(layers).map((weight, j) => (j < 2 ? weight - 1 : 0)),
  );
  expect(first).toEqual({ head: 0.7, weights: [1, 1.3, 1] });
  expect(second?.head).toBeCloseTo(0.7 - 0.1 * item(slope.head, 0), 12);
  second?.weights.forEach((weight, j) => {
    expect(weight).toBeCloseTo(item(item(layers.features, 0), j) - 0.1 * item(item(slope.features, 0), j), 12);
  });
});

it('follows gradient flow at a small rate', () => {
  const flow = tunedFeature({ head: 0, feature: [1, 1.3, 1], truth: [1, 1, 1] });
  expect(flow.head).toBeCloseTo(0.778891751, 6);
  expect(endOf({ tune: 400, eta: 0.02 }).head).toBeCloseTo(flow.head, 2);
});

it('keeps a² − ‖u_S‖² more closely the smaller the rate', () => {
  const drift = (eta: number) => {
    const [before, now] = show({ tune: 400, eta }).kept;
    return Math.abs(now - before);
  };
  expect(show({ tune: 400 }).kept[0]).toBeCloseTo(-2.69, 12);
  expect(drift(0.2)).toBeGreaterThan(drift(0.1));
  expect(drift(0.1)).toBeGreaterThan(drift(0.01));
  expect(drift(0.005)).toBeLessThan(0.01);
});

it('does no harm outside from a head near 1.3 at δ = 0.3', () => {
  const losses = [1.1, 1.2, 1.3, 1.4].map((a0) => endOf({ tune: 400, a0 }).outside);
  expect(losses.indexOf(Math.min(...losses))).toBe(2);
});

it('is stable at the largest rate', () => {
  for (const a0 of [-1, -0.5, 0, 0.5, 1, 1.5, 2]) {
    for (const losses of outsideOverErrors(a0, 0.2)) losses.forEach((loss) => expect(loss).toBeLessThan(1));
  }
  expect(METHODS).toHaveLength(3);
});

it('says the result in words', () => {
  const words = (changes: Partial<At>) => model.describe(show(changes), { ...base, ...changes });
  expect(words({})).toMatchInlineSnapshot(
    `"Feature weights 1, 1.3 and 1, head 0, learning rate 0.1; 0 steps of the head alone, then 0 of head and feature. The head is 0, the feature weights 1, 1.3, 1. The ID loss went from 1 to 1, the OOD loss from 0.5 to 0.5. The squared head minus the squared length of the feature was −2.69 when the feature was freed and is −2.69."`,
  );
  expect(words({ probe: 400, tune: 400 })).toMatchInlineSnapshot(
    `"Feature weights 1, 1.3 and 1, head 0, learning rate 0.1; 400 steps of the head alone, then 400 of head and feature. The head is 0.8605, the feature weights 1.162, 1.162, 1. The ID loss went from 1 to below 10⁻¹², the OOD loss from 0.5 to 0.009732. The squared head minus the squared length of the feature was −1.96 when the feature was freed and is −1.96."`,
  );
});
