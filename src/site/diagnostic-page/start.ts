import { mount } from 'svelte';
import { diagnosticOf, type DiagnosticQuestion } from '../../study/diagnostic.ts';
import { openDesk } from '../desk.ts';
import { loadProblem } from '../practice/generators.ts';
import { loadCards } from '../practice/load-cards.ts';
import { loadItems } from '../practice/load-items.ts';
import { loadMarkdown } from '../practice/load-markdown.ts';
import { loadTopics } from '../practice/load-topics.ts';
import DiagnosticPage from './DiagnosticPage.svelte';
import { shownQuestion } from './question.ts';

/** Puts the diagnostic into `target`, with the browser's storage and randomness. Rejects where its data is missing. */
export async function startDiagnostic(target: HTMLElement): Promise<void> {
  const [pool, chapters, topics, desk] = await Promise.all([loadItems(), loadCards(), loadTopics(), openDesk()]);
  const cards = chapters.flatMap(({ slug, cards: list }) =>
    list.map(({ key, section }) => ({ chapter: slug, key, section })),
  );
  const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  const questions = diagnosticOf({ pool, cards }, { seed, count: QUESTIONS, choices: CHOICES });
  const needs = { chapters, markdown: loadMarkdown, problem: loadProblem };
  const shown = (question: DiagnosticQuestion) => shownQuestion(question, needs);
  target.replaceChildren();
  mount(DiagnosticPage, { target, props: { needs: { desk, topics, questions, shown } } });
}

/** Fifteen cards of a third of a minute and five choices of two minutes are fifteen minutes. */
const QUESTIONS = 20;
const CHOICES = 5;
