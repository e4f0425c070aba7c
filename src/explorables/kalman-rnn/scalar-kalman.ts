import { steadyKalman, type ScalarWorld, type Weights } from '../../core/scalar-world.ts';

/** The variance of the state in the long run: S = q / (1 - a²). */
export function stateVariance({ a, q }: ScalarWorld): number {
  return q / (1 - a * a);
}

/**
 * The mean squared error of the RNN with these weights over all sequences, in the long run; null for |α| ≥ 1,
 * where it has none.
 *
 * With m = E[h s] and g = E[h²], both constant in time, the error is g - 2m + S.
 */
export function populationError(world: ScalarWorld, [alpha, beta]: Weights): number | null {
  if (Math.abs(alpha) >= 1) return null;
  const variance = stateVariance(world);
  const cross = (beta * variance) / (1 - alpha * world.a);
  const square = (beta * beta * (variance + world.r) + 2 * alpha * beta * world.a * cross) / (1 - alpha * alpha);
  return square - 2 * cross + variance;
}

/**
 * The closed curve of weights [α, β] at which the population error has a given level between the least error
 * and S.
 *
 * For fixed α the error is a parabola in β, S - 2 B β + C β², so the curve has one branch above its valley
 * β = B / C and one below. The branches meet where the parabola only touches the level.
 */
export function levelCurve(world: ScalarWorld, level: number): readonly Weights[] {
  const [best] = steadyKalman(world).weights;
  const halfWidth = (alpha: number) => parabola(world, alpha).halfWidth(level);
  const low = crossing(halfWidth, best, -1);
  const high = crossing(halfWidth, best, 1);
  // Cosine spacing puts points densely where the curve turns.
  const alphas = COSINES.map((cosine) => (low + high) / 2 - (cosine * (high - low)) / 2);
  const branch = (sign: number) =>
    alphas.map((alpha): Weights => [
      alpha,
      parabola(world, alpha).valley + sign * Math.sqrt(Math.max(0, halfWidth(alpha))),
    ]);
  return [...branch(1), ...branch(-1).reverse()];
}

const BRANCH_POINTS = 36;
const COSINES = Array.from({ length: BRANCH_POINTS + 1 }, (_, i) => Math.cos((Math.PI * i) / BRANCH_POINTS));
const BISECTIONS = 50;

function parabola(world: ScalarWorld, alpha: number) {
  const variance = stateVariance(world);
  const linear = variance / (1 - alpha * world.a);
  const square = (variance + world.r + 2 * alpha * world.a * linear) / (1 - alpha * alpha);
  return {
    valley: linear / square,
    /** The squared half-width of the parabola at a level; negative where the level is not reached. */
    halfWidth: (level: number) => (linear / square) ** 2 - (variance - level) / square,
  };
}

/** Where a function that is positive at `inside` first turns negative on the way to `outside`, by bisection. */
function crossing(f: (x: number) => number, inside: number, outside: number): number {
  let [good, bad] = [inside, outside];
  for (let i = 0; i < BISECTIONS; i += 1) {
    const middle = (good + bad) / 2;
    if (f(middle) >= 0) good = middle;
    else bad = middle;
  }
  return good;
}
