// Takes out of the built pages what only the build needed; runs after the search index is made.
//
// KaTeX repeats the TeX source of each formula inside its MathML. The search index reads it there; no
// browser and no screen reader does, and on a page of many formulas it is a tenth of the weight. It also
// names the kind of every sign by a class, and its style sheet has rules for some of them only.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folder = process.argv[2] ?? 'dist';
const sheet = readFileSync(new URL('../node_modules/katex/dist/katex.min.css', import.meta.url), 'utf8');
const KINDS = ['mord', 'mbin', 'mrel', 'mopen', 'mclose', 'mpunct', 'minner', 'mtight', 'mop', 'enclosing'];
/** After an update of KaTeX a class may have got a rule; then it stays. */
const IDLE = new Set(KINDS.filter((name) => !new RegExp(`\\.${name}(?![\\w-])`).test(sheet)));

/** HTML without the TeX annotations of its MathML, and without the wrappers that then hold one thing only. */
function withoutAnnotations(html: string): string {
  return html.replace(
    /<semantics>((?:(?!<\/?semantics>)[\s\S])*?)<annotation encoding="application\/x-tex">[\s\S]*?<\/annotation><\/semantics>/g,
    '$1',
  );
}

/** HTML without the classes of KaTeX for which its style sheet has no rule. */
function withoutIdleClasses(html: string): string {
  return html.replace(/ class="([^"]*)"/g, (whole, names: string) => {
    const all = names.split(' ');
    const kept = all.filter((name) => !IDLE.has(name));
    if (kept.length === all.length) return whole;
    return kept.length === 0 ? '' : ` class="${kept.join(' ')}"`;
  });
}

let saved = 0;
for (const name of globSync('**/*.html', { cwd: folder })) {
  const file = path.join(folder, name);
  const before = readFileSync(file, 'utf8');
  const after = withoutIdleClasses(withoutAnnotations(before));
  saved += before.length - after.length;
  if (after !== before) writeFileSync(file, after);
}
console.log(`pages slimmed by ${Math.round(saved / 1000)} kB`);
