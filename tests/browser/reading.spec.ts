import { expect } from '@playwright/test';
import { PAGES, sidewaysSlide, test } from './site.ts';

for (const path of PAGES) {
  test(`/${path} does not slide sideways at any width`, async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 800 });
    await page.goto(path);
    for (const width of [1440, 390, 360]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await sidewaysSlide(page), `${width} px`).toBe(0);
    }
  });
}

test('every fold of the notes and homeworks stays inside a phone when it is open', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  for (const path of ['rnn/', 'rnn/homeworks/', 'rnn/discussions/']) {
    await page.goto(path);
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
    expect(await sidewaysSlide(page), path).toBe(0);
  }
});

test('a formula wider than a phone scrolls to its end inside its own box', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto('rnn/');
  const cut = await page.locator('.eq .body').evaluateAll((boxes) =>
    boxes.flatMap((box) => {
      box.scrollLeft = box.scrollWidth;
      const inner = box.querySelector('.katex-html')?.getBoundingClientRect();
      const outer = box.getBoundingClientRect();
      return inner && inner.right > outer.right + 2 ? [box.closest('.eq')?.id] : [];
    }),
  );
  expect(cut).toEqual([]);
});

test('the table of contents marks where the reader is', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('rnn/#skips');
  await expect(page.locator('.toc a[aria-current]')).toHaveAttribute('href', '#skips');
  await page.locator('#rnn-cell').scrollIntoViewIfNeeded();
  await page.evaluate(() => document.getElementById('rnn-cell')?.scrollIntoView());
  await expect(page.locator('.toc a[aria-current]')).toHaveAttribute('href', '#rnn-cell');
});

test('the chapters are a drawer on a phone, opened and closed from the keyboard', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('rnn/');
  await expect(page.locator('#contents')).toBeHidden();
  await page.getByRole('button', { name: 'Chapters' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#contents')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('#contents')).toBeHidden();
});

test('a reference to an equation is previewed while it has the focus, and Escape closes it', async ({ page }) => {
  await page.goto('rnn/');
  await page.locator('a.eqref').first().focus();
  await expect(page.locator('.floating.preview')).toBeVisible();
  await expect(page.locator('.floating.preview .katex').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.floating.preview')).toBeHidden();
});

test('a term is previewed with its definition from the glossary, on hover', async ({ page }) => {
  await page.goto('rnn/');
  const term = page.locator('article a.term').first();
  const id = new URL((await term.getAttribute('href')) ?? '', page.url()).hash;
  await term.hover();
  await expect(page.locator('.floating.preview')).toBeVisible();
  const shown = await page.locator('.floating.preview').innerText();
  await page.goto(`glossary/${id}`);
  expect(await page.locator(`${id} dt`).innerText()).toBe(shown.split('\n')[0]);
});

test('a citation is previewed with its entry', async ({ page }) => {
  await page.goto('rnn/');
  await page.locator('a.cite').first().hover();
  await expect(page.locator('.floating.preview')).toContainText(/\(\d{4}\)/);
});

test('the arrow keys walk the symbols of an equation and say name and shape', async ({ page }) => {
  await page.goto('rnn/');
  const body = page.locator('#eq-rnn-cell .body');
  await body.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.floating.symbol')).toContainText('pre-activation');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.floating.symbol')).not.toContainText('pre-activation');
  expect(await page.locator('section [data-sym].lit').count()).toBeGreaterThan(1);
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-sym].lit')).toHaveCount(0);
});

test('pointing at a symbol explains it', async ({ page }) => {
  await page.goto('rnn/');
  await page.locator('#eq-rnn-cell [data-sym]').first().hover();
  await expect(page.locator('.floating.symbol')).toBeVisible();
});

test('code can be copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('rnn/');
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('def ');
});

test('a check shows its own source', async ({ page }) => {
  await page.goto('rnn/');
  const link = page.locator('.eq .checked').first();
  await expect(link).toContainText(/error \d/);
  await link.click();
  await expect(page).toHaveURL(/\/rnn\/checks\/#/);
  await expect(page.locator('pre.astro-code').first()).toContainText('export const');
});

test('the pages of a chapter follow one another', async ({ page }) => {
  await page.goto('rnn/');
  await page.getByRole('link', { name: /^Next/ }).click();
  await expect(page).toHaveURL(/\/rnn\/homeworks\/$/);
  await page.getByRole('link', { name: /^Next/ }).click();
  await expect(page).toHaveURL(/\/rnn\/discussions\/$/);
  await page.getByRole('link', { name: /^Before/ }).click();
  await expect(page).toHaveURL(/\/rnn\/homeworks\/$/);
});

test('an address that leads nowhere says so and leads on', async ({ page, faults }) => {
  const response = await page.goto('no-such-page/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page does not exist');
  faults.length = 0; // The browser logs the 404 itself.
});
