import { range } from '../core/array.ts';
import type { Param, Params } from '../core/model.ts';
import type { Rng } from '../core/rng.ts';
import { nearestValue, type Settings, type SettingValue } from './settings.ts';

/**
 * One setting of all knobs drawn at random: every knob uniform over its range, on its grid.
 *
 * A text has any length up to its limit; most of its characters are those of its start, the others are such as markup,
 * links and drawings could stumble over.
 */
export function randomSettings(params: Params, rng: Rng): Settings {
  return Object.fromEntries(Object.entries(params).map(([key, param]) => [key, randomValue(param, rng)]));
}

function randomValue(param: Param, rng: Rng): SettingValue {
  if (param.kind === 'choice') return rng.pick(param.options);
  if (param.kind === 'text') return nearestValue(param, randomText(param, rng));
  const draw = () => param.min + (param.max - param.min) * rng.uniform();
  return nearestValue(param, param.kind === 'number' ? draw() : range(param.start.length).map(draw));
}

const ODD_CHARACTERS = [' ', ',', '_', '^', '<', '&', '"', '%', '{', '\\', 'é', '\u0301', '漢', '😀'];
const SHARE_OF_ODD = 0.1;

function randomText({ start, most }: Param & { readonly kind: 'text' }, rng: Rng): string {
  const usual = [...start];
  const character = () => rng.pick(usual.length === 0 || rng.uniform() < SHARE_OF_ODD ? ODD_CHARACTERS : usual);
  return range(rng.integer(0, most)).map(character).join('');
}
