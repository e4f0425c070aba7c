import { test as base, type Page } from '@playwright/test';
import { addressesOf } from '../../scripts/check/addresses.ts';
import { createContext } from '../../scripts/check/context.ts';
import { NO_MODULES } from '../../scripts/check/rule.ts';
import { ROOT } from '../../scripts/run.ts';
import { figureAnchor } from '../../src/book/address.ts';
import { pagesOf } from '../../src/book/find.ts';

const site = createContext(ROOT, NO_MODULES);

/** The book that the site shows. */
export const BOOK = site.book;

/** The pages of the site, relative to its base path. */
export const PAGES: readonly string[] = Array.from(addressesOf(site).keys(), (address) => address.slice(1)).sort();

/** The notes of every chapter, relative to the base path. */
export const NOTES: readonly string[] = site.book.chapters.map(({ pages }) => pages.notes.path.slice(1));

/** Every explorable, and the page that shows it, relative to the base path. */
export const FIGURES: readonly { readonly id: string; readonly path: string }[] = site.book.chapters
  .flatMap(pagesOf)
  .flatMap(({ figures, path }) => figures.map(({ kind, id }) => ({ kind, id, path: path.slice(1) })))
  .filter(({ kind }) => kind === 'explorable');

/** A test that fails when its page logs an error, breaks the security policy, or asks another origin for anything. */
export const test = base.extend<{ faults: string[] }>({
  faults: [
    async ({ page, baseURL }, use) => {
      const faults: string[] = [];
      const origin = new URL(baseURL ?? '').origin;
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(`console: ${message.text()}`);
      });
      page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
      page.on('request', (request) => {
        if (!request.url().startsWith(origin) && !request.url().startsWith('data:'))
          faults.push(`request: ${request.url()}`);
      });
      await use(faults);
      if (faults.length > 0) throw new Error(faults.join('\n'));
    },
    { auto: true },
  ],
});

/** Moves a figure into the window and waits until its controls answer. */
export async function wakeFigure(page: Page, id: string): Promise<void> {
  await page.locator(`dnn-explorable[data-id="${id}"]`).scrollIntoViewIfNeeded();
  await page.locator(`#${figureAnchor(id)}[data-awake]`).waitFor();
}

/** How many pixels the page slides sideways. */
export function sidewaysSlide(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
