import { expect, type Page } from '@playwright/test';
import { test } from './site.ts';

const results = (page: Page) => page.locator('dialog[open] [role=option]');

async function openAndType(page: Page, query: string): Promise<void> {
  await page.keyboard.press('/');
  await page.locator('dialog[open] .find-field').fill(query);
}

test('the dialog opens by slash and by Ctrl-K, and Escape gives the focus back', async ({ page }) => {
  await page.goto('rnn/');
  const link = page.locator('.tabs a').nth(1);
  await link.focus();
  await page.keyboard.press('/');
  await expect(page.locator('dialog[open] .find-field')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(link).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(page.locator('dialog[open] .find-field')).toBeFocused();
});

test('a section is found by its subject, opened by Enter at its anchor', async ({ page }) => {
  await page.goto('');
  await openAndType(page, 'vanishing and exploding');
  await expect(results(page).first()).toContainText('Vanishing and exploding gradients');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/rnn\/#vanishing-exploding$/);
});

for (const [query, kind] of [
  ['BPTT', 'Terms'],
  ['LSTM cell', 'Formulas'],
  ['clipping', 'Problems'],
  ['kalman', 'Figures'],
  ['forget bias', 'Cards'],
  ['context window', 'Discussions'],
] as const) {
  test(`"${query}" has results among ${kind}`, async ({ page }) => {
    await page.goto('');
    await openAndType(page, query);
    await results(page).first().waitFor();
    await page
      .locator('dialog[open]')
      .getByRole('radio', { name: new RegExp(`^${kind}`) })
      .check({ force: true });
    await expect(results(page).first()).toBeVisible();
  });
}

test('a formula is found by a plain reading of it', async ({ page }) => {
  await page.goto('');
  await openAndType(page, 'diag W_h jacobian');
  await expect(results(page).first()).toBeVisible();
});

test('the arrow keys move through the results, and a screen reader is told', async ({ page }) => {
  await page.goto('');
  await openAndType(page, 'gradient');
  await results(page).nth(1).waitFor();
  const field = page.locator('dialog[open] .find-field');
  const active = await field.getAttribute('aria-activedescendant');
  await page.keyboard.press('ArrowDown');
  expect(await field.getAttribute('aria-activedescendant')).not.toBe(active);
  await expect(page.locator('dialog[open] [role=status]')).toContainText(/\d+ results?/);
});

test('markup in a query stays text', async ({ page }) => {
  await page.goto('search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E');
  await expect(page.locator('main input[name=q]')).toHaveValue('<img src=x onerror=alert(1)>');
  await expect(page.locator('main img')).toHaveCount(0);
});

test('the search page keeps the query in its address', async ({ page }) => {
  await page.goto('search/?q=kalman');
  await expect(page.locator('main ol li').first()).toBeVisible();
  await page.locator('main input[name=q]').fill('lstm');
  await expect(page).toHaveURL(/q=lstm/);
  await expect(page.locator('main ol li').first()).toContainText(/LSTM/);
});

test('no result says so', async ({ page }) => {
  await page.goto('');
  await openAndType(page, 'zzzzqqqq');
  await expect(page.locator('dialog[open] [role=status]')).toContainText('No results');
});
