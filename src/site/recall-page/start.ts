import { mount } from 'svelte';
import { openDesk } from '../desk.ts';
import { isProblem, loadProblem } from '../practice/generators.ts';
import { readDiscussion } from '../practice/discussion.ts';
import { loadCards } from '../practice/load-cards.ts';
import { loadMarkdown } from '../practice/load-markdown.ts';
import { addressOf, choiceIn } from './choice.ts';
import { faceOf } from './face.ts';
import RecallPage from './RecallPage.svelte';

/** Puts the recall page into `target`, with the browser's address, storage and randomness. Rejects where its data is missing. */
export async function startRecall(target: HTMLElement): Promise<void> {
  const [chapters, desk] = await Promise.all([loadCards(), openDesk()]);
  const faceNeeds = {
    chapters,
    markdown: loadMarkdown,
    problem: loadProblem,
    discussion: readDiscussion,
    randomSeed: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
  };
  const slugs = chapters.map(({ slug }) => slug);
  const needs = {
    desk,
    chapters,
    faceOf: (card: string) => faceOf(card, faceNeeds),
    isProblem,
    choice: choiceIn(location.href, slugs),
    remember: (choice: ReturnType<typeof choiceIn>) =>
      history.replaceState(history.state, '', addressOf(location.href, choice)),
  };
  target.replaceChildren();
  mount(RecallPage, { target, props: { needs } });
}
