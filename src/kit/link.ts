import type { Param, Params } from '../core/model.ts';
import { changeSettings, startSettings, type Settings, type SettingValue } from './settings.ts';

/** What a link says about a figure. A step that it does not name is null. */
export interface LinkedSetting {
  readonly settings: Settings;
  readonly step: number | null;
}

const FIGURE_KEY = 'figure';
const STEP_KEY = 'step';
const SEPARATOR = '_';

/** An address with all settings of one figure in its query; `step` is null for a figure without time. */
export function settingsLink(page: string, id: string, linked: LinkedSetting): string {
  const url = new URL(page);
  const settings = Object.entries(linked.settings).map(([key, value]): [string, string] => [key, written(value)]);
  const step: [string, string][] = linked.step === null ? [] : [[STEP_KEY, String(linked.step)]];
  url.search = new URLSearchParams([[FIGURE_KEY, id], ...settings, ...step]).toString();
  return url.href;
}

/** Whether a page's query (`?…`) sets the figure of this id. */
export function isLinked(query: string, id: string): boolean {
  return new URLSearchParams(query).get(FIGURE_KEY) === id;
}

/** The settings that a page's query gives to a figure, or null. Values are brought into range, unknown keys ignored. */
export function linkedSetting(query: string, id: string, params: Params): LinkedSetting | null {
  if (!isLinked(query, id)) return null;
  const words = new URLSearchParams(query);
  const changes = Object.entries(params).flatMap(([key, param]) => {
    const word = words.get(key);
    return word === null ? [] : [[key, read(param, word)] as const];
  });
  const step = words.get(STEP_KEY);
  return {
    settings: changeSettings(params, startSettings(params), Object.fromEntries(changes)),
    step: step === null ? null : readNumber(step),
  };
}

function written(value: SettingValue): string {
  return typeof value === 'object' ? value.join(SEPARATOR) : String(value);
}

function read(param: Param, word: string): SettingValue {
  if (param.kind === 'choice' || param.kind === 'text') return word;
  return param.kind === 'number' ? readNumber(word) : word.split(SEPARATOR).map(readNumber);
}

/** `Number('')` is 0, which nobody wrote. */
function readNumber(word: string): number {
  return word.trim() === '' ? Number.NaN : Number(word);
}
