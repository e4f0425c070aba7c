import { expect, it } from 'vitest';
import { transferMetrics } from './accuracy-matrix.ts';

it('reads a matrix of three tasks as by hand', () => {
  const rows = [
    [0.4, 0.5, 0.35],
    [0.95, 0.4, 0.3],
    [0.8, 0.92, 0.45],
    [0.6, 0.75, 0.9],
  ];
  const { average, backward, forward, forgetting } = transferMetrics(rows);
  expect(average).toBeCloseTo(0.75, 12);
  expect(backward).toBeCloseTo((-0.35 - 0.17) / 2, 12);
  expect(forward).toBeCloseTo((-0.1 + 0.1) / 2, 12);
  expect(forgetting).toBeCloseTo((0.35 + 0.17) / 2, 12);
});

it('counts forgetting from the best value before the last training, which may come after the own one', () => {
  const rows = [
    [0, 0, 0],
    [0.5, 0, 0],
    [0.8, 0.6, 0],
    [0.6, 0.6, 0.7],
  ];
  const { backward, forgetting } = transferMetrics(rows);
  expect(backward).toBeCloseTo(0.05, 12);
  expect(forgetting).toBeCloseTo(0.1, 12);
});
