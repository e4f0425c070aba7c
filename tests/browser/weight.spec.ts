import { expect, type Page } from '@playwright/test';
import { NOTES, test } from './site.ts';

const FONT_BYTES = 220_000;

/** Walks down the whole page, so that everything lazy wakes. */
async function walkDown(page: Page): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let top = 0; top < height; top += 700) {
    await page.evaluate((y) => {
      window.scrollTo({ top: y, behavior: 'instant' });
    }, top);
    await page.waitForTimeout(20);
  }
}

/** Sums the layout shifts of the page, from its first paint on. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if ('value' in entry && typeof entry.value === 'number') shifts.push(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
    Object.defineProperty(window, 'layoutShifts', { value: shifts });
  });
}

/** The sum of the shifts since the page was asked for. */
async function shiftsOf(page: Page): Promise<number> {
  return Number(await page.evaluate('window.layoutShifts.reduce((sum, shift) => sum + shift, 0)'));
}

for (const path of NOTES) {
  test(`/${path} loads at most 220 kB of fonts, and nothing jumps on a phone or a wide screen`, async ({ page }) => {
    let bytes = 0;
    page.on('response', (response) => {
      if (response.url().endsWith('.woff2')) void response.body().then((body) => (bytes += body.length));
    });
    await page.goto(path, { waitUntil: 'networkidle' });
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
    await page.waitForLoadState('networkidle');
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(FONT_BYTES);
    // From here on the fonts are at hand: when they come late, by chance or on a slow network, lines wrap anew.
    await watchShifts(page);
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(path, { waitUntil: 'load' });
      await walkDown(page);
      expect(await shiftsOf(page), `at ${width} px`).toBeLessThan(0.02);
    }
  });
}
