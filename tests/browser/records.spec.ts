import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { violations } from './axe.ts';
import { BOOK, sidewaysSlide, test } from './site.ts';

const sum = (page: Page) => page.locator('.records-sum');
const told = (page: Page) => page.locator('.records-room > .records-told');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

const CARD = `rnn/${BOOK.chapters.find(({ slug }) => slug === 'rnn')?.cards[0]?.key ?? ''}`;

/** Writes `count` reviews into the database that the site has opened. */
async function plant(page: Page, count: number): Promise<void> {
  await page.goto('records/');
  await expect(sum(page)).toBeVisible();
  await page.evaluate(
    (events) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('dnn-review');
        opening.onerror = () => reject(new Error('no database'));
        opening.onsuccess = () => {
          const writing = opening.result.transaction('events', 'readwrite');
          for (const event of events) writing.objectStore('events').put(event);
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    Array.from({ length: count }, (_, index) => ({
      v: 1,
      id: `planted-${index}`,
      at: Date.UTC(2026, 10, 20 + (index % 3), 12),
      kind: 'review',
      card: CARD,
      grade: 'good',
    })),
  );
  await page.reload();
  await expect(sum(page)).toContainText(`${count} record`);
}

/** Exports, and gives the place of the file. */
async function exported(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
  expect(download.suggestedFilename()).toMatch(/^dnn-review-records-\d{4}-\d\d-\d\d\.json$/);
  return download.path();
}

const choose = (page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }) =>
  page.getByLabel('File of records').setInputFiles(file);

test('export, delete, import: everything is back', async ({ page }) => {
  await plant(page, 7);
  await page.evaluate(() => localStorage.setItem('dnn-review:searches', '["relu"]'));
  await expect(page.locator('.records-table')).toHaveText(/Cards recalled\s*7/);
  const file = await exported(page, 'Export to a file');
  await expect(told(page)).toContainText('7 records went into the file');

  await button(page, 'Delete everything …').click();
  const dialog = page.getByRole('dialog', { name: 'Delete all 7 records?' });
  await expect(dialog).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const again = await exported(page, 'Export first');
  expect(readFileSync(again, 'utf8').split('"entries"')[1]).toBe(readFileSync(file, 'utf8').split('"entries"')[1]);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(sum(page)).toContainText('7 records');

  await button(page, 'Delete everything …').click();
  await dialog.getByRole('button', { name: 'Delete everything' }).click();
  await expect(sum(page)).toHaveText('Nothing is recorded yet.');
  await page.reload();
  await expect(sum(page)).toHaveText('Nothing is recorded yet.');
  expect(
    await page.evaluate(() => Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index))),
  ).toEqual([]);

  await choose(page, file);
  await expect(told(page)).toHaveText('7 records were added.');
  await expect(sum(page)).toContainText('7 records, from November 20 to November 22, 2026');
  await choose(page, file);
  await expect(told(page)).toContainText('Everything in this file was here already');
  await page.reload();
  await expect(sum(page)).toContainText('7 records');
  await page.goto('recall/');
  await expect(page.locator('.recall-setup')).toContainText(/1 card is due/);
});

test('two tabs agree on what is stored, without a reload', async ({ page, context }) => {
  await plant(page, 2);
  const other = await context.newPage();
  await other.goto('records/');
  await expect(sum(other)).toContainText('2 records');
  await other.goto('recall/?chapters=rnn');
  await other.getByRole('button', { name: /^Recall \d+ card/ }).click();
  await other.getByRole('button', { name: 'Reveal' }).click();
  await other.getByRole('button', { name: /Good/ }).click();
  await expect(sum(page)).toContainText('3 records');
  await other.goto('records/');
  await button(page, 'Delete everything …').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete everything' }).click();
  await expect(sum(other)).toHaveText('Nothing is recorded yet.');
});

test('a file that is none of ours, or cut off, changes nothing and is explained', async ({ page }) => {
  await plant(page, 1);
  const file = readFileSync(await exported(page, 'Export to a file'));
  const upload = (buffer: Buffer) => ({ name: 'records.json', mimeType: 'application/json', buffer });
  await choose(page, upload(Buffer.from('Dear diary')));
  await expect(told(page)).toContainText('holds no records of this site');
  await choose(page, upload(file.subarray(0, -30)));
  await expect(told(page)).toContainText('This file is damaged');
  await expect(sum(page)).toContainText('1 record,');
});

test('damaged records are set aside, counted, and go along in the file', async ({ page }) => {
  await plant(page, 1);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('dnn-review');
        opening.onsuccess = () => {
          const writing = opening.result.transaction('events', 'readwrite');
          writing.objectStore('events').put({ v: 1, id: 'broken', at: 'yesterday', kind: 'review' });
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
  await page.reload();
  await expect(page.locator('.records-notice')).toContainText('1 stored record could not be read');
  await expect(page.locator('.records-table')).toContainText('Damaged and set aside');
  expect(readFileSync(await exported(page, 'Export to a file'), 'utf8')).toContain('"yesterday"');
});

test('refused storage is said, and what was done in this visit can still be exported', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { get: () => undefined });
  });
  await page.goto('records/');
  await expect(page.locator('.records-notice')).toContainText('does not let the site keep records');
  await expect(sum(page)).toHaveText('Nothing is recorded yet.');
  await expect(page.locator('main')).toContainText('In a private window');
});

test('a full storage is said at the import, and nothing is changed', async ({ page }) => {
  await plant(page, 2);
  const file = await exported(page, 'Export to a file');
  await button(page, 'Delete everything …').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete everything' }).click();
  await page.evaluate(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await choose(page, file);
  await expect(told(page)).toContainText('could not store the records');
  await page.reload();
  await expect(sum(page)).toHaveText('Nothing is recorded yet.');
});

test('axe finds nothing, and on a phone nothing slides sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 780 });
  await plant(page, 3);
  expect(await violations(page)).toEqual([]);
  expect(await sidewaysSlide(page)).toBeLessThanOrEqual(0);
  await button(page, 'Delete everything …').click();
  expect(await sidewaysSlide(page)).toBeLessThanOrEqual(0);
  await page.goto('anki/');
  expect(await sidewaysSlide(page)).toBeLessThanOrEqual(0);
});

test('an Anki deck is one tap away, for the book and for each chapter', async ({ page }) => {
  await page.goto('anki/');
  await expect(page.locator('main a[download]')).toHaveCount(BOOK.chapters.length + 1);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'All chapters' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('all-chapters.apkg');
  expect(
    readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the decks can be had, and the records say what they need', async ({ page }) => {
    await page.goto('records/');
    await expect(page.locator('main')).toContainText('nothing is recorded');
    await page.getByRole('link', { name: 'take them to Anki' }).click();
    await expect(page.locator('main a[download]')).toHaveCount(BOOK.chapters.length + 1);
  });
});
