import { expect } from '@playwright/test';
import { faintColors, joinSigns, violations } from './axe.ts';
import { PAGES, test, wakeFigure } from './site.ts';

/** Pages that stand for all others in what the single signs of formulas and of code look like. */
const SIGNS_SHOWN = ['rnn/', 'rnn/checks/'];

test('axe sees a button without a name and a faint text', async ({ page }) => {
  await page.goto('');
  await page.evaluate(() => {
    document.querySelector('#main')?.insertAdjacentHTML('beforeend', '<button></button><p id="faint">faint</p>');
    document.querySelector<HTMLElement>('#faint')?.style.setProperty('color', 'rgb(128 128 128 / 0.4)');
  });
  expect(await violations(page)).toEqual(['button-name: #main > button', 'color-contrast: #faint']);
  expect(await faintColors(page)).toEqual(['color-contrast: #faint']);
});

for (const path of PAGES) {
  test(`axe finds nothing at /${path}, and no faint color in the dark theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(path);
    if (!SIGNS_SHOWN.includes(path)) await joinSigns(page);
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect(await faintColors(page)).toEqual([]);
  });
}

test('axe finds nothing on a phone with every fold open', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  for (const path of ['rnn/', 'rnn/homeworks/']) {
    await page.goto(path);
    await joinSigns(page);
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
    await page.waitForTimeout(200);
    expect(await violations(page), path).toEqual([]);
  }
});

test('axe finds nothing with the search open, a figure moved, an answer graded, a card revealed', async ({ page }) => {
  await page.goto('rnn/');
  await joinSigns(page);
  await wakeFigure(page, 'gradient-horizon');
  await page.locator('#fig-gradient-horizon .predict-options button').first().click();
  const card = page.locator('dnn-recall').first();
  await card.locator('summary').click();
  await page.waitForTimeout(500);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Control+k');
  await page.locator('dialog[open] .find-field').fill('vanishing gradient');
  await page.locator('dialog[open] [role=option]').first().waitFor();
  expect(await violations(page)).toEqual([]);
  await page.goto('rnn/homeworks/');
  const problem = page.locator('dnn-problem').first();
  await problem.locator('input').first().fill('abc');
  await problem.getByRole('button', { name: 'Check' }).click();
  await page.waitForTimeout(500);
  expect(await violations(page)).toEqual([]);
});

test('axe finds nothing in a derivation with gaps, one of them answered', async ({ page }) => {
  await page.goto('rnn/');
  const derivation = page.locator('dnn-derivation').first();
  await derivation.locator('summary').first().click();
  await derivation.getByRole('radio', { name: 'faded' }).check();
  await derivation.getByRole('textbox').first().fill('p');
  await derivation.getByRole('button', { name: 'Check gap 1' }).click();
  await derivation.locator('[data-verdict=wrong]').waitFor();
  expect(await violations(page)).toEqual([]);
});

test('the keyboard reaches the text first and never gets stuck', async ({ page }) => {
  await page.goto('rnn/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
  const seen = new Set<string>();
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    seen.add(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 80) ?? ''));
  }
  expect(seen.size).toBeGreaterThan(30);
});
