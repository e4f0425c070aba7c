import { at as item } from '../../core/array.ts';
import { formatNumber } from '../../core/format.ts';
import { apply, type Matrix } from '../../core/matrix.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { type OptimizerState, optimizerStart } from '../../core/optimizer-step.ts';
import { type Bowl, bowlHessian, bowlLoss, turnedPoint } from '../../core/quadratic-bowl.ts';
import { rateParams, type Rates, runners } from './runners.ts';

const params = {
  phi: { kind: 'number', label: 'Turn of the bowl φ', unit: 'deg', min: 0, max: 90, step: 1, start: 0 },
  steep: { kind: 'number', label: 'Steep curvature λ_1', min: 1, max: 25, step: 0.5, start: 20 },
  flat: { kind: 'number', label: 'Flat curvature λ_2', min: 0.1, max: 5, step: 0.1, start: 1 },
  ...rateParams,
} as const;

type At = Values<typeof params>;

/** A place in the plane of the two weights. */
export type Point = readonly [number, number];

/** All methods in one bowl. */
interface Race {
  readonly hessian: Matrix;
  readonly inverse: Matrix;
  readonly states: readonly OptimizerState[];
}

/** The race in the turned bowl and in the bowl along the axes, and the training one step before. */
interface Training {
  readonly turned: Race;
  readonly aligned: Race;
  /** Null at the start. A chain: no step copies the ones before it. */
  readonly before: Training | null;
}

/** The way of one method through the turned bowl, beside what it does when the bowl lies along the axes. */
export interface Run {
  readonly name: string;
  readonly isPerCoordinate: boolean;
  /** Entry t is the place after t steps. */
  readonly path: readonly Point[];
  /** The path in the bowl along the axes, turned with the bowl. */
  readonly reference: readonly Point[];
  /** Entry t is the loss after t steps. */
  readonly losses: readonly number[];
  readonly referenceLosses: readonly number[];
  /** Whether path and reference are one, up to rounding errors. */
  readonly turnsAlong: boolean;
}

/** What the figure draws: seven optimizers on one quadratic, and the same quadratic turned. */
export interface OptimizerRace {
  readonly bowl: Bowl;
  readonly start: Point;
  readonly runs: readonly Run[];
}

const START: Point = [1.5, 1];

/** A turned bowl is as hard as before, except for methods that treat every coordinate on its own. */
export const model = defineModel({
  title: 'Turn the bowl',
  params,
  steps: { label: 'Steps', most: 200, start: 100 },
  init: (at): Training => ({
    turned: startOf(bowlOf(at)),
    aligned: startOf({ ...bowlOf(at), angle: 0 }),
    before: null,
  }),
  step: (training, at): Training => ({
    turned: stepped(training.turned, at),
    aligned: stepped(training.aligned, at),
    before: training,
  }),
  derive: (training, at): OptimizerRace => {
    const bowl = bowlOf(at);
    const history = historyOf(training);
    return {
      bowl,
      start: turnedPoint(START, bowl.angle),
      runs: runners.map(({ name, isPerCoordinate }, i) => ({
        name,
        isPerCoordinate,
        ...wayOf(history, bowl.angle, i),
      })),
    };
  },
  readings: ({ runs }) =>
    runs.map(({ name, losses }) => ({ label: `Loss, ${name}`, value: formatNumber(last(losses), 3) })),
  describe: ({ runs }, at) => {
    const steps = item(runs, 0).losses.length - 1;
    const results = runs.map(({ name, losses }) => `${name} ${formatNumber(last(losses), 3)}`).join(', ');
    const changed = runs.filter((run) => !isSameCurve(run)).map(({ name }) => name);
    return (
      `After ${steps} ${steps === 1 ? 'step' : 'steps'} in the bowl turned by ${at.phi}° the losses are: ${results}. ` +
      (changed.length === 0
        ? 'No loss curve differs from that of the bowl along the axes.'
        : `Other than in the bowl along the axes run the loss curves of ${changed.join(', ')}.`)
    );
  },
  laws: {
    'gradient descent, momentum, Nesterov and Newton turn with the bowl': ({ runs }) =>
      runs.every((run) => run.isPerCoordinate || (run.turnsAlong && isSameCurve(run))),
    'every method turns with the bowl by 0° and by 90°': ({ runs }, at) =>
      (at.phi !== 0 && at.phi !== 90) || runs.every(isSameCurve),
    'gradient descent multiplies each direction by 1 - ηλ a step': ({ runs }, at) =>
      item(runs, 0).losses.every((loss, t) => {
        const along = (curvature: number, e: number) =>
          0.5 * curvature * ((1 - at.etaDescent * curvature) ** t * e) ** 2;
        return isClose(loss, along(at.steep, START[0]) + along(at.flat, START[1]), item(item(runs, 0).losses, 0));
      }),
    'Newton multiplies the loss by (1 - η)² a step, whatever the curvatures': ({ runs }, at) => {
      const { losses } = item(runs, 3);
      return losses.every((loss, t) => isClose(loss, item(losses, 0) * (1 - at.etaNewton) ** (2 * t), item(losses, 0)));
    },
    'all methods start at the same point with the same loss': ({ runs, start }, at) =>
      runs.every(
        ({ path, losses }) =>
          isNear(item(path, 0), start) && isClose(item(losses, 0), (at.steep * 1.5 ** 2 + at.flat) / 2),
      ),
  },
});

function bowlOf({ phi, steep, flat }: At): Bowl {
  return { curvatures: [steep, flat], angle: (phi / 180) * Math.PI };
}

function startOf(bowl: Bowl): Race {
  const [steep, flat] = bowl.curvatures;
  return {
    hessian: bowlHessian(bowl),
    inverse: bowlHessian({ ...bowl, curvatures: [1 / steep, 1 / flat] }),
    states: runners.map(() => optimizerStart(turnedPoint(START, bowl.angle))),
  };
}

function stepped(race: Race, rates: Rates): Race {
  const { hessian, inverse, states } = race;
  return {
    ...race,
    states: runners.map(({ rule }, i) => {
      const state = item(states, i);
      return rule(rates, inverse)(state, apply(hessian, state.parameters));
    }),
  };
}

function historyOf(training: Training): readonly Training[] {
  const history: Training[] = [];
  for (let at: Training | null = training; at !== null; at = at.before) history.push(at);
  return history.reverse();
}

/** The way of one runner through both bowls. */
function wayOf(history: readonly Training[], angle: number, runner: number): Omit<Run, 'name' | 'isPerCoordinate'> {
  const path = history.map(({ turned }) => placeOf(turned, runner));
  const aligned = history.map((training) => placeOf(training.aligned, runner));
  const reference = aligned.map((point) => turnedPoint(point, angle));
  const losses = (race: 'turned' | 'aligned', points: readonly Point[]) =>
    points.map((point) => bowlLoss(item(history, 0)[race].hessian, point));
  return {
    path,
    reference,
    losses: losses('turned', path),
    referenceLosses: losses('aligned', aligned),
    turnsAlong: path.every((point, t) => isNear(point, item(reference, t))),
  };
}

function placeOf({ states }: Race, runner: number): Point {
  const { parameters } = item(states, runner);
  return [item(parameters, 0), item(parameters, 1)];
}

function last(values: readonly number[]): number {
  return item(values, values.length - 1);
}

/** Whether the loss curve is the one of the bowl along the axes, up to rounding errors. */
function isSameCurve({ losses, referenceLosses }: Run): boolean {
  return losses.every((loss, t) => isClose(loss, item(referenceLosses, t), item(losses, 0)));
}

/** Close in absolute terms near the minimum, in relative ones where a method diverges. */
function isNear([x, y]: Point, [otherX, otherY]: Point): boolean {
  return Math.hypot(x - otherX, y - otherY) <= 1e-9 * Math.max(1, Math.hypot(x, y));
}

function isClose(a: number, b: number, size = 1): boolean {
  return Math.abs(a - b) <= 1e-8 * Math.max(size, Math.abs(a), Math.abs(b));
}
