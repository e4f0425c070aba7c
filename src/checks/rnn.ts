import { activations } from '../core/activation.ts';
import { at, range, sum } from '../core/array.ts';
import { backpropagateThroughTime } from '../core/backpropagation-through-time.ts';
import type { Check } from '../core/check.ts';
import { gradient, jacobian } from '../core/finite-differences.ts';
import { gruStep, lstmStep, randomGru, randomLstm, runLstm } from '../core/gated-cell.ts';
import { add, apply, diagonal, distance, identity, type Matrix, multiply, outer } from '../core/matrix.ts';
import { power, scale } from '../core/matrix.ts';
import { measuredGain, measuredStateSlopes, measuredWeightSlopes } from '../core/measured-slopes.ts';
import { centered, nearestInBall, withLength } from '../core/projection.ts';
import { normalVector } from '../core/random-matrix.ts';
import { nextState, outputError, preactivation, randomNetwork, randomSequence } from '../core/recurrent-network.ts';
import type { RecurrentNetwork } from '../core/recurrent-network.ts';
import { createRng } from '../core/rng.ts';
import { type ScalarWorld, stationaryError } from '../core/scalar-world.ts';
import { randomTask, statesOf, taskLoss } from '../core/sequence-task.ts';
import { spectralNorm } from '../core/singular-values.ts';
import { batchEstimate, randomWorld, recursiveEstimate } from '../core/state-space.ts';
import { elementwise, norm, total, type Vector } from '../core/vector.ts';

const { identity: linear, tanh, sigmoid } = activations;
const SIZE = { states: 3, inputs: 2, outputs: 1 };

/** The inverse of the sigmoid: the pre-activation of a gate. */
const logOdds = (gate: number) => Math.log(gate / (1 - gate));

/** FIR: y_t = Σ k_i u_{t-i}. IIR: y_{t+1} = α y_t + β u_t = β Σ α^j u_{t-j} + α^{t+1} y_0. */
export const filters: Check = {
  method:
    'The FIR output against the product of two polynomials, taps and inputs being their coefficients; the IIR recursion against the sum over its impulse response.',
  tolerance: 1e-11,
  error: (rng = createRng(701)) => {
    const [taps, input] = [normalVector(rng, 4), normalVector(rng, 30)];
    const filtered = [...input, 0, 0, 0].map((_, t) => sum(taps.map((tap, i) => tap * (input[t - i] ?? 0))));
    const polynomial = (terms: Vector, z: number) => sum(terms.map((term, i) => term * z ** i));
    const gaps = [-0.9, 0.3, 0.8].map((z) => polynomial(filtered, z) - polynomial(taps, z) * polynomial(input, z));
    const [alpha, beta, start] = [-0.8, 0.7, 2];
    const recursion = input.reduce<Vector>((y, u, t) => [...y, alpha * at(y, t) + beta * u], [start]).slice(1);
    const response = (t: number) => sum(range(t + 1).map((j) => beta * alpha ** j * at(input, t - j)));
    const closed = input.map((_, t) => response(t) + alpha ** (t + 1) * start);
    return Math.max(norm(gaps), distance([recursion], [closed]));
  },
};

/** K = P Cᵀ (C P Cᵀ + R)⁻¹, ŝ ← (A - A K C) ŝ + A K x, P ← A (I - K C) P Aᵀ + Q. */
export const kalmanPredictor: Check = {
  method: 'Six observations of a random world taken one by one, against the best linear estimate from all six at once.',
  tolerance: 1e-10,
  error: (rng = createRng(702)) => {
    const world = randomWorld(rng);
    const observations = randomSequence(rng, 6, 2);
    return distance([recursiveEstimate(world, observations)], [batchEstimate(world, observations)]);
  },
};

/** P² = (q - r (1 - a²)) P + q r, K = P / (P + r), and mean squared error K r at ((1 - K) a, K). */
export const kalmanScalar: Check = {
  method:
    'The limit of the Riccati iteration put into the quadratic; K r against the error that a long run settles to, which must be least at the weights α and β.',
  tolerance: 1e-9,
  error: () => {
    const worlds = [{ a: 0.9, q: 0.19, r: 1 }, { a: 0.5, q: 2, r: 0.3 }, { a: 0.95, q: 0.1, r: 2 }, { a: 0, q: 1, r: 1 }]; // prettier-ignore
    const errorIn = ({ a, q, r }: ScalarWorld) => {
      const p = range(3000).reduce((before) => (a * a * before * r) / (before + r) + q, 1);
      const quadratic = (q - r * (1 - a * a)) * p + q * r;
      const k = p / (p + r);
      const loss = (weights: Vector) => stationaryError({ a, q, r }, weights);
      const best = [(1 - k) * a, k];
      return Math.max(Math.abs(p * p - quadratic), Math.abs(loss(best) - k * r), norm(gradient(loss, best)));
    };
    return Math.max(...worlds.map(errorIn));
  },
};

/** a_t = W_h h_{t-1} + W_x x_t + b = [W_h W_x] [h_{t-1}; x_t] + b, h_t = φ(a_t). */
export const rnnCell: Check = {
  method: 'A tanh cell with one block matrix against separate weights; a linear one against sums of matrix powers.',
  tolerance: 1e-12,
  error: (rng = createRng(704)) => {
    const net = randomNetwork(rng, tanh, SIZE);
    const inputs = randomSequence(rng, 12, 2);
    const block = net.recurrent.map((row, i) => [...row, ...at(net.input, i)]);
    const step = (h: Vector, x: Vector) => total(apply(block, [...h, ...x]), net.bias).map(Math.tanh);
    const arrived = (x: Vector) => total(apply(net.input, x), net.bias);
    const carried = inputs.map((x, t) => apply(power(net.recurrent, 11 - t), arrived(x)));
    const linearStates = statesOf({ ...net, activation: linear }, inputs);
    const blockwise = inputs.reduce(step, [0, 0, 0]);
    return distance([blockwise, total([0, 0, 0], ...carried)], [at(statesOf(net, inputs), 12), at(linearStates, 12)]);
  },
};

/** δ_t = W_yᵀ ∂L_t/∂y_t + W_hᵀ (φ'(a_{t+1}) ⊙ δ_{t+1}), and δ_{T+1} = 0. */
export const bpttRecursion: Check = {
  method: 'Each δ of a random tanh network against the loss when that state is nudged and the network runs on.',
  tolerance: 1e-9,
  error: () => {
    const task = randomTask(createRng(705), tanh);
    return distance(backpropagateThroughTime(task).deltas, measuredStateSlopes(task));
  },
};

/** ∂L/∂W_h = Σ_t (φ'(a_t) ⊙ δ_t) h_{t-1}ᵀ, with x_tᵀ for W_x and 1 for b, and ∂L/∂W_y = Σ_t ∂L_t/∂y_t h_tᵀ. */
export const bpttGradients: Check = {
  method: 'Backpropagation through six steps of a random tanh network against finite differences in every weight.',
  tolerance: 1e-9,
  error: () => {
    const task = randomTask(createRng(706), tanh);
    const states = statesOf(task.net, task.inputs);
    const { locals } = backpropagateThroughTime(task);
    const added = (left: Matrix, right: Matrix) => left.map((column, i) => outer(column, at(right, i))).reduce(add).flat(); // prettier-ignore
    const reached = states.slice(1);
    const outputErrors = reached.map((state, i) => outputError(task.net, state, at(task.targets, i)));
    const withReadout = (flat: Vector) => ({ ...task.net, readout: [flat.slice(0, 3), flat.slice(3)] });
    const readoutSlopes = gradient((flat) => taskLoss({ ...task, net: withReadout(flat) }), task.net.readout.flat());
    const bias = total([0, 0, 0], ...locals);
    const computed = [added(locals, states), added(locals, task.inputs), bias, added(outputErrors, reached)];
    return distance(computed, [...measuredWeightSlopes(task), readoutSlopes]);
  },
};

/** ∂h_t/∂h_{t-1} = diag(φ'(a_t)) W_h. */
export const stepJacobian: Check = {
  method: 'One random step with identity, tanh, ReLU and sigmoid against finite differences in the state before it.',
  tolerance: 1e-9,
  error: (rng = createRng(707)) => {
    const errors = Object.values(activations).map((activation) => {
      const net = randomNetwork(rng, activation, SIZE);
      const [state, input] = [normalVector(rng, 3), normalVector(rng, 2)];
      const slopes = diagonal(preactivation(net, state, input).map(activation.slope));
      const measured = jacobian((h) => nextState(net, h, input), state);
      return distance(multiply(slopes, net.recurrent), measured);
    });
    return Math.max(...errors);
  },
};

/** ‖∂h_T/∂h_t‖ ≤ (γ σ_max(W_h))^{T-t}. */
export const gradientBound: Check = {
  method: 'Largest violation in 200 random networks by finite differences, and the gap where equality must hold.',
  tolerance: 1e-9,
  error: (rng = createRng(711)) => {
    const ratio = (net: RecurrentNetwork, start: Vector, inputs: Matrix) =>
      measuredGain(net, start, inputs) / (net.activation.steepest * spectralNorm(net.recurrent)) ** inputs.length;
    const violations = range(200).map(() => {
      const net = randomNetwork(rng, rng.pick(Object.values(activations)), SIZE);
      return ratio(net, normalVector(rng, 3), randomSequence(rng, rng.integer(1, 5), 2)) - 1;
    });
    const turn = { recurrent: [[0.6, -0.8], [0.8, 0.6]], input: [[0], [0]], bias: [0, 0], readout: [] }; // prettier-ignore
    const exactTanh = ratio({ ...turn, activation: tanh }, [0, 0], [[0], [0], [0]]);
    const exactSigmoid = ratio({ ...turn, activation: sigmoid }, [0, 0], [[0]]);
    return Math.max(0, ...violations, Math.abs(exactTanh - 1), Math.abs(exactSigmoid - 1));
  },
};

/** g ← g · min(1, c / ‖g‖). */
export const clipByNorm: Check = {
  method: 'Random vectors against the nearest point of the ball of radius c, found by bisection on its multiplier.',
  tolerance: 1e-12,
  error: (rng = createRng(712)) => {
    const errorOf = (g: Vector, c: number) => {
      const clipped = g.map((entry) => entry * Math.min(1, c / norm(g)));
      return distance([clipped], [nearestInBall(g, c)]);
    };
    return Math.max(...range(50).map(() => errorOf(normalVector(rng, 3), 2 * rng.uniform())));
  },
};

/** â = (a - mean(a)) / std(a), and ∂â/∂a = (I - 11ᵀ/d - ââᵀ/d) / std(a). */
export const layerNorm: Check = {
  method: 'Five random numbers, centered and scaled to length √5 by geometry, and the finite differences of that map.',
  tolerance: 1e-9,
  error: () => {
    const a = normalVector(createRng(713), 5);
    const geometric = (v: Vector) => withLength(centered(v), Math.sqrt(5));
    const [mean, ones] = [sum(a) / 5, [1, 1, 1, 1, 1]];
    const deviation = Math.sqrt(sum(a.map((entry) => (entry - mean) ** 2)) / 5);
    const normalized = a.map((entry) => (entry - mean) / deviation);
    const removed = add(scale(-1 / 5, outer(ones, ones)), scale(-1 / 5, outer(normalized, normalized)));
    const slopes = scale(1 / deviation, add(identity(5), removed));
    return Math.max(distance([normalized], [geometric(a)]), distance(slopes, jacobian(geometric, a)));
  },
};

/** ∂h_t/∂h_{t-1} = (1 - z) I + z J_F for the leaky cell h_t = (1 - z) h_{t-1} + z F, and I + J_F for the residual one. */
export const skipJacobian: Check = {
  method: 'A leaky and a residual tanh cell at a random state against finite differences in the state before it.',
  tolerance: 1e-9,
  error: (rng = createRng(714)) => {
    const net = randomNetwork(rng, tanh, SIZE);
    const [state, input] = [normalVector(rng, 3), normalVector(rng, 2)];
    const inner = multiply(diagonal(preactivation(net, state, input).map(tanh.slope)), net.recurrent);
    const errorOf = (kept: number, added: number) => {
      const cell = (h: Vector) => nextState(net, h, input).map((entry, i) => kept * at(h, i) + added * entry);
      return distance(add(scale(kept, identity(3)), scale(added, inner)), jacobian(cell, state));
    };
    return Math.max(errorOf(1, 1), errorOf(0.7, 0.3));
  },
};

/** h_t^(l) = φ(W_h^(l) h_{t-1}^(l) + W_x^(l) h_t^(l-1) + b^(l)) with h_t^(0) = x_t. */
export const stackedCell: Check = {
  method:
    'Three layers run one whole layer after the other against one whole time step after the other; the derivative of the top state by the newest input, a product over the layers, against finite differences.',
  tolerance: 1e-9,
  error: (rng = createRng(715)) => {
    const layers = [2, 3, 3].map((inputs) => randomNetwork(rng, tanh, { states: 3, inputs, outputs: 1 }));
    const inputs = randomSequence(rng, 6, 2);
    const byLayer = (sequence: Matrix) => layers.reduce((below, layer) => statesOf(layer, below).slice(1), sequence);
    const column = (before: Matrix, x: Vector) =>
      layers.reduce<Matrix>((below, layer, l) => [...below, nextState(layer, at(before, l + 1), at(below, l))], [x]);
    const early = inputs.slice(0, 5);
    const before = early.reduce<Matrix>(column, [[], [0, 0, 0], [0, 0, 0], [0, 0, 0]]);
    const last = column(before, at(inputs, 5));
    const slopesAt = (layer: RecurrentNetwork, l: number) =>
      diagonal(preactivation(layer, at(before, l + 1), at(last, l)).map(tanh.slope));
    const passed = layers.map((layer, l) => multiply(slopesAt(layer, l), layer.input));
    const upward = passed.reduce((below, step) => multiply(step, below));
    const measured = jacobian((x) => at(byLayer([...early, x]), 5), at(inputs, 5));
    return Math.max(distance([at(byLayer(inputs), 5)], [at(last, 3)]), distance(upward, measured));
  },
};

/** c_t = f_t ⊙ c_{t-1} + i_t ⊙ c̃_t: what is written at t has the weight f_{t+1} ⋯ f_T at T; h_t = o_t ⊙ tanh(c_t); ∂c_t/∂c_{t-1} = diag(f_t). */
export const lstmCell: Check = {
  method:
    'The cell state after eight steps against what each step wrote, weighted by the forget gates since; the direct derivative and the weights of the output gate against finite differences.',
  tolerance: 1e-9,
  error: (rng = createRng(716)) => {
    const weights = randomLstm(rng, SIZE);
    const run = runLstm(weights, randomSequence(rng, 8, 2));
    const kept = (t: number, c: Vector) => run.slice(t + 1).reduce((left, { forget }) => elementwise(left, forget), c);
    const written = run.map(({ input, candidate }, t) => kept(t, elementwise(input, candidate)));
    const [last, x] = [at(run, 7), normalVector(rng, 2)];
    const direct = diagonal(lstmStep(weights, last, x).forget);
    const slopes = jacobian((cell) => lstmStep(weights, { ...last, cell }, x).cell, last.cell);
    const outputLogOdds = (read: Vector) => {
      const { hidden, cell } = lstmStep(weights, { hidden: read.slice(0, 3), cell: last.cell }, read.slice(3));
      return hidden.map((h, i) => logOdds(h / Math.tanh(at(cell, i))));
    };
    const shown = distance(jacobian(outputLogOdds, [...last.hidden, ...x]), weights.output.weights);
    return Math.max(distance([last.cell], [total([0, 0, 0], ...written)]), distance(direct, slopes), shown);
  },
};

/** h_t = (1 - z_t) ⊙ h_{t-1} + z_t ⊙ h̃_t with h̃_t = tanh(W_c [r_t ⊙ h_{t-1}; x_t] + b_c) and z_t = σ(W_z [h_{t-1}; x_t] + b_z). */
export const gruCell: Check = {
  method:
    'With its gates held still the GRU must run like a leaky tanh cell whose recurrent matrix the reset gate has scaled column by column; the weights of the update gate against finite differences.',
  tolerance: 1e-9,
  error: (rng = createRng(717)) => {
    const weights = randomGru(rng, SIZE);
    const [rate, kept] = [[0.2, 0.5, 0.9], [0.7, 0.3, 0.6]]; // prettier-ignore
    const still = (gate: Vector) => ({ weights: scale(0, weights.update.weights), bias: gate.map(logOdds) });
    const { weights: block, bias } = weights.candidate;
    const recurrent = multiply(block.map((row) => row.slice(0, 3)), diagonal(kept)); // prettier-ignore
    const net = { recurrent, input: block.map((row) => row.slice(3)), bias, readout: [], activation: tanh };
    const leaky = (h: Vector, x: Vector) =>
      nextState(net, h, x).map((fresh, i) => at(h, i) + at(rate, i) * (fresh - at(h, i)));
    const held = { ...weights, update: still(rate), reset: still(kept) };
    const inputs = randomSequence(rng, 6, 2);
    const gated = inputs.reduce<Vector>((h, x) => gruStep(held, h, x).hidden, [0, 0, 0]);
    const updateLogOdds = (read: Vector) => gruStep(weights, read.slice(0, 3), read.slice(3)).update.map(logOdds);
    const slopes = jacobian(updateLogOdds, normalVector(rng, 5));
    const run = inputs.reduce<Vector>(leaky, [0, 0, 0]);
    return Math.max(distance([gated], [run]), distance(slopes, weights.update.weights));
  },
};

/** h_t = A h_{t-1} + B u_t, y_t = C h_t equals y_t = Σ k_j u_{t-j} with k_j = C A^j B. */
export const ssmConvolution: Check = {
  method: 'A random system of four states run step by step over 20 inputs against the convolution with its kernel.',
  tolerance: 1e-11,
  error: (rng = createRng(718)) => {
    const net = { ...randomNetwork(rng, linear, { states: 4, inputs: 1, outputs: 1 }), bias: [0, 0, 0, 0] };
    const inputs = randomSequence(rng, 20, 1);
    const responses = inputs.map((_, j) => multiply(multiply(net.readout, power(net.recurrent, j)), net.input));
    const output = (t: number) => total([0], ...range(t + 1).map((j) => apply(at(responses, j), at(inputs, t - j))));
    const convolved = inputs.map((_, t) => output(t));
    const stepped = statesOf(net, inputs).slice(1).map((state) => apply(net.readout, state)); // prettier-ignore
    return distance(convolved, stepped);
  },
};
