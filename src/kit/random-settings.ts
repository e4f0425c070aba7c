import { range } from '../core/array.ts';
import type { Param, Params } from '../core/model.ts';
import type { Rng } from '../core/rng.ts';
import { nearestValue, type Settings, type SettingValue } from './settings.ts';

/** One setting of all knobs drawn at random: every knob uniform over its range, on its grid. */
export function randomSettings(params: Params, rng: Rng): Settings {
  return Object.fromEntries(Object.entries(params).map(([key, param]) => [key, randomValue(param, rng)]));
}

function randomValue(param: Param, rng: Rng): SettingValue {
  if (param.kind === 'choice') return rng.pick(param.options);
  const draw = () => param.min + (param.max - param.min) * rng.uniform();
  return nearestValue(param, param.kind === 'number' ? draw() : range(param.start.length).map(draw));
}
