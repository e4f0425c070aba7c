import { at as item, range } from '../../core/array.ts';
import { levelEllipse } from '../../core/ellipse.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { identity } from '../../core/matrix.ts';
import { defineModel } from '../../core/model.ts';
import { bowlHessian } from '../../core/quadratic-bowl.ts';
import { type Anchor, anchorBowl, anchored, anchoredAtLoss, ANCHORS, B_CENTER, type Outcome, type Point, stoppedEarly, valleyOf } from './anchors.ts'; // prettier-ignore

const params = {
  angle: { kind: 'number', label: 'Turn of A’s valley', unit: '°', min: 0, max: 90, step: 1, start: 30 },
  kappa: { kind: 'number', label: 'Steep curvature κ of A', min: 1, max: 50, step: 1, start: 10 },
  lambda: {
    kind: 'number',
    label: 'Strength λ',
    min: 0,
    max: 100,
    step: 0.01,
    start: 1,
    spacing: 'log',
    help: 'Small: B alone counts; large: A alone.',
  },
  T: { kind: 'number', label: 'Steps of stopped descent', min: 0, max: 100, step: 1, start: 20, advanced: true },
} as const;

/** One kind of anchor. */
export interface Anchored {
  readonly name: Anchor;
  /** Where it ends at the present strength. */
  readonly now: Outcome;
  /** Where it ends over all strengths, from B's minimum to A's. */
  readonly path: readonly Outcome[];
  /** The loss of A over that of the full matrix at equal loss of B: pairs (loss of B, ratio). */
  readonly ratios: readonly Point[];
  /** The loss of A where B has the loss that all are compared at. */
  readonly compared: number;
}

/** Three anchors between the minimum of A, with its valley, and that of B, which is round. */
export interface FisherEllipses {
  /** Levels of A's loss, then of B's. */
  readonly rings: { readonly A: readonly (readonly Point[])[]; readonly B: readonly (readonly Point[])[] };
  /** In the order of `ANCHORS`. */
  readonly anchors: readonly Anchored[];
  /** Descent on B from A's minimum, stopped before its end. */
  readonly stopped: Outcome;
}

/** The loss of B at which the anchors are compared. */
export const COMPARED = 0.5;
/** The loss of B at A's minimum. */
export const MOST_LOSS_B = 2.5;

/** EWC with the full Fisher matrix, with its diagonal, and plain L2, on two quadratic tasks. */
export const model = defineModel({
  title: 'Fisher ellipses: full, diagonal, plain L2',
  params,
  init: (at) => at,
  derive: (at): FisherEllipses => {
    const valley = valleyOf(at.angle, at.kappa);
    const full = BUDGETS.map((lossB) => anchoredAtLoss(valley, valley, lossB).lossA);
    const anchorOf = (name: Anchor): Anchored => {
      const bowl = anchorBowl(valley, name);
      const lossAt = (lossB: number) => anchoredAtLoss(valley, bowl, lossB).lossA;
      return {
        name,
        now: anchored(valley, bowl, at.lambda),
        path: STRENGTHS.map((lambda) => anchored(valley, bowl, lambda)),
        ratios: BUDGETS.map((lossB, i) => [lossB, lossAt(lossB) / item(full, i)] as const),
        compared: lossAt(COMPARED),
      };
    };
    return {
      rings: {
        A: LEVELS_A.map((level) => levelEllipse({ hessian: bowlHessian(valley), center: [0, 0], level })),
        B: LEVELS_B.map((level) => levelEllipse({ hessian: identity(2), center: B_CENTER, level })),
      },
      anchors: ANCHORS.map(anchorOf),
      stopped: stoppedEarly(valley, at.T),
    };
  },
  readings: ({ anchors, stopped }) => [
    ...anchors.map(({ name, now }) => ({ label: `${TITLES[name]}: L_A, L_B`, value: pair(now) })),
    { label: 'Stopped: L_A, L_B', value: pair(stopped) },
    ...anchors.map(({ name, compared }) => ({
      label: `L_A at L_B = ${formatFixed(COMPARED, 1)}, ${name}`,
      value: formatNumber(compared, 4),
    })),
  ],
  describe: ({ anchors, stopped }, { angle, kappa, lambda, T }) =>
    `The valley of A is turned by ${angle} degrees, its steep curvature is ${kappa}, the strength ${formatNumber(lambda, 4)}. ` +
    `Losses of A and of B: ${anchors.map(({ name, now }) => `${TITLES[name]} ${pair(now)}`).join('; ')}; descent stopped ` +
    `after ${T} steps ${pair(stopped)}. Where B has the loss ${formatFixed(COMPARED, 1)}, A has ` +
    `${anchors.map(({ name, compared }) => `${formatNumber(compared, 4)} (${name})`).join(', ')}.`,
  laws: {
    'at equal loss of B no anchor leaves A with less loss than the full matrix': ({ anchors }) =>
      anchors.every(({ ratios }) => ratios.every(([, ratio]) => ratio > 1 - ROUNDING)),
    'the diagonal is the full matrix at 0 and 90 degrees': ({ anchors }, { angle }) =>
      (angle !== 0 && angle !== 90) || isSame(anchors, 'diagonal', 'full'),
    'the diagonal is plain L2 at 45 degrees': ({ anchors }, { angle }) =>
      angle !== 45 || isSame(anchors, 'diagonal', 'L2'),
    'without a valley all three are the same': ({ anchors }, { kappa }) =>
      kappa > 1 || (isSame(anchors, 'diagonal', 'full') && isSame(anchors, 'L2', 'full')),
    'without an anchor training ends at the minimum of B': ({ anchors }, { lambda }) =>
      lambda > 0 || anchors.every(({ now }) => now.lossB < ROUNDING),
    'a full anchor of strength 1 minimizes the sum of both losses': ({ anchors }, { lambda }) =>
      lambda !== 1 || anchors.every(({ now }) => sumOf(now) >= sumOf(item(anchors, 0).now) - ROUNDING),
    'descent that is stopped lies on the line from A to B, as plain L2 does': ({ anchors, stopped }) =>
      [stopped, item(anchors, ANCHORS.indexOf('L2')).now].every(
        ({ point: [x, y] }) => Math.abs(x * B_CENTER[1] - y * B_CENTER[0]) < ROUNDING,
      ),
  },
});

const ROUNDING = 1e-7;
const TITLES = { full: 'Full', diagonal: 'Diagonal', L2: 'L2' } as const;
const LEVELS_A = [0.05, 0.5, 2, 5, 10];
const LEVELS_B = [0.125, 0.5, 1.125, 2, 3.125];
/** From 0.0001 to 10,000 in even steps of the logarithm: from the minimum of B nearly to that of A. */
const STRENGTHS = range(97).map((i) => 10 ** (-4 + i / 12));
/** Losses of B between the two minima; both ends are limits. */
const BUDGETS = [0.01, ...range(24).map((i) => 0.1 * (i + 1)), 2.45, 2.48];

function sumOf({ lossA, lossB }: Outcome): number {
  return lossA + lossB;
}

function isSame(anchors: readonly Anchored[], name: Anchor, other: Anchor): boolean {
  const [a, b] = [name, other].map((each) => item(anchors, ANCHORS.indexOf(each)).now);
  return a !== undefined && b !== undefined && Math.abs(a.lossA - b.lossA) + Math.abs(a.lossB - b.lossB) < ROUNDING;
}

function pair({ lossA, lossB }: Outcome): string {
  return `${formatNumber(lossA, 4)}, ${formatNumber(lossB, 4)}`;
}
