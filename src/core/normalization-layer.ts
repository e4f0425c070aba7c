import { statisticsOf } from './normalization.ts';
import type { Vector } from './vector.ts';

/** What a normalization layer applies to one group of entries. */
export interface NormalizationLayer {
  readonly epsilon: number;
  readonly gain: number;
  readonly shift: number;
}

/** What it computes: √(v + ε), the normalized entries â, and the outputs γ â + β. */
export interface NormalizedGroup {
  readonly spread: number;
  readonly standard: Vector;
  readonly outputs: Vector;
}

/** Mean and biased variance over a group, â = (a - μ) / √(v + ε), then gain and shift. */
export function normalizeGroup(entries: Vector, { epsilon, gain, shift }: NormalizationLayer): NormalizedGroup {
  const { mean, variance } = statisticsOf(entries);
  const spread = Math.sqrt(variance + epsilon);
  const standard = entries.map((a) => (a - mean) / spread);
  return { spread, standard, outputs: standard.map((a) => gain * a + shift) };
}
