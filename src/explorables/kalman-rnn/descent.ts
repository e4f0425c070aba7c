import type { Rng } from '../../core/rng.ts';
import type { ScalarWorld, Weights } from '../../core/scalar-world.ts';
import { stateVariance } from './scalar-kalman.ts';

/** One sequence of the world: the hidden states and what the sensor saw of them. */
export interface Sequence {
  readonly states: Float64Array;
  readonly observations: Float64Array;
}

/** Draws a sequence: first state, its noise, then for each step the noise of the process and of the sensor. */
export function drawSequence(world: ScalarWorld, length: number, rng: Rng): Sequence {
  const states = new Float64Array(length);
  const observations = new Float64Array(length);
  for (let t = 0; t < length; t += 1) {
    const noise = t === 0 ? Math.sqrt(stateVariance(world)) : Math.sqrt(world.q);
    states[t] = (t === 0 ? 0 : world.a * at(states, t - 1)) + noise * rng.normal();
    observations[t] = at(states, t) + Math.sqrt(world.r) * rng.normal();
  }
  return { states, observations };
}

/** The estimates h of the RNN h' = α h + β x' over a sequence, from 0. */
export function estimate({ observations }: Sequence, [alpha, beta]: Weights): Float64Array {
  const estimates = new Float64Array(observations.length);
  let state = 0;
  for (let t = 0; t < estimates.length; t += 1) {
    state = alpha * state + beta * at(observations, t);
    estimates[t] = state;
  }
  return estimates;
}

/** The mean squared error of the estimates over the sequence. */
export function sequenceLoss(sequence: Sequence, weights: Weights): number {
  const estimates = estimate(sequence, weights);
  return sequence.states.reduce((total, h, t) => total + (at(estimates, t) - h) ** 2, 0) / estimates.length;
}

/** The gradient of `sequenceLoss` with respect to [α, β], by backpropagation through time over the whole sequence. */
export function sequenceGradient(sequence: Sequence, weights: Weights): Weights {
  const estimates = estimate(sequence, weights);
  const [alpha] = weights;
  const scale = 2 / estimates.length;
  let [alphaGradient, betaGradient, delta] = [0, 0, 0];
  for (let t = estimates.length - 1; t >= 0; t -= 1) {
    delta = scale * (at(estimates, t) - at(sequence.states, t)) + alpha * delta;
    alphaGradient += delta * (t === 0 ? 0 : at(estimates, t - 1));
    betaGradient += delta * at(sequence.observations, t);
  }
  return [alphaGradient, betaGradient];
}

/**
 * The weights after one step of gradient descent.
 *
 * So that every world of the figure trains stably, the gradient is multiplied by 2 / (S + r) and clipped to
 * norm 3. Neither changes anything at the figure's start, where S + r = 2.
 */
export function descend(
  sequence: Sequence,
  weights: Weights,
  { world, rate }: { world: ScalarWorld; rate: number },
): Weights {
  const unit = 2 / (stateVariance(world) + world.r);
  const [alpha, beta] = sequenceGradient(sequence, weights);
  const norm = Math.hypot(alpha, beta) * unit;
  const factor = rate * unit * Math.min(1, MOST_NORM / norm);
  return norm === 0 ? weights : [weights[0] - factor * alpha, weights[1] - factor * beta];
}

const MOST_NORM = 3;

/** An entry that must exist. The shared `at` serves lists of all kinds, which makes it too slow for these loops. */
function at(entries: Float64Array, t: number): number {
  return entries[t] ?? Number.NaN;
}
