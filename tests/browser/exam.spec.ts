import { expect, type Locator, type Page } from '@playwright/test';
import { violations } from './axe.ts';
import { BOOK, sidewaysSlide, test } from './site.ts';

const PAPER = 'exam/?seed=5&minutes=45';
const screen = (page: Page): Locator => page.locator('.exam-screen');
const questions = (page: Page): Locator => screen(page).locator('.exam-question');
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

async function begin(page: Page, address = PAPER): Promise<void> {
  await page.goto(address);
  await button(page, 'Begin').click();
  await expect(questions(page).first()).toBeVisible();
}

/** Hands in, with whatever is open, and sees the result with no point of the answers in words. */
async function finish(page: Page): Promise<void> {
  await button(page, 'Hand in').click();
  const sure = button(page, 'Hand in now');
  if (await sure.isVisible()) await sure.click();
  const result = button(page, 'See the result');
  if (await result.isVisible()) await result.click();
  await expect(page.getByRole('heading', { name: 'By chapter' })).toBeVisible();
}

/** The text of the questions as they are printed. */
function printed(page: Page): Promise<string> {
  return page.locator('.exam-print').innerText();
}

/** Answers every question with numbers as its printed key says. */
async function answerByKey(page: Page): Promise<void> {
  const key = page.locator('.exam-key > section');
  for (let index = 0; index < (await questions(page).count()); index += 1) {
    const question = questions(page).nth(index);
    const answers = await key.nth(index).locator('> ul > li > b, > p > b').allTextContents();
    const inputs = await question.locator('.problem-blank input').all();
    for (const [place, input] of inputs.entries()) await input.fill(answers[place] ?? '');
    const options = question.getByRole('radio');
    if ((await options.count()) > 0) await options.nth((answers[0] ?? 'A').charCodeAt(0) - 65).check();
  }
}

test('a ready-made paper gets an address of its own, and back leads to the choice', async ({ page }) => {
  await page.goto('exam/');
  await button(page, '80 minutes, fresh numbers').click();
  await expect(page).toHaveURL(/exam\/\?seed=\d+&minutes=80$/);
  await expect(page.locator('.exam-cover')).toContainText('80 minutes, from all chapters');
  await page.goBack();
  await expect(button(page, 'Draw a paper')).toBeVisible();
  await page.getByRole('link', { name: 'Paper B, 80 minutes' }).click();
  await expect(page).toHaveURL(/exam\/\?seed=2&minutes=80$/);
  await expect(page.getByRole('heading', { name: 'Paper 2' })).toBeVisible();
});

test('a paper of one’s own has the chapters, the time and the length that were chosen', async ({ page }) => {
  await page.goto('exam/');
  await page.getByRole('radio', { name: '20', exact: true }).first().check();
  await page.getByRole('radio', { name: '5', exact: true }).check();
  await page.locator('.exam-setup summary').click();
  await page.getByRole('checkbox', { name: /^7 RNN/ }).check();
  await page.getByRole('checkbox', { name: /^5 CNN$/ }).check();
  await button(page, 'Draw a paper').click();
  await expect(page).toHaveURL(/&minutes=20&questions=5&chapters=cnn,rnn$/);
  await expect(page.locator('.exam-cover')).toContainText('5 questions');
  await button(page, 'Begin').click();
  await expect(questions(page)).toHaveCount(5);
});

test('answers are kept through a reload, graded, and what was missed is due', async ({ page }) => {
  await page.clock.install();
  await begin(page);
  const blank = page.locator('.problem-blank input').first();
  await blank.fill('12345.5');
  const words = page.getByRole('textbox', { name: 'Your answer, in points' }).first();
  await words.fill('Because of the product of Jacobians.');
  await page.getByRole('radio').first().check();
  await page.getByRole('navigation', { name: 'Questions' }).getByRole('link').nth(1).click();
  await expect(page).toHaveURL(/#question-2$/);
  await expect(blank).toHaveValue('12345.5');
  await page.reload();
  await expect(blank).toHaveValue('12345.5');
  await expect(words).toHaveValue('Because of the product of Jacobians.');
  await expect(page.getByRole('radio').first()).toBeChecked();

  await button(page, 'Hand in').click();
  await expect(page.locator('.exam-ask')).toContainText('unanswered');
  await button(page, 'Hand in now').click();
  await expect(page.locator('.exam-given').first()).toHaveText('Because of the product of Jacobians.');
  await page.getByRole('checkbox').first().check();
  await page.reload();
  await expect(page.getByRole('checkbox').first()).toBeChecked();
  await button(page, 'See the result').click();

  const result = page.locator('.exam-result');
  await expect(result.locator('.exam-missed a').first()).toHaveAttribute('href', /\/#[a-z-]+$/);
  await expect(result).toContainText('Not right.');
  const back = await result.getByText(/come back as cards/).innerText();
  const missed = Number(/^\d+/.exec(back)?.[0]);
  expect(missed).toBeGreaterThan(2);
  await page.clock.fastForward('01:30');
  await page.getByRole('link', { name: 'recall what is due' }).click();
  await expect(button(page, `Recall ${missed} cards`)).toBeVisible();
  await page.goto('exam/');
  await expect(page.locator('.exam-past li')).toHaveCount(1);
});

test('the problems’ own answers are right, and the points are by chapter', async ({ page }) => {
  await begin(page);
  await answerByKey(page);
  await button(page, 'Hand in').click();
  await button(page, 'Hand in now').click();
  for (const point of await page.getByRole('checkbox').all()) await point.check();
  await button(page, 'See the result').click();
  await expect(page.locator('.exam-result > h2')).toContainText('100 %');
  await expect(page.locator('.exam-result')).toContainText('Nothing was missed');
  const rows = await page.locator('.exam-scores tbody tr').allInnerTexts();
  expect(rows.length).toBeGreaterThan(2);
  expect(rows.filter((row) => !row.includes('100 %'))).toEqual([]);
});

test('neighbors are of different chapters, and none is named before the end', async ({ page }) => {
  await begin(page, 'exam/?seed=1&minutes=170');
  const before = await screen(page).innerText();
  expect(before).not.toContain('Recurrent neural networks');
  await finish(page);
  const links = await questions(page)
    .locator('h4 a')
    .evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
  const chapters = links.map((link) => /\/([a-z0-9-]+)\/(?:homeworks|discussions)\//.exec(link)?.[1]);
  expect(chapters.length).toBeGreaterThan(12);
  expect(chapters).not.toContain(undefined);
  expect(chapters.filter((chapter, index) => chapter === chapters[index - 1])).toEqual([]);
});

test('the same address gives classmates the same paper, another seed another', async ({ page, browser }) => {
  await page.emulateMedia({ media: 'print' });
  const papers: string[] = [];
  for (const address of [PAPER, 'exam/?seed=6&minutes=45']) {
    await page.goto(address);
    await page.locator('.exam-key').waitFor();
    papers.push(await printed(page));
  }
  const classmate = await browser.newContext();
  const other = await classmate.newPage();
  await other.emulateMedia({ media: 'print' });
  await other.goto(new URL(PAPER, page.url().replace(/exam\/.*$/, '')).href);
  await other.locator('.exam-key').waitFor();
  expect(await printed(other)).toBe(papers[0]);
  expect(papers[1]).not.toBe(papers[0]);
  await classmate.close();
});

test('it prints as a paper, with its key on pages of their own', async ({ page }) => {
  await page.goto(PAPER);
  await page.locator('.exam-key').waitFor({ state: 'attached' });
  await page.emulateMedia({ media: 'print' });
  await expect(screen(page)).toBeHidden();
  await expect(page.locator('.exam-print-question').first()).toBeVisible();
  await expect(page.locator('.exam-key')).toHaveCSS('break-before', 'page');
  expect(await page.locator('.exam-print-head').innerText()).toContain(page.url());
  const whole = pagesOf(await page.pdf({ format: 'A4' }));
  await page.locator('.exam-key').evaluate((key) => key.remove());
  const alone = pagesOf(await page.pdf({ format: 'A4' }));
  expect(alone).toBeGreaterThan(1);
  expect(whole).toBeGreaterThan(alone);
});

/** How many pages a PDF has. */
function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
}

test('the time runs, can be hidden, and goes on through a reload', async ({ page }) => {
  await page.clock.install({ time: new Date('2026-11-23T12:00:00') });
  await begin(page);
  await expect(page.getByRole('timer')).toHaveText(/^4[45]:/);
  await page.clock.runFor('36:00');
  await expect(page.locator('.exam-call')).toHaveText('Less than ten minutes are left.');
  await button(page, 'Hide time').click();
  await expect(page.getByRole('timer')).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('timer')).toHaveText(/^[78]:/);
  await page.clock.runFor('10:00');
  await expect(page.locator('.exam-call')).toContainText('Time is up.');
});

test('a paper is worked on by the keyboard alone', async ({ page }) => {
  await page.goto(PAPER);
  await expect(button(page, 'Begin')).toBeEnabled();
  await button(page, 'Begin').focus();
  await page.keyboard.press('Enter');
  await expect(screen(page).locator('h2')).toBeFocused();
  const group = page.getByRole('radiogroup').first();
  await group.getByRole('radio').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(group.getByRole('radio').nth(1)).toBeChecked();
  const blank = page.locator('.problem-blank input').first();
  await blank.focus();
  await page.keyboard.type('abc');
  await page.keyboard.press('Enter');
  await expect(page.locator('.exam-bar')).toContainText('Hand in'); // the key hands nothing in
  await page.keyboard.press('Tab');
  await expect(page.locator('.blank-remark')).toContainText('Not readable.');
  await button(page, 'Hand in').focus();
  await page.keyboard.press('Enter');
  await expect(button(page, 'Hand in now')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(screen(page).locator('h2')).toBeFocused();
});

test('on a phone nothing slides sideways, and handing in is in reach', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 780 });
  await page.goto('exam/');
  await expect(button(page, 'Draw a paper')).toBeVisible();
  expect(await sidewaysSlide(page)).toBeLessThanOrEqual(0);
  await begin(page, 'exam/?seed=3&minutes=170');
  expect(await sidewaysSlide(page)).toBeLessThanOrEqual(0);
  await expect(button(page, 'Hand in')).toBeInViewport({ ratio: 1 });
  await finish(page);
  expect(await sidewaysSlide(page)).toBeLessThanOrEqual(0);
});

test('axe finds nothing in the choice, on the cover, in the paper, the grading and the result', async ({ page }) => {
  await page.goto('exam/');
  await page.locator('.exam-setup summary').click();
  expect(await violations(page)).toEqual([]);
  await page.goto(PAPER);
  await expect(button(page, 'Begin')).toBeEnabled();
  expect(await violations(page)).toEqual([]);
  await button(page, 'Begin').click();
  expect(await violations(page)).toEqual([]);
  await button(page, 'Hand in').click();
  await button(page, 'Hand in now').click();
  await expect(page.locator('.exam-grading')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await button(page, 'See the result').click();
  await expect(page.getByRole('heading', { name: 'By chapter' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('questions that do not load are said to, with the way that is left', async ({ page }) => {
  await page.route('**/practice/items.json', (route) => route.fulfill({ status: 200, body: '{}' }));
  await page.goto('exam/');
  await expect(page.locator('[data-exam-page]')).toContainText('could not be loaded');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says what it needs and leads to the questions of every chapter', async ({ page }) => {
    await page.goto('exam/');
    await expect(page.locator('main')).toContainText('need scripts');
    await expect(page.locator('main .no-script a')).toHaveCount(2 * BOOK.chapters.length);
  });
});
