import { defineConfig } from '@playwright/test';
import { launchOptions } from '../browser.ts';

const PORT = 4398;
const BASE = process.env['BASE'] ?? '/some-repository/';
const OUT_DIR = process.env['OUT_DIR'] ?? 'dist-base';
const ADDRESS = `http://127.0.0.1:${PORT}${BASE}`;
const ROOT = '../..';

/** Tests in the browser, of the site as it was built into `OUT_DIR` for the base path `BASE`. */
export default defineConfig({
  testDir: `${ROOT}/tests/browser`,
  outputDir: `${ROOT}/node_modules/.cache/playwright`,
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  forbidOnly: process.env['CI'] !== undefined,
  /** Generous, for a busy machine: no test is a race. */
  timeout: 180_000,
  expect: { timeout: 30_000 },
  fullyParallel: true,
  workers: 2,
  /** A test that fails on CI is tried once more; one that needs it is named as flaky in the summary. */
  retries: process.env['CI'] === undefined ? 0 : 1,
  reporter: 'list',
  use: { baseURL: ADDRESS, launchOptions: await launchOptions(), trace: 'off', serviceWorkers: 'block' },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
  webServer: {
    command: 'node scripts/start.ts --no-build',
    cwd: ROOT,
    url: ADDRESS,
    reuseExistingServer: false,
    env: { BASE, OUT_DIR, PORT: String(PORT) },
  },
});
