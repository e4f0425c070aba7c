import { describe, expect, it } from 'vitest';
import { at } from '../../core/array.ts';
import { createRun } from '../../kit/run.ts';
import { changeSettings, startSettings } from '../../kit/settings.ts';
import { bowlHessian } from '../../core/quadratic-bowl.ts';
import { ANCHORS, type Anchor, valleyOf } from './anchors.ts';
import { model } from './model.ts';

const show = (changes: Parameters<typeof changeSettings>[2]) =>
  createRun(model, changeSettings(model.params, startSettings(model.params), changes))(0).derived;
const anchor = (changes: Parameters<typeof changeSettings>[2], name: Anchor) =>
  at(show(changes).anchors, ANCHORS.indexOf(name));

describe('a separate program, κ = 10,', () => {
  it('agrees on where the full anchor ends at 30 degrees', () => {
    const { point } = anchor({}, 'full').now;
    expect(point[0]).toBeCloseTo(0.209222076, 8);
    expect(point[1]).toBeCloseTo(0.043444153, 8);
  });

  it.each([
    [30, 'full', [0.208113517, 2.06094233]],
    [30, 'diagonal', [0.50200708, 1.86136714]],
    [30, 'L2', [0.589804228, 1.78994083]],
    [45, 'full', [0.248450413, 1.92200413]],
    [45, 'diagonal', [0.538461538, 1.78994083]],
    [45, 'L2', [0.538461538, 1.78994083]],
  ] as const)('agrees on the losses at %i degrees, anchor %s', (angle, name, [lossA, lossB]) => {
    const { now } = anchor({ angle }, name);
    expect(now.lossA).toBeCloseTo(lossA, 8);
    expect(now.lossB).toBeCloseTo(lossB, 8);
  });

  it.each([
    ['full', 7.59804684],
    ['diagonal', 7.95444787],
    ['L2', 7.61463869],
  ] as const)('agrees on the loss of A at the loss 0.5 of B, anchor %s', (name, lossA) => {
    expect(anchor({}, name).compared).toBeCloseTo(lossA, 7);
  });

  it('agrees on no anchor at all, and on descent stopped after 20 steps', () => {
    expect(anchor({ lambda: 0 }, 'full').now.lossA).toBeCloseTo(24.91922863, 8);
    const { stopped } = show({});
    expect(stopped.point[0]).toBeCloseTo(1.28302816, 8);
    expect(stopped.point[1]).toBeCloseTo(0.641514078, 8);
    expect(stopped.lossA).toBeCloseTo(10.25526712, 8);
  });
});

it('has the curvatures of the example in the text at 45 degrees and κ = 4', () => {
  bowlHessian(valleyOf(45, 4)).forEach((row, i) =>
    row.forEach((entry, j) => expect(entry).toBeCloseTo(i === j ? 2.5 : 1.5, 12)),
  );
});

it('can leave A worse off with the diagonal than with plain L2, at equal loss of B', () => {
  expect(anchor({}, 'diagonal').compared).toBeGreaterThan(anchor({}, 'L2').compared);
});

it('says the result in words', () => {
  const { derived, at: values } = createRun(model, startSettings(model.params))(0);
  expect(model.describe(derived, values)).toMatchInlineSnapshot(
    `"The valley of A is turned by 30 degrees, its steep curvature is 10, the strength 1. Losses of A and of B: Full 0.2081, 2.061; Diagonal 0.502, 1.861; L2 0.5898, 1.79; descent stopped after 20 steps 10.26, 0.3213. Where B has the loss 0.5, A has 7.598 (full), 7.954 (diagonal), 7.615 (L2)."`,
  );
});
