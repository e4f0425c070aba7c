import { run } from './run.ts';

/*
 * Builds the pages, then what is made from them: the search index, the Anki decks; takes out what only that needed;
 * last, packs the site for reading without a network.
 * OUT_DIR (default dist), BASE (default /) and SITE (for absolute addresses) are read from the environment.
 */
const steps = [
  ['astro', 'build'],
  ['node', 'scripts/search/index.ts'],
  ['node', 'scripts/anki/index.ts'],
  ['node', 'scripts/slim.ts'],
  ['node', 'scripts/offline/index.ts'],
] as const;

process.exitCode = 0;
for (const [command, ...args] of steps) {
  if (process.exitCode === 0) process.exitCode = await run(command, args);
}
