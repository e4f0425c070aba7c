import { at } from './array.ts';
import { flowedFeatures } from './linear-features.ts';
import { identity } from './matrix.ts';
import type { Vector } from './vector.ts';

/** One linear feature and its head before full tuning, and the truth; all inputs but the last occur in training. */
export interface FeatureStart {
  readonly head: number;
  readonly feature: Vector;
  readonly truth: Vector;
}

/** The head and half the squared error on the last input after a long gradient flow of feature and head. */
export function tunedFeature({ head, feature, truth }: FeatureStart): {
  readonly head: number;
  readonly outside: number;
} {
  const inputs = identity(feature.length).slice(0, -1);
  const end = flowedFeatures(
    { features: [feature], head: [head] },
    { inputs, targets: truth.slice(0, -1) },
    { time: 18, parts: 450 },
  );
  const reached = at(end.head, 0);
  const last = feature.length - 1;
  return { head: reached, outside: (reached * at(at(end.features, 0), last) - at(truth, last)) ** 2 / 2 };
}
