import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startOf } from '../../study/day.ts';
import type { DiagnosticQuestion } from '../../study/diagnostic.ts';
import { stamp } from '../../study/event.ts';
import { createVisitLog, type Log } from '../../study/log.ts';
import type { TopicChapter } from '../practice/topics-data.ts';
import type { DiagnosticNeeds } from './diagnostic.svelte.ts';
import DiagnosticPage from './DiagnosticPage.svelte';
import type { ShownQuestion } from './question.ts';

const NINE = startOf('2026-11-23') + 9 * 3_600_000;

const CHAPTER: TopicChapter = {
  slug: 'rnn',
  number: 7,
  short: 'RNNs',
  topics: ['one', 'two', 'three'].map((id, index) => ({
    id: `rnn/${id}`,
    chapter: 'rnn',
    number: `7.${index + 1}`,
    title: `Section ${id}`,
    href: `/rnn/#${id}`,
    minutes: 4,
    cards: [`rnn/${id}-card`],
    problems: index === 2 ? [{ id: 'rnn/problem/p', minutes: 10 }] : [],
    discussions: [],
  })),
  exercises: [],
};
const QUESTIONS: readonly DiagnosticQuestion[] = [
  { kind: 'card', card: 'rnn/one-card', chapter: 'rnn', section: 'one' },
  { kind: 'choice', item: 'rnn/problem/p', problem: 'p', blank: 'dw', seed: 4, chapter: 'rnn', section: 'three' },
  { kind: 'card', card: 'rnn/two-card', chapter: 'rnn', section: 'two' },
];

let log: Log = createVisitLog();
let now = NINE;
let ids = 0;
const shown = vi.fn((question: DiagnosticQuestion): Promise<ShownQuestion> => Promise.resolve(shownOf(question)));

function shownOf(question: DiagnosticQuestion): ShownQuestion {
  if (question.kind === 'card')
    return { kind: 'card', card: question.card, front: `Front of ${question.card}`, back: `Back of ${question.card}` };
  const options = ['wrong', 'right', 'other'].map((text) => ({ text: `<b>${text}</b>`, spoken: text }));
  return {
    kind: 'choice',
    item: 'rnn/problem/p/dw',
    seed: 5,
    statement: 'Compute it.',
    label: 'The slope',
    options,
    right: 1,
  };
}

beforeEach(() => {
  log = createVisitLog();
  now = NINE;
  shown.mockClear();
});
afterEach(() => {
  cleanup();
  localStorage.clear();
});

const button = (name: string) => screen.findByRole('button', { name });
const click = async (name: string) => fireEvent.click(await button(name));
const press = (key: string) => fireEvent.keyDown(document.body, { key });
const main = (): string => document.body.textContent.replace(/\s+/g, ' ');

async function begin(): Promise<void> {
  const desk = { log, now: () => now, stamp: () => stamp(now, [(ids += 1)]) };
  const needs: DiagnosticNeeds = { desk, topics: [CHAPTER], questions: QUESTIONS, shown };
  render(DiagnosticPage, { needs });
  await click('Begin');
  await screen.findByText('Front of rnn/one-card');
}

it('asks cards and choices, keeps what came of them, and names the weakest sections', async () => {
  await begin();
  expect(main()).not.toContain('Back of');
  await press(' ');
  expect(main()).toContain('Back of rnn/one-card');
  await press('1');
  await fireEvent.click(await screen.findByRole('radio', { name: /right/ }));
  await click('Answer');
  await screen.findByText('Front of rnn/two-card');
  await click('Reveal');
  await click('Known');
  await screen.findByRole('heading', { name: '2 of 3 known' });
  const [weak] = screen.getAllByRole('listitem');
  expect(weak?.textContent).toContain('7.1 Section one RNNs, 0\u00a0% right');
  expect(await log.all()).toMatchObject([
    { kind: 'review', card: 'rnn/one-card', grade: 'again' },
    { kind: 'choice', item: 'rnn/problem/p/dw', seed: 5, chosen: 'right' },
    { kind: 'review', card: 'rnn/two-card', grade: 'good' },
    { kind: 'done', task: 'diagnostic', day: '2026-11-23' },
  ]);
});

it('tells a named mistake from not knowing', async () => {
  await begin();
  await press(' ');
  await press('3');
  await click('I do not know');
  await screen.findByText('Front of rnn/two-card');
  const [, unknown] = await log.all();
  expect(unknown).toMatchObject({ kind: 'choice', chosen: 'wrong' });
  expect(unknown).not.toHaveProperty('slip');
  cleanup();
  await begin();
  await press(' ');
  await press('3');
  await fireEvent.click(await screen.findByRole('radio', { name: /other/ }));
  await click('Answer');
  await screen.findByText('Front of rnn/two-card');
  expect((await log.all()).at(-1)).toMatchObject({ kind: 'choice', chosen: 'wrong', slip: true });
});

it('may end early, and what was answered counts; before an answer nothing is kept', async () => {
  await begin();
  await click('End');
  await screen.findByRole('heading', { name: 'Ended before it began' });
  expect(await log.all()).toEqual([]);
  cleanup();
  await begin();
  await press(' ');
  await press('2');
  await screen.findByText('Compute it.');
  await click('End');
  await screen.findByRole('heading', { name: '1 of 1 known' });
  expect((await log.all()).map(({ kind }) => kind)).toEqual(['review', 'done']);
});

it('says when fifteen minutes are over, and does not end by itself', async () => {
  await begin();
  now += 16 * 60_000;
  await press(' ');
  await press('3');
  await screen.findByText('Compute it.');
  expect(main()).toContain('2 of 3 · 16 minutes are over, you may end here');
});

it('leaves out a question that does not load', async () => {
  shown.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  const desk = { log, now: () => now, stamp: () => stamp(now, [(ids += 1)]) };
  render(DiagnosticPage, { needs: { desk, topics: [CHAPTER], questions: QUESTIONS, shown } });
  await click('Begin');
  await click('Leave it out');
  await screen.findByText('Compute it.');
});
