import { expect, type Locator, type Page } from '@playwright/test';
import simpleRnn from '../../src/problems/simple-rnn/problem.ts';
import { test } from './site.ts';

const first = (page: Page) => page.locator('#problem-simple-rnn');

async function fill(problem: Locator, answers: readonly string[]): Promise<void> {
  for (const [index, answer] of answers.entries()) await problem.locator('input').nth(index).fill(answer);
}

test('right, wrong and unreadable answers are told apart, in words', async ({ page }) => {
  await page.goto('rnn/homeworks/');
  const problem = page.locator('#problem-bptt-tanh');
  const field = problem.locator('input').first();
  await field.fill('abc');
  await field.press('Enter');
  await expect(problem.locator('form')).toContainText('is not a number');
  await field.fill('123456');
  await field.press('Enter');
  await expect(problem.locator('form')).toContainText(/wrong|not right/i);
});

test('new numbers are posed in place, and the address leads a classmate to the same ones', async ({
  page,
  context,
}) => {
  await page.goto('rnn/homeworks/');
  const problem = first(page);
  const before = await problem.locator('[data-part=statement]').innerText();
  await problem.getByRole('button', { name: 'New numbers' }).click();
  await expect(problem.locator('[data-part=statement]')).not.toHaveText(before);
  await expect(page).toHaveURL(/problem=simple-rnn&seed=\d+/);
  const posed = await problem.locator('[data-part=statement]').innerText();
  const other = await context.newPage();
  await other.goto(page.url());
  await expect.poll(() => first(other).locator('[data-part=statement]').innerText()).toBe(posed);
});

test('the answers to the numbers of a link are right in any browser', async ({ page }) => {
  await page.goto('rnn/homeworks/?problem=simple-rnn&seed=7#problem-simple-rnn');
  const problem = first(page);
  const { blanks } = simpleRnn.pose(7);
  await expect(problem.locator('[data-part=seed]')).toContainText('seed 7');
  await fill(
    problem,
    blanks.map(({ answer }) => answer),
  );
  await problem.getByRole('button', { name: 'Check' }).click();
  await expect(problem.locator('[data-verdict=right]')).toHaveCount(blanks.length);
});

test('a seed that cannot be read is explained, and shown as text', async ({ page }) => {
  await page.goto('rnn/homeworks/?problem=simple-rnn&seed=%3Cimg%20src%3Dx%3E');
  const problem = first(page);
  await expect(problem.locator('[data-part=notice]')).not.toBeEmpty();
  await expect(problem.locator('img')).toHaveCount(0);
});

test('hints and the solution are open to everyone', async ({ page }) => {
  await page.goto('rnn/homeworks/');
  const folds = first(page).locator('details');
  expect(await folds.count()).toBe(4);
  for (const fold of await folds.all()) {
    await fold.locator('summary').click();
    await expect(fold.locator('p').first()).toBeVisible();
  }
});

test('grading a card schedules it, and outlasts a reload', async ({ page }) => {
  await page.goto('rnn/');
  const card = page.locator('dnn-recall').first();
  await card.scrollIntoViewIfNeeded();
  await card.locator('summary').click();
  await card.getByRole('button', { name: /Good/ }).click();
  await expect(card).toContainText(/Next review in/);
  await page.reload();
  await page.locator('dnn-recall').first().scrollIntoViewIfNeeded();
  await expect(page.locator('dnn-recall').first()).toContainText(/Next review in|Due/i);
});

test('a card is graded from the keyboard, and the grade taken back', async ({ page }) => {
  await page.goto('rnn/');
  const card = page.locator('dnn-recall').first();
  await card.locator('summary').focus();
  await page.keyboard.press('Enter');
  await card.getByRole('button', { name: /Good/ }).waitFor();
  await page.keyboard.press('3');
  await expect(card).toContainText(/Next review in/);
  await card.getByRole('button', { name: /Undo/ }).click();
  await expect(card).not.toContainText(/Next review in/);
});

test('refused storage costs nothing but the memory, and is said', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { get: () => undefined });
  });
  await page.goto('rnn/');
  const card = page.locator('dnn-recall').first();
  await card.locator('summary').click();
  await card.getByRole('button', { name: /Good/ }).click();
  await expect(card).toContainText(/storage|this visit/i);
});
