import type { Rng } from './rng.ts';

/**
 * One knob of a figure, declared once: its control, its link, its help and its tests all read this.
 *
 * An `advanced` knob stands behind "More settings". Of a list with `countedBy`, the reader sees only as many
 * items as the number knob of that key says; the others keep their values. A number knob with the key `seed`
 * is the seed of the figure's random draws; without one the seed is 1. A number knob that shows a power of ten
 * holds the exponent: at -2 the reader sees 0.01. The slider of one with `spacing: 'log'` moves evenly in the
 * logarithm; where its range begins at 0, that is its first stop. A text knob takes any characters but line breaks
 * and other control characters, at most `most` UTF-16 units of them; a figure shows them as they are, never as markup.
 * A knob that is `inPicture` has no control of its own: the view sets it, by mouse and by keyboard alike.
 */
export type Param = Readonly<{
  label: string;
  unit?: string;
  help?: string;
  advanced?: boolean;
  inPicture?: boolean;
}> &
  Readonly<
    | {
        kind: 'number';
        min: number;
        max: number;
        step: number;
        start: number;
        digits?: number;
        shows?: 'power of ten';
        spacing?: 'log';
      }
    | { kind: 'choice'; options: readonly string[]; start: string }
    | { kind: 'text'; most: number; start: string }
    | { kind: 'list'; min: number; max: number; step: number; start: readonly number[]; countedBy?: string }
  >;

/** The knobs of a figure by key, in the order in which the reader meets them. */
export type Params = Readonly<Record<string, Param>>;

/** The value that one knob takes: a number, one of its options, a text, or a list as long as its start. */
export type ValueOf<P extends Param> = P extends { kind: 'choice'; options: readonly (infer O)[] }
  ? O
  : P extends { kind: 'text' }
    ? string
    : P extends { kind: 'list' }
      ? readonly number[]
      : number;

/** One setting of all knobs. */
export type Values<P extends Params> = { readonly [K in keyof P]: ValueOf<P[K]> };

/** A button that sets some of the knobs at once. */
export interface Shortcut<P extends Params> {
  readonly label: string;
  /** The new values, from the present ones; a value out of range is brought inside. */
  readonly settings: (at: Values<P>) => Partial<Values<P>>;
}

/** The timeline of a figure: how many steps it can take at most, and where it stands at first. */
export interface Steps<P extends Params> {
  readonly label: string;
  readonly most: number;
  readonly start: number;
  /** How many steps one setting takes, where that is not always `most`; from there on the figure stands still. */
  readonly upTo?: (at: Values<P>) => number;
}

/** A number that the figure shows beside its picture. */
export interface Reading {
  /** Plain text in which `_` and `^` set what follows lower and higher, as in TeX: "σ_{max}". */
  readonly label: string;
  /** Already rounded for reading. */
  readonly value: string;
}

/**
 * The computation behind one explorable: numbers in, numbers out, never a pixel.
 *
 * Every function is pure. A model with time has `init` and `step`; step number n of seed s gets its
 * own fresh generator, so equal settings, seed and step give equal states on every machine, and a
 * figure can be tested, linked and rewound.
 */
export interface Model<P extends Params, State, Derived> {
  readonly title: string;
  readonly params: P;
  /** Buttons below the knobs. */
  readonly shortcuts?: readonly Shortcut<P>[];
  /** Present when the figure has time. */
  readonly steps?: Steps<P>;
  /** The state before the first step. */
  readonly init: (at: Values<P>, rng: Rng) => State;
  /** One step on, as a new state; required exactly when `steps` is present. */
  readonly step?: (state: State, at: Values<P>, rng: Rng) => State;
  /** Every series and number that is drawn or read out: finite, in the units of the text. */
  readonly derive: (state: State, at: Values<P>) => Derived;
  /** The numbers beside the picture. */
  readonly readings: (derived: Derived, at: Values<P>) => readonly Reading[];
  /** The result in a sentence or two, for whoever cannot see the picture. */
  readonly describe: (derived: Derived, at: Values<P>) => string;
  /** Sentence -> what holds at every setting; each one is a test. */
  readonly laws: Readonly<Record<string, (derived: Derived, at: Values<P>) => boolean>>;
}

/** Names the types of a model from its knobs, so that a misspelt option in a formula is a compile error. */
export function defineModel<const P extends Params, State, Derived>(
  model: Model<P, State, Derived>,
): Model<P, State, Derived> {
  return model;
}
