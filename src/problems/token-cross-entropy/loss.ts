import { at, sum } from '../../core/array.ts';
import { softmax } from '../../core/dense-network.ts';
import type { Vector } from '../../core/vector.ts';

/** What is drawn: one step of a decoder, a scored sentence, and the size of another vocabulary. */
export interface Numbers {
  readonly logits: Vector;
  /** The true token, counted from 1. */
  readonly truth: number;
  /** The probabilities of the true tokens of a sentence. */
  readonly sentence: Vector;
  readonly vocabulary: number;
}

/** Probabilities, loss and gradient of one step. */
export function stepOf({ logits, truth }: Pick<Numbers, 'logits' | 'truth'>) {
  const probabilities = softmax(logits);
  const right = at(probabilities, truth - 1);
  return { probabilities, right, loss: -Math.log(right), gradient: minusOneHot(probabilities, truth) };
}

/** Loss in nats, perplexity and bits per token of a sentence. */
export function sentenceOf({ sentence }: Pick<Numbers, 'sentence'>) {
  const loss = -sum(sentence.map(Math.log));
  const mean = loss / sentence.length;
  return { loss, mean, perplexity: Math.exp(mean), bits: mean / Math.LN2 };
}

/** A vector with 1 taken from the entry of a token that is counted from 1. */
export function minusOneHot(probabilities: Vector, token: number): Vector {
  return probabilities.map((p, i) => (i === token - 1 ? p - 1 : p));
}
