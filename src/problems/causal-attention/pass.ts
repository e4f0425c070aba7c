import { at, sum } from '../../core/array.ts';
import { attention, causalMask } from '../../core/attention.ts';
import type { Matrix } from '../../core/matrix.ts';
import { times, type Vector } from '../../core/vector.ts';

/** What is drawn: three tokens, each with a query, a key and a value of two whole numbers, one token a row. */
export interface Numbers {
  readonly queries: Matrix;
  readonly keys: Matrix;
  readonly values: Matrix;
}

/** What the questions ask for. Tokens count from 1, as in the texts. */
export interface Pass {
  /** Weights of token 2 under the causal mask. */
  readonly weights: Vector;
  /** Outputs of token 2 and of token 3 under the causal mask. */
  readonly second: Vector;
  readonly third: Vector;
  /** Output of token 1 without a mask. */
  readonly open: Vector;
  /** What is left of the weights of token 2 when the future is set to zero behind the softmax. */
  readonly left: number;
}

const TOKENS = 3;

/** Causal and open attention; `scale` multiplies the inner products, 1/√d_k unless told. */
export function passOf(numbers: Numbers, scale?: number): Pass {
  const causal = attention({ ...numbers, mask: causalMask(TOKENS), scale });
  const open = attention({ ...numbers, scale });
  return {
    weights: at(causal.weights, 1),
    second: at(causal.outputs, 1),
    third: at(causal.outputs, 2),
    open: at(open.outputs, 0),
    left: sum(at(open.weights, 1).slice(0, 2)),
  };
}

/** Row i of the scores without a mask, scaled. */
export function scoresOf({ queries, keys, values }: Numbers, row: number): Vector {
  return at(attention({ queries, keys, values }).scores, row);
}

/** Weights of token 2 without a mask. */
export function openWeights(numbers: Numbers): Vector {
  return at(attention(numbers).weights, 1);
}

/** What token 2 reads when the future is set to zero behind the softmax and nothing is divided again. */
export function leaking(numbers: Numbers): Pass {
  const pass = passOf(numbers);
  const weights = openWeights(numbers).map((weight, j) => (j < 2 ? weight : 0));
  return { ...pass, weights, second: times(pass.left, pass.second) };
}
