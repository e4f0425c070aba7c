/** What is drawn: one feature, its perfect pre-training, and where the new head starts. */
export interface Numbers {
  /** The pre-trained weight of both inputs. */
  readonly feature: number;
  /** The target is this many times the sum of both inputs. */
  readonly slope: number;
  /** w₀ */
  readonly head: number;
}

/** Where gradient flow on ½(w u₁ - a)² ends. */
export interface Limit {
  /** γ = w² - u₁², which the flow keeps. */
  readonly kept: number;
  /** w */
  readonly head: number;
  /** u₁ */
  readonly feature: number;
  /** ½(w u₂ - a)² */
  readonly offAxis: number;
  /** The head of a probe. */
  readonly probe: number;
}

/** The limit: w² - u₁² = γ and w u₁ = a, and w has the sign of w₀ + u₁ at the start when a is positive. */
export function limitOf({ feature, slope, head: start }: Numbers): Limit {
  const kept = start ** 2 - feature ** 2;
  const head = Math.sign(start + feature) * Math.sqrt(squaredHead(kept, slope));
  const offAxis = (head * feature - slope) ** 2 / 2;
  return { kept, head, feature: slope / head, offAxis, probe: slope / feature };
}

/** The positive root of w⁴ - γ w² - a² = 0, as w². */
export function squaredHead(kept: number, slope: number): number {
  return (kept + Math.sqrt(kept ** 2 + 4 * slope ** 2)) / 2;
}
