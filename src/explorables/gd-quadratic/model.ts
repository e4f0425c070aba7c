import { at as item, range } from '../../core/array.ts';
import { levelEllipse, type PlanePoint } from '../../core/ellipse.ts';
import { formatCount, formatNumber } from '../../core/format.ts';
import { diagonal } from '../../core/matrix.ts';
import { defineModel, type Values } from '../../core/model.ts';

const params = {
  eta: { kind: 'number', label: 'Learning rate η', min: 0, max: 0.25, step: 0.001, start: 0.15 },
  lambda1: { kind: 'number', label: 'Curvature λ_1', min: 1, max: 50, step: 0.5, start: 10 },
  lambda2: { kind: 'number', label: 'Curvature λ_2', min: 0.1, max: 10, step: 0.1, start: 1 },
} as const;

type At = Values<typeof params>;

/** What both modes do: entry 0 belongs to mode 1, entry 1 to mode 2. */
type Pair = readonly [number, number];

/** A curve of equal loss. */
export interface Ring {
  readonly level: number;
  /** Points (e₂, e₁). */
  readonly points: readonly PlanePoint[];
}

/** What the figure draws: gradient descent on the loss ½ (λ₁e₁² + λ₂e₂²) from the error (1, 1). */
export interface Descent {
  /** The errors (e₁, e₂) after 0, 1, ..., t steps. */
  readonly path: readonly Pair[];
  /** The loss after t steps and before the first. */
  readonly loss: number;
  readonly startLoss: number;
  /** By what each error is multiplied at every step: 1 - ηλ. */
  readonly factors: Pair;
  /** The learning rate from which on an error grows: 2/λ_max. */
  readonly limit: number;
  /** The learning rate of the smallest worst factor: 2/(λ_max + λ_min). */
  readonly best: number;
  readonly conditionNumber: number;
  /** The first step at which the loss is at most a thousandth of its start; null when it never is. */
  readonly stepsToThousandth: number | null;
  /** |e₁|, |e₂| and the loss as a fraction of its start, at steps 0..100, whatever step the figure stands at. */
  readonly sizes: readonly [readonly number[], readonly number[]];
  readonly lossFractions: readonly number[];
  /** From the loss at the start inwards, each at a quarter of the loss, which halves its size. */
  readonly rings: readonly Ring[];
}

const MOST_STEPS = 100;
const RINGS = 5;

/** One learning rate, two curvatures: the steep direction limits it, the flat one pays in time. */
export const model = defineModel({
  title: 'One learning rate, two curvatures',
  params,
  shortcuts: [{ label: 'Best η', settings: ({ lambda1, lambda2 }) => ({ eta: 2 / (lambda1 + lambda2) }) }],
  steps: { label: 'Steps t', most: MOST_STEPS, start: 10 },
  init: (): readonly Pair[] => [[1, 1]],
  step: (path, at): readonly Pair[] => [...path, descended(item(path, path.length - 1), at)],
  derive: (path, at): Descent => {
    const factors: Pair = [1 - at.eta * at.lambda1, 1 - at.eta * at.lambda2];
    const [steep, flat] = [Math.max(at.lambda1, at.lambda2), Math.min(at.lambda1, at.lambda2)];
    const startLoss = lossOf([1, 1], at);
    const powers = (factor: number) => range(MOST_STEPS + 1).map((t) => Math.abs(factor) ** t);
    return {
      path,
      loss: lossOf(item(path, path.length - 1), at),
      startLoss,
      factors,
      limit: 2 / steep,
      best: 2 / (steep + flat),
      conditionNumber: steep / flat,
      stepsToThousandth: stepsTo(1e-3, at),
      sizes: [powers(factors[0]), powers(factors[1])],
      lossFractions: range(MOST_STEPS + 1).map((t) => lossFraction(t, at)),
      rings: range(RINGS).map((k) => ring(startLoss / 4 ** k, at)),
    };
  },
  readings: ({ loss, startLoss, factors, limit, best, stepsToThousandth }) => [
    { label: 'Factors per step, 1 − ηλ', value: factors.map((factor) => formatNumber(factor, 4)).join(', ') },
    { label: 'Loss', value: formatNumber(loss, 3) },
    { label: 'Loss ÷ loss at the start', value: formatNumber(loss / startLoss, 3) },
    { label: 'Steps to a thousandth', value: stepsToThousandth === null ? 'never' : formatCount(stepsToThousandth) },
    { label: 'η: best, limit', value: `${formatNumber(best, 3)}, ${formatNumber(limit, 3)}` },
  ],
  describe: ({ path, loss, startLoss, factors, limit, best, stepsToThousandth, conditionNumber }, at) =>
    `With η = ${formatNumber(at.eta, 3)} and curvatures ${formatNumber(at.lambda1, 3)} and ` +
    `${formatNumber(at.lambda2, 3)} (condition number ${formatNumber(conditionNumber, 3)}), error 1 is multiplied by ` +
    `${formatNumber(factors[0], 4)} at every step: it ${regime(factors[0])}. Error 2 is multiplied by ` +
    `${formatNumber(factors[1], 4)}: it ${regime(factors[1])}. After ${counted(path.length - 1)} the loss is ` +
    `${formatNumber(loss / startLoss, 3)} of its start; ` +
    `${stepsToThousandth === null ? 'it never falls to a thousandth' : `a thousandth takes ${counted(stepsToThousandth)}`}. ` +
    `The limit of η is ${formatNumber(limit, 3)}, the best η ${formatNumber(best, 3)}.`,
  laws: {
    'every step multiplies the error of each mode by its own factor': ({ path, sizes }) =>
      path.every((errors, t) =>
        [0, 1].every((mode) => isClose(Math.abs(errors[mode] ?? 0), item(sizes[mode] ?? [], t))),
      ),
    'the loss never rises up to the limit, and some error grows beyond it': ({ lossFractions, factors, limit }, at) =>
      at.eta > limit * (1 + 1e-12)
        ? Math.max(...factors.map(Math.abs)) > 1
        : lossFractions.every((fraction, t) => t === 0 || fraction <= item(lossFractions, t - 1) * (1 + 1e-9)),
    'no learning rate has a smaller worst factor than the best one': ({ factors, best }, at) =>
      worst(best, at) <= Math.max(...factors.map(Math.abs)) + 1e-12,
    'the best learning rate gives both modes the same factor, (κ - 1)/(κ + 1)': ({ best, conditionNumber }, at) =>
      isClose(worst(best, at), (conditionNumber - 1) / (conditionNumber + 1)),
    'the loss is at most a thousandth of its start at the named step and not before': ({ stepsToThousandth: t }, at) =>
      t === null ? worst(at.eta, at) >= 1 : lossFraction(t, at) <= 1e-3 && lossFraction(t - 1, at) > 1e-3,
    'every ring has the loss it stands for': ({ rings }, at) =>
      rings.every(({ level, points }) => points.every(([e2, e1]) => isClose(lossOf([e1, e2], at), level))),
  },
});

/** One step of gradient descent; the gradient is (λ₁e₁, λ₂e₂). */
function descended([e1, e2]: Pair, { eta, lambda1, lambda2 }: At): Pair {
  return [e1 - eta * lambda1 * e1, e2 - eta * lambda2 * e2];
}

function lossOf([e1, e2]: Pair, { lambda1, lambda2 }: At): number {
  return (lambda1 * e1 ** 2 + lambda2 * e2 ** 2) / 2;
}

/** The loss after t steps as a fraction of its start, from the factors alone. */
function lossFraction(t: number, at: At): number {
  const errors: Pair = [(1 - at.eta * at.lambda1) ** t, (1 - at.eta * at.lambda2) ** t];
  return lossOf(errors, at) / lossOf([1, 1], at);
}

function worst(eta: number, { lambda1, lambda2 }: At): number {
  return Math.max(Math.abs(1 - eta * lambda1), Math.abs(1 - eta * lambda2));
}

/** The first step with at most this fraction of the loss, by bisection: while no mode grows, the loss only falls. */
function stepsTo(fraction: number, at: At): number | null {
  if (worst(at.eta, at) >= 1) return null;
  let [above, below] = [0, 1];
  while (lossFraction(below, at) > fraction) [above, below] = [below, 2 * below];
  while (below - above > 1) {
    const middle = Math.floor((above + below) / 2);
    if (lossFraction(middle, at) > fraction) above = middle;
    else below = middle;
  }
  return below;
}

function ring(level: number, { lambda1, lambda2 }: At): Ring {
  return { level, points: levelEllipse({ hessian: diagonal([lambda2, lambda1]), center: [0, 0], level }) };
}

function regime(factor: number): string {
  if (Math.abs(Math.abs(factor) - 1) < 1e-12) return 'keeps its size';
  if (Math.abs(factor) > 1) return 'alternates in sign and grows';
  if (Math.abs(factor) < 1e-12) return 'is gone after one step';
  return factor < 0 ? 'alternates in sign and shrinks' : 'shrinks without change of sign';
}

function counted(steps: number): string {
  return steps === 1 ? '1 step' : `${formatCount(steps)} steps`;
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)) + 1e-12;
}
