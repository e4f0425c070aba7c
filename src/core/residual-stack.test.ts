import { describe, expect, it } from 'vitest';
import { at, range, sum } from './array.ts';
import { gradient } from './finite-differences.ts';
import { distance } from './matrix.ts';
import { meanSquare } from './normalization.ts';
import { normalMatrix, normalVector } from './random-matrix.ts';
import { type Placement, type ResidualStack, stackGradients, stackStates } from './residual-stack.ts';
import { createRng } from './rng.ts';
import { dot, norm, times, type Vector } from './vector.ts';

interface Example {
  readonly stack: ResidualStack;
  readonly start: Vector;
  readonly upstream: Vector;
}

/** Drawn in the order: start, direction of the loss, matrices. */
function example(placement: Placement, layers: number): Example {
  const rng = createRng(1);
  const [start, direction] = [normalVector(rng, 16), normalVector(rng, 16)];
  const weights = range(layers).map(() => normalMatrix(rng, 16, 16));
  return { stack: { placement, gain: 1, weights }, start, upstream: times(1 / norm(direction), direction) };
}

function lastRms({ stack, start }: Example): number {
  const states = stackStates(stack, start);
  return Math.sqrt(meanSquare(at(states, states.length - 1)));
}

function firstGradient({ stack, start, upstream }: Example): number {
  return norm(at(stackGradients(stack, start, upstream).states, 0));
}

describe('24 sublayers of width 16, seed 1', () => {
  it.each([
    ['none', 1115.0333, 1800.70899],
    ['pre', 5.24323284, 3.29331619],
    ['post', 1, 0.419655332],
  ] as const)('with %s have the RMS %d and the first gradient %d', (placement, rms, first) => {
    expect(lastRms(example(placement, 24)) / rms).toBeCloseTo(1, 6);
    expect(firstGradient(example(placement, 24)) / first).toBeCloseTo(1, 6);
  });

  it.each([
    ['pre', 7.42524052, 4],
    ['post', 1.1574276, 2.89538117],
  ] as const)('with %s have weight gradients %d at the bottom and %d at the top', (placement, bottom, top) => {
    const { stack, start, upstream } = example(placement, 24);
    const { weightNorms } = stackGradients(stack, start, upstream);
    expect(at(weightNorms, 0)).toBeCloseTo(bottom, 7);
    expect(at(weightNorms, 23)).toBeCloseTo(top, 7);
  });

  it('grow to 6.58485876 and 7.17248731 over 48 sublayers with pre', () => {
    expect(lastRms(example('pre', 48))).toBeCloseTo(6.58485876, 7);
    expect(firstGradient(example('pre', 48))).toBeCloseTo(7.17248731, 7);
  });
});

it.each(['none', 'pre', 'post'] as const)('the gradients with %s are those of finite differences', (placement) => {
  const rng = createRng(2);
  const [start, upstream] = [normalVector(rng, 5), normalVector(rng, 5)];
  const stack: ResidualStack = { placement, gain: 0.7, weights: range(3).map(() => normalMatrix(rng, 5, 5)) };
  const loss = (changed: ResidualStack, from: Vector) => dot(at(stackStates(changed, from), 3), upstream);
  const { states, weightNorms } = stackGradients(stack, start, upstream);
  expect(distance([at(states, 0)], [gradient((point) => loss(stack, point), start)])).toBeLessThan(1e-9);
  const [first, second, third] = [at(stack.weights, 0), at(stack.weights, 1), at(stack.weights, 2)];
  const inSecond = gradient((entries) => {
    const changed = range(5).map((i) => entries.slice(5 * i, 5 * i + 5));
    return loss({ ...stack, weights: [first, changed, third] }, start);
  }, second.flat());
  expect(at(weightNorms, 1)).toBeCloseTo(Math.sqrt(sum(inSecond.map((entry) => entry ** 2))), 9);
});
