import { mount, unmount, type Component } from 'svelte';
import type { FrameProps } from '../../kit/frame.ts';
import { moduleNamed } from '../folder-modules.ts';

type View = Component<{ readonly frame: FrameProps }>;

const views = import.meta.glob<View>('../../explorables/*/View.svelte', { import: 'default' });

/** Loads the view of a figure and puts it in the place of its still in the page. Resolves to what ends it. */
export async function wake(host: HTMLElement): Promise<() => void> {
  const { id = '', frame: text = '' } = host.dataset;
  const view = await moduleNamed('Explorable', id, views)();
  const frame: unknown = JSON.parse(text);
  if (!isFrame(frame)) throw new Error(`the frame of figure "${id}" is not what the page was built with`);
  // The still lost the marks of Svelte when the page was made light, so the same picture is made anew in its place.
  host.replaceChildren();
  const figure = mount(view, { target: host, props: { frame } });
  return () => void unmount(figure);
}

/** The build wrote it whole or not at all. */
function isFrame(frame: unknown): frame is FrameProps {
  return typeof frame === 'object' && frame !== null && 'id' in frame && 'predict' in frame;
}
