import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { PAGES, test, wakeFigure } from './site.ts';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** A theme changes colors and nothing else, so in the second one only the rules on color can say something new. */
const COLOR_RULES = ['color-contrast', 'link-in-text-block'];

/** Pages that stand for all others in what the single signs of formulas and of code look like. */
const SIGNS_SHOWN = ['rnn/', 'rnn/checks/'];

/** The thousands of signs of formulas and of code, which are alike on every page, become one text each. */
function joinSigns(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const signs of document.querySelectorAll<HTMLElement>('.katex-html, .katex-mathml math, pre')) {
      signs.replaceChildren(signs.textContent);
      // A matrix in one line would be wider than its box.
      signs.style.whiteSpace = 'normal';
      signs.style.overflowWrap = 'anywhere';
    }
  });
}

/** axe does not read MathML, so to it a head of a column that is a formula is empty. */
const BLIND_TO_FORMULAS = ['empty-table-header'];

function structureOf(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).withTags(STANDARDS).disableRules(BLIND_TO_FORMULAS);
}

async function violations(page: Page, axe = structureOf(page)): Promise<string[]> {
  const result = await axe.analyze();
  return result.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map((node) => node.target.join(' '))
        .join(' | ')}`,
  );
}

for (const path of PAGES) {
  test(`axe finds nothing at /${path}, and no faint color in the dark theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(path);
    if (!SIGNS_SHOWN.includes(path)) await joinSigns(page);
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect(await violations(page, new AxeBuilder({ page }).withRules(COLOR_RULES))).toEqual([]);
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
