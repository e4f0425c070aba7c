import { at, sum } from '../../core/array.ts';
import { softmax } from '../../core/dense-network.ts';
import { times, total, type Vector } from '../../core/vector.ts';

/** What is drawn: three content tokens and one prefix slot, as one query meets them. */
export interface Numbers {
  /** e_1, e_2, e_3 */
  readonly scores: Vector;
  /** Three values in the plane. */
  readonly values: readonly Vector[];
  /** e' */
  readonly prefixScore: number;
  readonly prefixValue: Vector;
}

/** What the questions ask for. */
export interface Mixture {
  /** γ */
  readonly share: number;
  /** o_X */
  readonly content: Vector;
  /** o */
  readonly output: Vector;
  /** α_1 / α_2 */
  readonly ratio: number;
  /** The prefix score at which γ = 1/2. */
  readonly half: number;
}

/** The sum of the exponentials of the content scores. */
export function massOf({ scores }: Numbers): number {
  return sum(scores.map(Math.exp));
}

export function weighted(weights: Vector, values: readonly Vector[]): Vector {
  const [first, ...others] = weights.map((weight, j) => times(weight, at(values, j)));
  return total(first ?? [], ...others);
}

export function mixtureOf(numbers: Numbers): Mixture {
  const { scores, values, prefixScore, prefixValue } = numbers;
  const [mass, own] = [massOf(numbers), Math.exp(prefixScore)];
  const share = own / (own + mass);
  const content = weighted(softmax(scores), values);
  return {
    share,
    content,
    output: weighted([1 - share, share], [content, prefixValue]),
    ratio: Math.exp(at(scores, 0) - at(scores, 1)),
    half: Math.log(mass),
  };
}
