import { expect, it, vi } from 'vitest';
import { FakeCaches } from '../../src/offline/fake-caches.ts';
import { cacheName, PackStore } from '../../src/offline/pack-store.ts';
import { tinyBuild, type TinyBuild } from './tiny-build.ts';

const SCOPE = 'https://example.org/review/';
const FIRST = tinyBuild('first', {
  '': { 'offline/': 'frame' },
  'rnn/': { 'rnn/': 'notes' },
  'sgd/': { 'sgd/': 'descent' },
});
const SECOND = tinyBuild('second', {
  '': { 'offline/': 'frame' },
  'rnn/': { 'rnn/': 'new' },
  'sgd/': { 'sgd/': 'descent' },
});

function storeOf({ manifest, archives }: TinyBuild, caches = new FakeCaches()) {
  const fetched = vi.fn((url: string) => {
    const archive = archives.get(url.slice(SCOPE.length));
    return Promise.resolve(archive ? new Response(archive) : new Response('none', { status: 404 }));
  });
  return { caches, fetched, store: new PackStore({ manifest, scope: SCOPE, caches, fetch: fetched }) };
}

async function storeAll(store: PackStore): Promise<void> {
  while ((await store.missing()).length > 0) expect(await store.storeNext()).toBeNull();
}

const textOf = async (store: PackStore, path: string) => (await store.find(path))?.text();

it('stores one archive at a time, the shell first, and finds the files of those that are there', async () => {
  const { store } = storeOf(FIRST);
  expect((await store.missing()).map(({ within }) => within)).toEqual(['', 'rnn/', 'sgd/']);
  await store.storeNext();
  await store.storeNext();
  expect((await store.missing()).map(({ within }) => within)).toEqual(['sgd/']);
  expect(await textOf(store, 'rnn/')).toBe('notes');
  expect(await store.find('sgd/')).toBeNull();
  expect((await store.find('rnn/'))?.headers.get('content-type')).toBe('text/html');
});

it('goes on where an earlier visit ended', async () => {
  const { store, caches } = storeOf(FIRST);
  await store.storeNext();
  const later = storeOf(FIRST, caches);
  await storeAll(later.store);
  expect(later.fetched).toHaveBeenCalledTimes(2);
});

it('fetches an archive once, however many tabs ask for it', async () => {
  const { store, fetched } = storeOf(FIRST);
  await Promise.all([store.storeNext(), store.storeNext()]);
  expect(fetched).toHaveBeenCalledTimes(1);
});

it('copies what an older build has too, so that only the archive that changed is fetched', async () => {
  const older = storeOf(FIRST);
  await storeAll(older.store);
  const newer = storeOf(SECOND, older.caches);
  await newer.store.takeFrom([cacheName(SCOPE, 'first')]);
  await storeAll(newer.store);
  expect(newer.fetched.mock.calls.map(([url]) => url)).toEqual([SCOPE + (SECOND.manifest.packs[1]?.file ?? '')]);
  expect(await textOf(newer.store, 'rnn/')).toBe('new');
  expect(await textOf(older.store, 'rnn/')).toBe('notes');
});

it('forgets an archive that was damaged on the device, and stores it anew', async () => {
  const { store, caches } = storeOf(FIRST);
  await storeAll(store);
  const cache = await caches.open(cacheName(SCOPE, 'first'));
  await cache.put(SCOPE + (FIRST.manifest.packs[1]?.file ?? ''), new Response('damaged'));
  expect(await store.find('rnn/')).toBeNull();
  expect((await store.missing()).map(({ within }) => within)).toEqual(['rnn/']);
  await store.storeNext();
  expect(await textOf(store, 'rnn/')).toBe('notes');
});

it.each([
  ['network', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['network', () => Promise.resolve(new Response('busy', { status: 503 }))],
  ['changed', () => Promise.resolve(new Response('gone', { status: 404 }))],
  ['changed', () => Promise.resolve(new Response('<!doctype html>'))],
])('says "%s" when an archive does not come, or not as it should', async (problem, fetch) => {
  const store = new PackStore({ manifest: FIRST.manifest, scope: SCOPE, caches: new FakeCaches(), fetch });
  expect(await store.storeNext()).toBe(problem);
  expect(await store.missing()).toHaveLength(3);
});

it('says so when the device has no room', async () => {
  const { store, caches } = storeOf(FIRST);
  caches.full = true;
  expect(await store.storeNext()).toBe('full');
});

it('keeps apart sites that share an origin', () => {
  expect(cacheName('https://example.org/', 'a')).not.toBe(cacheName('https://example.org/review/', 'a'));
});
