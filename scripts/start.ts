import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT, run } from './run.ts';
import { createSiteServer, listen } from './serve.ts';
import { base, FIRST_PORT, outDir } from './target.ts';

/*
 * npm start                 builds the site and serves it on this machine
 * npm start -- --no-build   serves what was built last
 *
 * OUT_DIR and BASE say what was built where, as for the build. PORT asks for one port and no other.
 */
const PORTS = 40;

const folder = path.resolve(ROOT, outDir);

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stop.abort();
  });
}

process.exitCode = await main();

async function main(): Promise<number> {
  const code = process.argv.includes('--no-build') ? 0 : await run('node', ['scripts/build.ts']);
  if (stop.signal.aborted) return 0;
  if (code !== 0) return code;
  if (existsSync(path.join(folder, 'index.html'))) return serve();
  console.error(`There is no built site in ${folder}. Run npm start without --no-build.`);
  return 1;
}

async function serve(): Promise<number> {
  const server = createSiteServer({ folder, base });
  const wanted = process.env['PORT'];
  const port = await listen(server, Number(wanted ?? FIRST_PORT), wanted === undefined ? PORTS : 1);
  if (wanted === undefined && port !== FIRST_PORT)
    console.log(`Port ${FIRST_PORT} is taken; this is the next free one.`);
  console.log(`The site is at http://127.0.0.1:${port}${base} (stop with Ctrl-C)`);
  await new Promise((resolve) => {
    stop.signal.addEventListener('abort', resolve);
  });
  server.close();
  server.closeAllConnections();
  return 0;
}
