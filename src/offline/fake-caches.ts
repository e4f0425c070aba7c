import type { Caches, OneCache } from './pack-store.ts';

/** Caches in memory, for tests. `full` makes every write fail, as on a device without room. */
export class FakeCaches implements Caches {
  readonly #caches = new Map<string, FakeCache>();
  full = false;

  open(name: string): Promise<FakeCache> {
    const cache = this.#caches.get(name) ?? new FakeCache(() => this.full);
    this.#caches.set(name, cache);
    return Promise.resolve(cache);
  }

  keys(): Promise<readonly string[]> {
    return Promise.resolve([...this.#caches.keys()]);
  }

  delete(name: string): Promise<boolean> {
    return Promise.resolve(this.#caches.delete(name));
  }
}

/** One cache in memory. */
export class FakeCache implements OneCache {
  readonly #entries = new Map<string, Response>();
  readonly #isFull: () => boolean;

  constructor(isFull: () => boolean) {
    this.#isFull = isFull;
  }

  match(url: string): Promise<Response | undefined> {
    return Promise.resolve(this.#entries.get(url)?.clone());
  }

  put(url: string, response: Response): Promise<void> {
    if (this.#isFull()) return Promise.reject(new DOMException('no room', 'QuotaExceededError'));
    this.#entries.set(url, response);
    return Promise.resolve();
  }

  delete(url: string): Promise<boolean> {
    return Promise.resolve(this.#entries.delete(url));
  }
}
