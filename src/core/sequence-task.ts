import type { Activation } from './activation.ts';
import { at } from './array.ts';
import { gradient } from './finite-differences.ts';
import type { Matrix, Vector } from './matrix.ts';
import { randomNetwork, randomSequence, type RecurrentNetwork, runForward, sequenceLoss } from './recurrent-network.ts';
import type { Rng } from './rng.ts';

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

/** The slope of the loss in the states h_1 to h_T by finite differences: a state is nudged and the network runs on from it. */
export function measuredStateSlopes({ net, inputs, targets }: SequenceTask): Matrix {
  const states = statesOf(net, inputs);
  return inputs.map((_, i) => {
    const rest = (state: Vector) => runForward(net, state, inputs.slice(i + 1)).states;
    return gradient((state) => sequenceLoss(net, rest(state), targets.slice(i)), at(states, i + 1));
  });
}

/** The slope of the loss in W_h, W_x and b by finite differences, each flattened row by row. */
export function measuredWeightSlopes(task: SequenceTask): readonly [Vector, Vector, Vector] {
  const { net } = task;
  const lossWith = (changed: Partial<RecurrentNetwork>) => taskLoss({ ...task, net: { ...net, ...changed } });
  return [
    gradient((flat) => lossWith({ recurrent: shapedLike(net.recurrent, flat) }), net.recurrent.flat()),
    gradient((flat) => lossWith({ input: shapedLike(net.input, flat) }), net.input.flat()),
    gradient((bias) => lossWith({ bias }), net.bias),
  ];
}

/** h_0 = 0 to h_T. */
export function statesOf(net: RecurrentNetwork, inputs: readonly Vector[]): readonly Vector[] {
  const start = net.bias.map(() => 0);
  return runForward(net, start, inputs).states;
}

function shapedLike(matrix: Matrix, flat: Vector): Matrix {
  return matrix.map((row, i) => flat.slice(i * row.length, (i + 1) * row.length));
}
