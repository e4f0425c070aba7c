import { describe, expect, it } from 'vitest';
import { at as item } from '../../core/array.ts';
import { modeRadius, type MomentumMethod } from '../../core/momentum-mode.ts';
import { createRng } from '../../core/rng.ts';
import { model } from './model.ts';
import { regionsOf } from './regions.ts';

const setting = (method: MomentumMethod, curvature: number, beta: number) => ({ method, curvature, beta, second: 0 });
const derive = (method: MomentumMethod, curvature: number, beta: number) => {
  const at = setting(method, curvature, beta);
  return model.derive(model.init(at, createRng(1)), at);
};

describe('the radius agrees with an independent computation', () => {
  const rows: readonly (readonly [MomentumMethod, readonly [number, number], number])[] = [
    ['heavy ball', [0.1, 0], 0.9],
    ['heavy ball', [0.1, 0.3], 0.8449489743],
    ['heavy ball', [0.1, 0.5], 0.7071067812],
    ['heavy ball', [0.1, 0.9], 0.9486832981],
    ['heavy ball', [3.7, 0.9], 0.9486832981],
    ['heavy ball', [3.9, 0.9], 1.316227766],
    ['Nesterov', [0.1, 0.3], 0.853747093],
    ['Nesterov', [0.1, 0.5], 0.75],
    ['Nesterov', [0.1, 0.9], 0.9],
    ['Nesterov', [1, 0.9], 0],
  ];
  it.each(rows)('%s at (ηλ, β) = %j: %f', (method, [curvature, beta], expected) => {
    expect(derive(method, curvature, beta).first.radius).toBeCloseTo(expected, 9);
  });
});

describe('the errors agree with an independent computation', () => {
  const error = (method: MomentumMethod, [curvature, beta]: readonly [number, number], t: number) =>
    item(derive(method, curvature, beta).first.errors, t);
  it('of the heavy ball', () => {
    expect(error('heavy ball', [0.1, 0.9], 1)).toBeCloseTo(0.9, 12);
    expect(error('heavy ball', [0.1, 0.9], 5)).toBeCloseTo(-0.02916, 12);
    expect(error('heavy ball', [0.1, 0.9], 10)).toBeCloseTo(-0.5887893888, 10);
    expect(error('heavy ball', [0.1, 0.9], 20)).toBeCloseTo(0.3446674486, 10);
    expect(error('heavy ball', [0.1, 0], 20)).toBeCloseTo(0.1215766546, 10);
  });
  it('of the heavy ball at the critical momentum', () => {
    const critical = (1 - Math.sqrt(0.1)) ** 2;
    expect(error('heavy ball', [0.1, critical], 5)).toBeCloseTo(0.3858057279, 10);
    expect(error('heavy ball', [0.1, critical], 20)).toBeCloseTo(0.003656036, 9);
  });
  it('of Nesterov, in the look-ahead form', () => {
    expect(error('Nesterov', [0.1, 0.9], 5)).toBeCloseTo(0.084499119, 9);
    expect(error('Nesterov', [0.1, 0.9], 10)).toBeCloseTo(-0.3503753991, 10);
  });
});

it('finds the momentum that suits a mode best on the edge of the complex region', () => {
  const radii = [0.44, 0.45, 0.46, 0.47, 0.48, 0.49].map((beta) => derive('heavy ball', 0.1, beta).first.radius);
  expect(Math.min(...radii)).toBe(radii[3]);
  expect(radii[3]).toBeCloseTo(Math.sqrt(0.47), 12);
});

it('draws regions on whose edge the radius is the one that they are named by', () => {
  for (const method of ['heavy ball', 'Nesterov'] as const) {
    for (const { radius, edge } of regionsOf(method).within) {
      for (const [curvature, beta] of edge)
        expect(modeRadius(method, { curvature, beta })).toBeCloseTo(radius, radius === 1 ? 5 : 6);
    }
  }
});

it('reads out the second mode only when there is one', () => {
  const at = { ...setting('heavy ball', 0.1, 0.9), second: 3.9 };
  const derived = model.derive(null, at);
  expect(model.readings(derived, at).at(-1)).toEqual({ label: 'Radius of mode 2', value: '1.316' });
  expect(derive('heavy ball', 0.1, 0.9).second).toBeNull();
});

it('says the result in words', () => {
  const said = (method: MomentumMethod, curvature: number, beta: number) =>
    model.describe(derive(method, curvature, beta), setting(method, curvature, beta));
  expect(said('heavy ball', 0.1, 0.9)).toMatchInlineSnapshot(
    `"Heavy ball at ηλ = 0.1 and β = 0.9 has the roots 0.9 ± 0.3i: a complex pair, and per step the error changes by a factor 0.9487 in the long run, so it converges. After 20 steps the error is 0.345 of the start."`,
  );
  expect(said('Nesterov', 1, 0.9)).toMatchInlineSnapshot(
    `"Nesterov at ηλ = 1 and β = 0.9 has the roots 0, 0: two real roots, and per step the error changes by a factor 0 in the long run, so it converges. After 20 steps the error is 0 of the start."`,
  );
});
