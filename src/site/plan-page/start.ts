import { mount } from 'svelte';
import { openDesk } from '../desk.ts';
import { loadTopics } from '../practice/load-topics.ts';
import PlanPage from './PlanPage.svelte';

/** Puts the plan page into `target`, with the browser's storage and clock. Rejects where its data is missing. */
export async function startPlan(target: HTMLElement): Promise<void> {
  const [chapters, desk] = await Promise.all([loadTopics(), openDesk()]);
  target.replaceChildren();
  mount(PlanPage, { target, props: { needs: { desk, chapters } } });
}
