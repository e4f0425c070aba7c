import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page, type Route } from 'playwright-core';
import ts from 'typescript';
import { diagramRequest } from '../../src/markdown/diagram-source.ts';
import type { Scheme } from '../../src/markdown/diagram-theme.ts';
import { launchOptions } from '../browser.ts';
import { mergeSchemes } from './merge.ts';
import type {} from './page/draw.ts';
import type { SIGN_FAMILIES, TEXT_FAMILY } from './page/runs.ts';

/** Draws diagrams until it is closed. */
export interface DiagramRenderer {
  /** The drawing of a diagram in both faces, as SVG text. Throws with mermaid's words when it cannot be read. */
  readonly render: (hash: string, source: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** A site that exists only inside the browser: the page that draws, its scripts and its fonts. */
const ORIGIN = 'http://diagrams.invalid';
const MODULES = path.join(import.meta.dirname, '../../node_modules');
const FONTS: Readonly<Record<typeof TEXT_FAMILY | (typeof SIGN_FAMILIES)[number], string>> = {
  'Source Sans 3 Variable': '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
  KaTeX_Main: 'katex/dist/fonts/KaTeX_Main-Regular.woff2',
  KaTeX_Math: 'katex/dist/fonts/KaTeX_Math-Italic.woff2',
  KaTeX_AMS: 'katex/dist/fonts/KaTeX_AMS-Regular.woff2',
  KaTeX_Size1: 'katex/dist/fonts/KaTeX_Size1-Regular.woff2',
  KaTeX_Caligraphic: 'katex/dist/fonts/KaTeX_Caligraphic-Regular.woff2',
};

/** Opens a browser with the drawing page, which is served from the project's own files. */
export async function openRenderer(): Promise<DiagramRenderer> {
  const browser: Browser = await chromium.launch(await launchOptions());
  const page = await browser.newPage({ deviceScaleFactor: 1 });
  await page.route(`${ORIGIN}/**`, answer);
  const render = async (hash: string, source: string) => {
    const light = await draw(page, { hash, source, scheme: 'light' });
    return mergeSchemes(light, await draw(page, { hash, source, scheme: 'dark' }));
  };
  return { render, close: () => browser.close() };
}

interface Drawing {
  readonly hash: string;
  readonly source: string;
  readonly scheme: Scheme;
}

/** A fresh page each time: mermaid counts on from one drawing to the next. */
async function draw(page: Page, { hash, source, scheme }: Drawing): Promise<string> {
  await page.goto(`${ORIGIN}/`);
  await page.waitForFunction(() => 'drawDiagram' in window);
  return page.evaluate((request) => window.drawDiagram(request), { id: `d${hash}`, ...diagramRequest(source, scheme) });
}

async function answer(route: Route): Promise<void> {
  const { pathname } = new URL(route.request().url());
  if (pathname === '/') await route.fulfill({ contentType: 'text/html', body: drawingPage() });
  else if (pathname.startsWith('/page/'))
    await route.fulfill({ contentType: 'text/javascript', body: script(pathname) });
  else await route.fulfill({ path: path.join(MODULES, pathname) });
}

function drawingPage(): string {
  const faces = Object.entries(FONTS).map(
    ([name, file]) => `@font-face{font-family:"${name}";src:url("/${file}");font-weight:100 900}`,
  );
  const imports = JSON.stringify({ imports: { mermaid: '/mermaid/dist/mermaid.esm.min.mjs' } });
  return `<!doctype html><meta charset="utf-8"><style>${faces.join('')}</style>
<script type="importmap">${imports}</script><script type="module" src="/page/draw.ts"></script><body></body>`;
}

function script(pathname: string): string {
  const source = readFileSync(path.join(import.meta.dirname, pathname), 'utf8');
  const { ESNext } = ts.ModuleKind;
  return ts.transpileModule(source, { compilerOptions: { module: ESNext, target: ts.ScriptTarget.ES2024 } }).outputText;
}
