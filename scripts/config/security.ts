import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AstroUserConfig } from 'astro';

/** The one inline script: it sets the theme before the first paint. */
const THEME_SCRIPT = new URL('../../src/site/layout/theme-init.js', import.meta.url);

/** What a page may load and run, as its content security policy says: the site's own files, and nothing from elsewhere. */
export const security: NonNullable<AstroUserConfig['security']> = {
  csp: {
    directives: [
      "default-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "manifest-src 'self'",
      "base-uri 'self'",
      "form-action 'self'",
      "object-src 'none'",
    ],
    // Pagefind runs WebAssembly.
    scriptDirective: { hashes: [hashOf(THEME_SCRIPT)], resources: ["'self'", "'wasm-unsafe-eval'"] },
    // KaTeX, Shiki and SVG carry style attributes; style elements stay on hashes.
    styleDirective: {
      resources: [
        { resource: "'self'", kind: 'element' },
        { resource: "'unsafe-inline'", kind: 'attribute' },
      ],
    },
  },
};

/** The page has the script without the line end of its file. */
function hashOf(file: URL): `sha256-${string}` {
  return `sha256-${createHash('sha256').update(readFileSync(file, 'utf8').trim()).digest('base64')}`;
}
