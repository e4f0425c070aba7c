import { expect } from '@playwright/test';
import { test } from './site.ts';

test('print shows the text with everything folded open, and no frame of the screen', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('rnn/');
  for (const hidden of ['.top', '.side', '.toc', '.onward', '.tabs'])
    await expect(page.locator(hidden).first()).toBeHidden();
  const closed = await page
    .locator('details.fold')
    .evaluateAll(
      (folds) =>
        folds.filter((fold) =>
          [...fold.children].every((part) => part.matches('summary') || part.getBoundingClientRect().height === 0),
        ).length,
    );
  expect(closed).toBe(0);
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.length).toBeGreaterThan(50_000);
});
