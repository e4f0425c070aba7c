import type { Component } from 'svelte';
import { render } from 'svelte/server';
import type { FrameProps } from '../../kit/frame.ts';
import { moduleNamed } from '../folder-modules.ts';

type View = Component<{ readonly frame: FrameProps }>;

const views = import.meta.glob<View>('../../explorables/*/View.svelte', { eager: true, import: 'default' });

/** The HTML of a figure at its start, complete without scripts. Throws on an unknown id, naming the known ones. */
export function renderExplorable(frame: FrameProps): string {
  return render(moduleNamed('Explorable', frame.id, views), { props: { frame }, idPrefix: frame.id }).body;
}
