import { startVitest } from 'vitest/node';

/*
 * npm run stills: renews src/explorables/<id>/still.html, the tested picture of every figure at its start.
 * The test itself never does; look at the figure before, and at the change after.
 */
const vitest = await startVitest(['tests/contracts/explorables.test.ts'], {
  config: 'scripts/config/vitest.config.ts',
  root: '.',
  update: true,
  watch: false,
  testNamePattern: 'looks as its still does',
});
await vitest.close();
