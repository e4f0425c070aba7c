import { describe, expect, it } from 'vitest';
import { at, range } from './array.ts';
import { modeTrajectory } from './momentum-mode.ts';
import {
  adaGrad,
  adam,
  gradientDescent,
  heavyBall,
  nesterov,
  type OptimizerState,
  optimizerStart,
  preconditioned,
  rmsProp,
  type UpdateRule,
} from './optimizer-step.ts';

/** The parameters after a given sequence of gradients, each step included. */
const fed = (rule: UpdateRule, gradients: readonly number[], start = 0) =>
  gradients.reduce<readonly OptimizerState[]>(
    (states, gradient) => [...states, rule(at(states, states.length - 1), [gradient])],
    [optimizerStart([start])],
  );
const weights = (states: readonly OptimizerState[]) => states.map(({ parameters }) => at(parameters, 0));

describe('three Adam steps by hand', () => {
  const rule = adam({ rate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 0 });

  it('for gradients 2, -1, 4', () => {
    const states = fed(rule, [2, -1, 4]);
    const expected = [0, -0.1, -0.126634, -0.192445];
    weights(states).forEach((w, t) => expect(w).toBeCloseTo(at(expected, t), 6));
    expect(weights(states)[3]).toBeCloseTo(-0.192444864, 9);
    expect(states[3]?.first[0]).toBeCloseTo(0.472, 12);
    expect(states[3]?.second[0]).toBeCloseTo(0.020991004, 12);
  });

  it('are the same for gradients a hundred times as large', () => {
    expect(weights(fed(rule, [200, -100, 400]))[3]).toBeCloseTo(-0.192444864, 9);
  });
});

it('moves Adam by exactly the learning rate at its first step, and not at all without a gradient', () => {
  const rule = adam({ rate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 0 });
  expect(weights(fed(rule, [1e-6]))[1]).toBeCloseTo(-0.1, 14);
  expect(weights(fed(rule, [0]))[1]).toBe(0);
});

it('multiplies the weight of AdamW by 1 - ηλ when there is no gradient', () => {
  const rule = adam({ rate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 0, weightDecay: 0.5 });
  expect(weights(fed(rule, [0, 0], 2))[2]).toBeCloseTo(2 * 0.95 * 0.95, 14);
});

it('takes AdaGrad through 18.5896 learning rates in 100 steps of a constant gradient', () => {
  const states = fed(adaGrad({ rate: 1, epsilon: 0 }), Array<number>(100).fill(-3));
  expect(weights(states)[100]).toBeCloseTo(18.5896, 4);
});

it('lets RMSProp step by the learning rate once it has seen enough of a constant gradient', () => {
  const states = fed(rmsProp({ rate: 0.05, decay: 0.9, epsilon: 0 }), Array<number>(300).fill(7));
  expect((weights(states)[299] ?? 0) - (weights(states)[300] ?? 0)).toBeCloseTo(0.05, 10);
});

it('gives the heavy ball the same path as a moving average with learning rate η/(1 - β)', () => {
  const gradients = [1, -2, 0.5, 3, -1];
  let [average, weight] = [0, 0];
  for (const gradient of gradients) {
    average = 0.8 * average + 0.2 * gradient;
    weight -= (0.1 / 0.2) * average;
  }
  expect(weights(fed(heavyBall({ rate: 0.1, beta: 0.8 }), gradients))[5]).toBeCloseTo(weight, 14);
});

it('keeps, in the library form of Nesterov, the look-ahead points of the other form', () => {
  const [curvature, beta] = [0.3, 0.7];
  const errors = modeTrajectory('Nesterov', { curvature, beta }, 12);
  const rule = nesterov({ rate: 1, beta });
  let state = optimizerStart([1]);
  for (const t of range(12)) {
    const [now, before] = [at(errors, t), at(errors, Math.max(0, t - 1))];
    expect(state.parameters[0]).toBeCloseTo(now + beta * (now - before), 12);
    state = rule(state, [curvature * at(state.parameters, 0)]);
  }
});

it('reaches the minimum of a quadratic in one Newton step', () => {
  const rule = preconditioned({ rate: 1, inverse: [[0.5, 0], [0, 0.25]] }); // prettier-ignore
  expect(rule(optimizerStart([3, -2]), [6, -8]).parameters).toEqual([0, 0]);
});

it('counts its steps and keeps its buffers at 0 where it has none', () => {
  const state = gradientDescent({ rate: 0.5 })(optimizerStart([1, 2]), [2, 2]);
  expect(state).toEqual({ parameters: [0, 1], first: [0, 0], second: [0, 0], t: 1 });
});
