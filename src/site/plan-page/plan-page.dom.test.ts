import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startOf } from '../../study/day.ts';
import { stamp } from '../../study/event.ts';
import { hasReviews } from '../../study/marker.ts';
import { createVisitLog, type Log } from '../../study/log.ts';
import type { TopicChapter } from '../practice/topics-data.ts';
import PlanPage from './PlanPage.svelte';

const HOUR = 3_600_000;
const NINE = startOf('2026-11-23') + 9 * HOUR;

const chapter = (slug: string, number: number): TopicChapter => ({
  slug,
  number,
  short: slug.toUpperCase(),
  topics: ['one', 'two'].map((id, index) => ({
    id: `${slug}/${id}`,
    chapter: slug,
    number: `${number}.${index + 1}`,
    title: `Section ${id}`,
    href: `/${slug}/#${id}`,
    minutes: 4,
    cards: [`${slug}/${id}-a`, `${slug}/${id}-b`],
    problems: index === 0 ? [{ id: `${slug}/problem/p`, minutes: 10 }] : [],
    discussions: [],
  })),
  exercises: [{ id: `${slug}/problem/p`, title: `Problem of ${slug}`, href: `/${slug}/homeworks/#problem-p` }],
});

let log: Log = createVisitLog();
let now = NINE;
let ids = 0;

const open = (): void => {
  const desk = { log, now: () => now, stamp: () => stamp(now, [(ids += 1)]) };
  render(PlanPage, { needs: { desk, chapters: [chapter('cnn', 5), chapter('rnn', 7)] } });
};
beforeEach(() => {
  log = createVisitLog();
  now = NINE;
});
afterEach(() => {
  cleanup();
  localStorage.clear();
});

const button = (name: string) => screen.findByRole('button', { name });
const main = (): string => document.body.textContent.replace(/\s+/g, ' ');
const setExam = (value: string | null, at = NINE - HOUR) =>
  log.append({ ...stamp(at, [(ids += 1)]), kind: 'setting', name: 'exam', value });
const review = (card: string, grade: 'again' | 'good') =>
  log.append({ ...stamp(NINE - HOUR, [(ids += 1)]), kind: 'review', card, grade });

it('makes a plan from a date in two clicks, and keeps it', async () => {
  open();
  const make = await button('Make the plan');
  expect(make.hasAttribute('disabled')).toBe(true);
  await fireEvent.input(screen.getByLabelText('Day of the exam'), { target: { value: '2026-12-01' } });
  await fireEvent.click(screen.getByRole('radio', { name: '45' }));
  await fireEvent.click(make);
  await screen.findByRole('heading', { name: 'Today' });
  expect(main()).toContain('Tuesday 1 December 2026, in 8 days · 45 minutes a day');
  expect(await log.all()).toMatchObject([
    { kind: 'setting', name: 'exam', value: '2026-12-01' },
    { kind: 'setting', name: 'minutes', value: 45 },
  ]);
  expect(hasReviews()).toBe(true);
});

it('takes no day before tomorrow, and says why', async () => {
  open();
  const make = await button('Make the plan');
  await fireEvent.input(screen.getByLabelText('Day of the exam'), { target: { value: '2026-11-23' } });
  expect(main()).toContain('A plan needs a day before the exam: choose tomorrow or later.');
  expect(make.hasAttribute('disabled')).toBe(true);
});

it('leads each task to its place, and names its chapter and minutes', async () => {
  await setExam('2026-12-01');
  open();
  const read = await screen.findByRole('link', { name: '7.1 Section one' });
  expect(read.getAttribute('href')).toBe('/rnn/#one');
  const [recall] = screen.getAllByRole('link', { name: '8 cards of 4 sections, mixed' });
  expect(recall?.getAttribute('href')).toMatch(/^\/recall\/\?length=due&sections=(\w+\/\w+,){3}\w+\/\w+$/);
  expect(main()).toContain('0 of 5 done, 20 min to go.'); // four times 4 to read and 1 to recall
});

it('ticks a task and takes the tick back; what was recalled is ticked by itself', async () => {
  await setExam('2026-12-01');
  open();
  const box = await screen.findByRole('checkbox', { name: 'Done: Read 7.1 Section one' });
  await fireEvent.click(box);
  await screen.findByText(/1 of 5 done, 16 min to go/);
  await fireEvent.click(box);
  await screen.findByText(/0 of 5 done/);
  for (const card of ['one-a', 'one-b', 'two-a', 'two-b'])
    for (const slug of ['cnn', 'rnn'])
      await log.append({ ...stamp(NINE, [(ids += 1)]), kind: 'review', card: `${slug}/${card}`, grade: 'good' });
  const recall = await screen.findByRole<HTMLInputElement>('checkbox', { name: /Done: Recall/ });
  await waitFor(() => expect([recall.checked, recall.disabled]).toEqual([true, true]));
});

it('names the five weakest sections once something was asked', async () => {
  await setExam('2026-12-01');
  await review('rnn/two-a', 'again');
  await review('cnn/one-a', 'good');
  open();
  const list = within(
    (await screen.findByRole('heading', { name: 'Your weakest sections' })).parentElement ?? document.body,
  );
  expect(list.getAllByRole('listitem')[0]?.textContent).toContain('7.2 Section two RNN, 0\u00a0% right');
  expect(main()).toContain('What you know');
});

it('says which days were missed', async () => {
  await setExam('2026-12-01');
  now = NINE + 72 * HOUR;
  open();
  await screen.findByText(/Nothing was done on Tue 24 Nov and Wed 25 Nov/);
});

it('names what does not fit', async () => {
  await setExam('2026-11-25');
  await log.append({ ...stamp(NINE - HOUR, [(ids += 1)]), kind: 'setting', name: 'minutes', value: 5 });
  open();
  await screen.findByRole('heading', { name: 'What does not fit' });
  expect(main()).toContain('3 sections of least value have no time');
});

it('explains an exam today and one that is over, and can end the plan', async () => {
  await setExam('2026-11-23');
  open();
  await screen.findByText(/The exam is today/);
  cleanup();
  await setExam('2026-11-20', NINE);
  open();
  await screen.findByText(/The exam is over/);
  await fireEvent.click(await button('End the plan'));
  await button('Make the plan');
});

it('says what the reader has to know of the records', async () => {
  log = createVisitLog('This browser keeps no records.');
  open();
  await screen.findByText('This browser keeps no records.');
});
