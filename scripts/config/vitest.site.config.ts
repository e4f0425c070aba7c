import { defineConfig } from 'vitest/config';

/** Tests of the built site: `OUT_DIR` and `BASE` say which. */
export default defineConfig({
  test: {
    name: 'site',
    environment: 'node',
    include: ['tests/site/**/*.test.ts'],
    testTimeout: 60_000,
    // The pages are read and parsed once for all files; that takes longer than most tests of them.
    isolate: false,
    maxWorkers: 1,
  },
});
