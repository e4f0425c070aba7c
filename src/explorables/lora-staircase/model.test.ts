import { describe, expect, it } from 'vitest';
import { at } from '../../core/array.ts';
import { distance, identity, multiply, transpose } from '../../core/matrix.ts';
import { createRun } from '../../kit/run.ts';
import { changeSettings, startSettings } from '../../kit/settings.ts';
import { model } from './model.ts';
import { LEFT_DIRECTIONS, RIGHT_DIRECTIONS } from './training.ts';

const show = (changes: Parameters<typeof changeSettings>[2], step: number) =>
  createRun(model, changeSettings(model.params, startSettings(model.params), changes))(step).derived;
const lossAt = (changes: Parameters<typeof changeSettings>[2], step: number) => at(show(changes, step).losses, step);

describe('a separate program with matrices in their own basis, ρ = 0.7, η = 0.2, s = 1, seed 1,', () => {
  it.each([1, 2, 4, 8])('agrees on the loss before the first step at rank %i', (r) => {
    expect(lossAt({ r }, 0)).toBeCloseTo(0.980381329, 8);
  });

  it.each([
    [1, 0.921852934],
    [20, 0.458233259],
    [300, 0.23538133],
  ])('agrees on the loss of rank 2 after %i steps', (step, loss) => {
    expect(lossAt({ r: 2 }, step)).toBeCloseTo(loss, 8);
  });

  it('agrees on the least losses of ranks 1, 2 and 4', () => {
    expect(show({ r: 1 }, 0).least).toBeCloseTo(0.480381329, 8);
    expect(show({ r: 2 }, 0).least).toBeCloseTo(0.235381329, 8);
    expect(show({ r: 4 }, 0).least).toBeCloseTo(0.0565068291, 9);
  });

  it('agrees on the plateau of rank 4: within 1 % of the least loss only at step 607', () => {
    expect(lossAt({ r: 4 }, 100)).toBeCloseTo(0.112921417, 8);
    const { losses, least } = show({ r: 4 }, 700);
    expect(losses.findIndex((loss) => loss < 1.01 * least)).toBe(607);
  });

  it('agrees on what is captured along the first four directions', () => {
    const captured = at(show({ r: 2 }, 50).captured, 50);
    [0.999472776, 0.42174553, 0.109279853, 0.0364052793].forEach((strength, i) => {
      expect(at(captured, i)).toBeCloseTo(strength, 8);
    });
  });

  it('agrees on other starts, scales and spectra', () => {
    expect(lossAt({ r: 4, init: 'both zero' }, 300)).toBeCloseTo(0.980381329, 8);
    expect(lossAt({ r: 4, init: 'both random' }, 0)).toBeCloseTo(2.69017376, 7);
    expect(lossAt({ r: 3, rho: 0.5, s: 2 }, 100)).toBeCloseTo(0.0416988507, 9);
  });
});

it('has orthonormal singular directions', () => {
  for (const directions of [LEFT_DIRECTIONS, RIGHT_DIRECTIONS]) {
    expect(distance(multiply(directions, transpose(directions)), identity(16))).toBeLessThan(1e-14);
  }
});

it('leaves ρ⁴ of the energy out of reach at rank 2, but for what lies beyond the last direction', () => {
  expect(show({ r: 2 }, 0).unreachable).toBeCloseTo(0.7 ** 4, 4);
  expect(show({ r: 2 }, 0).unreachable).toBeCloseTo((0.7 ** 4 - 0.7 ** 32) / (1 - 0.7 ** 32), 12);
});

it('learns the stronger direction first', () => {
  const { captured } = show({ r: 2 }, 300);
  const half = (i: number) => captured.findIndex((along) => at(along, i) > 0.5 * 0.7 ** i);
  expect(half(0)).toBeGreaterThan(0);
  expect(half(1)).toBeGreaterThan(1.3 * half(0));
});

it('stops a training that diverges and says so', () => {
  const { losses, stoppedAt } = show({ r: 8, s: 2, eta: 0.3, init: 'both random' }, 1000);
  expect(stoppedAt).toBe(losses.length - 1);
  expect(at(losses, losses.length - 1)).toBeGreaterThan(1e6);
  expect(at(losses, losses.length - 2)).toBeLessThanOrEqual(1e6);
});

it('says the result in words', () => {
  const settings = changeSettings(model.params, startSettings(model.params), { r: 2 });
  const { derived, at: values } = createRun(model, settings)(300);
  expect(model.describe(derived, values)).toMatchInlineSnapshot(
    `"Rank 2, singular values of the target falling by the factor 0.7, learning rate 0.2, scale 1, start: B zero. After 300 steps the loss has gone from 0.9804 to 0.2354, and 2 of 16 directions are learned to nine tenths. The least loss at this rank is 0.2354: the share 0.2401 of the target's energy is out of reach. Trained are 64 numbers of 256."`,
  );
});
