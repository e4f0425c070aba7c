import { at as item } from '../../core/array.ts';
import { formatNumber } from '../../core/format.ts';
import { defineModel } from '../../core/model.ts';
import type { Vector } from '../../core/vector.ts';
import {
  endsOf,
  type Feature,
  lastOf,
  lossesOf,
  METHODS,
  outsideOverErrors,
  pretrained,
  probed,
  STEPS,
  tuned,
  type TwoLosses,
} from './tuning.ts';

const params = {
  probe: { kind: 'number', label: 'Steps of the head alone', min: 0, max: STEPS, step: 1, start: 0 },
  tune: { kind: 'number', label: 'Steps of head and feature', min: 0, max: STEPS, step: 1, start: 0 },
  a0: { kind: 'number', label: 'Start a_0 of the head', min: -1, max: 2, step: 0.1, start: 0 },
  delta: { kind: 'number', label: 'Error δ of weight 2', min: -0.5, max: 0.5, step: 0.05, start: 0.3 },
  eta: {
    kind: 'number',
    label: 'Learning rate η',
    min: 0.005,
    max: 0.2,
    step: 0.005,
    start: 0.1,
    spacing: 'log',
    advanced: true,
  },
} as const;

/** A linear feature with its head, probed for some steps and then tuned for some. */
export interface Distortion {
  /** Head and feature weights after 0, 1, ... steps: those of the head alone first. */
  readonly path: readonly Feature[];
  /** At which step the feature is freed. */
  readonly freed: number;
  /** For each step of the path the head and the length of the feature in the span of the training inputs. */
  readonly plane: readonly (readonly [head: number, length: number])[];
  /** The losses at the same steps. */
  readonly losses: readonly TwoLosses[];
  /** a² − ‖u_S‖², which gradient flow keeps: when the feature was freed, and now. */
  readonly kept: readonly [before: number, now: number];
  /** The losses at the end of each of `METHODS`, 400 steps of each kind. */
  readonly ends: readonly TwoLosses[];
  /** The OOD loss at the end over the errors δ, by method. */
  readonly overErrors: readonly Vector[];
}

/** Fine-tuning one linear feature: along which curve it goes, where that ends, and what it does off the span. */
export const model = defineModel({
  title: 'The path of a head and its feature',
  params,
  shortcuts: [
    { label: 'Probe', settings: () => ({ probe: STEPS, tune: 0 }) },
    { label: 'Tune', settings: () => ({ probe: 0, tune: STEPS }) },
    { label: 'Probe, then tune', settings: () => ({ probe: STEPS, tune: STEPS }) },
  ],
  init: () => null,
  derive: (_, { probe, tune, a0, delta, eta }): Distortion => {
    const start = pretrained(a0, delta);
    const head = probed(start, eta, probe);
    const path = [...head, ...tuned(lastOf(head), eta, tune).slice(1)];
    const plane = path.map((feature) => [feature.head, lengthInside(feature)] as const);
    return {
      path,
      freed: probe,
      plane,
      losses: path.map(lossesOf),
      kept: [balance(item(plane, probe)), balance(lastOf(plane))],
      ends: endsOf(start, eta),
      overErrors: outsideOverErrors(a0, eta),
    };
  },
  readings: ({ path, losses, kept }) => {
    const { head, weights } = lastOf(path);
    const { inside, outside } = lastOf(losses);
    return [
      { label: 'Head a', value: formatNumber(head, 4) },
      ...weights.map((weight, j) => ({ label: `Feature weight u_${j + 1}`, value: formatNumber(weight, 4) })),
      { label: 'ID loss', value: lossText(inside) },
      { label: 'OOD loss', value: lossText(outside) },
      { label: 'a^2 − |u_S|^2 when freed', value: formatNumber(kept[0], 4) },
      { label: 'a^2 − |u_S|^2 now', value: formatNumber(kept[1], 4) },
    ];
  },
  describe: ({ path, losses, kept }, { probe, tune, a0, delta, eta }) => {
    const { head, weights } = lastOf(path);
    const { inside, outside } = lastOf(losses);
    return (
      `Feature weights 1, ${formatNumber(1 + delta, 3)} and 1, head ${formatNumber(a0, 2)}, learning rate ` +
      `${formatNumber(eta, 3)}; ${probe} steps of the head alone, then ${tune} of head and feature. The head is ` +
      `${formatNumber(head, 4)}, the feature weights ${weights.map((weight) => formatNumber(weight, 4)).join(', ')}. The ` +
      `ID loss went from ${lossText(item(losses, 0).inside)} to ${lossText(inside)}, the OOD loss from ` +
      `${lossText(item(losses, 0).outside)} to ${lossText(outside)}. The squared head minus the squared length of the ` +
      `feature was ${formatNumber(kept[0], 3)} when the feature was freed and is ${formatNumber(kept[1], 3)}.`
    );
  },
  laws: {
    'the weight on the third input never moves': ({ path }) => path.every(({ weights }) => weights[2] === 1),
    'the feature waits while the head alone is trained': ({ path, freed }) =>
      path.slice(0, freed + 1).every(({ weights }) => weights[1] === item(path, 0).weights[1]),
    'steps at a small rate nearly keep what flow keeps': ({ kept }, { eta }) =>
      eta > 0.01 || Math.abs(kept[1] - kept[0]) < 0.1,
    'the comparison holds this run where it goes all the way': ({ losses, ends }, { probe, tune }) => {
      const method = METHODS.findIndex((_, k) => probe === (k === 1 ? 0 : STEPS) && tune === (k === 0 ? 0 : STEPS));
      return method < 0 || Math.abs(lastOf(losses).outside - item(ends, method).outside) < 1e-12;
    },
    'no training of the feature ends with more ID loss than the probe, given the steps': ({ ends }, { eta }) =>
      eta < 0.1 || ends.every(({ inside }) => inside <= item(ends, 0).inside + 1e-9),
  },
});

/** Below this the digits of a loss are those of the rounding. */
const LEAST_SHOWN = 1e-12;

function lossText(loss: number): string {
  return loss < LEAST_SHOWN ? 'below 10⁻¹²' : formatNumber(loss, 4);
}

function lengthInside({ weights }: Feature): number {
  return Math.hypot(weights[0], weights[1]);
}

function balance([head, length]: readonly [number, number]): number {
  return head ** 2 - length ** 2;
}
