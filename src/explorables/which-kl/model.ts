import { at as item, range } from '../../core/array.ts';
import { formatCount, formatFixed } from '../../core/format.ts';
import { defineModel } from '../../core/model.ts';
import { descended, minimaOf, type Stop, stopAt } from './descent.ts';
import { type Fit, integrand, logFit, logTarget, type Objective, OBJECTIVES, type Slope, type Target, targetOf, valueOf } from './fit.ts'; // prettier-ignore

/** How far the picture reaches to either side. */
export const REACH = 8;

const params = {
  objective: { kind: 'choice', label: 'Objective', options: OBJECTIVES, start: 'reverse' },
  m: { kind: 'number', label: 'Modes at ±m', min: 0, max: 4, step: 0.1, start: 2 },
  r: { kind: 'number', label: 'Width r of a mode', min: 0.3, max: 1.5, step: 0.05, start: 0.5 },
  mu: {
    kind: 'number',
    label: 'Mean μ of the fit at the start',
    min: -4,
    max: 4,
    step: 0.05,
    start: 1,
    inPicture: true,
  },
  sigma: {
    kind: 'number',
    label: 'Standard deviation σ at the start',
    min: 0.3,
    max: 4,
    step: 0.05,
    start: 1,
    inPicture: true,
  },
} as const;

/** A place of the plane of fits, and which way the descent on (μ, ln σ) goes from there, in μ and in σ. */
export interface Fall {
  readonly place: readonly [number, number];
  readonly direction: Slope;
}

/** What the objectives say of one fit. */
export type Divergences = Readonly<Record<Objective, number>>;

/** One Gaussian fitted to two modes. */
export interface WhichKl {
  /** After 0, 1, ... steps of gradient descent. */
  readonly path: readonly Fit[];
  readonly now: Fit;
  /** Whether the descent has not come to rest yet. */
  readonly isMoving: boolean;
  readonly divergences: Divergences;
  /** The chosen one before the first step. */
  readonly atStart: number;
  /** Densities and integrand over x, from −8 to 8. */
  readonly curves: readonly {
    readonly x: number;
    readonly p: number;
    readonly q: number;
    readonly integrand: number;
  }[];
  readonly minima: readonly Fit[];
  readonly falls: readonly Fall[];
}

interface Run {
  readonly target: Target;
  readonly minima: readonly Fit[];
  readonly falls: readonly Fall[];
  readonly path: readonly Stop[];
}

/** One Gaussian, two modes: what is fitted depends on which divergence is made small. */
export const model = defineModel({
  title: 'One Gaussian for two modes',
  params,
  shortcuts: [
    { label: 'Start at (0.3, 1)', settings: () => ({ mu: 0.3, sigma: 1 }) },
    { label: 'Start at (−3, 2)', settings: () => ({ mu: -3, sigma: 2 }) },
    { label: 'Modes closer', settings: ({ r }) => ({ m: 1.4 * r }) },
  ],
  steps: { label: 'Steps', most: 1000, start: 1000 },
  init: ({ objective, m, r, mu, sigma }): Run => {
    const target = targetOf(m, r);
    return {
      target,
      minima: minimaOf(objective, target),
      falls: PLACES.map((place) => fallAt(objective, target, place)),
      path: [stopAt(objective, target, { mu, sigma })],
    };
  },
  step: (run, { objective }): Run => {
    const stop = item(run.path, run.path.length - 1);
    return { ...run, path: [...run.path, descended(objective, run.target, stop)] };
  },
  derive: ({ target, minima, falls, path }, { objective }): WhichKl => {
    const now = item(path, path.length - 1);
    return {
      path,
      now,
      isMoving: Math.hypot(...now.slope) > RESTING,
      divergences: {
        forward: valueOf('forward', target, now).value,
        reverse: valueOf('reverse', target, now).value,
        'Jensen–Shannon': valueOf('Jensen–Shannon', target, now).value,
      },
      atStart: item(path, 0).value,
      curves: XS.map((x) => ({
        x,
        p: Math.exp(logTarget(target, x)),
        q: Math.exp(logFit(now, x)),
        integrand: integrand(objective, target, { fit: now, x }),
      })),
      minima,
      falls,
    };
  },
  readings: ({ now, divergences }) => [
    { label: 'Mean μ of the fit', value: formatFixed(now.mu, 3) },
    { label: 'Its σ', value: formatFixed(now.sigma, 3) },
    { label: 'Forward KL', value: formatFixed(divergences.forward, 4) },
    { label: 'Reverse KL', value: formatFixed(divergences.reverse, 4) },
    { label: 'Jensen–Shannon', value: formatFixed(divergences['Jensen–Shannon'], 4) },
  ],
  describe: ({ path, now, isMoving, divergences, atStart }, { objective, m, r, mu, sigma }) =>
    `Target: two modes at ±${formatFixed(m, 1)} of width ${formatFixed(r, 2)}. The descent lowers ${NAMES[objective]} from mean ` +
    `${formatFixed(mu, 2)} and standard deviation ${formatFixed(sigma, 2)}, where it is ${formatFixed(atStart, 4)}. After ` +
    `${counted(path.length - 1)} the fit has mean ${formatFixed(now.mu, 3)} and standard deviation ${formatFixed(now.sigma, 3)}: ` +
    `${placeWords(now, m)}${isMoving ? ' and still moves' : ''}. There ${OBJECTIVES.map((each) => `${NAMES[each]} is ${formatFixed(divergences[each], 4)}`).join(', ')}.`,
  laws: {
    'no divergence is negative, and the Jensen–Shannon divergence is at most ln 2': ({ divergences }) =>
      OBJECTIVES.every((each) => divergences[each] >= -ROUNDING) &&
      divergences['Jensen–Shannon'] <= Math.LN2 + ROUNDING,
    'the objective has not risen': ({ divergences, atStart }, { objective }) =>
      divergences[objective] <= atStart + ROUNDING,
    'forward KL exceeds that of the Gaussian with mean and variance of the target by their own divergence': (
      { now, divergences },
      { m, r },
    ) => {
      const [target, best] = [targetOf(m, r), { mu: 0, sigma: Math.hypot(m, r) }];
      const ratio = best.sigma / now.sigma;
      const apart = (ratio ** 2 - 1 + (now.mu / now.sigma) ** 2) / 2 - Math.log(ratio);
      return isClose(divergences.forward, valueOf('forward', target, best).value + apart);
    },
    'no step ends below the least of the minima': ({ divergences, minima }, { objective, m, r }) =>
      divergences[objective] >=
      Math.min(...minima.map((fit) => valueOf(objective, targetOf(m, r), fit).value)) - NEARLY,
    'the fit never crosses the middle': ({ now }, { mu }) => now.mu * mu >= 0,
  },
});

const ROUNDING = 1e-8;
const NEARLY = 1e-3;
/** A slope below this moves the fit by less than anyone sees. */
const RESTING = 1e-3;
const XS = range(257).map((i) => -REACH + (2 * REACH * i) / 256);
const [ACROSS, UP] = [11, 6];
const PLACES = range(ACROSS * UP).map(
  (i) => [-4 + (8 * (i % ACROSS)) / (ACROSS - 1), 0.45 + 0.65 * Math.floor(i / ACROSS)] as const,
);
const NAMES: Readonly<Record<Objective, string>> = {
  forward: 'forward KL',
  reverse: 'reverse KL',
  'Jensen–Shannon': 'the Jensen–Shannon divergence',
};

function fallAt(objective: Objective, target: Target, place: readonly [number, number]): Fall {
  const [mu, sigma] = place;
  const { slope } = valueOf(objective, target, { mu, sigma });
  return { place, direction: [-slope[0], -slope[1] * sigma] };
}

function placeWords({ mu, sigma }: Fit, m: number): string {
  if (m > 0 && Math.abs(Math.abs(mu) - m) < m / 4 && sigma < m)
    return `it sits on the ${mu < 0 ? 'left' : 'right'} mode`;
  return Math.abs(mu) < 0.1 ? 'it sits in the middle' : 'it sits between';
}

function counted(steps: number): string {
  return steps === 1 ? '1 step' : `${formatCount(steps)} steps`;
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= ROUNDING * Math.max(1, Math.abs(a), Math.abs(b));
}
