import { isSwitchedOff, switchOffline } from './choice.ts';
import { deleteStored, idle, isThrifty, obstacle } from './device.ts';
import type { Situation } from './situation.ts';
import { storeAll } from './store-all.ts';
import { ask, installed } from './worker-link.ts';

/** Is told of what happens. */
export interface KeeperEvents {
  readonly onSituation: (situation: Situation) => void;
  /** A newer build is stored and waits; `load` takes it. */
  readonly onNewer: (load: () => void) => void;
  /** A newer build was taken in another tab. */
  readonly onTakenOver: () => void;
}

/** Keeps the site stored on this device, and says how it stands. */
export class Keeper {
  readonly #base: string;
  readonly #events: KeeperEvents;
  #registration: ServiceWorkerRegistration | null = null;
  #hasAgreed = false;

  constructor(base: string, events: KeeperEvents) {
    this.#base = base;
    this.#events = events;
  }

  /** Stores what is missing, unless it cannot be, the reader does not want it, or the device is to be spared. */
  async begin(): Promise<void> {
    const kind = obstacle();
    if (kind !== null) {
      this.#events.onSituation({ kind });
      return;
    }
    this.#watch();
    if (isSwitchedOff()) this.#events.onSituation({ kind: 'off' });
    else await this.#start(isThrifty() ? 'look' : 'store');
  }

  /** Stores all that is missing, since the reader asks for it. */
  readonly storeNow = async (): Promise<void> => {
    switchOffline('on');
    await this.#start('store');
  };

  /** Removes all that is stored, and stores nothing until the reader asks for it. */
  readonly remove = async (): Promise<void> => {
    switchOffline('off');
    await this.#registration?.unregister();
    await deleteStored(new URL(this.#base, location.href).href);
    this.#registration = null;
    this.#events.onSituation({ kind: 'off' });
  };

  /** Follows which worker serves this page; the first one that takes a page over brings no other build. */
  #watch(): void {
    const container = navigator.serviceWorker;
    let hadController = container.controller !== null;
    container.addEventListener('controllerchange', () => {
      if (this.#hasAgreed) location.reload();
      else if (hadController) this.#events.onTakenOver();
      hadController = true;
    });
  }

  async #start(work: 'look' | 'store'): Promise<void> {
    try {
      const registration = this.#registration ?? (await this.#register());
      const first = registration.active ?? registration.waiting ?? registration.installing;
      if (!first) throw new Error('no service worker');
      const worker = await installed(first);
      if (registration.waiting && registration.active) await this.#offer(registration.waiting, work);
      else await this.#work(worker, work);
    } catch {
      this.#events.onSituation({ kind: isSwitchedOff() ? 'off' : 'refused' });
    }
  }

  async #register(): Promise<ServiceWorkerRegistration> {
    const container = navigator.serviceWorker;
    const registration = await container.register(`${this.#base}sw.js`, { updateViaCache: 'none' });
    registration.addEventListener('updatefound', () => {
      const newer = registration.active && registration.installing;
      if (newer) void this.#offer(newer, isThrifty() ? 'look' : 'store').catch(() => undefined);
    });
    this.#registration = registration;
    return registration;
  }

  /** The newer build is stored as far as the older one is, then offered. */
  async #offer(newer: ServiceWorker, work: 'look' | 'store'): Promise<void> {
    await installed(newer);
    await this.#work(newer, work);
    if (newer.state !== 'installed') return;
    this.#events.onNewer(() => {
      this.#hasAgreed = true;
      void ask(newer, 'take over');
    });
  }

  async #work(worker: ServiceWorker, work: 'look' | 'store'): Promise<void> {
    const show = (isStoring: boolean) => (progress: Awaited<ReturnType<typeof ask>>) => {
      if (!isSwitchedOff()) this.#events.onSituation({ kind: 'on', progress, isStoring, isThrifty: isThrifty() });
    };
    const asked = ask.bind(null, worker);
    const progress =
      work === 'look' ? await asked('progress') : await storeAll({ ask: asked, pause: idle, show: show(true) });
    show(false)(progress);
    if (progress.problem === 'network') addEventListener('online', () => void this.#start(work), { once: true });
  }
}
