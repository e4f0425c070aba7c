import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { openDesk } from './desk.ts';

it('opens one log for all that practice on a page, and stamps no two events alike', async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  const desk = await openDesk();
  expect(await openDesk()).toBe(desk);
  const stamps = Array.from({ length: 50 }, () => desk.stamp().id);
  expect(new Set(stamps).size).toBe(50);
  expect(desk.now()).toBeGreaterThanOrEqual(desk.stamp().at - 1000);
  desk.log.close();
});
