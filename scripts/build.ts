import { run } from './run.ts';

/*
 * Builds the pages, then what is made from them: the search index.
 * OUT_DIR (default dist), BASE (default /) and SITE (for absolute addresses) are read from the environment.
 */
const code = await run('astro', ['build']);
process.exitCode = code === 0 ? await run('node', ['scripts/search/index.ts', process.env['OUT_DIR'] ?? 'dist']) : code;
