import { readManifest } from './manifest.ts';
import { cacheName, cachePrefix, PackStore, type StoreNeeds, type StoreProblem } from './pack-store.ts';
import type { Progress, Request } from './protocol.ts';
import { buildsInUse, NETWORK, readReaders, withActive, withNetworkPage, withOpen, type Readers } from './readers.ts';

/** What the worker of the site works with. */
export interface WorkerNeeds extends StoreNeeds {
  /** The browser's ids of the pages that are open. */
  readonly openPages: () => Promise<readonly string[]>;
}

/** What a page, or the browser for a new page, asks for. */
export interface Asked {
  /** The address without the base path and the query. */
  readonly path: string;
  /** The query with its question mark, or ''. */
  readonly query: string;
  /** The id of the page that asks; '' where none does. */
  readonly client: string;
  /** The id that a new page will have; null for a part of a page. */
  readonly coming: string | null;
}

/** Shown for a page that is not stored while there is no network. */
const NOT_STORED = 'offline/not-stored/';
/** Shown for an address that the site does not have. */
const NO_SUCH_PAGE = '404.html';
/** In each cache, what its build consists of. */
const MANIFEST = 'offline/manifest.json';
/** The cache of who reads which build, and its one entry. */
const READERS = 'readers';

/**
 * What the service worker does, without the events that call it.
 *
 * A page and all its parts come from one build: a page that was loaded from an older build, or over the network, goes on
 * with that, and an older build is kept as long as a page of it is open.
 */
export class SiteWorker {
  readonly #needs: WorkerNeeds;
  readonly #own: PackStore;
  readonly #older = new Map<string, Promise<PackStore | null>>();
  #readers: Promise<Readers> | null = null;

  constructor(needs: WorkerNeeds) {
    this.#needs = needs;
    this.#own = new PackStore(needs);
  }

  /** Takes over what older builds have in common with this one, and stores the shell. Rejects when that fails. */
  async install(): Promise<void> {
    await this.#own.takeFrom((await this.#otherCaches()).toReversed());
    const [next] = await this.#own.missing();
    const problem = next?.kind === 'shell' ? await this.#storeNext() : null;
    if (problem !== null) throw new Error(problem);
    await this.#keepManifest();
  }

  /** Makes this build the active one and deletes what nobody reads; gives whether it is the first. */
  async activate(): Promise<boolean> {
    const { scope, manifest, caches } = this.#needs;
    const isFirst = (await this.#loadReaders()).active === null;
    const open = await this.#needs.openPages();
    const readers = await this.#changeReaders((before) => withActive(before, manifest.build, open));
    const kept = new Set(Array.from(buildsInUse(readers), (build) => cacheName(scope, build)));
    for (const name of await this.#otherCaches()) if (!kept.has(name)) await caches.delete(name);
    return isFirst;
  }

  /** Answers what a page asks; `fetchIt` asks the network for the same. Rejects where nobody has a part of a page. */
  answer(asked: Asked, fetchIt: () => Promise<Response>): Promise<Response> {
    return asked.coming === null ? this.#part(asked, fetchIt) : this.#page(asked, asked.coming, fetchIt);
  }

  /** Deletes the older builds whose last page was closed. */
  async tidy(): Promise<void> {
    const before = buildsInUse(await this.#loadReaders());
    const open = await this.#needs.openPages();
    const after = buildsInUse(await this.#changeReaders((readers) => withOpen(readers, open)));
    for (const build of before) {
      if (!after.has(build)) await this.#needs.caches.delete(cacheName(this.#needs.scope, build));
    }
  }

  /** Does what a page requests and says what is stored then. */
  async reply(request: Request): Promise<Progress> {
    const problem = request === 'store' ? await this.#storeNext() : null;
    const missing = new Set(await this.#own.missing());
    const packs = this.#needs.manifest.packs.map((pack) => {
      const { name, kind, bytes } = pack;
      return { name, kind, bytes, isStored: !missing.has(pack) };
    });
    return { packs, problem };
  }

  async #storeNext(): Promise<StoreProblem | null> {
    const problem = await this.#own.storeNext();
    if (problem === null) await this.#keepManifest();
    return problem;
  }

  /** For a later worker, which serves the pages of this build that are still open then. */
  async #keepManifest(): Promise<void> {
    const { caches, scope, manifest } = this.#needs;
    const cache = await caches.open(cacheName(scope, manifest.build));
    if (!(await cache.match(scope + MANIFEST))) await cache.put(scope + MANIFEST, Response.json(manifest));
  }

  async #page(asked: Asked, id: string, fetchIt: () => Promise<Response>): Promise<Response> {
    const stored = await this.#storedPage(asked);
    if (stored) return stored;
    try {
      const response = await fetchIt();
      await this.#changeReaders((readers) => withNetworkPage(readers, id));
      return response;
    } catch {
      return this.#missingPage();
    }
  }

  async #storedPage({ path, query }: Asked): Promise<Response | null> {
    const { scope } = this.#needs;
    const page = await this.#own.find(path);
    if (page || path.endsWith('/')) return page;
    return (await this.#own.find(`${path}/`)) ? Response.redirect(`${scope}${path}/${query}`) : null;
  }

  /** Where all is stored, what is not does not exist. */
  async #missingPage(): Promise<Response> {
    const isComplete = (await this.#own.missing()).length === 0;
    const page = await this.#own.find(isComplete ? NO_SUCH_PAGE : NOT_STORED);
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    return new Response(page?.body ?? 'There is no network, and this page is not stored.', {
      status: isComplete ? 404 : 503,
      headers,
    });
  }

  async #part({ path, client }: Asked, fetchIt: () => Promise<Response>): Promise<Response> {
    const home = (await this.#loadReaders()).guests[client];
    if (home === NETWORK && !isNamedByContent(path)) return this.#networkFirst(path, fetchIt);
    if (home === undefined || home === NETWORK) return (await this.#own.find(path)) ?? fetchIt();
    return (await this.#findIn(home, path)) ?? fetchIt();
  }

  /** A part of a page of an older build; what is named by its content may come from this one. */
  async #findIn(build: string, path: string): Promise<Response | null> {
    const stored = await (await this.#olderStore(build))?.find(path);
    if (stored) return stored;
    return isNamedByContent(path) ? this.#own.find(path) : null;
  }

  async #networkFirst(path: string, fetchIt: () => Promise<Response>): Promise<Response> {
    try {
      return await fetchIt();
    } catch (failure) {
      const stored = await this.#own.find(path);
      if (stored) return stored;
      throw failure;
    }
  }

  #olderStore(build: string): Promise<PackStore | null> {
    const known = this.#older.get(build) ?? this.#openOlder(build);
    this.#older.set(build, known);
    return known;
  }

  async #openOlder(build: string): Promise<PackStore | null> {
    const { caches, scope } = this.#needs;
    const stored = await (await caches.open(cacheName(scope, build))).match(scope + MANIFEST);
    const manifest = readManifest(await stored?.json());
    return manifest && new PackStore({ ...this.#needs, manifest });
  }

  /** The caches of the site's other builds, the oldest first. */
  async #otherCaches(): Promise<readonly string[]> {
    const { caches, scope, manifest } = this.#needs;
    const own = [cacheName(scope, manifest.build), cacheName(scope, READERS)];
    return (await caches.keys()).filter((name) => name.startsWith(cachePrefix(scope)) && !own.includes(name));
  }

  #loadReaders(): Promise<Readers> {
    this.#readers ??= this.#readersCache().then(async (cache) =>
      readReaders(await (await cache.match(this.#needs.scope + READERS))?.json()),
    );
    return this.#readers;
  }

  /** One change after the other; what does not change is not written. */
  #changeReaders(change: (before: Readers) => Readers): Promise<Readers> {
    this.#readers = this.#loadReaders().then(async (before) => {
      const after = change(before);
      if (JSON.stringify(after) === JSON.stringify(before)) return before;
      await (await this.#readersCache()).put(this.#needs.scope + READERS, Response.json(after));
      return after;
    });
    return this.#readers;
  }

  #readersCache() {
    return this.#needs.caches.open(cacheName(this.#needs.scope, READERS));
  }
}

/** Names in this folder change with the content, so that a file in it is the same in every build. */
function isNamedByContent(path: string): boolean {
  return path.startsWith('_astro/');
}
