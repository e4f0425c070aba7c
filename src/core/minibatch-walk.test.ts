import { describe, expect, it } from 'vitest';
import { walkGradients } from './minibatch-walk.ts';
import type { SmoothTask } from './smooth-task.ts';
import { difference, norm, times, total, type Vector } from './vector.ts';

const first: SmoothTask = {
  value: ([x = 0, y = 0]) => Math.exp(x) + x * y * y,
  gradient: ([x = 0, y = 0]) => [Math.exp(x) + y * y, 2 * x * y],
  hessian: ([x = 0, y = 0]) => [
    [Math.exp(x), 2 * y],
    [2 * y, 2 * x],
  ],
};

const second: SmoothTask = {
  value: ([x = 0, y = 0]) => y * Math.sin(x) + (y * y) / 2,
  gradient: ([x = 0, y = 0]) => [y * Math.cos(x), Math.sin(x) + y],
  hessian: ([x = 0, y = 0]) => [
    [-y * Math.sin(x), Math.cos(x)],
    [Math.cos(x), 1],
  ],
};

const START: Vector = [0.5, 1];
const [g1, g2] = [first.gradient(START), second.gradient(START)];
const productOf = (task: SmoothTask, v: Vector) => task.hessian(START).map((row) => row.reduce((s, h, i) => s + h * (v[i] ?? 0), 0)); // prettier-ignore
const [h2g1, h1g2] = [productOf(second, g1), productOf(first, g2)];

describe('two minibatches, e^x + xy² and y sin x + y²/2, at (0.5, 1)', () => {
  it.each([
    [0.1, 4.3872, 3.5146],
    [0.01, 4.6372, 2.0314],
    [0.001, 4.6597, 1.8801],
  ])('leave at rate %f remainders of %f (Reptile) and %f (MAML) times its square', (rate, reptile, maml) => {
    const found = walkGradients([first, second], START, rate);
    const remainder = (value: Vector, expansion: Vector) => norm(difference(value, expansion)) / rate ** 2;
    const bend = times(-rate, h2g1);
    expect(remainder(found.reptile, total(g1, g2, bend))).toBeCloseTo(reptile, 4);
    expect(remainder(found.maml, total(g2, bend, times(-rate, h1g2)))).toBeCloseTo(maml, 4);
  });

  it('have H_1 g_2 + H_2 g_1 = (4.013458, 6.559062)', () => {
    expect(total(h1g2, h2g1)).toEqual([expect.closeTo(4.013458, 6), expect.closeTo(6.559062, 6)]);
  });
});
