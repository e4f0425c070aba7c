import { expect, type Page } from '@playwright/test';
import { violations } from './axe.ts';
import { BOOK, sidewaysSlide, test } from './site.ts';

const stage = (page: Page) => page.locator('.recall-stage');
const front = (page: Page) => page.locator('.face-front');
const back = (page: Page) => page.locator('.face-back');
const count = BOOK.chapters.flatMap(({ cards }) => cards).length;

/** Opens the page and begins a session. */
async function begin(page: Page, search = ''): Promise<void> {
  await page.goto(`recall/${search}`);
  await page.getByRole('button', { name: /^Recall \d+ card/ }).click();
  await expect(front(page)).toBeVisible();
}

/** Reveals the card that is asked and grades it, both by keys. */
async function answer(page: Page, key: string): Promise<void> {
  await expect(front(page)).toBeVisible();
  await page.keyboard.press('Space');
  await expect(back(page)).toBeVisible();
  await page.keyboard.press(key);
  await expect(back(page)).toHaveCount(0);
}

test('a first reader is offered new cards, and the chapters to take them from', async ({ page }) => {
  await page.goto('recall/');
  await expect(page.locator('.recall-waiting')).toHaveText(`No card is due, ${count} are new to you.`);
  await page.getByRole('radio', { name: 'all due' }).check();
  await expect(page.getByRole('button', { name: 'Nothing to recall now' })).toBeDisabled();
  await expect(page).toHaveURL(/\?length=due$/);
  await page.getByRole('radio', { name: '20' }).check();
  await page.locator('.recall-chapters summary').click();
  await page.getByRole('checkbox', { name: /RNNs/ }).check();
  await expect(page).toHaveURL(/\?length=20&chapters=rnn$/);
  await page.reload();
  await expect(page.getByRole('radio', { name: '20' })).toBeChecked();
  await expect(page.locator('.recall-chapters summary')).toHaveText('RNNs');
});

test('a session runs on the keyboard alone: reveal, grade, take back, end', async ({ page }) => {
  await page.goto('recall/?length=5');
  await page.getByRole('button', { name: 'Recall 5 cards' }).focus();
  await page.keyboard.press('Enter');
  await expect(front(page)).toBeFocused();
  const first = await front(page).innerText();
  await page.keyboard.press('Enter');
  await expect(back(page)).toBeFocused();
  await page.keyboard.press('4');
  await expect(front(page)).not.toHaveText(first);
  await expect(stage(page)).toContainText('2 of 5');
  await page.keyboard.press('u');
  await expect(front(page)).toHaveText(first);
  await expect(back(page)).toBeFocused();
  await expect(stage(page)).toContainText('1 of 5');
  await page.keyboard.press('1');
  for (const key of ['2', '3', '4', '3', '3']) await answer(page, key);
  await expect(page.getByRole('heading', { name: 'Done for now' })).toBeFocused();
  await expect(page.locator('.recall-end')).toContainText('5 cards recalled, 4 at the first try.');
  await expect(page.locator('.recall-end')).toContainText('The next card is due in');
});

test('the chapter stays hidden until the answer is open, and neighbors are of different chapters', async ({ page }) => {
  await begin(page, '?length=5');
  const chapters: string[] = [];
  for (let card = 0; card < 5; card += 1) {
    await expect(front(page)).toBeVisible();
    await expect(page.locator('.face-source')).toHaveCount(0);
    await page.keyboard.press('Space');
    chapters.push((await page.locator('.face-source').innerText()).split(' · ')[0] ?? '');
    await page.keyboard.press('4');
    await expect(back(page)).toHaveCount(0);
  }
  expect(chapters.filter((chapter, index) => chapter === chapters[index - 1])).toEqual([]);
});

test('the answer leads to the place in the notes that says it, and marks it', async ({ page }) => {
  await begin(page, '?chapters=rnn');
  await page.keyboard.press('Space');
  await page.getByRole('link', { name: 'Read it in the notes' }).click();
  await expect(page).toHaveURL(/\/rnn\/#(fact|eq)-/);
  await expect(page.locator(':target')).toBeInViewport();
});

test('the buttons say when a card comes back, and it is kept through a reload', async ({ page }) => {
  await begin(page, '?chapters=rnn');
  await page.getByRole('button', { name: 'Reveal' }).click();
  await expect(page.getByRole('group', { name: /How well/ }).getByRole('button')).toHaveText([
    /Again\s+1 min/,
    /Hard\s+6 min/,
    /Good\s+10 min/,
    /Easy\s+8 days/,
  ]);
  await page.getByRole('button', { name: /Easy/ }).click();
  await expect(stage(page)).toContainText('2 of 10');
  await page.reload();
  await expect(page.locator('.recall-setup')).toContainText('1 card is due in 8 days.');
});

test('a problem and a discussion that were missed come back as cards', async ({ page }) => {
  await page.goto('recall/');
  await expect(page.locator('.recall-waiting')).toBeVisible();
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('dnn-review');
        opening.onerror = () => reject(new Error('no database'));
        opening.onsuccess = () => {
          const writing = opening.result.transaction('events', 'readwrite');
          const card = { v: 1, at: Date.now() - 86_400_000, kind: 'review', grade: 'again' };
          writing.objectStore('events').put({ ...card, id: 'one', card: 'rnn/problem/simple-rnn' });
          writing.objectStore('events').put({ ...card, id: 'two', card: 'rnn/discussion/beyond-saturation' });
          writing.oncomplete = () => resolve();
        };
      }),
  );
  await page.goto('recall/?length=due');
  await page.getByRole('button', { name: 'Recall 2 cards' }).click();
  const places: string[] = [];
  for (let card = 0; card < 2; card += 1) {
    await expect(front(page)).not.toBeEmpty();
    await page.keyboard.press('Space');
    await expect(back(page)).not.toBeEmpty();
    places.push(await page.locator('.face-source a').innerText());
    await page.keyboard.press('4');
    await expect(back(page)).toHaveCount(0);
  }
  expect(places.sort()).toEqual(['Open the discussion', 'Open the problem']);
});

test('a phone has the grades under the thumb, and nothing slides sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 780 });
  await begin(page);
  const reveal = await page.getByRole('button', { name: 'Reveal' }).boundingBox();
  expect(reveal?.height).toBeGreaterThanOrEqual(48);
  await page.getByRole('button', { name: 'Reveal' }).click();
  for (const button of await page.locator('.recall-grades button').all()) {
    const box = await button.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(48);
    expect(box?.width).toBeGreaterThanOrEqual(60);
    expect(box?.y).toBeGreaterThan(390);
    await expect(button).toBeInViewport({ ratio: 1 });
  }
  expect(await sidewaysSlide(page)).toBeLessThanOrEqual(0);
});

test('axe finds nothing in the choice, at a question, at an answer and at the end', async ({ page }) => {
  await page.goto('recall/');
  await page.locator('.recall-chapters summary').click();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: /^Recall \d+ card/ }).click();
  await expect(front(page)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Space');
  await expect(back(page)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('1');
  await page.getByRole('button', { name: 'End' }).click();
  await expect(page.locator('.recall-end')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('refused storage costs nothing but the memory, and is said', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { get: () => undefined });
  });
  await begin(page);
  await expect(page.locator('.recall-notice')).toContainText('for this visit only');
  await answer(page, '3');
  await expect(stage(page)).toContainText('2 of 10');
});

test('cards that do not load are said to, with the way that is left', async ({ page }) => {
  await page.route('**/practice/cards.json', (route) => route.fulfill({ status: 200, body: '{}' }));
  await page.goto('recall/');
  await expect(page.locator('[data-recall-page]')).toContainText('could not be loaded');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says what it needs and leads to the cards of every chapter', async ({ page }) => {
    await page.goto('recall/');
    await expect(page.locator('main')).toContainText('need scripts');
    await expect(page.locator('main .no-script a')).toHaveCount(BOOK.chapters.length);
    await page.getByRole('link', { name: 'Recurrent neural networks' }).last().click();
    await expect(page).toHaveURL(/\/rnn\/#cards$/);
  });
});
