import { base } from '../href.ts';

/**
 * Sees to reading without a network once the page is loaded and idle; until then it asks nothing of the device.
 *
 * A development server changes its pages all the time, so nothing is stored of it.
 */
export function keepOffline(document: Document): void {
  if (!import.meta.env.PROD) return;
  const start = () =>
    setTimeout(() => {
      import('./start.ts').then(({ startOffline }) => startOffline(document, base)).catch(() => undefined);
    }, QUIET);
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { once: true });
}

/** What the page itself still fetches after its load event comes first, milliseconds. */
const QUIET = 1000;
