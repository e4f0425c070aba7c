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

for (const [name, query] of [
  ['emoji', '🙂🙃'],
  ['letters from right to left', 'شبكة عصبية'],
  ['signs of regular expressions', '^(a+)+$ [^]*\\'],
  ['markup', '<b>gradient</b> &amp; <script>alert(1)</script>'],
  ['several pasted lines', 'why does\nthe gradient\r\n\tvanish'],
  ['a very long text', 'gradient descent '.repeat(400)],
  ['quotes and a percent sign', '100 % "quoted'],
] as const) {
  test(`a query of ${name} is answered, and stays text`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(`search/?q=${encodeURIComponent(query)}`);
    await expect(page.locator('main [role=status]')).toContainText(/^(No results|\d+ results?) for “/);
    await expect(page.locator('main form').locator('script, b:not(.find-remark b)')).toHaveCount(0);
    expect(errors).toEqual([]);
  });
}

test('a query that is white space alone asks for one', async ({ page }) => {
  await page.goto('search/?q=%20%09%20');
  await expect(page.locator('main .find-remark')).toContainText('Type a term');
});

test('a figure comes with a small picture, and the query that led to it is offered again', async ({ page }) => {
  await page.goto('search/?q=kalman&kind=Figures');
  const drawn = page.locator('main a.find-result').filter({ has: page.locator('.find-picture svg') });
  await expect(drawn.first()).toBeVisible();
  await drawn.first().click();
  await page.goto('search/');
  await page.getByRole('button', { name: 'kalman' }).click();
  await expect(page.locator('main ol li').first()).toBeVisible();
});

test('where nothing is found, near words are suggested', async ({ page }) => {
  await page.goto('search/?q=bakproppagtionn');
  await page
    .getByRole('button', { name: /^backprop/ })
    .first()
    .click();
  await expect(page.locator('main ol li').first()).toBeVisible();
});

test('no result says so', async ({ page }) => {
  await page.goto('');
  await openAndType(page, 'zzzzqqqq');
  await expect(page.locator('dialog[open] [role=status]')).toContainText('No results');
});
