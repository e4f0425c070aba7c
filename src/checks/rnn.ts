import { activations } from '../core/activation.ts';
import { at, range, sum } from '../core/array.ts';
import type { Check } from '../core/check.ts';
import { gradient, jacobian } from '../core/finite-differences.ts';
import { solve } from '../core/linear-solve.ts';
import { add, apply, diagonal, distance, dot, elementwise, identity, multiply, norm } from '../core/matrix.ts';
import { type Matrix, outer, power, scale, spectralNorm, total, transpose, type Vector } from '../core/matrix.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { nextState, outputError, preactivation, randomNetwork } from '../core/recurrent-network.ts';
import { randomSequence, type RecurrentNetwork, runForward } from '../core/recurrent-network.ts';
import { createRng } from '../core/rng.ts';
import { measuredStateSlopes, measuredWeightSlopes, randomTask, statesOf, type SequenceTask } from '../core/sequence-task.ts';
import { batchEstimate, propagated, stationaryError } from '../core/state-space.ts';

const { identity: linear, tanh, ReLU, sigmoid } = activations;

/** FIR: y_t = Σ k_i u_{t-i}. IIR: y_{t+1} = α y_t + β u_t = β Σ α^j u_{t-j} + α^{t+1} y_0. */
export const filters: Check = {
  method:
    'A four-tap filter of 30 random inputs against a product of polynomials; a recursion started away from zero against the sum over its impulse response.',
  tolerance: 1e-11,
  error: () => {
    const rng = createRng(701);
    const [taps, input] = [normalVector(rng, 4), normalVector(rng, 30)];
    const filtered = [...input, 0, 0, 0].map((_, t) => sum(taps.map((tap, i) => tap * (input[t - i] ?? 0))));
    const gaps = [-0.9, 0.3, 0.8].map((z) => polynomial(filtered, z) - polynomial(taps, z) * polynomial(input, z));
    const [alpha, beta, start] = [-0.8, 0.7, 2];
    const recursion = input.reduce<Vector>((y, u, t) => [...y, alpha * at(y, t) + beta * u], [start]).slice(1);
    const response = (t: number) => beta * sum(range(t + 1).map((j) => alpha ** j * at(input, t - j)));
    const closed = input.map((_, t) => response(t) + alpha ** (t + 1) * start);
    return Math.max(norm(gaps), distance([recursion], [closed]));
  },
};

/** K = P Cᵀ (C P Cᵀ + R)⁻¹, ŝ ← (A - A K C) ŝ + A K x, P ← A (I - K C) P Aᵀ + Q. */
export const kalmanPredictor: Check = {
  method:
    'The recursion over six observations of a random world with three states and two sensors against the best linear estimate from all six at once.',
  tolerance: 1e-10,
  error: () => {
    const rng = createRng(702);
    const [a, c] = [normalMatrix(rng, 3, 3), normalMatrix(rng, 2, 3)];
    const [q, r, start] = [diagonal([1, 0.5, 0.2]), diagonal([0.3, 2]), diagonal([3, 1, 2])];
    const observations = randomSequence(rng, 6, 2);
    let [estimate, p]: [Vector, Matrix] = [[0, 0, 0], start];
    for (const x of observations) {
      const gain = transpose(solve(add(multiply(multiply(c, p), transpose(c)), r), multiply(c, p)));
      const kept = add(identity(3), scale(-1, multiply(gain, c)));
      estimate = total(apply(multiply(a, kept), estimate), apply(multiply(a, gain), x));
      p = add(multiply(multiply(multiply(a, kept), p), transpose(a)), q);
    }
    const world = { transition: a, observation: c, processNoise: q, sensorNoise: r, startCovariance: start };
    return distance([estimate], [batchEstimate(world, observations)]);
  },
};

/** P = ½ (d + √(d² + 4qr)) with d = q - r (1 - a²), K = P / (P + r), and mean squared error K r at ((1 - K) a, K). */
export const kalmanScalar: Check = {
  method:
    'The root P against 3000 Riccati steps, and K r against the error that the filter settles to, whose slope in both weights must vanish, in four worlds.',
  tolerance: 1e-8,
  error: () => {
    const worlds = [{ a: 0.9, q: 0.19, r: 1 }, { a: 0.5, q: 2, r: 0.3 }, { a: 0.99, q: 0.01, r: 2 }, { a: 0, q: 1, r: 1 }]; // prettier-ignore
    const errors = worlds.map(({ a, q, r }) => {
      const d = q - r * (1 - a * a);
      const p = (d + Math.sqrt(d * d + 4 * q * r)) / 2;
      const k = p / (p + r);
      const riccati = range(3000).reduce((before) => (a * a * before * r) / (before + r) + q, 1);
      const loss = (weights: Vector) => stationaryError({ a, q, r }, weights);
      const best = [(1 - k) * a, k];
      return Math.max(Math.abs(p - riccati), Math.abs(loss(best) - k * r), norm(gradient(loss, best)));
    });
    return Math.max(...errors);
  },
};

/** a_t = W_h h_{t-1} + W_x x_t + b = [W_h W_x] [h_{t-1}; x_t] + b, h_t = φ(a_t). */
export const rnnCell: Check = {
  method:
    'A random tanh cell run for 12 steps with one block matrix against separate weights, and a linear one against all inputs carried to the end by matrix powers.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(704);
    const net = randomNetwork(rng, tanh, { states: 3, inputs: 2, outputs: 1 });
    const inputs = randomSequence(rng, 12, 2);
    const block = net.recurrent.map((row, i) => [...row, ...at(net.input, i)]);
    const step = (h: Vector, x: Vector) => total(apply(block, [...h, ...x]), net.bias).map(Math.tanh);
    const arrivals = inputs.map((x) => total(apply(net.input, x), net.bias));
    const carried = arrivals.map((arrival, t) => apply(power(net.recurrent, 11 - t), arrival));
    const linearStates = statesOf({ ...net, activation: linear }, inputs);
    const blockwise = inputs.reduce(step, [0, 0, 0]);
    return distance([blockwise, total([0, 0, 0], ...carried)], [at(statesOf(net, inputs), 12), at(linearStates, 12)]);
  },
};

/** δ_t = W_yᵀ ∂L_t/∂y_t + W_hᵀ (φ'(a_{t+1}) ⊙ δ_{t+1}), and δ_{T+1} = 0. */
export const bpttRecursion: Check = {
  method:
    'For a random tanh network over six steps, each δ against finite differences of the loss when that state is nudged and the network runs on.',
  tolerance: 1e-8,
  error: () => {
    const task = randomTask(createRng(705), tanh);
    return distance(backward(task).deltas, measuredStateSlopes(task));
  },
};

/** ∂L/∂W_h = Σ_t (φ'(a_t) ⊙ δ_t) h_{t-1}ᵀ, with x_tᵀ for W_x and 1 for b. */
export const bpttGradients: Check = {
  method: 'Backpropagation through time over six steps of a random tanh network against finite differences in every weight.',
  tolerance: 1e-8,
  error: () => {
    const task = randomTask(createRng(706), tanh);
    const states = statesOf(task.net, task.inputs);
    const { locals } = backward(task);
    const added = (terms: readonly Matrix[]) => terms.reduce(add).flat();
    const recurrent = added(locals.map((local, i) => outer(local, at(states, i))));
    const input = added(locals.map((local, i) => outer(local, at(task.inputs, i))));
    return distance([recurrent, input, total([0, 0, 0], ...locals)], measuredWeightSlopes(task));
  },
};

/** ∂h_t/∂h_{t-1} = diag(φ'(a_t)) W_h. */
export const stepJacobian: Check = {
  method: 'One random step with identity, tanh, ReLU and sigmoid against finite differences in the state before it.',
  tolerance: 1e-8,
  error: () => {
    const errors = Object.values(activations).map((activation, i) => {
      const rng = createRng(707 + i);
      const net = randomNetwork(rng, activation, { states: 4, inputs: 2, outputs: 1 });
      const [state, input] = [normalVector(rng, 4), normalVector(rng, 2)];
      const slopes = diagonal(preactivation(net, state, input).map(activation.slope));
      return distance(multiply(slopes, net.recurrent), jacobian((h) => nextState(net, h, input), state));
    });
    return Math.max(...errors);
  },
};

/** ‖∂h_T/∂h_t‖ ≤ (γ σ_max(W_h))^{T-t}. */
export const gradientBound: Check = {
  method:
    'Largest relative violation in 200 random networks, their Jacobians over one to five steps taken by finite differences, and the gap in two cases where the bound is met exactly.',
  tolerance: 1e-7,
  error: () => {
    const rng = createRng(711);
    const violations = range(200).map(() => {
      const net = randomNetwork(rng, rng.pick(Object.values(activations)), { states: 3, inputs: 2, outputs: 1 });
      return gainOverBound(net, normalVector(rng, 3), randomSequence(rng, rng.integer(1, 5), 2)) - 1;
    });
    const turn = { recurrent: [[0.6, -0.8], [0.8, 0.6]], input: [[0], [0]], bias: [0, 0], readout: [] }; // prettier-ignore
    const exact = [
      gainOverBound({ ...turn, activation: tanh }, [0, 0], [[0], [0], [0]]),
      gainOverBound({ ...turn, activation: sigmoid }, [0, 0], [[0]]),
    ].map((ratio) => Math.abs(ratio - 1));
    return Math.max(0, ...violations, ...exact);
  },
};

/** g ← g · min(1, c / ‖g‖). */
export const clipByNorm: Check = {
  method:
    'Random vectors inside and outside the ball of radius c against the nearest point of the ball, found by bisection on its Lagrange multiplier.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(712);
    const errors = range(50).map(() => {
      const [g, c] = [normalVector(rng, 3), 2 * rng.uniform()];
      const clipped = g.map((entry) => entry * Math.min(1, c / norm(g)));
      return distance([clipped], [nearestInBall(g, c)]);
    });
    return Math.max(...errors);
  },
};

/** â = (a - mean(a)) / std(a), and ∂â/∂a = (I - 11ᵀ/d - ââᵀ/d) / std(a). */
export const layerNorm: Check = {
  method:
    'Random pre-activations of five units, centered by a projection and scaled to length √5, and the finite differences of that map against the Jacobian.',
  tolerance: 1e-8,
  error: () => {
    const a = normalVector(createRng(713), 5);
    const [mean, ones] = [sum(a) / 5, [1, 1, 1, 1, 1]];
    const deviation = Math.sqrt(sum(a.map((entry) => (entry - mean) ** 2)) / 5);
    const normalized = a.map((entry) => (entry - mean) / deviation);
    const removed = add(scale(-1 / 5, outer(ones, ones)), scale(-1 / 5, outer(normalized, normalized)));
    const slopes = scale(1 / deviation, add(identity(5), removed));
    return Math.max(distance([normalized], [onSphere(a)]), distance(slopes, jacobian(onSphere, a)));
  },
};

/** ∂h_t/∂h_{t-1} = (1 - z) I + z J_F for the leaky cell h_t = (1 - z) h_{t-1} + z F, and I + J_F for the residual one. */
export const skipJacobian: Check = {
  method: 'A leaky and a residual tanh cell at a random state against finite differences in the state before it.',
  tolerance: 1e-8,
  error: () => {
    const rng = createRng(714);
    const net = randomNetwork(rng, tanh, { states: 3, inputs: 2, outputs: 1 });
    const [state, input] = [normalVector(rng, 3), normalVector(rng, 2)];
    const inner = multiply(diagonal(preactivation(net, state, input).map(tanh.slope)), net.recurrent);
    const errors = [{ kept: 1, added: 1 }, { kept: 0.7, added: 0.3 }].map(({ kept, added }) => { // prettier-ignore
      const cell = (h: Vector) => nextState(net, h, input).map((entry, i) => kept * at(h, i) + added * entry);
      return distance(add(scale(kept, identity(3)), scale(added, inner)), jacobian(cell, state));
    });
    return Math.max(...errors);
  },
};

/** h_t^(l) = φ(W_h^(l) h_{t-1}^(l) + W_x^(l) h_t^(l-1) + b^(l)) with h_t^(0) = x_t. */
export const stackedCell: Check = {
  method: 'Three layers run one whole layer after the other against the same layers run one whole time step after the other.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(715);
    const layers = [2, 3, 3].map((inputs) => randomNetwork(rng, tanh, { states: 3, inputs, outputs: 1 }));
    const inputs = randomSequence(rng, 6, 2);
    const byLayer = layers.reduce((sequence, layer) => statesOf(layer, sequence).slice(1), inputs);
    const column = (before: Matrix, x: Vector) =>
      layers.reduce<Matrix>((below, layer, l) => [...below, nextState(layer, at(before, l), at(below, l))], [x]).slice(1);
    const byStep = inputs.reduce<Matrix>(column, [[0, 0, 0], [0, 0, 0], [0, 0, 0]]); // prettier-ignore
    return distance([at(byLayer, 5)], [at(byStep, 2)]);
  },
};

/** c_t = f ⊙ c_{t-1} + i ⊙ c̃ and ∂c_t/∂c_{t-1} = diag(f_t) with h_{t-1} held fixed. */
export const lstmCell: Check = {
  method:
    'Finite differences of the new cell state in the old one, at a fixed hidden state, against the forget gate; four separate affine maps against one stacked one.',
  tolerance: 1e-8,
  error: () => {
    const rng = createRng(716);
    const gates = range(4).map(() => normalMatrix(rng, 3, 5));
    const [read, cell] = [normalVector(rng, 5), normalVector(rng, 3)];
    const [forget, admit] = [gateOf(at(gates, 0), read), gateOf(at(gates, 1), read)];
    const candidate = apply(at(gates, 3), read).map(Math.tanh);
    const next = (c: Vector) => total(elementwise(forget, c), elementwise(admit, candidate));
    const stacked = apply(gates.flat(), read);
    return Math.max(distance(diagonal(forget), jacobian(next, cell)), distance([stacked.slice(0, 3).map(sigmoid.value)], [forget]));
  },
};
