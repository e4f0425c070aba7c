import { expect, type Page } from '@playwright/test';
import { figureAnchor } from '../../src/book/address.ts';
import { FIGURES, test, wakeFigure } from './site.ts';

/** Predicts, moves the first slider by a key, resets. */
async function useFigure(page: Page, id: string): Promise<void> {
  await wakeFigure(page, id);
  const figure = page.locator(`#${figureAnchor(id)}`);
  const slider = figure.locator('input[type=range]').first();
  await expect(slider).toBeDisabled();
  const start = await slider.inputValue();
  const before = await figure.locator('.picture').innerHTML();
  await figure.locator('.predict-options button').first().click();
  await expect(slider).toBeEnabled();
  await expect(figure.locator('.predict-verdict')).toContainText('You predicted');
  expect(await figure.locator('.picture').innerHTML()).not.toBe(before);
  const value = await slider.inputValue();
  await slider.focus();
  await page.keyboard.press(value === (await slider.getAttribute('min')) ? 'ArrowRight' : 'ArrowLeft');
  expect(await slider.inputValue()).not.toBe(value);
  await figure.getByRole('button', { name: 'Reset' }).click();
  await expect(slider).toHaveValue(start);
}

test('a figure’s script loads when the figure nears the screen, and not before', async ({ page }) => {
  const views: string[] = [];
  page.on('request', (request) => {
    if (/\/View\./.test(request.url())) views.push(request.url());
  });
  await page.setViewportSize({ width: 1200, height: 700 });
  await page.goto('rnn/', { waitUntil: 'networkidle' });
  expect(views).toEqual([]);
  await wakeFigure(page, 'gradient-horizon');
  expect(views.length).toBeGreaterThan(0);
});

for (const [path, figures] of Map.groupBy(FIGURES, ({ path }) => path)) {
  const ids = figures.map(({ id }) => id);
  test(`${ids.join(', ')} wait for a prediction, move, answer the keyboard, and go back`, async ({ page }) => {
    await page.goto(path);
    for (const id of ids) await test.step(id, () => useFigure(page, id));
  });
}

test('skipping unlocks a figure without moving it', async ({ page }) => {
  await page.goto('rnn/');
  await wakeFigure(page, 'gradient-horizon');
  const figure = page.locator('#fig-gradient-horizon');
  const before = await figure.locator('.picture svg').first().innerHTML();
  await figure.getByRole('button', { name: 'Skip' }).click();
  await expect(figure.locator('input[type=range]').first()).toBeEnabled();
  expect(await figure.locator('.picture svg').first().innerHTML()).toBe(before);
});

test('a copied link restores the settings in a new window', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('rnn/');
  await wakeFigure(page, 'gradient-horizon');
  const figure = page.locator('#fig-gradient-horizon');
  await figure.getByRole('button', { name: 'Skip' }).click();
  const slider = figure.locator('input[type=range]').first();
  await slider.focus();
  for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('ArrowRight');
  const value = await slider.inputValue();
  await figure.getByRole('button', { name: 'Copy link' }).click();
  await expect(figure.getByRole('button', { name: 'Link copied' })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.locator('#fig-gradient-horizon input[type=range]').first()).toHaveValue(value);
});

test('a figure says its result in words as it changes', async ({ page }) => {
  await page.goto('rnn/');
  await wakeFigure(page, 'gradient-horizon');
  const spoken = page.locator('#fig-gradient-horizon-description');
  const before = await spoken.innerText();
  await page.locator('#fig-gradient-horizon .predict-options button').first().click();
  await expect(spoken).not.toHaveText(before);
  await expect(spoken).toHaveAttribute('aria-live', 'polite');
});

test('a link with broken settings opens the figure with what can be read', async ({ page }) => {
  await page.goto('rnn/?figure=gradient-horizon&s=99&phi=nonsense&A=%3Cb%3E#fig-gradient-horizon');
  await page.locator('#fig-gradient-horizon[data-awake]').waitFor();
  await expect(page.locator('#fig-gradient-horizon .readings, #fig-gradient-horizon dl').first()).not.toContainText(
    'NaN',
  );
});
