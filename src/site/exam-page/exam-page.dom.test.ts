import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stamp } from '../../study/event.ts';
import { createVisitLog, type Log } from '../../study/log.ts';
import type { PaperChoice } from '../../study/paper.ts';
import { tinyPool } from '../../study/tiny-pool.ts';
import type { ExamNeeds } from './exam.svelte.ts';
import ExamPage from './ExamPage.svelte';
import { sheetStore } from './sheet.ts';
import { asked } from './tiny-exam.ts';

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 10, 23, 12);
const PAPER: PaperChoice = { seed: 7, minutes: 30, questions: null, chapters: [] };

let log: Log = createVisitLog();
let now = NOON;
let ids = 0;
let paper: PaperChoice | null = null;
const copy = vi.fn(() => Promise.resolve());

function needs(source: Partial<ExamNeeds> = {}): ExamNeeds {
  return {
    desk: { log, now: () => now, stamp: () => stamp(now, [(ids += 1)]) },
    pool: tinyPool(3),
    askedOf: ({ kind }) => Promise.resolve(asked(kind)),
    sheets: sheetStore(() => localStorage),
    paperInAddress: () => paper,
    addressOf: (chosen) => (chosen === null ? '/exam/' : `/exam/?seed=${chosen.seed}&minutes=${chosen.minutes}`),
    goTo: (address) => {
      const parameters = new URL(address, 'https://example.org').searchParams;
      const seed = parameters.get('seed');
      paper = seed === null ? null : { ...PAPER, seed: Number(seed), minutes: Number(parameters.get('minutes')) };
    },
    copy,
    print: vi.fn(),
    randomSeed: () => 1234,
    ...source,
  };
}

beforeEach(() => {
  log = createVisitLog();
  now = NOON;
  paper = PAPER;
});
afterEach(() => {
  cleanup();
  localStorage.clear();
});

/** What is on the screen, without what is only printed. */
const onScreen = () => within(document.querySelector<HTMLElement>('.exam-screen') ?? document.body);
const text = (): string => (document.querySelector('.exam-screen')?.textContent ?? '').replace(/\s+/g, ' ');
const click = async (name: RegExp) => fireEvent.click(await onScreen().findByRole('button', { name }));

/** Begins the paper; of its questions each kind looks the same. */
async function begin(): Promise<void> {
  render(ExamPage, { needs: needs() });
  await waitFor(() => expect(screen.getByRole('button', { name: 'Begin' }).hasAttribute('disabled')).toBe(false));
  await click(/^Begin$/);
}

/** Types an answer into every blank of that name. */
async function fill(name: RegExp, answer: string): Promise<void> {
  for (const input of onScreen().getAllByRole('textbox', { name })) {
    await fireEvent.input(input, { target: { value: answer } });
  }
}

it('offers ready-made, fixed and own papers, and goes to the one that is chosen', async () => {
  paper = null;
  render(ExamPage, { needs: needs() });
  expect(screen.getByRole('link', { name: 'Paper C, 170 minutes' }).getAttribute('href')).toBe(
    '/exam/?seed=3&minutes=170',
  );
  await click(/^170 minutes/);
  expect(paper).toMatchObject({ seed: 1234, minutes: 170 });
  await screen.findByRole('heading', { name: 'Paper 1234' });
});

it('tells of the paper before the clock runs, and copies its link', async () => {
  render(ExamPage, { needs: needs() });
  expect(text()).toMatch(/\d questions, \d+ points, 30 minutes, from all chapters/);
  expect(screen.queryByRole('timer')).toBeNull();
  await click(/^Copy link$/);
  expect(copy).toHaveBeenCalledWith('/exam/?seed=7&minutes=30');
  await waitFor(() => expect(text()).toContain('Link copied.'));
});

it('keeps answers and the time through a reload', async () => {
  await begin();
  await fill(/Blank a/, '3');
  cleanup();
  now += 10 * MINUTE;
  render(ExamPage, { needs: needs() });
  await waitFor(() =>
    expect(onScreen().getAllByRole<HTMLInputElement>('textbox', { name: /Blank a/ })[0]?.value).toBe('3'),
  );
  expect(screen.getByRole('timer').textContent).toBe('20:00');
});

it('hides the time on request, and says when it is up all the same', async () => {
  await begin();
  await click(/^Hide time$/);
  expect(screen.queryByRole('timer')).toBeNull();
  cleanup();
  now += 31 * MINUTE;
  render(ExamPage, { needs: needs() });
  expect(text()).toContain('Time is up.');
});

it('says that an answer cannot be read when its blank is left, and never whether it is right', async () => {
  await begin();
  await fill(/Blank a/, 'three');
  await fireEvent.focusOut(onScreen().getAllByRole('textbox', { name: /Blank a/ })[0] ?? document.body);
  expect(text()).toContain('Not readable.');
  await fill(/Blank a/, '5');
  await fireEvent.focusOut(onScreen().getAllByRole('textbox', { name: /Blank a/ })[0] ?? document.body);
  expect(text()).not.toMatch(/Not r/);
});

it('asks once before it takes a paper with open questions', async () => {
  await begin();
  await click(/^Hand in$/);
  expect(text()).toMatch(/questions are unanswered\./);
  await click(/^Go on$/);
  await click(/^Hand in$/);
  await click(/^Hand in now$/);
  expect(text()).toContain('Grade your answers in words');
});

it('grades, writes down what came of it once, and makes each miss a card that is due', async () => {
  await begin();
  await fill(/Blank a/, '3');
  await fill(/Blank b/, '4');
  for (const option of onScreen().getAllByRole('radio', { name: 'B three' })) await fireEvent.click(option);
  await click(/^Hand in$/);
  await click(/^Hand in now$/);
  const points = onScreen().getAllByRole('checkbox');
  expect(points.length % 4).toBe(0);
  await fireEvent.click(points[0] ?? document.body);
  expect(text()).toContain('1 of 4 ticked');
  await click(/^See the result$/);
  await onScreen().findByRole('heading', { name: 'By chapter' });
  const written = async (kind: string) => (await log.all()).filter((event) => event.kind === kind);
  await waitFor(async () => expect(await written('paper')).toMatchObject([{ paper: 'seed=7&minutes=30' }]));
  const misses = await written('review');
  expect(misses).toHaveLength(points.length / 4);
  expect(misses.every((event) => event.kind === 'review' && event.card.includes('/discussion/'))).toBe(true);
  expect(onScreen().getByRole('link', { name: 'recall what is due' }).getAttribute('href')).toBe('/recall/?length=due');
  const size = (await log.all()).length;
  cleanup();
  render(ExamPage, { needs: needs() });
  await onScreen().findByRole('heading', { name: 'By chapter' });
  expect(await log.all()).toHaveLength(size);
});

it('shows the mistake behind a wrong answer, the right one and the solution', async () => {
  await begin();
  await fill(/Blank a/, '5');
  await click(/^Hand in$/);
  await click(/^Hand in now$/);
  await click(/^See the result$/);
  await onScreen().findByRole('heading', { name: 'By chapter' });
  expect(text()).toContain('Blank a: 5, right is 3 Not right. Added.');
  expect(text()).toContain('No answer.');
  expect(text()).toContain('Solution of a problem');
});

it('prints the questions without answers, and the key after them', async () => {
  await begin();
  const printed = document.querySelector('.exam-print');
  const [questions, key] = [printed?.querySelectorAll('.exam-print-question'), printed?.querySelector('.exam-key')];
  expect([...(questions ?? [])].map(({ textContent }) => textContent).join(' ')).not.toMatch(/Solution|Because/);
  expect(key?.textContent).toContain('Solution of a problem');
  expect(key?.previousElementSibling?.className).toBe('exam-print-question');
});

it('leaves out a question that cannot be loaded, and says so', async () => {
  const broken = needs({
    askedOf: ({ kind }) => (kind === 'problem' ? Promise.reject(new Error('gone')) : Promise.resolve(asked(kind))),
  });
  render(ExamPage, { needs: broken });
  await waitFor(() => expect(screen.getByRole('button', { name: 'Begin' }).hasAttribute('disabled')).toBe(false));
  await click(/^Begin$/);
  expect(text()).toContain('This question could not be loaded. It does not count');
});

it('says so where the browser keeps nothing', async () => {
  render(ExamPage, { needs: needs({ sheets: { read: () => null, write: () => false, remove: () => undefined } }) });
  await waitFor(() => expect(screen.getByRole('button', { name: 'Begin' }).hasAttribute('disabled')).toBe(false));
  await click(/^Begin$/);
  expect(text()).toContain('This browser keeps nothing for this site');
});

it('loses nothing at a jump to a question, even where nothing is kept', async () => {
  render(ExamPage, { needs: needs({ sheets: { read: () => null, write: () => false, remove: () => undefined } }) });
  await waitFor(() => expect(screen.getByRole('button', { name: 'Begin' }).hasAttribute('disabled')).toBe(false));
  await click(/^Begin$/);
  await fill(/Blank a/, '3');
  await fireEvent.popState(window);
  expect(onScreen().getAllByRole<HTMLInputElement>('textbox', { name: /Blank a/ })[0]?.value).toBe('3');
});

it('can be taken once more', async () => {
  await begin();
  await click(/^Hand in$/);
  await click(/^Hand in now$/);
  await click(/^See the result$/);
  await click(/^The same once more$/);
  await screen.findByRole('button', { name: 'Begin' });
});
