import { describe, expect, it } from 'vitest';
import { figureAnchor } from '../../src/book/address.ts';
import { range } from '../../src/core/array.ts';
import { remembered } from '../../src/core/remembered.ts';
import { createRng } from '../../src/core/rng.ts';
import { randomSettings } from '../../src/kit/random-settings.ts';
import { atStart, createRun } from '../../src/kit/run.ts';
import { nearestValue, startSettings, valuesOf, type AnyModel, type Settings } from '../../src/kit/settings.ts';
import { renderExplorable } from '../../src/site/explorables/render.ts';
import { byFolder } from '../../src/site/folder-modules.ts';

const models = import.meta.glob<AnyModel>('../../src/explorables/*/model.ts', { eager: true, import: 'model' });
const figures = [...byFolder(models)];

const SETTINGS = 100;
/** Of a figure that trains for long, each setting of which goes through as many states. */
const SETTINGS_OF_LONG_RUNS = 30;
const LONG = 100;
const BROKEN = /NaN|undefined|null|Infinity|∞|\[object|[-−]0(?:\.0+)?(?![\d.])/;

it('finds the explorables', () => {
  expect(figures.length).toBeGreaterThan(0);
});

describe.each(figures)('the explorable %s', (id, model) => {
  /** Run when a test first asks, so that a chosen figure does not wait for all others. */
  const shows = remembered(() => drawn(model));

  it('starts inside the range and on the grid of every knob', () => {
    for (const [key, param] of Object.entries(model.params)) {
      expect({ [key]: nearestValue(param, param.start) }).toEqual({ [key]: param.start });
    }
    expect(() => valuesOf(model.params, startSettings(model.params))).not.toThrow();
  });

  it('has a step exactly when it has a timeline', () => {
    expect(model.step !== undefined).toBe(model.steps !== undefined);
  });

  it('gives finite numbers at every setting', () => {
    expect(
      shows()
        .filter(({ derived }) => !isFinite(derived))
        .map(({ settings }) => settings),
    ).toEqual([]);
  });

  it.each(Object.entries(model.laws))('obeys the law: %s', (_, law) => {
    expect(
      shows()
        .filter(({ derived, at }) => !law(derived, at))
        .map(({ settings }) => settings),
    ).toEqual([]);
  });

  it('repeats itself from the same settings', () => {
    for (const { settings, step, derived } of shows().slice(0, 20)) {
      expect(createRun(model, settings)(step).derived).toEqual(derived);
    }
  });

  it('leaves what it is given untouched', () => {
    for (const { settings } of shows().slice(0, 20)) {
      const at = frozen(valuesOf(model.params, settings));
      const first = frozen(model.init(at, createRng(1)));
      const state = frozen(model.step?.(first, at, createRng(2)) ?? first);
      const derived = frozen(model.derive(state, at));
      expect(() => [model.readings(derived, at), model.describe(derived, at)]).not.toThrow();
    }
  });

  it('says every result in words and readings, without a broken number', () => {
    const texts = shows().flatMap(({ derived, at }) => [
      model.describe(derived, at),
      ...model.readings(derived, at).flatMap(({ label, value }) => [label, value]),
    ]);
    expect(texts.filter((text) => text.trim() === '' || BROKEN.test(text))).toEqual([]);
  });

  it('names a number in the description of its start', () => {
    const { derived, at } = atStart(model);
    expect(model.describe(derived, at)).toMatch(/\d/);
  });

  it('looks as its still does: look at the figure, then run "npm run stills"', async () => {
    const body = renderExplorable({
      id,
      anchor: figureAnchor(id),
      number: '0.0',
      captionHtml: 'Caption.',
      predict: null,
    });
    // One tag a line, so that a changed still is a readable change.
    await expect(body.replaceAll('><', '>\n<')).toMatchFileSnapshot(`../../src/explorables/${id}/still.html`);
  });
});

/** What a model shows at its start and at random settings and steps. */
function drawn(model: AnyModel) {
  const rng = createRng(182);
  const most = model.steps?.most ?? 0;
  const settings: readonly Settings[] = [
    startSettings(model.params),
    ...range(most > LONG ? SETTINGS_OF_LONG_RUNS : SETTINGS).map(() => randomSettings(model.params, rng)),
  ];
  return settings.map((each) => ({ settings: each, ...createRun(model, each)(rng.integer(0, most)) }));
}

/** Whether every number in a tree of objects and lists is finite. */
function isFinite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isFinite);
}

/** The same value, in which any change throws. Typed arrays cannot be frozen and are left as they are. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}
