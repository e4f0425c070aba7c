import { test as base, type Page } from '@playwright/test';

/** The pages of the site, relative to its base path. */
export const PAGES = [
  '',
  'rnn/',
  'rnn/homeworks/',
  'rnn/discussions/',
  'rnn/checks/',
  'glossary/',
  'formulas/',
  'search/',
  'about/',
];

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
  await page.locator(`#fig-${id}[data-awake]`).waitFor();
}

/** How many pixels the page slides sideways. */
export function sidewaysSlide(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
