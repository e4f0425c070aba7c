import { expect, test } from '@playwright/test';
import { openRenderer } from '../../scripts/diagrams/renderer.ts';

const HASH = '0123456789abcdef';
const SOURCE = `flowchart LR
accTitle: A cell
accDescr: An input enters, a state leaves.
  x["xₜ"]:::data -->|W_h| h["ŷ = σ(h)"]:::activation`;

test.describe('the renderer of diagrams', () => {
  let svg = '';

  test.beforeAll(async () => {
    const renderer = await openRenderer();
    svg = await renderer.render(HASH, SOURCE);
    await renderer.close();
  });

  test('leaves no style sheet, no class and no script in a drawing', () => {
    expect(svg).not.toMatch(/<style|<script| class=| data-| on\w+=/);
  });

  test('names the drawing by its title and its description', () => {
    expect(svg).toContain('role="img"');
    const ids = /aria-labelledby="([^"]+)"/.exec(svg)?.[1]?.split(' ') ?? [];
    expect(ids).toHaveLength(2);
    expect(svg).toContain(`<title id="${ids[0] ?? ''}">A cell</title>`);
    expect(svg).toContain(`<desc id="${ids[1] ?? ''}">An input enters, a state leaves.</desc>`);
  });

  test('keeps only ids that carry the hash, so that no two drawings of a page share one', () => {
    const ids = Array.from(svg.matchAll(/ id="([^"]+)"/g), ([, id]) => id);
    expect(ids.length).toBeGreaterThan(0);
    for (const id of ids) expect(id).toContain(HASH);
  });

  test('draws every role in the colors of both faces', () => {
    expect(svg).toMatch(/fill:light-dark\(#[0-9a-f]{6},#[0-9a-f]{6}\)/);
  });

  test('lowers subscripts, puts accents on letters and takes Greek from the font of the formulas', () => {
    const words = svg.replace(/<[^>]+>/g, '');
    expect(words).toContain('yˆ = σ(h)');
    expect(svg).toMatch(/x<tspan dy="[\d.]+" style="font-size:11\.1px">t<\/tspan>/);
    expect(svg).toMatch(/<tspan style="font-family:KaTeX_Math">σ<\/tspan>/);
  });

  test('draws the same twice', async () => {
    const renderer = await openRenderer();
    expect(await renderer.render(HASH, SOURCE)).toBe(svg);
    await renderer.close();
  });
});

test.describe('a diagram on a phone', () => {
  test.use({ viewport: { width: 390, height: 800 } });

  test('keeps its labels at 11 pixels or more, and scrolls inside its box by keyboard', async ({ page }) => {
    await page.goto('rnn/');
    const box = page.locator('.diagram-box').first();
    const label = await box.locator('svg').evaluate((svg: SVGSVGElement) => 15 * (svg.getScreenCTM()?.a ?? 0));
    expect(label).toBeGreaterThanOrEqual(11.2);
    await box.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => box.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
