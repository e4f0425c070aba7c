import { at } from './array.ts';
import { gradient, jacobian } from './finite-differences.ts';
import { type Matrix } from './matrix.ts';
import { type RecurrentNetwork, runForward, sequenceLoss } from './recurrent-network.ts';
import { type SequenceTask, statesOf, taskLoss } from './sequence-task.ts';
import { spectralNorm } from './singular-values.ts';
import type { Vector } from './vector.ts';

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

/** The most by which a nudge of the first state is stretched until the last, by finite differences of the whole run. */
export function measuredGain(net: RecurrentNetwork, start: Vector, inputs: readonly Vector[]): number {
  return spectralNorm(jacobian((state) => at(runForward(net, state, inputs).states, inputs.length), start));
}

function shapedLike(matrix: Matrix, flat: Vector): Matrix {
  return matrix.map((row, i) => flat.slice(i * row.length, (i + 1) * row.length));
}
