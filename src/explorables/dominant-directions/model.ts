import { at as item } from '../../core/array.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { apply } from '../../core/matrix.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { dot, type Vector } from '../../core/vector.ts';
import { gradientOf, lossOf, residualsOf, stepsOn, TASK_A, taskB } from './descent.ts';

const params = {
  phi: { kind: 'number', label: 'Angle φ of B, degrees', min: 0, max: 90, step: 1, start: 60 },
  yB: { kind: 'number', label: 'Target y_B of task B', min: -1, max: 1, step: 0.1, start: -1 },
  eta: { kind: 'number', label: 'Learning rate η', min: 0.01, max: 0.45, step: 0.01, start: 0.2 },
  kA: { kind: 'number', label: 'Steps on A', min: 0, max: 50, step: 1, start: 10 },
  kB: { kind: 'number', label: 'Then steps on B', min: 0, max: 50, step: 1, start: 10 },
} as const;

type At = Values<typeof params>;

/** A linearized model with three weights that learns task A and then task B. */
export interface DominantDirections {
  /** The weights after 0, 1, ... steps, first on A, then on B. */
  readonly path: readonly Vector[];
  /** The direction of B in weight space: the row of its Jacobian. */
  readonly direction: Vector;
  /** At the same steps: residuals of A along its strong and its weak direction, and of B. */
  readonly residuals: { readonly strong: Vector; readonly weak: Vector; readonly B: Vector };
  readonly losses: { readonly A: Vector; readonly B: Vector };
  /** What the first step on B does, or would do, to the loss of A: to first order, and exactly. */
  readonly firstStep: { readonly slope: number; readonly exact: number; readonly bend: number };
}

/** Strong directions are learned first, and a shared one carries help as well as harm. */
export const model = defineModel({
  title: 'Dominant directions, and what B does to A',
  params,
  shortcuts: [
    { label: 'Same direction, same target', settings: () => ({ phi: 0, yB: 1 }) },
    { label: 'Same direction, opposite target', settings: () => ({ phi: 0, yB: -1 }) },
    { label: 'Orthogonal', settings: () => ({ phi: 90 }) },
  ],
  init: () => null,
  derive: (_, { phi, yB, eta, kA, kB }): DominantDirections => {
    const second = taskB(phi, yB);
    const first = stepsOn(TASK_A, [0, 0, 0], { rate: eta, steps: kA });
    const middle = item(first, kA);
    const path = [...first, ...stepsOn(second, middle, { rate: eta, steps: kB }).slice(1)];
    const residualsOfA = path.map((weights) => residualsOf(TASK_A, weights));
    const gradient = gradientOf(second, middle);
    const after = item(stepsOn(second, middle, { rate: eta, steps: 1 }), 1);
    const moved = apply(TASK_A.jacobian, gradient);
    return {
      path,
      direction: item(second.jacobian, 0),
      residuals: {
        strong: residualsOfA.map((residuals) => item(residuals, 0)),
        weak: residualsOfA.map((residuals) => item(residuals, 1)),
        B: path.map((weights) => item(residualsOf(second, weights), 0)),
      },
      losses: {
        A: path.map((weights) => lossOf(TASK_A, weights)),
        B: path.map((weights) => lossOf(second, weights)),
      },
      firstStep: {
        slope: -eta * dot(gradientOf(TASK_A, middle), gradient),
        bend: (eta ** 2 / 2) * dot(moved, moved),
        exact: lossOf(TASK_A, after) - lossOf(TASK_A, middle),
      },
    };
  },
  readings: ({ losses, residuals, firstStep }, { kA }) => [
    { label: 'Loss of A, after A', value: formatFixed(item(losses.A, kA), 4) },
    { label: 'Loss of A, after B', value: formatFixed(lastOf(losses.A), 4) },
    { label: 'Loss of B, after B', value: lossText(lastOf(losses.B)) },
    { label: 'After A: strong residual', value: lossText(item(residuals.strong, kA)) },
    { label: 'After A: weak residual', value: lossText(item(residuals.weak, kA)) },
    { label: 'First step on B: change of A', value: changeText(firstStep.exact) },
    { label: 'Of it, first order', value: changeText(firstStep.slope) },
  ],
  describe: (derived, at) => `${learnedWords(derived, at)} ${changedWords(derived, at)}`,
  laws: {
    'each residual of A keeps the share 1 − ησ² of its size in each step on A': ({ residuals }, { eta, kA }) =>
      isClose(item(residuals.strong, kA), -((1 - 4 * eta) ** kA)) &&
      isClose(item(residuals.weak, kA), -((1 - 0.16 * eta) ** kA)),
    'task B never moves the weak residual of A': ({ residuals }, { kA }) =>
      lastOf(residuals.weak) === item(residuals.weak, kA),
    'at 90 degrees the loss of A stays as it is while B is trained': ({ losses }, { phi, kA }) =>
      phi < 90 || losses.A.slice(kA).every((loss) => loss === item(losses.A, kA)),
    'the first step on B changes A by the two terms of the formula': ({ firstStep }) =>
      isClose(firstStep.exact, firstStep.slope + firstStep.bend),
    'steps on a task never raise its own loss': ({ losses }, { kA }) =>
      losses.A.slice(1, kA + 1).every((loss, k) => loss <= item(losses.A, k)) &&
      losses.B.slice(kA + 1).every((loss, k) => loss <= item(losses.B, kA + k) + 1e-15),
    'steps on B move the weights along its direction alone': ({ path, direction }, { kA }) => {
      const [from, to] = [item(path, kA), item(path, path.length - 1)];
      return isClose((item(to, 0) - item(from, 0)) * item(direction, 2), item(to, 2) * item(direction, 0));
    },
  },
});

function lastOf(values: Vector): number {
  return item(values, values.length - 1);
}

const TINY = 1e-9;

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= TINY;
}

/** A loss or residual for reading. */
function lossText(value: number): string {
  return value !== 0 && Math.abs(value) < 1e-12 ? 'below 10⁻¹²' : formatNumber(value, 3);
}

/** A change with its sign; one that is only rounding is none. */
function changeText(change: number): string {
  if (Math.abs(change) < 1e-12) return '0';
  return `${change > 0 ? '+' : ''}${formatNumber(change, 3)}`;
}

function learnedWords({ losses, residuals }: DominantDirections, { eta, kA }: At): string {
  return (
    `After ${kA} steps on A at learning rate ${formatNumber(eta, 2)} its residual in the strong direction, singular ` +
    `value 2, is ${lossText(item(residuals.strong, kA))}, in the weak one, 0.4, ${lossText(item(residuals.weak, kA))}; ` +
    `its loss is ${formatFixed(item(losses.A, kA), 4)}.`
  );
}

function changedWords({ losses, firstStep }: DominantDirections, { phi, yB, kA, kB }: At): string {
  const change = lastOf(losses.A) - item(losses.A, kA);
  const verdict = Math.abs(change) < 1e-6 ? 'A is as before' : change > 0 ? 'A was forgotten in part' : 'A has gained';
  return (
    `Then ${kB} steps on B, at ${phi} degrees to the strong direction and with target ${formatNumber(yB, 2)}: the loss ` +
    `of A is ${formatFixed(lastOf(losses.A), 4)}, so ${verdict}; that of B is ${lossText(lastOf(losses.B))}. The first ` +
    `step on B changes the loss of A by ${changeText(firstStep.exact)}, to first order by ${changeText(firstStep.slope)}.`
  );
}
