import type { Activation } from './activation.ts';
import { randomNetwork, randomSequence, type RecurrentNetwork, runForward, sequenceLoss } from './recurrent-network.ts';
import type { Rng } from './rng.ts';
import type { Vector } from './vector.ts';

/** A network, a sequence and what it should answer: all that a gradient through time depends on. The state h_0 is 0. */
export interface SequenceTask {
  readonly net: RecurrentNetwork;
  readonly inputs: readonly Vector[];
  /** One for each step. */
  readonly targets: readonly Vector[];
}

/** A random task of six steps with three states, two inputs and two outputs. */
export function randomTask(rng: Rng, activation: Activation): SequenceTask {
  const net = randomNetwork(rng, activation, { states: 3, inputs: 2, outputs: 2 });
  return { net, inputs: randomSequence(rng, 6, 2), targets: randomSequence(rng, 6, 2) };
}

/** The loss of the whole sequence, half the squared error added up over the steps. */
export function taskLoss({ net, inputs, targets }: SequenceTask): number {
  return sequenceLoss(net, statesOf(net, inputs).slice(1), targets);
}

/** h_0 = 0 to h_T. */
export function statesOf(net: RecurrentNetwork, inputs: readonly Vector[]): readonly Vector[] {
  const start = net.bias.map(() => 0);
  return runForward(net, start, inputs).states;
}
