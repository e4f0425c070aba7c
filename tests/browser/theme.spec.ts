import { expect } from '@playwright/test';
import { test } from './site.ts';

const paper = 'getComputedStyle(document.body).backgroundColor';
const LIGHT = 'rgb(253, 252, 248)';
const DARK = 'rgb(21, 23, 27)';

test('the theme is the system’s, until the switch is used; then the choice is remembered', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('rnn/');
  expect(await page.evaluate(paper)).toBe(DARK);
  await page.getByRole('button', { name: /^Theme/ }).click();
  expect(await page.evaluate(paper)).toBe(LIGHT);
  await page.goto('glossary/');
  expect(await page.evaluate(paper)).toBe(LIGHT);
  await page.getByRole('button', { name: 'Theme: light' }).click();
  await page.getByRole('button', { name: 'Theme: dark' }).click();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Theme: system' })).toBeVisible();
});

test('a remembered theme is set before anything is painted', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('theme', 'dark');
    document.addEventListener('readystatechange', () => {
      if (document.readyState === 'interactive')
        document.documentElement.dataset['early'] = document.documentElement.dataset['theme'] ?? '';
    });
  });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('rnn/');
  await expect(page.locator('html')).toHaveAttribute('data-early', 'dark');
});

test('roles keep their own colors in both themes, in formulas and diagrams', async ({ page }) => {
  for (const [scheme, color] of [
    ['light', 'rgb(154, 74, 0)'],
    ['dark', 'rgb(247, 178, 103)'],
  ] as const) {
    // prettier-ignore
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto('rnn/');
    const shown = await page
      .locator('.eq .r-param')
      .first()
      .evaluate((node) => getComputedStyle(node).color);
    expect(shown).toBe(color);
  }
});
