/**
 * The one random generator of the site.
 *
 * A generator is an explicit object, never global state: a figure, a problem or a check that is
 * given the same seed draws the same numbers on every machine.
 */
export interface Rng {
  /** Uniform in [0, 1). */
  readonly uniform: () => number;
  /** Standard normal, by Box-Muller: one normal from two uniforms. */
  readonly normal: () => number;
  /** A whole number in [low, high], both ends included. */
  readonly integer: (low: number, high: number) => number;
  /** One of the options, each equally likely. Throws on an empty list. */
  readonly pick: <T>(options: readonly T[]) => T;
}

/**
 * Mulberry32 on a 32-bit unsigned seed.
 *
 * The state advances by 0x6D2B79F5 and is mixed by two multiply-xorshift rounds (T. Ettinger, 2017).
 * A normal is sqrt(-2 ln(1 - u1)) cos(2 pi u2), so that u1 = 0 gives 0 and never an infinity.
 */
export function createRng(seed: number): Rng {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const normal = () => {
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    return radius * Math.cos(2 * Math.PI * uniform());
  };
  const integer = (low: number, high: number) => low + Math.floor(uniform() * (high - low + 1));
  const pick = <T>(options: readonly T[]): T => {
    const chosen = options[integer(0, options.length - 1)];
    if (chosen === undefined) throw new RangeError('pick needs at least one option');
    return chosen;
  };
  return { uniform, normal, integer, pick };
}
