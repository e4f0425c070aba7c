import { openArchive, type Archive } from './archive.ts';
import type { Manifest, Pack } from './manifest.ts';

/** What is used of the browser's caches. */
export interface Caches {
  open(name: string): Promise<OneCache>;
  keys(): Promise<readonly string[]>;
  delete(name: string): Promise<boolean>;
}

/** What is used of one cache. */
export interface OneCache {
  match(url: string): Promise<Response | undefined>;
  put(url: string, response: Response): Promise<void>;
  delete(url: string): Promise<boolean>;
}

/** What a store works with. */
export interface StoreNeeds {
  readonly manifest: Manifest;
  /** The address of the site with its base path, with a slash at its end. */
  readonly scope: string;
  readonly caches: Caches;
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
}

/** Why an archive could not be stored: no network, another build on the server, no room. */
export type StoreProblem = 'network' | 'changed' | 'full';

/** The archives of one build that are stored on this device, in a cache of their own. */
export class PackStore {
  readonly #needs: StoreNeeds;
  readonly #opened = new Map<Pack, Archive>();
  #storing: Promise<StoreProblem | null> | null = null;

  constructor(needs: StoreNeeds) {
    this.#needs = needs;
  }

  /** The archives that are not stored, the shell first. */
  async missing(): Promise<readonly Pack[]> {
    const cache = await this.#cache();
    const { packs } = this.#needs.manifest;
    const stored = await Promise.all(packs.map(async (pack) => (await cache.match(this.#url(pack))) !== undefined));
    return packs.filter((_, index) => stored[index] !== true);
  }

  /** Copies from other caches the archives that are the same there. */
  async takeFrom(names: readonly string[]): Promise<void> {
    const cache = await this.#cache();
    for (const name of names) {
      const other = await this.#needs.caches.open(name);
      for (const pack of await this.missing()) {
        const found = await other.match(this.#url(pack));
        if (found) await cache.put(this.#url(pack), found);
      }
    }
  }

  /** Fetches and stores the next missing archive; null when it is stored or none is missing. Asked twice, it fetches once. */
  storeNext(): Promise<StoreProblem | null> {
    this.#storing ??= this.#storeNext().finally(() => (this.#storing = null));
    return this.#storing;
  }

  /** A stored file by its address without the base path, or null. An archive that is damaged is forgotten. */
  async find(path: string): Promise<Response | null> {
    for (const pack of this.#needs.manifest.packs.filter(({ within }) => path.startsWith(within))) {
      const response = await this.#fileOf(pack, path);
      if (response) return response;
    }
    return null;
  }

  async #fileOf(pack: Pack, path: string): Promise<Response | null> {
    try {
      const file = await (await this.#archive(pack))?.file(path);
      return file ? new Response(file.content, { headers: { 'content-type': file.type } }) : null;
    } catch {
      this.#opened.delete(pack);
      await (await this.#cache()).delete(this.#url(pack));
      return null;
    }
  }

  async #archive(pack: Pack): Promise<Archive | null> {
    const opened = this.#opened.get(pack);
    if (opened) return opened;
    const stored = await (await this.#cache()).match(this.#url(pack));
    if (!stored) return null;
    const archive = await openArchive(await stored.blob());
    this.#opened.set(pack, archive);
    return archive;
  }

  async #storeNext(): Promise<StoreProblem | null> {
    const [pack] = await this.missing();
    if (!pack) return null;
    const bytes = await this.#download(pack);
    if (typeof bytes === 'string') return bytes;
    try {
      await (await this.#cache()).put(this.#url(pack), new Response(bytes));
      return null;
    } catch {
      return 'full';
    }
  }

  /** The network's own cache must not keep a second copy. */
  async #download(pack: Pack): Promise<ArrayBuffer | StoreProblem> {
    try {
      const response = await this.#needs.fetch(this.#url(pack), { cache: 'no-store' });
      if (!response.ok) return response.status === 404 ? 'changed' : 'network';
      const bytes = await response.arrayBuffer();
      return (await sha256(bytes)) === pack.hash ? bytes : 'changed';
    } catch {
      return 'network';
    }
  }

  #cache(): Promise<OneCache> {
    const { caches, scope, manifest } = this.#needs;
    return caches.open(cacheName(scope, manifest.build));
  }

  #url({ file }: Pack): string {
    return this.#needs.scope + file;
  }
}

/** The name of the cache of one build; sites that share an origin have different scopes. */
export function cacheName(scope: string, build: string): string {
  return `${cachePrefix(scope)}${build}`;
}

/** How the names of all caches of a site begin. */
export function cachePrefix(scope: string): string {
  return `dnn-offline:${new URL(scope).pathname}:`;
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
