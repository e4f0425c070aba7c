import { describe, expect, it } from 'vitest';
import { at as item } from '../../core/array.ts';
import { createRun } from '../../kit/run.ts';
import { changeSettings, startSettings } from '../../kit/settings.ts';
import { model } from './model.ts';

const race = (phi: number, steps: number) =>
  createRun(model, changeSettings(model.params, startSettings(model.params), { phi }))(steps);

const loss = (name: string, phi: number, t: number) => {
  const run = race(phi, t).derived.runs.find((each) => each.name === name);
  return item(run?.losses ?? [], t);
};

describe('the losses agree with an independent computation', () => {
  // Computed once in another language from the update rules: relative error below 10⁻⁸, or the digits given.
  it.each([
    ['GD', 50, 4.010133921e-5],
    ['Momentum', 50, 0.008564090012],
    ['Momentum', 100, 6.248334952e-4],
    ['Nesterov', 50, 9.937604966e-4],
    ['Newton', 10, 2.193450928e-5],
  ])('%s after %d steps: %f, at every angle', (name, t, expected) => {
    for (const phi of [0, 30, 45, 90]) expect(loss(name, phi, t) / expected).toBeCloseTo(1, 8);
  });

  const rows: readonly (readonly [string, { phi: number; t: number; digits: number }, number])[] = [
    ['GD', { phi: 0, t: 100, digits: 4 }, 3.2155e-9],
    ['Nesterov', { phi: 0, t: 100, digits: 4 }, 1.6272e-6],
    ['AdaGrad', { phi: 45, t: 50, digits: 8 }, 0.0768816707],
    ['AdaGrad', { phi: 45, t: 100, digits: 8 }, 0.01068450449],
    ['AdaGrad', { phi: 0, t: 10, digits: 8 }, 0.06093795115],
    ['AdaGrad', { phi: 0, t: 50, digits: 1 }, 2.4e-11],
    ['RMSProp', { phi: 45, t: 50, digits: 8 }, 0.1614312783],
    ['RMSProp', { phi: 0, t: 10, digits: 8 }, 5.462848921],
    ['Adam', { phi: 0, t: 50, digits: 8 }, 0.05835057326],
    ['Adam', { phi: 0, t: 100, digits: 8 }, 4.395797793e-4],
    ['Adam', { phi: 45, t: 50, digits: 8 }, 0.1881922006],
    ['Adam', { phi: 45, t: 100, digits: 8 }, 0.01774500731],
  ];
  it.each(rows)('%s at %j: %f', (name, { phi, t, digits }, expected) => {
    expect(loss(name, phi, t) / expected).toBeCloseTo(1, digits);
  });
});

it('starts at loss 23 at every angle', () => {
  for (const phi of [0, 17, 45, 90]) {
    for (const { losses } of race(phi, 0).derived.runs) expect(losses[0]).toBeCloseTo(23, 12);
  }
});

it('leaves RMSProp jittering: its loss stays above the square of its learning rate', () => {
  const { losses } = item(race(45, 200).derived.runs, 5);
  expect(Math.max(...losses.slice(150))).toBeGreaterThan(0.05 ** 2);
});

it('says the result in words', () => {
  const said = ({ derived, at }: ReturnType<typeof race>) => model.describe(derived, at);
  expect(said(race(0, 100))).toMatchInlineSnapshot(
    `"After 100 steps in the bowl turned by 0° the losses are: GD 3.22 × 10⁻⁹, Momentum 0.000625, Nesterov 1.63 × 10⁻⁶, Newton 1.43 × 10⁻⁵⁹, AdaGrad 4.17 × 10⁻²³, RMSProp 0.000301, Adam 0.00044. No loss curve differs from that of the bowl along the axes."`,
  );
  expect(said(race(45, 100))).toMatchInlineSnapshot(
    `"After 100 steps in the bowl turned by 45° the losses are: GD 3.22 × 10⁻⁹, Momentum 0.000625, Nesterov 1.63 × 10⁻⁶, Newton 1.43 × 10⁻⁵⁹, AdaGrad 0.0107, RMSProp 1.17 × 10⁻⁶, Adam 0.0177. Other than in the bowl along the axes run the loss curves of AdaGrad, RMSProp, Adam."`,
  );
  expect(said(race(45, 0))).toContain('No loss curve differs');
});
