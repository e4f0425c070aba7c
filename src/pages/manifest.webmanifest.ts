import type { APIRoute } from 'astro';
import { RECALL_PATH } from '../book/address.ts';
import { readPalette } from '../markdown/diagram-theme.ts';
import { base, href } from '../site/href.ts';
import tokens from '../styles/tokens.css?raw';

const { paper } = readPalette(tokens, 'light');

/** What a device shows when the site is put among its programs. */
const MANIFEST = {
  id: base,
  name: 'Deep Neural Networks: review notes',
  short_name: 'DNN review',
  description: 'Notes, figures that compute, problems that grade themselves and recall cards for an exam.',
  lang: 'en',
  start_url: base,
  scope: base,
  display: 'minimal-ui',
  background_color: paper,
  theme_color: paper,
  icons: [
    { src: href('/icon.svg'), sizes: 'any', type: 'image/svg+xml' },
    { src: href('/icon-192.png'), sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: href('/icon-512.png'), sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: href('/icon-512.png'), sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
  shortcuts: [
    { name: 'Recall', url: href(RECALL_PATH) },
    { name: 'Search', url: href('/search/') },
  ],
};

/** The web app manifest. */
export const GET: APIRoute = () =>
  new Response(JSON.stringify(MANIFEST), { headers: { 'content-type': 'application/manifest+json' } });
