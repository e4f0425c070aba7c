import { at, range, sum } from './array.ts';
import { crossEntropy, softmax } from './dense-network.ts';
import type { Matrix } from './matrix.ts';
import { dot, norm, times, total, type Vector } from './vector.ts';

/** InfoNCE of one anchor among its candidates. */
export interface Contrast {
  /** -ln of the probability of the positive, in nats. */
  readonly loss: number;
  /** The softmax of similarity over temperature, one for each candidate. */
  readonly probabilities: Vector;
  /** The slope of the loss in each similarity: (p_j - [j is the positive]) / τ. */
  readonly slopes: Vector;
}

/**
 * The contrast of an anchor with its candidates, by their similarities and a temperature above 0.
 *
 * `positive` is the place of the positive among the candidates (van den Oord et al., 2018).
 */
export function contrastOf(
  similarities: Vector,
  { temperature, positive = 0 }: { readonly temperature: number; readonly positive?: number },
): Contrast {
  const scores = similarities.map((similarity) => similarity / temperature);
  const probabilities = softmax(scores);
  return {
    loss: crossEntropy(scores, positive),
    probabilities,
    slopes: probabilities.map((p, j) => (p - (j === positive ? 1 : 0)) / temperature),
  };
}

/** Points on the unit circle, by their angles in radians. */
export interface CircleContrast {
  readonly anchor: number;
  readonly positive: number;
  readonly negatives: readonly number[];
  readonly temperature: number;
}

/** A contrast on the circle, and how it turns the anchor. */
export interface TurningContrast extends Contrast {
  /** The slope of the loss in the angle of the anchor, per radian. Descent turns the anchor the other way. */
  readonly slope: number;
  /** The part of `slope` that each candidate gives, the positive first. */
  readonly parts: Vector;
  /** The probability of the most probable negative over that of all negatives. */
  readonly hardestShare: number;
}

/** InfoNCE with cosine similarity for an anchor on the circle; the positive is candidate 0. At least one negative. */
export function contrastOnCircle({ anchor, positive, negatives, temperature }: CircleContrast): TurningContrast {
  const ahead = [positive, ...negatives].map((angle) => angle - anchor);
  const contrast = contrastOf(ahead.map(Math.cos), { temperature });
  const parts = contrast.slopes.map((slope, j) => slope * Math.sin(at(ahead, j)));
  const among = softmax(ahead.slice(1).map((angle) => Math.cos(angle) / temperature));
  return { ...contrast, slope: sum(parts), parts, hardestShare: Math.max(...among) };
}

/**
 * NT-Xent: the loss of each embedding as an anchor, with all others as its candidates (Chen et al., 2020).
 *
 * `embeddings` has one in each row, of any length above 0; `partners[i]` is the row of the other view of row i. The
 * loss of the batch is the mean.
 */
export function ntXentLosses(embeddings: Matrix, partners: readonly number[], temperature: number): Vector {
  return embeddings.map((anchor, i) => {
    const others = range(embeddings.length).filter((j) => j !== i);
    const similarities = others.map((j) => cosineSimilarity(anchor, at(embeddings, j)));
    return contrastOf(similarities, { temperature, positive: others.indexOf(at(partners, i)) }).loss;
  });
}

/**
 * The slope of the loss of anchor i in its own embedding z_i: (I - ẑ_iẑ_iᵀ)/(τ‖z_i‖) (Σ p_j ẑ_j - ẑ_partner), where a hat
 * means length 1 and p is the softmax over all others.
 */
export function ntXentSlope(
  embeddings: Matrix,
  partners: readonly number[],
  { anchor, temperature }: { readonly anchor: number; readonly temperature: number },
): Vector {
  const units = embeddings.map((each) => times(1 / norm(each), each));
  const unit = at(units, anchor);
  const others = range(embeddings.length).filter((j) => j !== anchor);
  const weights = softmax(others.map((j) => dot(unit, at(units, j)) / temperature));
  const parts = others.map((j, k) => times(at(weights, k), at(units, j)));
  const push = total(times(-1, at(units, at(partners, anchor))), ...parts);
  const across = total(push, times(-dot(unit, push), unit));
  return times(1 / (temperature * norm(at(embeddings, anchor))), across);
}

/** The cosine of the angle between two vectors, neither of them 0. */
export function cosineSimilarity(a: Vector, b: Vector): number {
  return dot(a, b) / (norm(a) * norm(b));
}
