import { at, range } from '../core/array.ts';
import type { Param } from '../core/model.ts';
import { nearestValue } from './settings.ts';

type NumberParam = Param & { readonly kind: 'number' };

const MOST_STOPS = 120;

/**
 * The values at which the slider of a knob with spacing `log` stops, from the least to the greatest.
 *
 * Even in the logarithm and on the knob's grid: each stop is another value, so that an arrow key always moves.
 * A range that begins at 0 has 0 as its first stop, and the step of its grid as the next one.
 * Throws RangeError when the range of the knob begins below 0.
 */
export function logStops(param: NumberParam): readonly number[] {
  if (param.min === 0) return [0, ...logStops({ ...param, min: param.step })];
  if (param.min < 0) throw new RangeError(`the knob ${param.label} begins at ${param.min}, which has no logarithm`);
  const spaced = range(MOST_STOPS).map((i) => param.min * (param.max / param.min) ** (i / (MOST_STOPS - 1)));
  const onGrid = spaced.map((value) => nearestValue(param, value)).filter((value) => typeof value === 'number');
  return [...new Set(onGrid)];
}

/** The index of the stop nearest to a value. */
export function nearestStop(stops: readonly number[], value: number): number {
  const gap = (i: number) => Math.abs(at(stops, i) - value);
  return range(stops.length).reduce((best, i) => (gap(i) < gap(best) ? i : best), 0);
}
