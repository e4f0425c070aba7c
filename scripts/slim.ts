// Takes out of the built pages what only the build needed; runs after the search index is made.
//
// KaTeX repeats the TeX source of each formula inside its MathML. The search index reads it there; no
// browser and no screen reader does, and on a page of many formulas it is a tenth of the weight.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folder = process.argv[2] ?? 'dist';

/** HTML without the TeX annotations of its MathML, and without the wrappers that then hold one thing only. */
function withoutAnnotations(html: string): string {
  return html.replace(
    /<semantics>((?:(?!<\/?semantics>)[\s\S])*?)<annotation encoding="application\/x-tex">[\s\S]*?<\/annotation><\/semantics>/g,
    '$1',
  );
}

let saved = 0;
for (const name of globSync('**/*.html', { cwd: folder })) {
  const file = path.join(folder, name);
  const before = readFileSync(file, 'utf8');
  const after = withoutAnnotations(before);
  saved += before.length - after.length;
  if (after !== before) writeFileSync(file, after);
}
console.log(`pages slimmed by ${Math.round(saved / 1000)} kB`);
