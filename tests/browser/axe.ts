import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Result, RunOptions } from 'axe-core';
import type { Page } from '@playwright/test';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** axe does not read MathML, so to it a head of a column that is a formula is empty. */
const BLIND_TO_FORMULAS = 'empty-table-header';

const STRUCTURE: RunOptions = { runOnly: STANDARDS, rules: { [BLIND_TO_FORMULAS]: { enabled: false } } };

/** A theme changes colors and nothing else, so in the second one only the rules on color can say something new. */
const COLORS: RunOptions = { runOnly: ['color-contrast', 'link-in-text-block'] };

/** The thousands of signs of formulas and of code, which are alike on every page, become one text each. */
export function joinSigns(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const signs of document.querySelectorAll<HTMLElement>('.katex-html, .katex-mathml math, pre')) {
      signs.replaceChildren(signs.textContent);
      // A matrix in one line would be wider than its box.
      signs.style.whiteSpace = 'normal';
      signs.style.overflowWrap = 'anywhere';
    }
  });
}

/** What axe finds wrong on a page as it stands: a rule and up to three places, for each rule that is broken. */
export function violations(page: Page): Promise<string[]> {
  return judge(page, STRUCTURE);
}

/** The same by the rules on color alone. */
export function faintColors(page: Page): Promise<string[]> {
  return judge(page, COLORS);
}

/** The pages have no frames, so axe runs in the page itself: a multiple faster than through its driver. */
async function judge(page: Page, options: RunOptions): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(SOURCE);
  const given = JSON.stringify({ ...options, resultTypes: ['violations'] });
  const broken = await page.evaluate<Result[]>(`axe.run(document, ${given}).then(({ violations }) => violations)`);
  return broken.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ target }) => target.join(' '))
        .join(' | ')}`,
  );
}
