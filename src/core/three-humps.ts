import type { Mixture } from './gaussian-mixture.ts';

/** A law on the line with three humps of different height and width. */
export const HUMPS: Mixture = { weights: [0.3, 0.5, 0.2], means: [[-1.5], [0.4], [1.6]], deviations: [0.3, 0.5, 0.4] };

/** The same humps drawn together to points. */
export const POINTS: Mixture = { ...HUMPS, deviations: [0, 0, 0] };

/** The standard normal law. */
export const STANDARD: Mixture = { weights: [1], means: [[0]], deviations: [1] };
