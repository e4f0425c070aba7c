import type { Values, Params } from '../core/model.ts';
import type { SettingValue, Settings } from './settings.ts';

/** The question that a reader answers before a figure lets itself be touched. */
export interface PredictQuestion {
  /** Inline HTML. */
  readonly questionHtml: string;
  /** Inline HTML, in the order in which they are offered. */
  readonly optionsHtml: readonly string[];
  /** The name of each option where its HTML gives none, because a formula is in it. */
  readonly optionsSpoken: readonly (string | null)[];
  /** The option that comes true, counted from 1. */
  readonly answer: number;
  /** The settings to which the figure moves once a prediction is made; a key that is missing stays at its start. */
  readonly then: Settings;
}

/** Everything about a figure that the chapter decides; all else is in its model. */
export interface FrameProps {
  /** Folder name of the explorable. */
  readonly id: string;
  /** The id of the figure's element in the page, which links jump to. */
  readonly anchor: string;
  /** "7.2" */
  readonly number: string;
  /** What to see, as inline HTML. */
  readonly captionHtml: string;
  readonly predict: PredictQuestion | null;
}

/** What a view is given to draw. */
export interface Drawn<P extends Params, Derived> {
  readonly derived: Derived;
  readonly at: Values<P>;
  /** What the figure showed at its start, once a prediction moved it from there; else null. */
  readonly before: Derived | null;
  /** Changes one setting, for a handle in the picture; null while the figure waits for a prediction. */
  readonly set: SetValue | null;
}

/** Changes one setting; a value out of range is brought inside. */
export type SetValue = (key: string, value: SettingValue) => void;

/** How far the reader is with the prediction. */
export type Prediction =
  | { readonly kind: 'none' }
  | { readonly kind: 'open' }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'made'; readonly chosen: number };
