import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Generous, for a busy machine: no test is a race. */
const testTimeout = 120_000;

/** Two kinds of unit test: in plain Node, and (`*.dom.test.ts`) in a simulated browser page. */
export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        plugins: [svelte({ configFile: false })],
        test: {
          name: 'node',
          testTimeout,
          environment: 'node',
          // Pure code shares nothing that a test could change, so a file need not load every module anew.
          isolate: false,
          setupFiles: [`${root}/scripts/config/vitest.setup.ts`],
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/{contracts,search}/**/*.test.ts'],
          exclude: ['**/*.dom.test.ts'],
        },
      },
      {
        root,
        plugins: [svelte({ configFile: false }), svelteTesting()],
        test: { name: 'dom', environment: 'happy-dom', testTimeout, include: ['src/**/*.dom.test.ts'] },
      },
    ],
  },
});
