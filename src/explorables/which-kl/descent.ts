import { type Fit, type Objective, type Slope, type Target, valueOf } from './fit.ts';

/** A fit, and the objective and its slope there. */
export interface Stop extends Fit {
  readonly value: number;
  readonly slope: Slope;
}

const RATE = 0.05;
const LONGEST = 0.5;
const HALVINGS = 20;
/** A slope below this is rounding: the descent has arrived. */
const FLAT = 1e-9;
/** The rounding of an objective. */
const ROUNDING = 1e-10;

/** Where a descent stands at one fit. */
export function stopAt(objective: Objective, target: Target, fit: Fit): Stop {
  return { ...fit, ...valueOf(objective, target, fit) };
}

/**
 * One step of gradient descent on (μ, ln σ) at learning rate 0.05; the same stop when there is nothing left to do.
 *
 * A move longer than 0.5 is shortened, and halved as long as it would make the objective rise.
 */
export function descended(objective: Objective, target: Target, stop: Stop): Stop {
  const steepness = Math.hypot(...stop.slope);
  if (steepness < FLAT) return stop;
  let rate = Math.min(RATE, LONGEST / steepness);
  for (let halved = 0; halved < HALVINGS; halved += 1, rate /= 2) {
    const mu = stop.mu - rate * stop.slope[0];
    const moved = stopAt(objective, target, { mu, sigma: stop.sigma * Math.exp(-rate * stop.slope[1]) });
    if (moved.value <= stop.value + ROUNDING) return moved;
  }
  return stop;
}

const MOST_STEPS = 600;
const APART = 0.05;

/** The local minima of an objective, from left to right: where descents from the modes and from between them end. */
export function minimaOf(objective: Objective, target: Target): readonly Fit[] {
  const middle = settled(objective, target, { mu: 0, sigma: Math.hypot(target.m, target.r) });
  // Forward KL has one minimum only, the Gaussian with the mean and the variance of the target.
  if (objective === 'forward') return [middle];
  const { mu, sigma } = settled(objective, target, { mu: target.m, sigma: target.r });
  if (mu < APART) return [middle];
  const middles = attracts(objective, target, middle) ? [middle] : [];
  return [{ mu: -mu, sigma }, ...middles, { mu, sigma }];
}

function settled(objective: Objective, target: Target, start: Fit): Fit {
  let stop = stopAt(objective, target, start);
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const next = descended(objective, target, stop);
    if (next === stop) break;
    stop = next;
  }
  return { mu: stop.mu, sigma: stop.sigma };
}

/** Whether a fit at μ = 0, from where symmetry lets no descent leave, is pulled back when it is pushed aside. */
function attracts(objective: Objective, target: Target, { sigma }: Fit): boolean {
  return valueOf(objective, target, { mu: APART, sigma }).slope[0] > 0;
}
