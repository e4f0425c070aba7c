import { expect } from '@playwright/test';
import { test } from './site.ts';

test.use({ javaScriptEnabled: false });

test('the notes are complete: text, formulas, diagrams, the still of every figure', async ({ page }) => {
  await page.goto('rnn/');
  await expect(page.locator('.eq .katex').first()).toBeVisible();
  await expect(page.locator('figure.diagram svg').first()).toBeVisible();
  const figures = page.locator('dnn-explorable');
  expect(await figures.count()).toBe(3);
  for (const figure of await figures.all()) {
    await expect(figure.locator('svg path').first()).toBeAttached();
    await expect(figure.locator('figcaption')).toContainText('Figure 7.');
  }
});

test('hints, solutions, answers and the backs of cards open', async ({ page }) => {
  await page.goto('rnn/homeworks/');
  const solution = page.locator('details.solution').first();
  await solution.locator('summary').click();
  await expect(solution.locator('p').first()).toBeVisible();
  const worked = page.locator('dnn-problem details').last();
  await worked.locator('summary').click();
  await expect(worked.locator('p').first()).toBeVisible();
  await page.goto('rnn/discussions/');
  await page.locator('details.model-answer summary').first().click();
  await expect(page.locator('details.model-answer p').first()).toBeVisible();
  await page.goto('rnn/#cards');
  const card = page.locator('#cards ~ * details, section[aria-labelledby=cards] details').first();
  await card.locator('summary').click();
  await expect(card.locator('p').first()).toBeVisible();
});

test('no control is shown that would do nothing', async ({ page }) => {
  for (const path of ['rnn/', 'rnn/homeworks/']) {
    await page.goto(path);
    const idle = page.locator('button:visible:not([popovertarget]):not(:disabled), input:visible, select:visible');
    expect(await idle.evaluateAll((nodes) => nodes.map((node) => node.outerHTML.slice(0, 120))), path).toEqual([]);
  }
});

test('search says what it needs and where to go instead', async ({ page }) => {
  await page.goto('search/');
  await expect(page.locator('main')).toContainText('Search needs scripts');
  await expect(page.getByRole('main').getByRole('link', { name: 'glossary' })).toBeVisible();
});
