import { expect, type Page } from '@playwright/test';
import { violations } from './axe.ts';
import { sidewaysSlide, test } from './site.ts';

const MONDAY = new Date('2026-11-23T09:00:00');

/** A log is read in the order of its times, so the clock never goes back. */
let openings = 0;

/** Sets the clock to the day so many days after Monday, each time a little later, and opens a page on it. */
async function openOn(page: Page, day: number, path = 'plan/'): Promise<void> {
  const time = new Date(MONDAY);
  time.setDate(time.getDate() + day);
  openings += 1;
  time.setMinutes(10 * openings);
  await page.clock.setSystemTime(time);
  await page.goto(path);
}

/** Makes a plan for an exam on the Tuesday of the next week. */
async function makePlan(page: Page): Promise<void> {
  await page.getByLabel('Day of the exam').fill('2026-12-01');
  await page.getByRole('radio', { name: '30', exact: true }).check();
  await page.getByRole('button', { name: 'Make the plan' }).click();
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
}

/** How many events the browser has stored. A page is left only when its last one is among them. */
function stored(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('dnn-review');
        opening.onerror = () => reject(new Error('no database'));
        opening.onsuccess = () => {
          const counting = opening.result.transaction('events').objectStore('events').count();
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
  );
}

/** Takes the whole diagnostic: the first card is not known, nor any choice; all other cards are. */
async function takeDiagnostic(page: Page): Promise<void> {
  const before = await stored(page);
  await page.getByRole('button', { name: 'Begin' }).click();
  let isFirst = true;
  for (let number = 1; number <= 20; number += 1) {
    await expect(page.locator('.recall-stage')).toContainText(`${number} of 20`);
    const unknown = page.getByRole('button', { name: 'I do not know' });
    const reveal = page.getByRole('button', { name: 'Reveal' });
    await expect(unknown.or(reveal.and(page.locator(':enabled')))).toBeVisible();
    if (await unknown.isVisible()) {
      await unknown.click();
      continue;
    }
    await page.keyboard.press('Space');
    await page.keyboard.press(isFirst ? '1' : '3');
    isFirst = false;
  }
  // The answers, and that it was taken.
  await expect.poll(() => stored(page)).toBe(before + 21);
}

/** Recalls all cards that today's plan names: those of the section `missed` are never known. */
async function recallToday(page: Page, missed: string): Promise<void> {
  await page.locator('.plan-today [data-kind="recall"] a').click();
  await page.getByRole('button', { name: /^Recall \d+ card/ }).click();
  const before = await stored(page);
  const seen = new Set<string>();
  let grades = 0;
  for (;;) {
    await expect(page.locator('.face-front, .recall-end').first()).toBeVisible();
    if (await page.locator('.recall-end').isVisible()) break;
    await page.keyboard.press('Space');
    await expect(page.locator('.face-back')).toBeVisible();
    const [card, place] = [
      await page.locator('.face-front').innerText(),
      await page.locator('.face-source').innerText(),
    ];
    const isNew = !seen.has(card);
    seen.add(card);
    await page.keyboard.press(place.includes(missed) && isNew ? '1' : '3');
    grades += 1;
    await expect(page.locator('.face-back')).toHaveCount(0);
  }
  await expect.poll(() => stored(page)).toBe(before + grades);
}

const weakest = (page: Page) => page.getByRole('region', { name: 'Your weakest sections' });
const rows = (page: Page) => page.locator('.plan-today .plan-rows > li');
const minutesLeft = async (page: Page): Promise<number> =>
  Number(/(\d+) min to go/.exec(await page.locator('.plan-today').innerText())?.[1] ?? 0);

test('an exam date gives a plan in three clicks, which is there again after a reload', async ({ page }) => {
  await openOn(page, 0);
  await expect(page.getByRole('button', { name: 'Make the plan' })).toBeDisabled();
  await makePlan(page);
  await expect(page.locator('.plan-exam')).toContainText('Tuesday 1 December 2026, in 8 days · 30 minutes a day');
  expect(await minutesLeft(page)).toBeLessThanOrEqual(30);
  const tasks = await rows(page).allTextContents();
  await page.reload();
  await expect(rows(page)).toHaveText(tasks);
});

test('a simulated week: a diagnostic, days that are followed, one that is missed, and a section that stays weak', async ({
  page,
}) => {
  await page.clock.install({ time: MONDAY });
  await openOn(page, 0);
  await makePlan(page);
  await page.getByRole('link', { name: 'A diagnostic' }).click();
  await takeDiagnostic(page);
  await expect(page.locator('.plan-weak li')).toHaveCount(5);
  const weak = page.locator('.plan-weak li').filter({ hasText: '0\u00a0% right' });
  expect(await weak.count()).toBeGreaterThanOrEqual(5);
  await page.getByRole('link', { name: 'To the plan' }).click();

  // Monday begins with what is weak, in the minutes that the diagnostic left.
  await expect(weakest(page).locator('a')).toHaveCount(5);
  const section = await page.locator('.plan-today [data-kind="read"] a').first().innerText();
  expect(await minutesLeft(page)).toBeLessThanOrEqual(30);

  let met = 0;
  for (const day of [0, 1, 2, 4, 5]) {
    await openOn(page, day);
    await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
    await expect(page.locator('.plan-missed')).toHaveCount(day < 4 ? 0 : 1); // Thursday was missed
    expect(await minutesLeft(page)).toBeLessThanOrEqual(30);
    await recallToday(page, section);
    met += (await page.locator('.recall-end').innerText()).includes(section) ? 1 : 0;
    await openOn(page, day);
    await expect(page.getByRole('checkbox', { name: /^Done: Recall/ })).toBeChecked();
    for (const row of await rows(page).all()) await row.getByRole('checkbox').check();
    await expect(page.locator('.plan-today')).toContainText('All done for today.');
  }
  // Two nights at first, then fewer: it was not known on any day, so it came back.
  expect(met).toBeGreaterThanOrEqual(3);
  await openOn(page, 6);
  await expect(weakest(page)).toContainText(section);

  // The day before the exam is recall and a mock paper; on the day itself nothing is planned, and then it is over.
  await openOn(page, 7);
  await expect(rows(page).first()).toBeVisible();
  const kinds = await rows(page).evaluateAll((list) => list.map((row) => row.getAttribute('data-kind')));
  expect(new Set(kinds)).toEqual(new Set(['recall', 'paper']));
  await openOn(page, 8);
  await expect(page.locator('.plan-page')).toContainText('The exam is today');
  await openOn(page, 9);
  await expect(page.locator('.plan-page')).toContainText('The exam is over');
});

test('the home page offers a plan, and shows today’s part of it in the same place', async ({ page }) => {
  await openOn(page, 0, './');
  const line = page.locator('[data-home-plan]');
  await expect(line).toContainText('Make a plan');
  const before = await line.boundingBox();
  await openOn(page, 0);
  await makePlan(page);
  await openOn(page, 0, './');
  await expect(line).toContainText('8 days to the exam');
  await expect(line).toContainText(/Read \d+, recall \d+.* · \d+ min/);
  expect(await line.boundingBox()).toEqual(before);
});

test('the list of chapters shows how much is recalled, without a shift, and nothing at first', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto('rnn/');
  const link = page.locator('#contents a', { has: page.locator('[data-ring="rnn"]') });
  const before = await link.boundingBox();
  await expect(page.locator('[data-ring][role="img"]')).toHaveCount(0);
  await page.goto('recall/?length=5&chapters=rnn');
  await page.getByRole('button', { name: 'Recall 5 cards' }).click();
  for (let card = 0; card < 5; card += 1) {
    await expect(page.locator('.face-front')).toBeVisible();
    await page.keyboard.press('Space');
    await page.keyboard.press('4');
    await expect(page.locator('.face-back')).toHaveCount(0);
  }
  await page.goto('rnn/');
  await expect(page.locator('[data-ring="rnn"]')).toHaveAttribute('aria-label', /^\d+ % recalled$/);
  await expect(page.locator('[data-ring][role="img"]')).toHaveCount(1);
  expect(await link.boundingBox()).toEqual(before);
});

test('axe finds nothing in the form, the plan and the diagnostic, and nothing slides on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 780 });
  await openOn(page, 0);
  await expect(page.getByRole('button', { name: 'Make the plan' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await makePlan(page);
  await page.locator('.plan-days summary').first().click();
  expect(await violations(page)).toEqual([]);
  expect(await sidewaysSlide(page)).toBeLessThanOrEqual(0);
  await page.goto('plan/diagnostic/');
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.locator('.face-front')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  expect(await sidewaysSlide(page)).toBeLessThanOrEqual(0);
});
