import { describe, expect, it } from 'vitest';
import { activations } from '../core/activation.ts';
import { at, range, sum } from '../core/array.ts';
import { backpropagateThroughTime } from '../core/backpropagation-through-time.ts';
import { gradient, jacobian } from '../core/finite-differences.ts';
import { gruStep, randomGru, randomLstm, runLstm } from '../core/gated-cell.ts';
import { add, apply, diagonal, distance, identity } from '../core/matrix.ts';
import { multiply, outer, power, scale, transpose } from '../core/matrix.ts';
import { measuredGain, measuredStateSlopes, measuredWeightSlopes } from '../core/measured-slopes.ts';
import { centered, nearestInBall, withLength } from '../core/projection.ts';
import { normalVector } from '../core/random-matrix.ts';
import { nextState, outputError, preactivation, randomNetwork, randomSequence } from '../core/recurrent-network.ts';
import { createRng } from '../core/rng.ts';
import { stationaryError } from '../core/scalar-world.ts';
import { randomTask, statesOf, taskLoss } from '../core/sequence-task.ts';
import { batchEstimate } from '../core/state-space.ts';
import { elementwise, norm, total, type Vector } from '../core/vector.ts';

const { tanh, sigmoid } = activations;
const SIZE = { states: 3, inputs: 2, outputs: 1 };
const task = randomTask(createRng(1), tanh);

/** Each wrong formula is held against the independent side of the check; its error must be far outside the tolerance. */
describe('a plausible slip would be caught', () => {
  it('in the index of the FIR sum', () => {
    const [taps, input] = [normalVector(createRng(2), 4), normalVector(createRng(3), 30)];
    const wrong = [...input, 0, 0, 0].map((_, t) => sum(taps.map((_tap, i) => (taps[t - 1] ?? 0) * (input[i] ?? 0))));
    const value = (terms: Vector) => sum(terms.map((term, i) => term * 0.8 ** i));
    expect(Math.abs(value(wrong) - value(taps) * value(input))).toBeGreaterThan(0.1);
  });

  it('in the delay of the IIR response', () => {
    const [alpha, beta, inputs] = [0.9, 0.1, [1, 0, 0, 0]];
    const recursion = inputs.reduce<Vector>((y, u, t) => [...y, alpha * at(y, t) + beta * u], [0]).slice(1);
    const late = inputs.map((_, j) => beta * alpha ** (j + 1));
    expect(distance([recursion], [late])).toBeGreaterThan(0.009);
  });

  it('in the Kalman predictor when the recurrent weight is a in place of a - aK', () => {
    // The steady state of a = 0.9, q = 0.19, r = 1, so that the gain is constant from the first step on.
    const [a, variance, gain] = [0.9, 0.43588989435, 0.30356777081];
    const world = { transition: [[a]], observation: [[1]], processNoise: [[0.19]], sensorNoise: [[1]], startCovariance: [[variance]] }; // prettier-ignore
    const readings = randomSequence(createRng(5), 6, 1);
    const best = at(batchEstimate(world, readings), 0);
    const estimate = (memory: number) => readings.reduce((s, x) => memory * s + a * gain * at(x, 0), 0);
    expect(estimate(a - a * gain)).toBeCloseTo(best, 9);
    expect(Math.abs(estimate(a) - best)).toBeGreaterThan(0.1);
  });

  it('in the scalar Kalman weights when the memory is a, not (1 - K) a', () => {
    const [a, k] = [0.9, 0.3035677708];
    const excess = stationaryError({ a, q: 0.19, r: 1 }, [a, k]) - k;
    expect(excess).toBeGreaterThan(0.1);
  });

  it('in backpropagation through time without its transpose', () => {
    const { net, inputs, targets } = task;
    const states = statesOf(net, inputs);
    const wrong = range(inputs.length).reduceRight<readonly Vector[]>((later, i) => {
      const direct = apply(transpose(net.readout), outputError(net, at(states, i + 1), at(targets, i)));
      const [next] = later;
      if (next === undefined) return [direct];
      const slopes = preactivation(net, at(states, i + 1), at(inputs, i + 1)).map(tanh.slope);
      return [total(direct, apply(net.recurrent, elementwise(slopes, next))), ...later];
    }, []);
    expect(distance(wrong, measuredStateSlopes(task))).toBeGreaterThan(0.01);
  });

  it('in the weight gradient with the new state in place of the old one', () => {
    const states = statesOf(task.net, task.inputs);
    const { locals } = backpropagateThroughTime(task);
    const added = (first: number) =>
      locals.map((local, i) => outer(local, at(states, i + first))).reduce((a, b) => add(a, b));
    const [measured] = measuredWeightSlopes(task);
    expect(distance([added(0).flat()], [measured])).toBeLessThan(1e-9);
    expect(distance([added(1).flat()], [measured])).toBeGreaterThan(0.01);
  });

  it('in the step Jacobian with the slopes on the wrong side', () => {
    const net = randomNetwork(createRng(7), tanh, SIZE);
    const [state, input] = [normalVector(createRng(8), 3), normalVector(createRng(9), 2)];
    const slopes = diagonal(preactivation(net, state, input).map(tanh.slope));
    const measured = jacobian((h) => nextState(net, h, input), state);
    expect(distance(multiply(net.recurrent, slopes), measured)).toBeGreaterThan(0.01);
  });

  it('in the gradient bound with the spectral radius in place of the largest singular value', () => {
    // A shear: both eigenvalues are 0.9, the linear gain over nine steps is 7.77.
    const net = { recurrent: [[0.9, 2], [0, 0.9]], input: [[0], [0]], bias: [0, 0], readout: [], activation: activations.identity }; // prettier-ignore
    expect(measuredGain(net, [0, 0], range(9).map(() => [0])) / 0.9 ** 9).toBeGreaterThan(10); // prettier-ignore
  });

  it('in the gradient bound with a slope of the sigmoid below one quarter', () => {
    const net = { recurrent: [[1]], input: [[0]], bias: [0], readout: [], activation: sigmoid };
    expect(measuredGain(net, [0], [[0]])).toBeCloseTo(1 / 4, 9);
  });

  it('in clipping by value in place of clipping by norm', () => {
    const clamped = [3, 4].map((entry) => Math.max(-2, Math.min(2, entry)));
    expect(distance([clamped], [nearestInBall([3, 4], 2)])).toBeCloseTo(0.8, 12);
  });

  it('in layer normalization with the divisor d - 1, and in its Jacobian without the second projection', () => {
    const a = normalVector(createRng(10), 5);
    const geometric = (v: Vector) => withLength(centered(v), Math.sqrt(5));
    const deviation = norm(centered(a)) / Math.sqrt(4);
    expect(distance([centered(a).map((entry) => entry / deviation)], [geometric(a)])).toBeGreaterThan(0.05);
    const onlyMean = add(identity(5), scale(-1 / 5, outer([1, 1, 1, 1, 1], [1, 1, 1, 1, 1])));
    const slopes = scale(Math.sqrt(5) / norm(centered(a)), onlyMean);
    expect(distance(slopes, jacobian(geometric, a))).toBeGreaterThan(0.05);
  });

  it('in the leaky Jacobian without the rate before the inner one', () => {
    const net = randomNetwork(createRng(11), tanh, SIZE);
    const [state, input] = [normalVector(createRng(12), 3), normalVector(createRng(13), 2)];
    const inner = multiply(diagonal(preactivation(net, state, input).map(tanh.slope)), net.recurrent);
    const cell = (h: Vector) => nextState(net, h, input).map((entry, i) => 0.7 * at(h, i) + 0.3 * entry);
    expect(distance(add(scale(0.7, identity(3)), inner), jacobian(cell, state))).toBeGreaterThan(0.01);
  });

  it('in the stacked cell when a layer reads the state below it one step late', () => {
    const layers = [2, 3].map((inputs) => randomNetwork(createRng(14), tanh, { states: 3, inputs, outputs: 1 }));
    const inputs = randomSequence(createRng(15), 6, 2);
    const below = statesOf(at(layers, 0), inputs);
    const right = statesOf(at(layers, 1), below.slice(1));
    const late = statesOf(at(layers, 1), below.slice(0, -1));
    expect(distance([at(right, 6)], [at(late, 6)])).toBeGreaterThan(0.01);
  });

  it('in the LSTM when the gate of the step itself weighs what it writes', () => {
    const run = runLstm(randomLstm(createRng(16), SIZE), randomSequence(createRng(17), 8, 2));
    const kept = (t: number, c: Vector) => run.slice(t).reduce((left, { forget }) => elementwise(left, forget), c);
    const wrong = run.map(({ input, candidate }, t) => kept(t, elementwise(input, candidate)));
    expect(distance([at(run, 7).cell], [total([0, 0, 0], ...wrong)])).toBeGreaterThan(0.01);
  });

  it('in the GRU with z and 1 - z exchanged', () => {
    const [weights, before] = [randomGru(createRng(18), SIZE), normalVector(createRng(19), 3)];
    const shut = { ...weights, update: { ...weights.update, bias: [-99, -99, -99] } };
    const { candidate } = gruStep(shut, before, [1, -1]);
    expect(distance([candidate], [before])).toBeGreaterThan(0.01);
  });

  it('in the GRU with the reset gate after the matrix, which scales rows in place of columns', () => {
    const { candidate } = randomGru(createRng(18), SIZE);
    const recurrent = candidate.weights.map((row) => row.slice(0, 3));
    const reset = diagonal([0.7, 0.3, 0.6]);
    expect(distance(multiply(recurrent, reset), multiply(reset, recurrent))).toBeGreaterThan(0.01);
  });

  it('in the gradient of the output matrix with the old state in place of the new one', () => {
    const states = statesOf(task.net, task.inputs);
    const errors = task.targets.map((target, i) => outputError(task.net, at(states, i + 1), target));
    const added = (first: number) =>
      errors.map((error, i) => outer(error, at(states, i + first))).reduce((a, b) => add(a, b));
    const withReadout = (flat: Vector) => ({ ...task.net, readout: [flat.slice(0, 3), flat.slice(3)] });
    const measured = gradient((flat) => taskLoss({ ...task, net: withReadout(flat) }), task.net.readout.flat());
    expect(distance([added(1).flat()], [measured])).toBeLessThan(1e-9);
    expect(distance([added(0).flat()], [measured])).toBeGreaterThan(0.01);
  });

  it('in the kernel when it starts at the first power of A', () => {
    const [a, b, c] = [[[0.9, 0.2], [-0.1, 0.7]], [[1], [0.5]], [[1, -1]]]; // prettier-ignore
    const kernel = (first: number) => range(4).map((j) => multiply(c, multiply(power(a, j + first), b)).flat());
    expect(distance(kernel(0), kernel(1))).toBeGreaterThan(0.1);
  });
});
