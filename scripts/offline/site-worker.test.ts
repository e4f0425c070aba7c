import { expect, it } from 'vitest';
import { FakeCaches } from '../../src/offline/fake-caches.ts';
import { SiteWorker, type Asked } from '../../src/offline/site-worker.ts';
import { tinyBuild } from './tiny-build.ts';

const SCOPE = 'https://example.org/review/';
const packs = (edition: string) => ({
  '': { '404.html': 'no such page', 'offline/not-stored/': 'not stored' },
  'rnn/': { 'rnn/': `notes of ${edition}` },
  'pagefind/': { 'pagefind/words.txt': `words of ${edition}` },
  '_astro/': { [`_astro/${edition}.js`]: `script of ${edition}` },
});

/** A device and a server: what is open, what is published, and whether there is a network. */
class World {
  readonly caches = new FakeCaches();
  open: readonly string[] = [];
  published = 'first';
  isOnline = true;

  /** The worker of a build, installed; `start` makes it the active one. */
  async install(edition: string): Promise<SiteWorker> {
    const { manifest, archives } = tinyBuild(edition, packs(edition));
    const worker = new SiteWorker({
      manifest,
      scope: SCOPE,
      caches: this.caches,
      openPages: () => Promise.resolve(this.open),
      fetch: (url) => {
        const archive = archives.get(url.slice(SCOPE.length));
        return this.isOnline && archive ? Promise.resolve(new Response(archive)) : Promise.reject(new TypeError(url));
      },
    });
    await worker.install();
    return worker;
  }

  async start(edition: string): Promise<SiteWorker> {
    const worker = await this.install(edition);
    while ((await worker.reply('store')).packs.some(({ isStored }) => !isStored));
    await worker.activate();
    return worker;
  }

  /** The text that a worker answers with, the network giving "network: " and what is published. */
  async text(worker: SiteWorker, asked: Partial<Asked>): Promise<string> {
    const whole = { path: '', query: '', client: '', coming: null, ...asked };
    const network = () =>
      this.isOnline ? Promise.resolve(new Response(`network: ${this.published}`)) : Promise.reject(new TypeError());
    return (await worker.answer(whole, network)).text();
  }
}

const page = (path: string, id = 'new') => ({ path, coming: id });

it('stores the shell at once and nothing else', async () => {
  const worker = await new World().install('first');
  const { packs } = await worker.reply('progress');
  expect(packs.filter(({ isStored }) => isStored).map(({ kind }) => kind)).toEqual(['shell']);
});

it('is not installed where the shell does not come', async () => {
  const world = new World();
  world.isOnline = false;
  await expect(world.install('first')).rejects.toThrow('network');
});

it('answers from what is stored, with a network and without', async () => {
  const world = new World();
  const worker = await world.start('first');
  expect(await world.text(worker, page('rnn/'))).toBe('notes of first');
  world.isOnline = false;
  expect(await world.text(worker, page('rnn/'))).toBe('notes of first');
  expect(await world.text(worker, { path: 'pagefind/words.txt', client: 'new' })).toBe('words of first');
});

it('leads an address without its last slash to the page, with the query', async () => {
  const worker = await new World().start('first');
  const asked = { path: 'rnn', query: '?seed=7', client: '', coming: 'new' };
  const response = await worker.answer(asked, () => Promise.reject(new TypeError()));
  expect(response.headers.get('location')).toBe(`${SCOPE}rnn/?seed=7`);
});

it('tells a page that is not stored from one that does not exist', async () => {
  const world = new World();
  const partly = await world.install('first');
  const whole = await new World().start('first');
  world.isOnline = false;
  expect(await world.text(partly, page('rnn/'))).toBe('not stored');
  expect(await world.text(whole, page('nothing/'))).toBe('no such page');
});

it('gives a page that came over the network its data from there, and what is stored only without one', async () => {
  const world = new World();
  const worker = await world.install('first');
  await worker.activate();
  expect(await world.text(worker, page('rnn/', 'reader'))).toBe('network: first');
  while ((await worker.reply('store')).packs.some(({ isStored }) => !isStored));
  const words = { path: 'pagefind/words.txt', client: 'reader' };
  expect(await world.text(worker, words)).toBe('network: first');
  expect(await world.text(worker, { path: '_astro/first.js', client: 'reader' })).toBe('script of first');
  world.isOnline = false;
  expect(await world.text(worker, words)).toBe('words of first');
});

it('fails a part that nobody has', async () => {
  const world = new World();
  const worker = await world.start('first');
  world.isOnline = false;
  await expect(world.text(worker, { path: 'pagefind/none', client: 'new' })).rejects.toThrow(TypeError);
});

it('serves an open page from its own build after a newer one took over, and new pages from the newer', async () => {
  const world = new World();
  await world.start('first');
  world.open = ['reader'];
  const newer = await world.start('second');
  world.isOnline = false;
  const words = (client: string) => world.text(newer, { path: 'pagefind/words.txt', client });
  expect(await words('reader')).toBe('words of first');
  expect(await world.text(newer, { path: '_astro/first.js', client: 'reader' })).toBe('script of first');
  expect(await world.text(newer, page('rnn/'))).toBe('notes of second');
  expect(await words('new')).toBe('words of second');
});

it('never gives an open page the newer build’s data in place of its own', async () => {
  const world = new World();
  const first = await world.install('first');
  await first.activate();
  expect((await first.reply('progress')).packs.filter(({ isStored }) => isStored)).toHaveLength(1);
  world.open = ['reader'];
  const newer = await world.start('second');
  expect(await world.text(newer, { path: 'pagefind/words.txt', client: 'reader' })).toBe('network: first');
});

it('deletes an older build once its last page is closed, and keeps a newer one that waits', async () => {
  const world = new World();
  await world.start('first');
  world.open = ['reader'];
  const second = await world.start('second');
  await world.install('third');
  const builds = async () => (await world.caches.keys()).map((name) => name.split(':').at(-1)).sort();
  expect(await builds()).toEqual(['first', 'readers', 'second', 'third']);
  await second.tidy();
  expect(await builds()).toContain('first');
  world.open = ['other'];
  await second.tidy();
  expect(await builds()).toEqual(['readers', 'second', 'third']);
});

it('deletes at its start what nobody reads', async () => {
  const world = new World();
  await world.start('first');
  await world.install('second');
  await world.start('third');
  expect((await world.caches.keys()).map((name) => name.split(':').at(-1)).sort()).toEqual(['readers', 'third']);
});

it('remembers through a restart who reads what', async () => {
  const world = new World();
  await world.start('first');
  world.open = ['reader'];
  await world.start('second');
  const restarted = await world.install('second');
  world.isOnline = false;
  expect(await world.text(restarted, { path: 'pagefind/words.txt', client: 'reader' })).toBe('words of first');
});
