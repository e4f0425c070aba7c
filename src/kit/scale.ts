import { ticks } from 'd3-array';
import { range } from '../core/array.ts';

/** What one axis of a plot shows. */
export interface Axis {
  /** With its unit. Markup of `parseLabel`. */
  readonly title: string;
  /** The first value stands left or at the bottom. On a log axis both are above 0. */
  readonly domain: readonly [number, number];
  readonly kind?: 'linear' | 'log';
  /** About how many ticks, 5 unless told; or the ticks themselves. */
  readonly ticks?: number | readonly number[];
  /** How a tick is written, in the markup of `parseLabel`. */
  readonly format?: (tick: number) => string;
}

/** A map from the values of an axis to places on the paper, and back. */
export interface Scale {
  /** The place of a value. On a log axis a value of 0 lies at infinity, outside any picture. */
  readonly map: (value: number) => number;
  /** The value at a place. */
  readonly invert: (place: number) => number;
  readonly ticks: readonly number[];
  readonly domain: readonly [number, number];
}

const TICKS = 5;

/** The scale that lays an axis over `places`, given as first and last. */
export function scaleOf(axis: Axis, places: readonly [number, number]): Scale {
  const isLog = axis.kind === 'log';
  const forward = isLog ? Math.log10 : identity;
  const back = isLog ? (exponent: number) => 10 ** exponent : identity;
  const [low, high] = [forward(axis.domain[0]), forward(axis.domain[1])];
  const [first, last] = places;
  return {
    map: (value) => first + ((forward(value) - low) / (high - low)) * (last - first),
    invert: (place) => back(low + ((place - first) / (last - first)) * (high - low)),
    ticks: ticksOf(axis, low, high),
    domain: axis.domain,
  };
}

/** A domain around the values, widened to round numbers; one value alone gets room on both sides. */
export function roundDomain(values: readonly number[], count = TICKS): readonly [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (low === high) return [low - 1, high + 1];
  const [first = low, second = high] = ticks(low, high, count);
  const step = second - first;
  return [Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step];
}

/** A number as the paper needs it: one decimal, so that the same picture is the same text on every machine. */
export function place(x: number): number {
  return Math.round(x * 10) / 10 + 0;
}

function identity(x: number): number {
  return x;
}

function ticksOf(axis: Axis, low: number, high: number): readonly number[] {
  if (typeof axis.ticks === 'object') return axis.ticks;
  const count = axis.ticks ?? TICKS;
  if (axis.kind !== 'log') return ticks(low, high, count);
  const stride = Math.max(1, Math.ceil((high - low) / count));
  const first = Math.ceil(low / stride - 1e-9);
  return range(Math.floor(high / stride + 1e-9) - first + 1).map((i) => 10 ** ((first + i) * stride));
}
