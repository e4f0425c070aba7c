import { beforeEach, expect, it, vi } from 'vitest';
import type { Desk } from '../../study/desk.ts';
import { stamp, type StudyEvent } from '../../study/event.ts';
import { createVisitLog, type Log } from '../../study/log.ts';
import { defineRecall } from './element.ts';
import { startReview } from './review.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const CARD = `
  <dnn-recall id="recall-loop" data-card="rnn/loop">
    <p id="recall-loop-front">What is a loop?</p>
    <p data-part="standing">Recall it, then reveal.</p>
    <details><summary>Reveal</summary>A recurrence.</details>
    <div data-part="grading"><p data-part="status" role="status"></p></div>
  </dnn-recall>`;

let now = Date.UTC(2026, 10, 23, 12);
let log: Log = createVisitLog();
const desk = (): Desk => ({ log, now: () => now, stamp: () => stamp(now, [Math.round(performance.now() * 1000)]) });
const start = vi.fn(async (card: HTMLElement) => startReview(card, desk()));
defineRecall((card) => start(card));

beforeEach(() => {
  start.mockClear();
  localStorage.clear();
  log = createVisitLog();
  document.body.innerHTML = '';
});

/** As a page that has been read: the card enters the document whole. */
function put(): void {
  const box = document.createElement('div');
  box.innerHTML = CARD;
  document.body.replaceChildren(box);
}

function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`nothing matches ${selector}`);
  return found;
}

function button(text: string): HTMLElement {
  const found = [...document.querySelectorAll('button')].find((each) => each.textContent.startsWith(text));
  if (!found) throw new Error(`no button says "${text}"`);
  return found;
}

const offered = (): readonly string[] =>
  [...document.querySelectorAll<HTMLButtonElement>('.recall-grades:not([hidden]) button')].map(
    (each) => each.textContent,
  );
const status = (): string => find('[data-part="status"]').textContent;
const line = (): string => find('[data-part="standing"]').textContent;
const press = (key: string, more: KeyboardEventInit = {}): boolean =>
  find('summary').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));

async function reveal(): Promise<void> {
  find('details').setAttribute('open', '');
  await vi.waitFor(() => expect(offered()).toHaveLength(4));
}

async function close(): Promise<void> {
  find('details').removeAttribute('open');
  await vi.waitFor(() => expect(offered()).toEqual([]));
}

it('loads nothing until the answer is revealed', async () => {
  const near = stubNearness();
  put();
  near();
  vi.unstubAllGlobals();
  expect(start).not.toHaveBeenCalled();
  expect(offered()).toEqual([]);
  await reveal();
  expect(start).toHaveBeenCalledTimes(1);
});

it('offers four grades with the time until the next review', async () => {
  put();
  await reveal();
  expect(offered()).toEqual(['Again 1 min', 'Hard 6 min', 'Good 10 min', 'Easy 8 days']);
});

it('writes a review and says when the card comes back', async () => {
  put();
  await reveal();
  button('Easy').click();
  await vi.waitFor(() => expect(status()).toBe('Next review in 8 days.'));
  expect(await log.all()).toMatchObject([{ v: 1, at: now, kind: 'review', card: 'rnn/loop', grade: 'easy' }]);
  expect(line()).toBe('Next review in 8 days.');
  expect(offered()).toEqual([]);
  expect(localStorage.getItem('dnn-review:reviewed')).not.toBeNull();
});

it('grades by the keys 1 to 4 while the card has the focus, once', async () => {
  put();
  await reveal();
  press('3');
  press('1');
  await vi.waitFor(() => expect(status()).toBe('Next review in 10 min.'));
  expect(await log.all()).toHaveLength(1);
});

it('leaves keys alone that are no grade, belong to the browser, or come before the answer', async () => {
  put();
  press('3');
  await reveal();
  press('5');
  press('3', { ctrlKey: true });
  press('Enter');
  expect(await log.all()).toEqual([]);
  await close();
  press('3');
  expect(await log.all()).toEqual([]);
});

it('takes a grade back by adding to the log, and asks again', async () => {
  put();
  await reveal();
  button('Good').focus();
  button('Good').click();
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Undo'));
  button('Undo').click();
  await vi.waitFor(() => expect(offered()).toHaveLength(4));
  const [review, retraction] = await log.all();
  expect(retraction).toMatchObject({ kind: 'retract', of: review?.id });
  expect(line()).toBe('Recall it, then reveal.');
  expect(status()).toBe('');
  expect(document.activeElement?.getAttribute('role')).toBe('group');
});

it('asks afresh when the card is closed and revealed again', async () => {
  put();
  await reveal();
  press('3');
  await vi.waitFor(() => expect(status()).not.toBe(''));
  await close();
  expect(line()).toBe('Next review in 10 min.');
  now += 10 * MINUTE;
  await reveal();
  press('3');
  await vi.waitFor(() => expect(status()).toBe('Next review in 2 days.'));
});

it('shows how a card stands before it is revealed, on a device that has reviews', async () => {
  const near = stubNearness();
  localStorage.setItem('dnn-review:reviewed', '1');
  const review: StudyEvent = { v: 1, id: 'a', at: now - 9 * DAY, kind: 'review', card: 'rnn/loop', grade: 'easy' };
  await log.append(review);
  put();
  expect(start).not.toHaveBeenCalled();
  near();
  await vi.waitFor(() => expect(line()).toBe('Due for review, last seen 9 days ago. Recall it, then reveal.'));
  expect(offered()).toEqual([]);
  vi.unstubAllGlobals();
});

it('follows what another tab writes without moving the focus', async () => {
  put();
  await reveal();
  button('Hard').focus();
  await log.append({ v: 1, id: 'z', at: now, kind: 'review', card: 'rnn/loop', grade: 'good' });
  await vi.waitFor(() => expect(line()).toBe('Next review in 10 min.'));
  expect(offered()).toContain('Good 2 days');
  expect(document.activeElement).toBe(button('Hard'));
});

it('shows the latest that the log knows when an earlier reading comes back late', async () => {
  put();
  await reveal();
  let answerLate = (): void => undefined;
  const stale = new Promise<readonly StudyEvent[]>((resolve) => (answerLate = () => resolve([])));
  vi.spyOn(log, 'ofCard').mockReturnValueOnce(stale);
  find('details').dispatchEvent(new Event('toggle'));
  press('4');
  await vi.waitFor(() => expect(line()).toBe('Next review in 8 days.'));
  answerLate();
  await new Promise((resolve) => setTimeout(resolve));
  expect(line()).toBe('Next review in 8 days.');
});

it('goes on for the visit and says so where storage is refused', async () => {
  log = createVisitLog('This browser keeps no records.');
  put();
  await reveal();
  press('4');
  await vi.waitFor(() => expect(status()).toBe('Next review in 8 days. This browser keeps no records.'));
});

it('stays readable and says what is missing where its scripts do not load', async () => {
  start.mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'));
  put();
  find('details').setAttribute('open', '');
  await vi.waitFor(() => expect(status()).not.toBe(''));
  expect(status()).toMatchInlineSnapshot(
    `"Grading could not be loaded. The answer is complete; reload the page to grade it."`,
  );
  expect(find('details').textContent).toContain('A recurrence.');
});

it('names the part that a card lacks', async () => {
  document.body.innerHTML = CARD.replace('data-part="grading"', '');
  await expect(startReview(find('dnn-recall'), desk())).rejects.toThrowErrorMatchingInlineSnapshot(
    `[Error: "recall-loop" has no part "grading"]`,
  );
});

/** An IntersectionObserver of which the test says when its element comes near. */
function stubNearness(): () => void {
  const watching: (() => void)[] = [];
  class Observer {
    readonly #heard: (entries: readonly { isIntersecting: boolean }[]) => void;
    constructor(heard: (entries: readonly { isIntersecting: boolean }[]) => void) {
      this.#heard = heard;
    }
    observe(): void {
      watching.push(() => this.#heard([{ isIntersecting: true }]));
    }
    disconnect(): void {
      watching.length = 0;
    }
  }
  vi.stubGlobal('IntersectionObserver', Observer);
  return () => [...watching].forEach((tell) => tell());
}
