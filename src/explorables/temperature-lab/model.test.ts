import { describe, expect, it } from 'vitest';
import { at as item } from '../../core/array.ts';
import { model } from './model.ts';

type At = Parameters<typeof model.derive>[1];

const base: At = { tau: 1, factor: 'on', zt: [6, 3, 1, -2], zs: [2, 2, 0, -1] };
const lab = (changes: Partial<At>) => model.derive(null, { ...base, ...changes });
const near = (values: readonly number[], expected: readonly number[]) => {
  expected.forEach((each, k) => expect(item(values, k)).toBeCloseTo(each, 9));
};

describe('a separate program agrees on', () => {
  it('temperature 1', () => {
    const { entropies, loss, push } = lab({});
    expect(entropies[0]).toBeCloseTo(0.2310445742, 9);
    expect(loss).toBeCloseTo(0.5643303651, 9);
    near(push, [0.4885584124, -0.4105318189, -0.05555944, -0.0224671535]);
  });

  it('temperatures 4 and 20', () => {
    expect(lab({ tau: 4 }).loss).toBeCloseTo(1.5358728772, 9);
    expect(item(lab({ tau: 4 }).push, 0)).toBeCloseTo(0.8125355718, 9);
    expect(lab({ tau: 20 }).loss).toBeCloseTo(1.6253593193, 9);
    expect(lab({ tau: 20 }).entropies[0]).toBeCloseTo(1.375738, 6);
  });

  it('the size of the push without the factor, which is 25 times less at 100 than at 20', () => {
    const size = (tau: number) => Math.hypot(...lab({ tau, factor: 'off' }).push);
    expect(size(1)).toBeCloseTo(0.64095, 6);
    expect(size(4)).toBeCloseTo(0.0590356, 7);
    expect(size(20) / size(100)).toBeCloseTo(25.4, 1);
  });

  it('the direction of the push beside that of logit matching', () => {
    expect(lab({}).cosine).toBeCloseTo(0.660044, 6);
    expect(lab({ tau: 4 }).cosine).toBeCloseTo(0.917163, 6);
    expect(lab({ tau: 100 }).cosine).toBeCloseTo(0.999823, 6);
  });
});

it('tends to centered logit matching', () => {
  near(lab({}).limit.push, [0.6875, -0.0625, -0.0625, -0.5625]);
  expect(lab({}).limit.loss).toBeCloseTo(1.59375, 12);
});

it('makes the push on class 1 grow, then shrink to a limit', () => {
  const along = lab({}).curve.map(({ push }) => item(push, 0));
  const most = along.indexOf(Math.max(...along));
  expect(most).toBeGreaterThan(0);
  expect(item(along, along.length - 1)).toBeLessThan(item(along, most) - 0.1);
  expect(item(along, along.length - 1)).toBeGreaterThan(0.6875);
});

it('does not see one number added to all logits of the student', () => {
  const shifted = lab({ zs: [5, 5, 3, 2] });
  near(shifted.push, lab({}).push);
  expect(shifted.loss).toBeCloseTo(lab({}).loss, 12);
});

it('has no push where the student has the logits of the teacher', () => {
  const { push, loss, cosine } = lab({ zs: base.zt });
  expect(Math.max(...push.map(Math.abs), loss)).toBe(0);
  expect(cosine).toBeNull();
});

it('pushes as the loss falls, by central differences', () => {
  const step = 1e-5;
  base.zs.forEach((_, k) => {
    const moved = (by: number) => lab({ tau: 3, zs: base.zs.map((z, j) => (j === k ? z + by : z)) }).loss;
    expect((moved(-step) - moved(step)) / (2 * step)).toBeCloseTo(item(lab({ tau: 3 }).push, k), 8);
  });
});

it('says the result in words, and names the limit only at high temperature', () => {
  expect(model.describe(lab({}), base)).toMatchInlineSnapshot(
    `"At temperature 1 the teacher gives classes 1 to 4 the probabilities 0.9462, 0.0471, 0.0064, 0.0003 with entropy 0.231, the student 0.4576, 0.4576, 0.0619, 0.0228 with entropy 0.974. With the factor τ² the loss is 0.5643 and the pushes on the logits are 0.4886, −0.4105, −0.05556, −0.02247."`,
  );
  expect(model.describe(lab({ tau: 4 }), { ...base, tau: 4 })).toMatchInlineSnapshot(
    `"At temperature 4 the teacher gives classes 1 to 4 the probabilities 0.5279, 0.2494, 0.1513, 0.0714 with entropy 1.158, the student 0.3248, 0.3248, 0.1970, 0.1534 with entropy 1.338. With the factor τ² the loss is 1.536 and the pushes on the logits are 0.8125, −0.3017, −0.183, −0.3279. As the temperature grows further, they tend to 0.6875, −0.0625, −0.0625, −0.5625."`,
  );
});
