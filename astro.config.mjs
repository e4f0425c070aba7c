import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import sitemap from '@astrojs/sitemap';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import { contentChecks } from './scripts/check/integration.ts';
import { fonts } from './scripts/config/fonts.js';
import { security } from './scripts/config/security.ts';
import { base, origin, outDir } from './scripts/target.ts';
import { createBookReader } from './src/book/read.ts';
import { codeLook } from './src/markdown/code-look.ts';
import { markdownPlugins } from './src/markdown/plugins.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  ...(origin ? { site: origin } : {}),
  base,
  outDir,
  // Two builds, for two base paths, may run side by side.
  cacheDir: `node_modules/.astro/${outDir}`,
  trailingSlash: 'always',
  // As in HTML: a line break between a word and a link is a space.
  compressHTML: true,
  build: { format: 'directory' },
  devToolbar: { enabled: false },
  security,
  markdown: {
    processor: unified(markdownPlugins({ book: createBookReader(root), base })),
    syntaxHighlight: { type: 'shiki', excludeLangs: ['math', 'mermaid'] },
    shikiConfig: codeLook,
  },
  vite: { build: { assetsInlineLimit: 0, rolldownOptions: { checks: { moduleLevelDirective: false } } } },
  integrations: [
    contentChecks(root),
    mdx({ optimize: true }),
    svelte({ configFile: false }),
    ...(origin ? [sitemap()] : []),
  ],
  fonts,
});
