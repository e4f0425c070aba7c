import { expect, type Page } from '@playwright/test';
import { test } from './site.ts';

const derivation = (page: Page) => page.locator('#derivation-scalar-riccati');

async function openAs(page: Page, form: 'faded' | 'open'): Promise<void> {
  await page.goto('rnn/');
  await derivation(page).locator('summary').first().click();
  await derivation(page).getByRole('radio', { name: form }).check();
}

test('a derivation hides its gaps, grades a formula in any form, and shows what was hidden', async ({ page }) => {
  await openAs(page, 'faded');
  const hole = derivation(page).locator('[data-hole="1"] > *').first();
  await expect(hole).toHaveCSS('visibility', 'hidden');
  const gap = derivation(page).getByRole('textbox', { name: 'Gap 1' });
  await gap.fill('r/(p+r)');
  await gap.press('Enter');
  await expect(derivation(page)).toContainText('That is what stays of the old estimate');
  await gap.fill('1/(1+r/p)');
  await gap.press('Enter');
  await expect(derivation(page)).toContainText('The prior variance over the variance of the innovation');
  await expect(hole).toHaveCSS('visibility', 'visible');
});

test('a screen reader does not hear what a gap hides', async ({ page }) => {
  await openAs(page, 'faded');
  const formula = derivation(page).locator('.katex:has(.gaps-read)');
  await expect(formula.locator('.katex-mathml')).toBeHidden();
  await expect(formula.locator('.gaps-read')).toContainText('K = gap 1');
});

test('the open form shows the goal alone until the reader compares', async ({ page }) => {
  await openAs(page, 'open');
  const steps = derivation(page).locator('.derivation-steps');
  await expect(steps).toBeHidden();
  await derivation(page).getByRole('button', { name: 'Compare' }).click();
  await expect(steps).toBeVisible();
  await derivation(page).getByRole('checkbox').first().check();
  await derivation(page).getByRole('button', { name: 'Count my points' }).click();
  await expect(derivation(page).locator('[data-part=notice]')).toHaveText('You had 1 of 4 points.');
});

test('the worked form is complete on paper, whatever form the screen shows', async ({ page }) => {
  await openAs(page, 'open');
  await page.emulateMedia({ media: 'print' });
  await expect(derivation(page).locator('.derivation-steps')).toBeVisible();
  await expect(derivation(page).locator('.derivation-blank').first()).toBeHidden();
});
