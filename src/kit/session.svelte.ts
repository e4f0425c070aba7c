import type { Model, Params, Reading } from '../core/model.ts';
import type { Drawn, FrameProps, Prediction, SetValue } from './frame.ts';
import type { LinkedSetting } from './link.ts';
import { atStart, createRun, nearestStep, startStep } from './run.ts';
import { changeSettings, startSettings, type Settings } from './settings.ts';

/**
 * The state of one figure on a page: its settings, its step, the prediction, and what follows from them.
 *
 * Moving along the timeline reuses the states of the run; only a changed setting computes them anew.
 */
export class Session<P extends Params, State, Derived> {
  readonly #model: Model<P, State, Derived>;
  readonly #frame: FrameProps;
  #settings: Settings = $state.raw({});
  #step = $state(0);
  #hasMoved = $state(false);
  #prediction: Prediction = $state.raw({ kind: 'none' });
  readonly #show = $derived.by(() => createRun(this.#model, this.#settings));
  readonly #shown = $derived(this.#show(this.#step));
  readonly #before = $derived.by(() => (this.#hasMoved ? atStart(this.#model).derived : null));

  constructor(model: Model<P, State, Derived>, frame: FrameProps) {
    this.#model = model;
    this.#frame = frame;
    this.#prediction = { kind: frame.predict === null ? 'none' : 'open' };
    this.reset();
  }

  get settings(): Settings {
    return this.#settings;
  }

  get step(): number {
    return this.#shown.step;
  }

  /** The last step of the present setting. */
  get most(): number {
    return this.#shown.most;
  }

  get prediction(): Prediction {
    return this.#prediction;
  }

  /** Whether the figure waits for a prediction. */
  get isLocked(): boolean {
    return this.#prediction.kind === 'open';
  }

  get drawn(): Drawn<P, Derived> {
    const { derived, at } = this.#shown;
    return { derived, at, before: this.#before, set: this.isLocked ? null : this.set };
  }

  get readings(): readonly Reading[] {
    return this.#model.readings(this.#shown.derived, this.#shown.at);
  }

  get description(): string {
    return this.#model.describe(this.#shown.derived, this.#shown.at);
  }

  /** What the buttons below the knobs do. */
  get shortcuts(): readonly { readonly label: string; readonly take: () => void }[] {
    return (this.#model.shortcuts ?? []).map(({ label, settings }) => ({
      label,
      take: () => this.#change(settings(this.#shown.at)),
    }));
  }

  readonly set: SetValue = (key, value) => this.#change({ [key]: value });

  #change(changes: Readonly<Record<string, unknown>>): void {
    this.#settings = changeSettings(this.#model.params, this.#settings, changes);
  }

  readonly goTo = (step: number): void => {
    this.#step = nearestStep(this.#model, step);
  };

  /** Back to the start; a figure that has been unlocked stays so. */
  readonly reset = (): void => {
    this.#settings = startSettings(this.#model.params);
    this.#step = startStep(this.#model);
    this.#hasMoved = false;
  };

  /** Takes any option, counted from 0, and moves the figure to where the answer shows. */
  readonly predict = (chosen: number): void => {
    this.reset();
    this.#prediction = { kind: 'made', chosen };
    this.#settings = changeSettings(this.#model.params, this.#settings, this.#frame.predict?.then ?? {});
    this.#hasMoved = true;
  };

  readonly skip = (): void => {
    this.#prediction = { kind: 'skipped' };
  };

  /** Takes the settings of a link, unlocked. */
  readonly open = ({ settings, step }: LinkedSetting): void => {
    if (this.isLocked) this.skip();
    this.#settings = settings;
    this.goTo(step ?? startStep(this.#model));
  };
}
