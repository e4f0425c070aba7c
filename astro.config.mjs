import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import sitemap from '@astrojs/sitemap';
import svelte from '@astrojs/svelte';
import { defineConfig, fontProviders } from 'astro/config';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { createBookReader } from './src/book/read.ts';
import { diagramNumber } from './src/markdown/figure-number.ts';
import remarkDiagrams from './src/markdown/diagrams.ts';
import { katexOptions } from './src/markdown/katex.ts';
import rehypeHoldPunctuation from './src/markdown/rehype-hold-punctuation.ts';
import rehypeKatexStrict from './src/markdown/rehype-katex-strict.ts';
import rehypeSections from './src/markdown/rehype-sections.ts';
import remarkCitations from './src/markdown/remark-citations.ts';
import remarkHeadings from './src/markdown/remark-headings.ts';
import remarkLinks from './src/markdown/remark-links.ts';
import remarkSymbols from './src/markdown/remark-symbols.ts';
import remarkTerms from './src/markdown/remark-terms.ts';
import remarkWords from './src/markdown/remark-words.ts';
import { contentChecks } from './scripts/check/integration.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const base = (process.env.BASE ?? '/').replace(/^\/?/, '/').replace(/\/?$/, '/');
const site = process.env.SITE;
const markdown = { book: createBookReader(root), base };

/** The one inline script: it sets the theme before the first paint. Its hash goes into the security policy. */
const themeScript = readFileSync(new URL('./src/site/layout/theme-init.js', import.meta.url), 'utf8').trim();
const themeHash = `sha256-${createHash('sha256').update(themeScript).digest('base64')}`;

const font = (name, variants) => ({
  name,
  provider: fontProviders.local(),
  options: { variants: variants.map(([weight, style, file]) => ({ weight, style, src: [`./node_modules/${file}`] })) },
});

export default defineConfig({
  ...(site ? { site } : {}),
  base,
  outDir: process.env.OUT_DIR ?? './dist',
  trailingSlash: 'always',
  // As in HTML: a line break between a word and a link is a space.
  compressHTML: true,
  build: { format: 'directory' },
  devToolbar: { enabled: false },
  security: {
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
      scriptDirective: { hashes: [themeHash], resources: ["'self'", "'wasm-unsafe-eval'"] },
      // KaTeX, Shiki and SVG carry style attributes; style elements stay on hashes.
      styleDirective: {
        resources: [
          { resource: "'self'", kind: 'element' },
          { resource: "'unsafe-inline'", kind: 'attribute' },
        ],
      },
    },
  },
  markdown: {
    processor: unified({
      remarkPlugins: [
        [remarkDiagrams, { number: diagramNumber(markdown.book) }],
        remarkMath,
        [remarkHeadings, markdown],
        // Before the plugins that add links of their own, which have the base path already.
        [remarkLinks, markdown],
        [remarkCitations, markdown],
        [remarkTerms, markdown],
        [remarkWords, markdown],
        [remarkSymbols, markdown],
      ],
      rehypePlugins: [[rehypeKatex, katexOptions], rehypeKatexStrict, rehypeHoldPunctuation, rehypeSections],
    }),
    syntaxHighlight: { type: 'shiki', excludeLangs: ['math', 'mermaid'] },
    shikiConfig: {
      themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
      defaultColor: 'light-dark()',
    },
  },
  vite: { build: { assetsInlineLimit: 0, rolldownOptions: { checks: { moduleLevelDirective: false } } } },
  integrations: [
    contentChecks(root),
    mdx({ optimize: true }),
    svelte({ configFile: false }),
    ...(site ? [sitemap()] : []),
  ],
  fonts: [
    {
      ...font('Source Serif 4', [
        ['200 900', 'normal', '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2'],
        ['400', 'italic', '@fontsource/source-serif-4/files/source-serif-4-latin-400-italic.woff2'],
      ]),
      cssVariable: '--font-serif',
      fallbacks: ['Georgia', 'serif'],
    },
    {
      ...font('Source Sans 3', [
        ['200 900', 'normal', '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2'],
      ]),
      cssVariable: '--font-sans',
      fallbacks: ['system-ui', 'sans-serif'],
    },
  ],
});
