import { at } from './array.ts';
import { apply, type Matrix, transpose } from './matrix.ts';
import { layerNormJacobian, standardized } from './normalization.ts';
import { norm, times, total, type Vector } from './vector.ts';

/** Where the layer norm of a residual sublayer stands: nowhere, inside the branch, or behind the sum. */
export type Placement = 'none' | 'pre' | 'post';

/**
 * Residual sublayers with linear branches g·Wu on a stream of constant width.
 *
 * none: h + gWh; pre: h + gW LN(h); post: LN(h + gWh); LN without gain, shift and ε.
 */
export interface ResidualStack {
  readonly placement: Placement;
  /** The factor g of every branch. */
  readonly gain: number;
  /** One square matrix for each sublayer, the first one first. */
  readonly weights: readonly Matrix[];
}

/** The stream before the first sublayer and after each: one vector more than there are sublayers. */
export function stackStates(stack: ResidualStack, start: Vector): readonly Vector[] {
  return stack.weights.reduce<readonly Vector[]>(
    (states, weight) => [...states, sublayerOutput(stack, weight, at(states, states.length - 1))],
    [start],
  );
}

function sublayerOutput(stack: ResidualStack, weight: Matrix, state: Vector): Vector {
  const sumOfBoth = streamPlusBranch(stack, weight, state);
  return stack.placement === 'post' ? standardized(sumOfBoth, 0) : sumOfBoth;
}

function streamPlusBranch(stack: ResidualStack, weight: Matrix, state: Vector): Vector {
  return total(state, times(stack.gain, apply(weight, branchInput(stack, state))));
}

/** What the matrix of a sublayer is multiplied with. */
function branchInput({ placement }: ResidualStack, state: Vector): Vector {
  return placement === 'pre' ? standardized(state, 0) : state;
}

/** What the backward pass gives. */
export interface StackGradients {
  /** The gradient in the stream before the first sublayer and after each. */
  readonly states: readonly Vector[];
  /** The Frobenius norm of the gradient in the matrix of each sublayer. */
  readonly weightNorms: readonly number[];
}

/** Backpropagation of `upstream`, the gradient in the last of the states that `stackStates` gives from `start`. */
export function stackGradients(stack: ResidualStack, start: Vector, upstream: Vector): StackGradients {
  const states = stackStates(stack, start);
  const none: StackGradients = { states: [upstream], weightNorms: [] };
  return stack.weights.reduceRight((after: StackGradients, weight, layer) => {
    const state = at(states, layer);
    const inSum = gradientInSum(stack, streamPlusBranch(stack, weight, state), at(after.states, 0));
    const input = branchInput(stack, state);
    const weightNorm = stack.gain * norm(inSum) * norm(input);
    const throughBranch = gradientInState(stack, state, times(stack.gain, apply(transpose(weight), inSum)));
    return {
      states: [total(inSum, throughBranch), ...after.states],
      weightNorms: [weightNorm, ...after.weightNorms],
    };
  }, none);
}

/** From the gradient in a sublayer's output to that in the sum of stream and branch. */
function gradientInSum({ placement }: ResidualStack, sumOfBoth: Vector, upstream: Vector): Vector {
  return placement === 'post' ? apply(layerNormJacobian(sumOfBoth), upstream) : upstream;
}

/** From the gradient in the input of a branch's matrix to that in the stream. */
function gradientInState({ placement }: ResidualStack, state: Vector, inInput: Vector): Vector {
  return placement === 'pre' ? apply(layerNormJacobian(state), inInput) : inInput;
}
