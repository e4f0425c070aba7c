import type { Component } from 'svelte';
import { render } from 'svelte/server';
import type { Params } from '../../core/model.ts';
import type { FrameProps } from '../../kit/frame.ts';
import { atStart } from '../../kit/run.ts';
import type { AnyModel } from '../../kit/settings.ts';
import { findExplorable } from './find.ts';

type View = Component<{ readonly frame: FrameProps }>;

const views = import.meta.glob<View>('../../explorables/*/View.svelte', { eager: true, import: 'default' });
const models = import.meta.glob<AnyModel>('../../explorables/*/model.ts', { eager: true, import: 'model' });

/** The HTML of a figure at its start, complete without scripts. Throws on an unknown id, naming the known ones. */
export function renderExplorable(frame: FrameProps): string {
  return render(findExplorable(views, frame.id), { props: { frame }, idPrefix: frame.id }).body;
}

/** The title of a figure. */
export function explorableTitle(id: string): string {
  return findExplorable(models, id).title;
}

/** What a figure shows at its start, in words. */
export function explorableDescription(id: string): string {
  const model = findExplorable(models, id);
  const { derived, at } = atStart(model);
  return model.describe(derived, at);
}

/** The knobs of a figure. */
export function paramsOf(id: string): Params {
  return findExplorable(models, id).params;
}
