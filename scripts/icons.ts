import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { readPalette } from '../src/markdown/diagram-theme.ts';
import { launchOptions } from './browser.ts';
import { ROOT } from './run.ts';

/*
 * npm run icons: draws public/icon.svg as the PNG files that devices want for a home screen. Run it when the icon changes.
 */
const SIZES = [192, 512];
/** What a device may cut off around a maskable icon stays empty. */
const SHARE = 0.62;

const folder = path.join(ROOT, 'public');
const tokens = readFileSync(path.join(ROOT, 'src/styles/tokens.css'), 'utf8');
const { paper = 'white' } = readPalette(tokens, 'light');
const icon = readFileSync(path.join(folder, 'icon.svg'), 'utf8');
const browser = await chromium.launch(await launchOptions());
for (const size of SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size }, colorScheme: 'light' });
  await page.setContent(`<style>
    body { display: grid; place-items: center; height: 100vh; margin: 0; background: ${paper} }
    svg { width: ${SHARE * 100}vw }
  </style>${icon}`);
  await page.screenshot({ path: path.join(folder, `icon-${size}.png`) });
}
await browser.close();
