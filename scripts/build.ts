import { run } from './run.ts';

/*
 * Builds the pages, then what is made from them: the search index; last, takes out what only that needed.
 * OUT_DIR (default dist), BASE (default /) and SITE (for absolute addresses) are read from the environment.
 */
const steps = [
  ['astro', 'build'],
  ['node', 'scripts/search/index.ts'],
  ['node', 'scripts/slim.ts'],
] as const;

process.exitCode = 0;
for (const [command, ...args] of steps) {
  if (process.exitCode === 0) process.exitCode = await run(command, args);
}
