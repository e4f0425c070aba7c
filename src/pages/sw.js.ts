import type { APIRoute } from 'astro';

/*
 * The build puts the site's service worker in the place of this one. It is what a development server has there: a
 * browser that stored the built site from the same address gets it, forgets what it stored, and shows the real pages.
 */
const FAREWELL = `
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil((async () => {
  const scope = new URL(registration.scope).pathname;
  const names = (await caches.keys()).filter((name) => name.startsWith('dnn-offline:' + scope + ':'));
  await Promise.all(names.map((name) => caches.delete(name)));
  const pages = await clients.matchAll({ type: 'window' });
  await registration.unregister();
  for (const page of pages) await page.navigate(page.url);
})()));
`;

/** A service worker that ends itself. */
export const GET: APIRoute = () => new Response(FAREWELL, { headers: { 'content-type': 'text/javascript' } });
