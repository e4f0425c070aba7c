import type { NormalLaw } from './normal-law.ts';

/** A latent z from N(0, 1) and an observation from N(w z, s²). */
export interface LatentLine {
  readonly w: number;
  readonly s2: number;
}

/** The law of the observation given the latent. */
export function observationGiven({ w, s2 }: LatentLine, z: number): NormalLaw {
  return { mean: w * z, variance: s2 };
}

/** The law of the observation alone. */
export function observation({ w, s2 }: LatentLine): NormalLaw {
  return { mean: 0, variance: w ** 2 + s2 };
}

/** The law of the latent given the observation. */
export function latentGiven({ w, s2 }: LatentLine, x: number): NormalLaw {
  return { mean: (w * x) / (w ** 2 + s2), variance: s2 / (w ** 2 + s2) };
}
