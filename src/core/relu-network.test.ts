import { describe, expect, it } from 'vitest';
import { gradient } from './finite-differences.ts';
import {
  activeUnits,
  bends,
  differences,
  drawNetwork,
  elbows,
  evenNetwork,
  features,
  halfMeanSquare,
  output,
  outputs,
  parameters,
  pullBack,
  reluNetwork,
} from './relu-network.ts';
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

describe('a network of three units, worked by hand', () => {
  it('has its elbows and bends where the formulas say', () => {
    expect(elbows(byHand)).toEqual([0.5, 2, -1]);
    expect(bends(byHand)).toEqual([2, -3, 0.5]);
  });

  it('has the outputs of its pieces', () => {
    expect(outputs(byHand, [-2, 0.5, 1, 3])).toEqual([-11, -2.75, 0, 8]);
  });

  it('has the slopes 3, 3.5, 5.5 and 2.5 from left to right', () => {
    const slope = (x: number) => (output(byHand, x + 0.1) - output(byHand, x - 0.1)) / 0.2;
    for (const [x, expected] of [
      [-2, 3],
      [0, 3.5],
      [1, 5.5],
      [3, 2.5],
    ] as const) {
      expect(slope(x)).toBeCloseTo(expected, 12);
    }
  });

  it('is active where its units face', () => {
    expect(activeUnits(byHand, 0)).toEqual([false, true, true]);
    expect(activeUnits(byHand, 3)).toEqual([true, false, true]);
  });

  it('has the squared feature length 27.5 at x = 1', () => {
    expect(features(byHand, 1).reduce((total, entry) => total + entry * entry, 0)).toBe(27.5);
  });
});

it('has the gradient that finite differences give', () => {
  const network = drawNetwork(5, createRng(3));
  const m = network.v.length;
  const rebuilt = (theta: readonly number[]) => {
    return {
      v: theta.slice(0, m),
      w: theta.slice(m, 2 * m),
      b: theta.slice(2 * m, 3 * m),
      c: theta[3 * m] ?? 0,
    };
  };
  const inputs = [-0.8, 0.1, 0.7];
  const slopes = [0.4, -1.3, 2];
  const measured = gradient(
    (theta) => outputs(rebuilt(theta), inputs).reduce((total, f, i) => total + f * (slopes[i] ?? 0), 0),
    parameters(network),
  );
  for (const [i, entry] of parameters(pullBack(network, inputs, slopes)).entries()) {
    expect(entry).toBeCloseTo(measured[i] ?? 0, 9);
  }
});

it('spaces the elbows of the even network evenly, units facing right and left in turn', () => {
  const network = evenNetwork(4);
  expect(network.w).toEqual([1, -1, 1, -1]);
  for (const [j, elbow] of elbows(network).entries()) expect(elbow).toBeCloseTo([-0.75, -0.25, 0.25, 0.75][j] ?? 0, 12);
});

it('draws elbows inside [-1, 1], the same ones from the same seed', () => {
  expect(drawNetwork(30, createRng(7))).toEqual(drawNetwork(30, createRng(7)));
  for (const elbow of elbows(drawNetwork(30, createRng(7)))) expect(Math.abs(elbow)).toBeLessThanOrEqual(1);
});

it('gives no gradient to a unit that is inactive at every input', () => {
  const dead = reluNetwork([{ v: 1, w: 1, b: -2 }], 0);
  expect(parameters(pullBack(dead, [-1, 0, 1], [3, 1, 2]))).toEqual([0, 0, 0, 6]);
});

it('subtracts the targets', () => {
  expect(differences([3, 1], [1, 4])).toEqual([2, -3]);
});

it('has the loss (1/2n) Σ r²', () => {
  expect(halfMeanSquare([3, -1])).toBe(2.5);
});
