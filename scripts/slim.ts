import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './run.ts';
import { idleClasses, slimPage } from './slim/slim-page.ts';
import { outDir } from './target.ts';

/** Makes the pages in `OUT_DIR` lighter; runs after the search index is made, which reads what is taken out. */
const folder = path.resolve(ROOT, outDir);
const idle = idleClasses(readFileSync(path.join(ROOT, 'node_modules/katex/dist/katex.min.css'), 'utf8'));

let saved = 0;
for (const name of globSync('**/*.html', { cwd: folder })) {
  const file = path.join(folder, name);
  const before = readFileSync(file, 'utf8');
  const after = slimPage(before, idle);
  saved += before.length - after.length;
  if (after !== before) writeFileSync(file, after);
}
console.log(`pages slimmed by ${Math.round(saved / 1000)} kB`);
