import { describe, expect, it } from 'vitest';
import { afterGradients, optimizerPath, optimizerRun } from './optimizer-run.ts';
import { gradientDescent, heavyBall } from './optimizer-step.ts';

describe('optimizerPath', () => {
  it('holds the start and one point for each step', () => {
    const path = optimizerPath(gradientDescent({ rate: 0.5 }), ([w = 0]) => [w], { start: [8], steps: 3 });
    expect(path).toEqual([[8], [4], [2], [1]]);
  });

  it('tells the slope which step it is', () => {
    const path = optimizerPath(gradientDescent({ rate: 1 }), (_, t) => [t], { start: [0], steps: 3 });
    expect(path).toEqual([[0], [0], [-1], [-3]]);
  });
});

describe('optimizerRun', () => {
  it('keeps the buffers as well', () => {
    const states = optimizerRun(heavyBall({ rate: 1, beta: 0.5 }), () => [1], { start: [0], steps: 2 });
    expect(states.map(({ first }) => first)).toEqual([[0], [1], [1.5]]);
  });
});

describe('afterGradients', () => {
  it('adds up 2, -1 and 4 with learning rate 0.1', () => {
    expect(afterGradients(gradientDescent({ rate: 0.1 }), [[2], [-1], [4]], [1])[0]).toBeCloseTo(0.5, 12);
  });
});
