import { mount } from 'svelte';
import { openDesk } from '../desk.ts';
import { readDiscussion } from '../practice/discussion.ts';
import { loadProblem } from '../practice/generators.ts';
import { loadItems } from '../practice/load-items.ts';
import { loadMarkdown } from '../practice/load-markdown.ts';
import { addressOfPaper, paperAt } from './address.ts';
import { askedOf } from './asked.ts';
import type { ExamNeeds } from './exam.svelte.ts';
import ExamPage from './ExamPage.svelte';
import { sheetStore } from './sheet.ts';

/** Puts the exam page into `target`, with the browser's address, storage and randomness. Rejects where its data is missing. */
export async function startExam(target: HTMLElement): Promise<void> {
  const [pool, desk] = await Promise.all([loadItems(), openDesk()]);
  const slugs = pool.map(({ slug }) => slug);
  const sources = { markdown: loadMarkdown, problem: loadProblem, discussion: readDiscussion, itemsOf };
  const needs: ExamNeeds = {
    desk,
    pool,
    askedOf: (question) => askedOf(question, sources),
    sheets: sheetStore(() => localStorage),
    paperInAddress: () => paperAt(location.href, slugs),
    addressOf: (paper) => addressOfPaper(location.href, paper),
    goTo: (address) => history.pushState(null, '', address),
    copy: (text) => navigator.clipboard.writeText(text),
    print: () => print(),
    randomSeed: () => (crypto.getRandomValues(new Uint16Array(1))[0] ?? 0) + FIXED_SEEDS,
  };
  target.replaceChildren();
  mount(ExamPage, { target, props: { needs } });
}

/** Seeds below are those of the fixed papers. A short number is easily told to a neighbor. */
const FIXED_SEEDS = 100;

/** The items of a list that is given as HTML. */
function itemsOf(html: string): readonly string[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.querySelectorAll('li')].map(({ innerHTML }) => innerHTML);
}
