import type { Manifest } from '../manifest.ts';
import { isRequest } from '../protocol.ts';
import { SiteWorker } from '../site-worker.ts';

declare const self: ServiceWorkerGlobalScope;
/** Put in by the build, which knows the files. */
declare const MANIFEST: Manifest;

const { scope } = self.registration;
const worker = new SiteWorker({
  manifest: MANIFEST,
  scope,
  caches: self.caches,
  fetch: (url, init) => fetch(url, init),
  openPages: async () => {
    const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    return pages.map(({ id }) => id);
  },
});

self.addEventListener('install', (event) => {
  event.waitUntil(worker.install());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(worker.activate().then((isFirst) => (isFirst ? self.clients.claim() : undefined)));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return;
  const { pathname, search } = new URL(request.url);
  const isPage = request.mode === 'navigate';
  const asked = {
    path: pathname.slice(new URL(scope).pathname.length),
    query: search,
    client: event.clientId,
    coming: isPage ? event.resultingClientId : null,
  };
  event.respondWith(worker.answer(asked, () => fetch(request)));
  if (isPage) event.waitUntil(worker.tidy());
});

self.addEventListener('message', (event) => {
  const [port] = event.ports;
  const request: unknown = event.data;
  if (!port || !isRequest(request)) return;
  const done = request === 'take over' ? self.skipWaiting() : Promise.resolve();
  event.waitUntil(done.then(() => worker.reply(request)).then((reply) => port.postMessage(reply)));
});
