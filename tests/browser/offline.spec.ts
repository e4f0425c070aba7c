import { globSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test as plainTest, type Page } from '@playwright/test';
import simpleRnn from '../../src/problems/simple-rnn/problem.ts';
import { violations } from './axe.ts';
import { ownSite, type OwnSite } from './own-site.ts';
import { test, wakeFigure } from './site.ts';

test.use({ serviceWorkers: 'allow' });
plainTest.use({ serviceWorkers: 'allow' });

const line = (page: Page) => page.locator('[data-offline-line]');
const status = (page: Page) => page.locator('.offline-status');
const bar = (page: Page) => page.locator('.newer');

/** A visit, and the time that the browser takes to store the site. */
async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(line(page)).toHaveText(/^\((\d+) of \1 chapters stored, \d+\.\d MB\)$/, { timeout: 120_000 });
}

/** The names of the caches, and how many archives are in them. */
function stored(page: Page): Promise<{ readonly caches: number; readonly archives: number }> {
  return page.evaluate(async () => {
    const names = await caches.keys();
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return { caches: names.length, archives: keys.flat().filter(({ url }) => url.endsWith('.bin')).length };
  });
}

test('after one visit the figures of the page at hand move without a network', async ({ page, context }) => {
  await visit(page, 'rnn/');
  await context.setOffline(true);
  await wakeFigure(page, 'gradient-horizon');
  const figure = page.locator('#fig-gradient-horizon');
  const slider = figure.locator('input[type=range]').first();
  await figure.locator('.predict-options button').first().click();
  await expect(slider).toBeEnabled();
  const before = await figure.locator('.picture').innerHTML();
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => figure.locator('.picture').innerHTML()).not.toBe(before);
});

test('after one visit other pages, search, problems and cards work without a network', async ({ page, context }) => {
  await visit(page, 'rnn/');
  await context.setOffline(true);
  await page.reload();
  await expect(page.locator('h1')).toHaveText('Recurrent neural networks');
  await page.keyboard.press('/');
  await page.locator('dialog[open] .find-field').fill('vanishing and exploding');
  await expect(page.locator('dialog[open] [role=option]').first()).toContainText('Vanishing and exploding gradients');
  await page.goto('rnn/homeworks/?problem=simple-rnn&seed=7#problem-simple-rnn');
  const problem = page.locator('#problem-simple-rnn');
  await expect(problem.locator('[data-part=seed]')).toContainText('seed 7');
  const { blanks } = simpleRnn.pose(7);
  for (const [index, { answer }] of blanks.entries()) await problem.locator('input').nth(index).fill(answer);
  await problem.getByRole('button', { name: 'Check' }).click();
  await expect(problem.locator('[data-verdict=right]')).toHaveCount(blanks.length);
  await page.goto('recall/?length=5');
  await page.getByRole('button', { name: 'Recall 5 cards' }).click();
  await expect(page.locator('.face-front')).toBeVisible();
  await page.goto('search/?q=kalman');
  await expect(page.locator('main ol li').first()).toBeVisible();
  await page.goto('rnn');
  await expect(page).toHaveURL(/\/rnn\/$/);
});

test('the page about it says what is stored, and axe finds nothing there', async ({ page }) => {
  await visit(page, 'offline/');
  await expect(status(page)).toContainText('The whole site works without a network.');
  await expect(page.getByRole('row', { name: /Search/ })).toContainText('yes');
  await expect(page.getByRole('button', { name: 'Store now' })).toBeHidden();
  expect(await violations(page)).toEqual([]);
});

test('what is stored can be removed, and stays so until it is asked for again', async ({ page }) => {
  await visit(page, 'offline/');
  await page.getByRole('button', { name: 'Remove what is stored' }).click();
  await expect(status(page)).toContainText('Nothing is stored, as you asked.');
  expect(await stored(page)).toEqual({ caches: 0, archives: 0 });
  await page.goto('rnn/');
  await expect(line(page)).toHaveText('(nothing is stored)');
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await page.goto('offline/');
  await page.getByRole('button', { name: 'Store now' }).click();
  await expect(status(page)).toContainText('The whole site works without a network.');
});

test('a device that saves data is asked first', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  await page.goto('offline/');
  await expect(status(page)).toContainText('Your device saves data, so the rest waits until you ask for it.');
  expect(await stored(page)).toMatchObject({ archives: 1 });
  await page.getByRole('button', { name: 'Store now' }).click();
  await expect(status(page)).toContainText('The whole site works without a network.');
});

test('a damaged archive is noticed, the page comes over the network, and the archive is stored anew', async ({
  page,
}) => {
  await visit(page, '');
  await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) {
        if (/\/rnn\.\w+\.bin$/.test(url)) await cache.put(url, new Response('damaged'));
      }
    }
  });
  const whole = await stored(page);
  await page.goto('rnn/');
  await expect(page.locator('h1')).toHaveText('Recurrent neural networks');
  await visit(page, 'rnn/');
  expect(await stored(page)).toEqual(whole);
});

test('a browser without the means is told so, and the pages work as ever', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
  await page.goto('offline/');
  await expect(status(page)).toContainText('this browser offers no way to');
  await expect(line(page)).toHaveText('(not possible in this browser)');
  await expect(page.getByRole('button', { name: /stored|Store/ })).toHaveCount(0);
});

test('a browser that refuses is told so', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.serviceWorker.register = () => Promise.reject(new DOMException('refused', 'SecurityError'));
  });
  await page.goto('offline/');
  await expect(status(page)).toContainText('Nothing is stored: the browser refused.');
});

test('the site can be put on a home screen, with its icons and two shortcuts', async ({ page, request, baseURL }) => {
  await page.goto('');
  const address = new URL((await page.locator('link[rel=manifest]').getAttribute('href')) ?? '', baseURL).href;
  const manifest = await (await request.get(address)).text();
  expect(JSON.parse(manifest)).toMatchObject({ start_url: new URL(baseURL ?? '').pathname, display: 'minimal-ui' });
  const linked = Array.from(manifest.matchAll(/"(?:src|url)":"([^"]+)"/g), ([, link = '']) => link);
  expect(linked).toHaveLength(6);
  for (const link of linked) expect((await request.get(new URL(link, address).href)).status(), link).toBe(200);
});

plainTest.describe('on a server of its own', () => {
  let site: OwnSite;
  plainTest.beforeEach(async () => {
    site = await ownSite();
  });
  plainTest.afterEach(() => site.delete());

  plainTest('a page that is not stored says so, and follows when the rest is stored', async ({ page }) => {
    for (const file of globSync('offline/*.bin', { cwd: site.folder })) {
      if (!/shell/.test(file)) rmSync(path.join(site.folder, file));
    }
    await page.goto(site.address);
    await expect(line(page)).toHaveText(/^\(0 of \d+ chapters stored, 0\.\d of \d\.\d MB\)$/);
    await site.stop();
    await page.goto(`${site.address}rnn/`);
    await expect(page.locator('h1')).toHaveText('This page is not stored');
    await page.getByRole('link', { name: 'what is stored on this device' }).click();
    await expect(status(page)).toContainText('The network is gone; the rest follows when it is back.');
  });

  plainTest('where all is stored, an address that the site lacks is told apart', async ({ page }) => {
    await visit(page, site.address);
    await site.stop();
    await page.goto(`${site.address}nothing-here/`);
    await expect(page.locator('h1')).toHaveText('This page does not exist');
  });

  plainTest('a newer version waits until the reader agrees, and other pages keep theirs', async ({ page, context }) => {
    await visit(page, `${site.address}rnn/`);
    const other = await context.newPage();
    await other.goto(`${site.address}rnn/`);
    await site.renew('rnn/index.html', 'Recurrent neural networks', 'Renewed notes');
    await page.reload();
    await expect(page.locator('h1')).toHaveText('Recurrent neural networks');
    await expect(bar(page)).toContainText('A newer version of these notes is ready.');
    expect(await violations(page)).toEqual([]);
    await site.stop();
    await bar(page).getByRole('button', { name: 'Load it' }).click();
    await expect(page.locator('h1')).toHaveText('Renewed notes');
    await expect(bar(other)).toContainText('loaded in another tab');
    await expect(other.locator('h1')).toHaveText('Recurrent neural networks');
    await wakeFigure(other, 'gradient-horizon');
    expect(await stored(other)).toMatchObject({ caches: 3 });
    await bar(other).getByRole('button', { name: 'Load it' }).click();
    await expect(other.locator('h1')).toHaveText('Renewed notes');
    await other.goto(`${site.address}rnn/homeworks/`);
    await expect.poll(() => stored(page)).toMatchObject({ caches: 2 });
  });

  plainTest('an update fetches only the archives that changed', async ({ page }) => {
    await visit(page, `${site.address}rnn/`);
    await site.renew('rnn/index.html', 'Recurrent neural networks', 'Renewed notes');
    for (const file of globSync('offline/*.bin', { cwd: site.folder })) {
      if (!/rnn/.test(file)) rmSync(path.join(site.folder, file)); // an update that fetched them all could not end
    }
    await page.reload();
    await expect(bar(page)).toBeVisible();
    await bar(page).getByRole('button', { name: 'Load it' }).click();
    await expect(page.locator('h1')).toHaveText('Renewed notes');
    await visit(page, `${site.address}rnn/`);
  });

  plainTest('a newer version is taken by itself once no page is open', async ({ page, context }) => {
    await visit(page, `${site.address}rnn/`);
    await site.renew('rnn/index.html', 'Recurrent neural networks', 'Renewed notes');
    await page.reload();
    await expect(bar(page)).toBeVisible();
    await bar(page).getByRole('button', { name: 'Later' }).click();
    await expect(bar(page)).toHaveCount(0);
    await page.goto('about:blank');
    await site.stop();
    const next = await context.newPage();
    await expect(async () => {
      await next.goto(`${site.address}rnn/`);
      await expect(next.locator('h1')).toHaveText('Renewed notes', { timeout: 1000 });
    }).toPass();
  });
});
