import { describe, expect, it } from 'vitest';
import { at as item, range, sum } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { model, type Training } from './model.ts';

type At = Parameters<typeof model.derive>[1];

/** The setting of the published check values, unless a row says otherwise. */
const base: At = { alpha: 0, target: 'sine', eta: 0.2 };

const trained = (changes: Partial<At>, steps: number) => {
  const at = { ...base, ...changes };
  const training = range(steps).reduce<Training>(
    (state) => model.step?.(state, at, createRng(0)) ?? state,
    model.init(at, createRng(1)),
  );
  return model.derive(training, at);
};

it('has two large eigenvalues of the kernel, 21 that are not 0, and the published sum', () => {
  const { eigenvalues } = trained({}, 0);
  expect(item(eigenvalues, 0)).toBeCloseTo(91.52134375, 7);
  expect(item(eigenvalues, 1)).toBeCloseTo(39.12433382, 7);
  expect(item(eigenvalues, 2)).toBeCloseTo(2.491756809, 8);
  expect(sum(eigenvalues)).toBeCloseTo(134.2032292, 6);
  expect(eigenvalues.filter((value) => value > 1e-9)).toHaveLength(21);
  expect(48 / item(eigenvalues, 0)).toBeCloseTo(0.5244678239, 9);
});

// Computed once in another language, the linearization by iterating F ← F - (η/n) K (F - y).
describe('losses and gaps agree with an independent computation', () => {
  const after = (alpha: number) => trained({ alpha: Math.log10(alpha) }, 500);

  it('has the same loss of the linearization for every scale', () => {
    for (const alpha of [1, 1000]) expect(after(alpha).linear.loss).toBeCloseTo(0.004606154916, 11);
  });

  it.each([
    [1, 0.002955298961],
    [3, 0.004815],
    [10, 0.004252],
    [1000, 0.004614840904],
  ])('scale %f: loss %f', (alpha, expected) => {
    expect(after(alpha).network.loss).toBeCloseTo(expected, alpha === 1 || alpha === 1000 ? 10 : 6);
  });

  it.each([
    [1, 0.0985453119],
    [100, 0.001605949008],
    [1000, 1.643754764e-4],
  ])('scale %f: gap %f', (alpha, expected) => {
    expect(after(alpha).gap / expected).toBeCloseTo(1, 7);
  });
});

it('draws both functions through their outputs at the examples', () => {
  const { linear, network, examples } = trained({}, 500);
  const heightAt = (line: typeof linear.line, x: number) => {
    const right = Math.max(
      1,
      line.findIndex(([end]) => end >= x),
    );
    const [[x0, y0], [x1, y1]] = [item(line, right - 1), item(line, right)];
    return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
  };
  for (const { line, loss } of [linear, network]) {
    expect(sum(examples.map(([x, y]) => (heightAt(line, x) - y) ** 2)) / 48).toBeCloseTo(loss, 9);
  }
});

it('shows a gap that falls like 1/α once no unit switches on an example', () => {
  const { gaps, network } = trained({ alpha: 2 }, 500);
  expect(network.switches).toBe(0);
  const [hundred, thousand] = [item(gaps, 5)[1], item(gaps, 7)[1]];
  expect(hundred / thousand).toBeGreaterThan(9);
  expect(hundred / thousand).toBeLessThan(11);
});

it('says the result in words', () => {
  expect(model.describe(trained({}, 500), base)).toMatchInlineSnapshot(
    `"After 500 gradient steps on sin πx with scale α = 1, the network has loss 0.00296 and lies 0.099 from its linearization on average; the linearization has loss 0.00461. The parameters moved by 66 % of their length, and 25 of 240 pairs of a unit and an example switched. The linearization has learned at least half of 5 of its 24 modes."`,
  );
});
