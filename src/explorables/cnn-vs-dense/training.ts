import type { Network } from './networks.ts';
import type { Example } from './signals.ts';

/** How a network does on some examples. */
export interface Score {
  /** Mean logistic loss. */
  readonly loss: number;
  /** Share of the examples whose logit has the right sign. */
  readonly accuracy: number;
}

/** A network with its present parameters. */
export interface Fitted {
  readonly network: Network;
  readonly parameters: Float64Array;
}

/** The mean logistic loss on the examples, and the share of them on the right side of 0. */
export function scoreOf({ network, parameters }: Fitted, examples: readonly Example[]): Score {
  let [loss, right] = [0, 0];
  for (const example of examples) {
    const { logit } = network.pass(parameters, example);
    loss += logisticLoss(logit, example);
    if (logit > 0 === (example.label === 1)) right += 1;
  }
  return { loss: loss / examples.length, accuracy: right / examples.length };
}

/** One step of gradient descent on the mean logistic loss of all examples: the loss before it, the parameters after it. */
export function descend(
  { network, parameters }: Fitted,
  examples: readonly Example[],
  rate: number,
): { readonly loss: number; readonly parameters: Float64Array } {
  const gradient = new Float64Array(parameters.length);
  let loss = 0;
  for (const example of examples) {
    const { logit, backward } = network.pass(parameters, example);
    loss += logisticLoss(logit, example);
    backward((1 / (1 + Math.exp(-logit)) - example.label) / examples.length, gradient);
  }
  const next = parameters.map((parameter, i) => parameter - rate * (gradient[i] ?? 0));
  return { loss: loss / examples.length, parameters: next };
}

/** ln(1 + e^-z) for class 1 and ln(1 + e^z) for class 0, without overflow. */
function logisticLoss(logit: number, { label }: Example): number {
  const margin = label === 1 ? logit : -logit;
  return Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin)));
}
