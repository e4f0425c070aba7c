import { describe, expect, it } from 'vitest';
import { at as item, sum } from '../../core/array.ts';
import { createRun } from '../../kit/run.ts';
import { COUNTS } from './corpus.ts';
import { model } from './model.ts';

const START = { k: 2, shown: 'average', eta: 1, alpha: 0.75, seed: 1 } as const;
const after = (steps: number, changes: Partial<{ k: number; seed: number }> = {}) =>
  createRun(model, { ...START, ...changes })(steps).derived;
const loss = (plane: ReturnType<typeof after>) => item(plane.losses, plane.losses.length - 1);

it('counts 60 pairs of 11 words', () => {
  expect(COUNTS.words).toEqual('king rules land queen loves gold dog chases cat eats meat'.split(' '));
  expect(COUNTS.pairs.map(sum)).toEqual([6, 4, 4, 6, 8, 4, 8, 4, 8, 4, 4]);
  expect(COUNTS.wordCounts).toEqual([3, 2, 2, 3, 4, 2, 4, 2, 4, 2, 2]);
});

describe('with two negatives', () => {
  const plane = after(500);

  it('lowers the loss as the notes say', () => {
    expect(item(plane.losses, 0)).toBeCloseTo(2.07981929, 7);
    expect(item(plane.losses, 1)).toBeCloseTo(2.07955855, 7);
    expect(loss(plane)).toBeCloseTo(1.57186403, 7);
    expect(loss(after(500, { seed: 2 }))).toBeCloseTo(1.56851775, 7);
  });

  it('lays words of like contexts on one another and others apart', () => {
    expect(item(plane.cosines, 0)).toBeCloseTo(0.99999895, 7);
    expect(item(plane.cosines, 2)).toBeCloseTo(-0.977811748, 7);
    expect(plane.meanScore).toBeCloseTo(-2.33412159, 6);
  });
});

describe('without negatives', () => {
  it('sinks the loss to 0 while all scores grow', () => {
    const plane = after(500, { k: 0 });
    expect(loss(plane)).toBeCloseTo(0.00293941514, 9);
    expect(item(plane.cosines, 2)).toBeCloseTo(0.89240884, 7);
    expect(plane.meanScore).toBeCloseTo(5.30307171, 6);
    expect(plane.least).toBe(0);
    expect(loss(after(2000, { k: 0 }))).toBeCloseTo(0.000454387317, 9);
  });

  it('has no target for the scores', () => {
    expect(after(0, { k: 0 }).targets).toBeNull();
  });
});

it('pays more with five negatives', () => {
  expect(loss(after(500, { k: 5 }))).toBeCloseTo(2.30697648, 7);
});
