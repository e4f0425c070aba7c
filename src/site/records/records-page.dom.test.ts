import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { StudyEvent } from '../../study/event.ts';
import { createVisitLog, type Log } from '../../study/log.ts';
import { readRecordFile, recordFile } from '../../study/record-file.ts';
import type { RecordsNeeds } from './records.svelte.ts';
import RecordsPage from './RecordsPage.svelte';

const NOON = new Date(2026, 10, 23, 12).getTime();
const review: StudyEvent = { v: 1, id: 'a', at: NOON, kind: 'review', card: 'rnn/loop', grade: 'good' };
const other: StudyEvent = { ...review, id: 'b', card: 'rnn/gate' };

let log: Log = createVisitLog();
const save = vi.fn<RecordsNeeds['save']>();
const markReviewed = vi.fn();
const forgetNotes = vi.fn();

beforeEach(() => {
  log = createVisitLog();
  vi.clearAllMocks();
});
afterEach(cleanup);

function show(changes: Partial<RecordsNeeds> = {}): void {
  const safety = { state: () => Promise.resolve(null), ask: () => Promise.resolve(null) };
  render(RecordsPage, { needs: { log, now: () => NOON, save, markReviewed, forgetNotes, safety, ...changes } });
}

const press = async (name: RegExp) => fireEvent.click(await screen.findByRole('button', { name }));
const choose = async (text: string) => {
  const field = screen.getByLabelText('File of records');
  await fireEvent.change(field, { target: { files: [new File([text], 'records.json')] } });
};
const told = () => vi.waitFor(() => expect(document.querySelector('.records-told')?.textContent).not.toBe(''));
const text = (): string => document.body.textContent.replace(/\s+/g, ' ');

it('counts what is stored, and counts on when another tab writes', async () => {
  await log.append(review);
  show();
  await screen.findByText(/^1 record, all of November 23, 2026, \d+ bytes$/);
  await log.append(other);
  await screen.findByText(/^2 records, all of/);
  expect(screen.getByRole('row').textContent).toContain('Cards recalled');
});

it('exports a file that holds everything', async () => {
  await log.append(review);
  show();
  await press(/Export/);
  expect(save).toHaveBeenCalledWith('dnn-review-records-2026-11-23.json', expect.any(String));
  expect(readRecordFile(save.mock.lastCall?.[1] ?? '')).toEqual({ entries: [review], damaged: [] });
  expect(text()).toContain('1 record went into the file dnn-review-records-2026-11-23.json.');
});

it('imports what is missing, and says when nothing was', async () => {
  await log.append(review);
  show();
  await screen.findByText(/^1 record/);
  const file = recordFile({ entries: [review, other], damaged: [] }, NOON);
  await choose(file);
  await screen.findByText('1 record was added. 1 was here already.');
  expect(markReviewed).toHaveBeenCalledTimes(1);
  await choose(file);
  await screen.findByText(/^Everything in this file was here already/);
  expect(await log.all()).toEqual([review, other]);
});

it.each([
  ['a letter', 'Dear diary', /holds no records of this site/],
  ['a file that was cut off', recordFile({ entries: [review], damaged: [] }, NOON).slice(0, -20), /is damaged/],
  ['a file of a newer site', '{"format":"dnn-review-records","version":2}', /newer version/],
])('changes nothing for %s, and says why', async (_what, file, why) => {
  await log.append(other);
  show();
  await screen.findByText(/^1 record/);
  await choose(file);
  await screen.findByText(why);
  expect(await log.all()).toEqual([other]);
  expect(markReviewed).not.toHaveBeenCalled();
});

it('says that nothing was changed where the device takes nothing', async () => {
  show({ log: { ...log, merge: () => Promise.reject(new Error('full')) } });
  await screen.findByText('Nothing is recorded yet.');
  await choose(recordFile({ entries: [review], damaged: [] }, NOON));
  await screen.findByText(/^This device could not store/);
});

it('asks once before it deletes, offers the file, and keeps all unless told', async () => {
  await log.append(review);
  show();
  await press(/Delete everything …/);
  await press(/Export first/);
  expect(save).toHaveBeenCalledTimes(1);
  await press(/Keep them/);
  expect(await log.all()).toEqual([review]);
  await press(/Delete everything …/);
  await press(/^Delete everything$/);
  await screen.findByText('Nothing is recorded yet.');
  await told();
  expect(text()).toContain('Everything was deleted.');
  expect(await log.all()).toEqual([]);
  expect(forgetNotes).toHaveBeenCalledTimes(1);
});

it('says so when nothing could be deleted', async () => {
  await log.append(review);
  show({ log: { ...log, clear: () => Promise.reject(new Error('closed')) } });
  await press(/Delete everything …/);
  await press(/^Delete everything$/);
  await screen.findByText(/^The records could not be deleted/);
  expect(forgetNotes).not.toHaveBeenCalled();
});

it('shows what the reader has to know of the keeping', async () => {
  log = createVisitLog('This browser does not let the site keep records.');
  show();
  await screen.findByText('This browser does not let the site keep records.');
});

it('offers no file and no deletion of what it cannot read', async () => {
  show({ log: { ...log, everything: () => Promise.reject(new Error('closed')) } });
  await screen.findByText(/^The records cannot be read now/);
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['Import a file']);
});

it('asks the browser to keep the records, where it can be asked', async () => {
  const safety = { state: () => Promise.resolve(false), ask: () => Promise.resolve(true) };
  show({ log: { ...log, isKept: () => true }, safety });
  await screen.findByText(/may remove them by itself/);
  await press(/Ask it to keep them/);
  await screen.findByText(/has agreed not to remove them/);
});
