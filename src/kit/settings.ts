import type { Model, Param, Params, Values } from '../core/model.ts';

/** The value of one knob, whatever its kind. */
export type SettingValue = number | string | readonly number[];

/** One setting of all knobs of some model, by key. */
export type Settings = Readonly<Record<string, SettingValue>>;

/** A model whose types are not known: as it is found in its folder. */
export type AnyModel = Model<Params, unknown, unknown>;

/** The settings at which a figure stands before anyone touches it. */
export function startSettings(params: Params): Settings {
  return Object.fromEntries(Object.entries(params).map(([key, param]) => [key, param.start]));
}

/** The settings with some of them changed: each given value is brought into range, unknown keys are left out. */
export function changeSettings(
  params: Params,
  settings: Settings,
  changes: Readonly<Record<string, unknown>>,
): Settings {
  const changed = Object.entries(params).filter(([key]) => key in changes);
  return {
    ...settings,
    ...Object.fromEntries(changed.map(([key, param]) => [key, nearestValue(param, changes[key])])),
  };
}

/**
 * The value of a knob that is nearest to a given one: inside the range, on the grid of its step.
 *
 * What cannot be read as a value gives the start. A short list is filled up from the start. A long text is cut, and
 * every control character in it becomes a space.
 */
export function nearestValue(param: Param, given: unknown): SettingValue {
  if (param.kind === 'choice') return param.options.find((option) => option === given) ?? param.start;
  if (param.kind === 'text') return typeof given === 'string' ? nearestText(given, param.most) : param.start;
  if (param.kind === 'number') return nearestNumber(param, given, param.start);
  const items: readonly unknown[] = Array.isArray(given) ? given : [];
  return param.start.map((start, i) => nearestNumber(param, items[i], start));
}

/** How many decimals the grid of a step has: 2 for a step of 0.05. */
export function decimalsOf(step: number): number {
  return String(step).split('.')[1]?.length ?? 0;
}

/** The settings under the model's own types. Throws RangeError, naming the knob, when one does not fit. */
export function valuesOf<P extends Params>(params: P, settings: Settings): Values<P> {
  const candidate: unknown = settings;
  if (isSettingOf(params, candidate)) return candidate;
  const wrong = Object.keys(params).filter((key) => !fits(params[key], settings[key]));
  throw new RangeError(`settings out of range: ${wrong.map((key) => `${key} = ${String(settings[key])}`).join(', ')}`);
}

/** How many items of a list knob are in use at these settings. */
export function countOf(param: Param & { readonly kind: 'list' }, settings: Settings): number {
  const count = param.countedBy === undefined ? undefined : settings[param.countedBy];
  return typeof count === 'number' ? Math.min(count, param.start.length) : param.start.length;
}

/** The seed of a figure's draws at these settings: its `seed` knob, or 1. */
export function seedOf(settings: Settings): number {
  const seed = settings['seed'];
  return typeof seed === 'number' ? seed : 1;
}

interface Grid {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

function nearestNumber(grid: Grid, given: unknown, fallback: number): number {
  const value = typeof given === 'number' ? given : Number.NaN;
  if (Number.isNaN(value)) return fallback;
  const clamped = Math.min(grid.max, Math.max(grid.min, value));
  const whole = Math.floor((grid.max - grid.min) / grid.step + 1e-9);
  const steps = Math.min(whole, Math.round((clamped - grid.min) / grid.step));
  // Rounding to the grid's decimals takes off the dust of binary fractions, so that links stay short.
  return Number((grid.min + steps * grid.step).toFixed(Math.max(decimalsOf(grid.step), decimalsOf(grid.min))));
}

/** Control characters, line ends, and halves of a character, which no link could carry. */
const NO_TEXT = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** What a cut leaves of a character that takes two units. */
const HALF_AT_END = /\p{Cs}$/u;

function nearestText(given: string, most: number): string {
  return given.replace(NO_TEXT, ' ').slice(0, most).replace(HALF_AT_END, '');
}

function isSettingOf<P extends Params>(params: P, candidate: unknown): candidate is Values<P> {
  if (typeof candidate !== 'object' || candidate === null) return false;
  const settings = new Map<string, unknown>(Object.entries(candidate));
  return Object.keys(params).every((key) => fits(params[key], settings.get(key)));
}

function fits(param: Param | undefined, value: unknown): boolean {
  if (param === undefined) return false;
  if (param.kind === 'choice') return param.options.some((option) => option === value);
  if (param.kind === 'text') return typeof value === 'string' && nearestText(value, param.most) === value;
  if (param.kind === 'number') return isWithin(param, value);
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.length === param.start.length && items.every((item) => isWithin(param, item));
}

function isWithin(grid: Grid, value: unknown): boolean {
  return typeof value === 'number' && value >= grid.min && value <= grid.max;
}
