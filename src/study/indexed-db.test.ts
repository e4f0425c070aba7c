import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StudyEvent } from './event.ts';
import { openDeviceLog } from './indexed-db.ts';
import type { Log } from './log.ts';

const review: StudyEvent = { v: 1, id: 'a', at: 1, kind: 'review', card: 'rnn/loop', grade: 'good' };
const other: StudyEvent = { ...review, id: 'b', card: 'rnn/gate' };
const answer: StudyEvent = {
  v: 1,
  id: 'c',
  at: 3,
  kind: 'answer',
  problem: 'rnn/p',
  seed: 0,
  blank: 'x',
  verdict: 'right',
};
const retract: StudyEvent = { v: 1, id: 'd', at: 4, kind: 'retract', of: 'b' };

const opened: Log[] = [];

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => {
  for (const log of opened.splice(0)) log.close();
  vi.unstubAllGlobals();
});

async function open(): Promise<Log> {
  const log = await openDeviceLog();
  opened.push(log);
  return log;
}

/** Writes values past the log's own guards, as a damaged disk or a newer site would. */
async function plant(...values: readonly unknown[]): Promise<void> {
  (await open()).close();
  const database = await openDB('dnn-review', 1);
  for (const value of values) await database.put('events', value);
  database.close();
}

async function stored(store: string): Promise<readonly unknown[]> {
  const database = await openDB('dnn-review');
  const values: readonly unknown[] = await database.getAll(store);
  database.close();
  return values;
}

it('keeps events from one visit to the next', async () => {
  const before = await open();
  for (const event of [review, other, answer, retract]) await before.append(event);
  before.close();
  const after = await open();
  expect(await after.all()).toEqual([review, other, answer, retract]);
  expect(await after.ofCard('rnn/gate')).toEqual([other, retract]);
  expect(after.notices()).toEqual([]);
});

it('never overwrites an event with another of the same id', async () => {
  const log = await open();
  await log.append(review);
  await log.append({ ...review, grade: 'again' });
  expect(await log.all()).toEqual([review]);
});

it('gives back exactly what was appended, each id once', async () => {
  const ids = fc.array(fc.nat(9), { maxLength: 12 });
  const check = fc.asyncProperty(ids, async (given) => {
    vi.stubGlobal('indexedDB', new IDBFactory());
    const log = await open();
    await Promise.all(given.map((id) => log.append({ ...review, id: `r${id}` })));
    const kept = (await log.all()).map(({ id }) => id);
    log.close();
    expect(kept).toEqual([...new Set(given)].sort((a, b) => a - b).map((id) => `r${id}`));
  });
  await fc.assert(check, { numRuns: 25 });
});

it('tells an open tab of what another one wrote', async () => {
  const [here, there] = [await open(), await open()];
  const heard = new Promise<void>((resolve) => void here.subscribe(resolve));
  await there.append(review);
  await heard;
  expect(await here.all()).toEqual([review]);
});

it('reads again when a tab comes back, where tabs cannot talk to each other', async () => {
  const window = new EventTarget();
  vi.stubGlobal('BroadcastChannel', undefined);
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
  vi.stubGlobal('removeEventListener', window.removeEventListener.bind(window));
  const log = await open();
  const heard = vi.fn();
  log.subscribe(heard);
  window.dispatchEvent(new Event('focus'));
  expect(heard).toHaveBeenCalledTimes(1);
});

it('keeps damaged events aside, says so, and goes on with the rest', async () => {
  const damaged = { id: 'x', v: 1, at: 'yesterday', kind: 'review', card: 'rnn/loop', grade: 'good' };
  await plant(review, damaged);
  const log = await open();
  expect(await log.all()).toEqual([review]);
  expect(await log.ofCard('rnn/loop')).toEqual([review]);
  expect(await stored('aside')).toEqual([damaged]);
  expect(log.notices()).toMatchInlineSnapshot(`
    [
      "1 stored record could not be read. Nothing was deleted: the damaged part is kept aside, the rest counts.",
    ]
  `);
  log.close();
  expect((await open()).notices()).toEqual([]);
});

it('leaves alone the events of a newer version', async () => {
  const newer = { id: 'x', v: 2, at: 1, kind: 'review', card: 'rnn/loop', confidence: 0.7 };
  await plant(review, newer);
  const log = await open();
  expect(await log.all()).toEqual([review]);
  expect(await stored('events')).toEqual([review, newer]);
  expect(log.notices()).toEqual([]);
});

it('does not touch a database of a newer version, and says so', async () => {
  const database = await openDB('dnn-review', 2, {
    upgrade: (db) => void db.createObjectStore('events', { keyPath: 'id' }),
  });
  await database.put('events', { id: 'x', v: 2 });
  database.close();
  const log = await open();
  await log.append(review);
  expect(await log.all()).toEqual([review]);
  expect(log.notices()).toMatchInlineSnapshot(`
    [
      "The records on this device were written by a newer version of this site and are left as they are. Reviews and answers count for this visit only; reload the page to get the newer version.",
    ]
  `);
  expect(await stored('events')).toEqual([{ id: 'x', v: 2 }]);
});

it('makes way for a newer version in another tab, and lasts for the visit from then on', async () => {
  const log = await open();
  await log.append(review);
  const newer = await openDB('dnn-review', 2);
  newer.close();
  await log.append(other);
  expect(await log.all()).toEqual([other]);
  expect(log.notices()).toMatchInlineSnapshot(`
    [
      "The records on this device are in use by another tab, perhaps with a newer version of this site. Reviews and answers count for this visit only; reload the page to go on.",
    ]
  `);
});

it('lasts for the visit where storage is absent, and says so', async () => {
  vi.stubGlobal('indexedDB', undefined);
  const log = await open();
  await log.append(review);
  expect(await log.all()).toEqual([review]);
  expect(log.notices()).toMatchInlineSnapshot(`
    [
      "This browser does not let the site keep records, so reviews and answers count for this visit only.",
    ]
  `);
});

it('lasts for the visit where storage is refused', async () => {
  const refuse = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  vi.stubGlobal('indexedDB', { open: refuse });
  const log = await open();
  await log.append(review);
  expect(await log.all()).toEqual([review]);
  expect(log.notices()).toHaveLength(1);
});

it('keeps an event for the visit when the disk is full, and says so', async () => {
  const log = await open();
  await log.append(review);
  const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await log.append(other);
  full.mockRestore();
  expect(await log.all()).toEqual([review, other]);
  expect(log.notices()).toMatchInlineSnapshot(`
    [
      "The storage that this browser gives the site is full, so the last record counts for this visit only. Free some space on the device and reload the page.",
    ]
  `);
});

describe('all that is stored', () => {
  const newer = { id: 'x', v: 2, mood: 'bright' };
  const damaged = { id: 'y', v: 1, at: 'yesterday', kind: 'review' };

  it('can be had whole, with what is set aside and what a newer site wrote', async () => {
    await plant(review, newer, damaged);
    const log = await open();
    expect(await log.everything()).toEqual({ entries: [review, newer], damaged: [damaged] });
    expect(log.isKept()).toBe(true);
  });

  it('takes in what is missing, once, and leaves what is there as it was', async () => {
    await plant(review);
    const log = await open();
    const records = { entries: [{ ...review, grade: 'again' }, other, newer, other], damaged: [damaged] };
    expect(await log.merge(records)).toBe(2);
    expect(await log.merge(records)).toBe(0);
    expect(await log.everything()).toEqual({ entries: [review, other, newer], damaged: [damaged] });
  });

  it('is as before when one of the new entries cannot be stored, and the caller is told', async () => {
    await plant(review);
    const log = await open();
    const uncloneable = { id: 'z', v: 2, act: () => undefined };
    await expect(log.merge({ entries: [other, uncloneable], damaged: [] })).rejects.toThrow();
    expect(await log.all()).toEqual([review]);
  });

  it('is gone after it was deleted, in every tab, and new events are taken', async () => {
    await plant(review, damaged);
    const [here, there] = [await open(), await open()];
    const heard = new Promise<void>((resolve) => void there.subscribe(resolve));
    await here.clear();
    await heard;
    expect(await there.everything()).toEqual({ entries: [], damaged: [] });
    await there.append(other);
    expect(await here.all()).toEqual([other]);
  });

  it('is not spoken of where it cannot be read, so that nobody exports half of it', async () => {
    const log = await open();
    await log.append(review);
    const newest = await openDB('dnn-review', 2);
    newest.close();
    await expect(log.everything()).rejects.toThrow();
    await log.append(other);
    expect(log.isKept()).toBe(false);
  });

  it('holds what counts for this visit only', async () => {
    const log = await open();
    const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await log.append(other);
    full.mockRestore();
    expect((await log.everything()).entries).toEqual([other]);
    await log.clear();
    expect(await log.all()).toEqual([]);
  });
});
