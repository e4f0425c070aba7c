import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT, run } from './run.ts';

/*
 * npm run bench   the time of a build, the weight of each page, the speed of the search and of each figure
 *
 * It prints and never fails on a number: the bars that hold are in tests/site/budgets.test.ts.
 */
const FOLDER = 'node_modules/.cache/bench';

const start = performance.now();
const code = await run('node', ['scripts/build.ts'], { OUT_DIR: FOLDER, BASE: '/' });
if (code !== 0) process.exit(code);
console.log(`\nbuild: ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
printWeights(path.join(ROOT, FOLDER));
console.log('');
await run('node', ['scripts/bench/search.ts'], { OUT_DIR: FOLDER, BASE: '/' });
rmSync(path.join(ROOT, FOLDER), { recursive: true });
console.log('');
process.exitCode = await run('node', ['scripts/bench/figures.ts']);

/** A line for each page (HTML, raw and compressed) and a line for what all pages share. */
function printWeights(folder: string): void {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const weigh = (file: string) => {
    const content = readFileSync(path.join(folder, file));
    return { raw: content.length, compressed: gzipSync(content).length };
  };
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
  console.log(`${'page'.padEnd(32)}${'raw'.padStart(10)}${'gzip'.padStart(10)}`);
  for (const file of files.filter((name) => name.endsWith('.html')).sort()) {
    const { raw, compressed } = weigh(file);
    console.log(`${file.padEnd(32)}${kilobytes(raw)}${kilobytes(compressed)}`);
  }
  for (const extension of ['.css', '.js']) {
    const shared = files.filter((name) => name.startsWith('_astro') && name.endsWith(extension)).map(weigh);
    const sum = (key: 'raw' | 'compressed') => shared.reduce((total, weight) => total + weight[key], 0);
    console.log(`${`all ${extension} files`.padEnd(32)}${kilobytes(sum('raw'))}${kilobytes(sum('compressed'))}`);
  }
}
