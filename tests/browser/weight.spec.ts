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

for (const [path, width] of NOTES.flatMap((notes) => [[notes, 390] as const, [notes, 1440] as const])) {
  test(`/${path} loads at most 220 kB of fonts and nothing jumps, at ${width} px`, async ({ page }) => {
    let bytes = 0;
    page.on('response', (response) => {
      if (response.url().endsWith('.woff2')) void response.body().then((body) => (bytes += body.length));
    });
    await page.setViewportSize({ width, height: 800 });
    await watchShifts(page);
    await page.goto(path, { waitUntil: 'networkidle' });
    await walkDown(page);
    const shifts: unknown = await page.evaluate('window.layoutShifts.reduce((sum, shift) => sum + shift, 0)');
    expect(Number(shifts)).toBeLessThan(0.02);
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
    await page.waitForLoadState('networkidle');
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(FONT_BYTES);
  });
}
