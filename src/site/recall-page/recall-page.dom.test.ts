import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stamp } from '../../study/event.ts';
import { createVisitLog, type Log } from '../../study/log.ts';
import type { Choice } from './choice.ts';
import type { Face } from './face.ts';
import type { RecallNeeds } from './recall.svelte.ts';
import RecallPage from './RecallPage.svelte';

const DAY = 86_400_000;
const NOON = Date.UTC(2026, 10, 23, 12);

const chapter = (slug: string, keys: readonly string[]) => ({
  slug,
  number: slug === 'cnn' ? 5 : 7,
  title: slug,
  short: slug.toUpperCase(),
  sections: [{ id: 'loop', number: '7.1', title: `The loop of ${slug}` }],
  cards: keys.map((key) => ({ key, section: 'loop', front: key, back: key, fact: `/${slug}/#fact-${key}` })),
});
const face = (card: string): Face => ({
  front: `<p>Front of ${card}</p>`,
  back: `<p>Back of ${card}</p>`,
  source: { chapter: 'RNN', place: '7.1 The loop', href: `/fact/${card}`, link: 'Read it in the notes' },
});

let log: Log = createVisitLog();
let now = NOON;
let ids = 0;
const faceOf = vi.fn((card: string) => Promise.resolve(face(card)));
const remember = vi.fn();

function needs(choice: Choice = { length: 5, chapters: [], sections: [] }): RecallNeeds {
  return {
    desk: { log, now: () => now, stamp: () => stamp(now, [(ids += 1)]) },
    chapters: [chapter('cnn', ['a', 'b']), chapter('rnn', ['c', 'd'])],
    faceOf,
    isProblem: (id) => id === 'simple',
    choice,
    remember,
  };
}

beforeEach(() => {
  log = createVisitLog();
  now = NOON;
  faceOf.mockClear();
  remember.mockClear();
  Element.prototype.scrollIntoView = vi.fn();
});
afterEach(() => {
  cleanup();
  localStorage.clear();
});

const button = (name: RegExp) => screen.findByRole('button', { name });
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
const main = (): string => document.body.textContent.replace(/\s+/g, ' ');

async function begin(choice?: Choice): Promise<void> {
  render(RecallPage, { needs: needs(choice) });
  await fireEvent.click(await button(/^Recall/));
  await screen.findByText(/^Front of/);
}

/** Reviews of three days ago, from before the page was opened. */
async function before(...cards: readonly string[]): Promise<void> {
  for (const card of cards)
    await log.append({ ...stamp(NOON - 3 * DAY, [(ids += 1)]), kind: 'review', card, grade: 'good' });
}

it('offers what is due first, and remembers the choice of a session', async () => {
  await before('rnn/d');
  render(RecallPage, { needs: needs() });
  await screen.findByText('1 card is due, 3 are new to you.');
  expect(main()).toContain('1 due, 3 new');
  await fireEvent.click(screen.getByRole('radio', { name: 'all due' }));
  expect(remember).toHaveBeenLastCalledWith({ length: 'due', chapters: [], sections: [] });
  expect(await button(/^Recall 1 card$/)).toBeTruthy();
  await fireEvent.click(screen.getByRole('checkbox', { name: /CNN/ }));
  expect(remember).toHaveBeenLastCalledWith({ length: 'due', chapters: ['cnn'], sections: [] });
  expect((await button(/Nothing to recall now/)).hasAttribute('disabled')).toBe(true);
});

it('shows the answer and its place only on request', async () => {
  await begin();
  expect(main()).toContain('1 of 4');
  expect(main()).not.toContain('Back of');
  expect(main()).not.toContain('7.1');
  await fireEvent.click(await button(/Reveal/));
  expect(main()).toContain('Back of cnn/a');
  expect(screen.getByRole('link', { name: 'Read it in the notes' }).getAttribute('href')).toBe('/fact/cnn/a');
  expect((await button(/Easy/)).textContent).toContain('8 days');
});

it('is driven by keys: reveal, grade, and the next card of another chapter', async () => {
  await begin();
  await press(' ');
  await press('3');
  await screen.findByText('Front of rnn/c');
  expect(main()).toContain('2 of 4');
  await waitFor(async () => expect(await log.all()).toMatchObject([{ kind: 'review', card: 'cnn/a', grade: 'good' }]));
});

it('hears no grade before the answer, and none with a modifier', async () => {
  await begin();
  await press('3');
  await press(' ');
  await fireEvent.keyDown(document.body, { key: '3', ctrlKey: true });
  expect(await log.all()).toEqual([]);
  expect(main()).toContain('Back of cnn/a');
});

it('takes a grade back and shows the answer that it was given to', async () => {
  await begin();
  await press(' ');
  await press('1');
  await screen.findByText('Front of rnn/c');
  await press('u');
  await screen.findByText('Back of cnn/a');
  const [review, retraction] = await log.all();
  expect(retraction).toMatchObject({ kind: 'retract', of: review?.id });
  await press('4');
  await screen.findByText('Front of rnn/c');
});

it('takes a grade back on the numbers that were graded, though the problem would come back with others', async () => {
  await before('rnn/problem/simple');
  let draws = 0;
  faceOf.mockImplementation((card) => Promise.resolve(face(`${card}, draw ${(draws += 1)}`)));
  await begin({ length: 'due', chapters: [], sections: [] });
  await press(' ');
  await press('1');
  await screen.findByText('Front of rnn/problem/simple, draw 2');
  await press('u');
  await screen.findByText('Back of rnn/problem/simple, draw 1');
  faceOf.mockImplementation((card) => Promise.resolve(face(card)));
});

it('asks what was not recalled once more, and ends when all is', async () => {
  await begin({ length: 5, chapters: ['rnn'], sections: [] });
  for (const key of ['1', '4', '4']) {
    await press(' ');
    await press(key);
    await waitFor(() => expect(main()).not.toContain('Back of'));
  }
  expect(main()).toContain('2 cards recalled, 1 at the first try.');
  expect(screen.getByRole('link', { name: '7.1 The loop of rnn' }).getAttribute('href')).toBe('/rnn/#fact-c');
  expect(main()).toContain('1 card is due tomorrow.'); // the one that needed a second try
  expect(document.activeElement?.textContent).toBe('Done for now');
});

it('can end early, undo from there, and go on with more', async () => {
  await begin();
  await press(' ');
  await press('4');
  await screen.findByText('Front of rnn/c');
  await fireEvent.click(await button(/^End$/));
  expect(main()).toContain('1 card recalled, 1 at the first try. 3 are left for another time.');
  await fireEvent.click(await button(/^Undo$/));
  await screen.findByText('Back of cnn/a');
  await press('4');
  await fireEvent.click(await button(/^End$/));
  await fireEvent.click(await button(/^Go on with 3 cards$/));
  expect(main()).toContain('1 of 3');
});

it('asks problems and discussions that are due, and not those that the site no longer has', async () => {
  await before('rnn/problem/simple', 'rnn/problem/gone', 'cnn/discussion/why');
  await begin({ length: 'due', chapters: [], sections: [] });
  expect(main()).toContain('1 of 2');
});

it('leaves out a card that does not load, and goes on', async () => {
  faceOf.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  render(RecallPage, { needs: needs() });
  await fireEvent.click(await button(/^Recall/));
  await screen.findByText(/could not be loaded/);
  await fireEvent.click(await button(/Leave it out/));
  await screen.findByText('Front of rnn/c');
  expect(main()).toContain('1 of 3');
});

it('says at the end how many a day keep up until the exam', async () => {
  await before('cnn/a', 'cnn/b', 'rnn/c', 'rnn/d');
  await log.append({ ...stamp(NOON, [(ids += 1)]), kind: 'setting', name: 'exam', value: '2026-11-25' });
  await begin();
  await fireEvent.click(await button(/^End$/));
  expect(main()).toContain('4 are left over. 2 a day keep up with all that comes until the exam in 2 days.');
});

it('asks the cards of the sections that a plan names, due or not, but for those seen today', async () => {
  await before('cnn/a');
  await log.append({ ...stamp(NOON - 3_600_000, [(ids += 1)]), kind: 'review', card: 'cnn/b', grade: 'easy' });
  await log.append({ ...stamp(NOON - DAY, [(ids += 1)]), kind: 'review', card: 'cnn/a', grade: 'easy' });
  render(RecallPage, { needs: needs({ length: 'due', chapters: [], sections: ['cnn/loop'] }) });
  await screen.findByText('1 card for today’s plan.');
  await fireEvent.click(await button(/^Recall 1 card$/));
  await screen.findByText('Front of cnn/a');
  await press(' ');
  await press('3');
  await fireEvent.click(await button(/^Choose another session$/));
  await screen.findByText('All that the plan asks for is recalled.');
  await fireEvent.click(await button(/^Choose another session$/));
  expect(remember).toHaveBeenLastCalledWith({ length: 'due', chapters: [], sections: [] });
});

it('counts what other tabs do', async () => {
  render(RecallPage, { needs: needs() });
  await screen.findByText('No card is due, 4 are new to you.');
  await before('rnn/d');
  await screen.findByText('1 card is due, 3 are new to you.');
});

it('says what the reader has to know of the records', async () => {
  log = createVisitLog('This browser keeps no records.');
  render(RecallPage, { needs: needs() });
  expect((await screen.findByRole('status')).textContent).toBe('This browser keeps no records.');
});
