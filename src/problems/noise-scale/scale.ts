import { sum } from '../../core/array.ts';
import { average, difference, dot, type Vector } from '../../core/vector.ts';

/** What is drawn. */
export interface Numbers {
  /** The gradients of all examples of the data set; not all equal, and with a mean that is not zero. */
  readonly gradients: readonly Vector[];
  readonly batch: number;
}

/** The answers in numbers. */
export interface Scale {
  readonly mean: Vector;
  /** Squared norm of the mean. */
  readonly signal: number;
  /** Squared distances of the gradients from their mean. */
  readonly deviations: readonly number[];
  /** Trace of the covariance over the examples: the mean of the deviations. */
  readonly noise: number;
  /** tr C / |g|², the batch size at which noise and signal are equal. */
  readonly scale: number;
  /** Mean squared norm of a minibatch gradient. */
  readonly meanSquare: number;
  /** The best learning rate for the Hessian I, 1 / (1 + scale / B). */
  readonly rate: number;
  /** Steps over the fewest possible, 1 + scale / B. */
  readonly steps: number;
  /** Examples over the fewest possible, 1 + B / scale. */
  readonly examples: number;
}

/** Signal and noise of the gradients, and what they mean for one batch size. */
export function noiseScale({ gradients, batch }: Numbers): Scale {
  const mean = average(gradients);
  const signal = dot(mean, mean);
  const deviations = gradients.map((gradient) => {
    const deviation = difference(gradient, mean);
    return dot(deviation, deviation);
  });
  const noise = sum(deviations) / gradients.length;
  const scale = noise / signal;
  return {
    mean,
    signal,
    deviations,
    noise,
    scale,
    meanSquare: signal + noise / batch,
    rate: 1 / (1 + scale / batch),
    steps: 1 + scale / batch,
    examples: 1 + batch / scale,
  };
}
