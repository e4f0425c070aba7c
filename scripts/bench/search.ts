import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright-core';
import { readQueries } from '../../tests/search/queries.ts';
import { launchOptions } from '../browser.ts';
import { ROOT } from '../run.ts';
import { createSiteServer, listen } from '../serve.ts';
import { base, outDir } from '../target.ts';

/*
 * node scripts/bench/search.ts   of the site in OUT_DIR: what a first query loads, and the time from the last key of a
 *                                query to its first result once the index is there
 */
const PORTS = { first: 4500, tries: 40 };
const FIRST_QUERY = 'lstm';

const server = createSiteServer({ folder: path.resolve(ROOT, outDir), base });
const port = await listen(server, PORTS.first, PORTS.tries);
const browser = await chromium.launch(await launchOptions());
const home = `http://127.0.0.1:${port}${base}`;
const loaded = await firstQuery(await open(`${home}rnn/`));
const kilobytes = (files: readonly Loaded[]) =>
  `${(files.reduce((sum, { size }) => sum + size, 0) / 1000).toFixed(1)} kB`;
console.log(`search: a first query on a notes page loads ${kilobytes(loaded)} (gzip):`);
for (const file of loaded) console.log(`  ${kilobytes([file]).padStart(9)}  ${file.name}`);
const page = await open(`${home}search/?q=${FIRST_QUERY}`);
const times: number[] = [];
for (const { query } of readQueries()) times.push(await timeOf(page, query));
times.sort((a, b) => a - b);
const share = (part: number) => `${(times[Math.floor(part * (times.length - 1))] ?? NaN).toFixed(0)} ms`;
console.log(`search: last key to first result: median ${share(0.5)}, 95 % under ${share(0.95)}, worst ${share(1)}`);
await browser.close();
server.close();
server.closeAllConnections();

async function open(address: string): Promise<Page> {
  const opened = await browser.newPage();
  await opened.goto(address, { waitUntil: 'networkidle' });
  return opened;
}

/** A file that a page fetched, and its compressed bytes. */
interface Loaded {
  readonly name: string;
  readonly size: number;
}

/** All that is fetched from the opening of the dialog until the results of a query stand, the heaviest first. */
async function firstQuery(where: Page): Promise<readonly Loaded[]> {
  const files: Promise<Loaded>[] = [];
  where.on('response', (response) => {
    const name = new URL(response.url()).pathname.slice(base.length);
    files.push(response.body().then((body) => ({ name, size: Math.min(body.length, gzipSync(body).length) })));
  });
  await where.keyboard.press('/');
  await where.locator('dialog[open] .find-field').fill(FIRST_QUERY);
  await where.locator('dialog[open] [role=option]').first().waitFor();
  await where.waitForLoadState('networkidle');
  return (await Promise.all(files)).toSorted((a, b) => b.size - a.size);
}

/** Milliseconds, measured in the page, from an input event to the answer that it leads to. */
function timeOf(where: Page, query: string): Promise<number> {
  return where.evaluate(
    (text) =>
      new Promise<number>((resolve) => {
        const form = document.querySelector('main form');
        const field = form?.querySelector('input[name=q]');
        if (!(form instanceof HTMLFormElement) || !(field instanceof HTMLInputElement))
          throw new Error('no search form');
        const start = performance.now();
        new MutationObserver((_, observer) => {
          if (form.dataset['answered'] !== text) return;
          observer.disconnect();
          resolve(performance.now() - start);
        }).observe(form, { attributes: true, attributeFilter: ['data-answered'] });
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    query,
  );
}
