import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { selectAll } from 'hast-util-select';
import { describe, expect, it } from 'vitest';
import { base, dist, files, notesPages, pages, property } from './built-site.ts';

const KILOBYTE = 1000;
const compressed = (file: string) => gzipSync(readFileSync(path.join(dist, file))).length;

/** The scripts that a script imports at once, itself included; what it imports later on request does not count. */
function withImports(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const source = readFileSync(path.join(dist, file), 'utf8');
  for (const match of source.matchAll(/(?:from|import)\s*["']([^"']+\.js)["']/g)) {
    withImports(path.posix.join(path.posix.dirname(file), match[1] ?? ''), seen);
  }
  return seen;
}

const scriptsOf = (page: (typeof pages)[number]) => {
  const entries = selectAll('script[src]', page.tree).map((script) => property(script, 'src').slice(base.length));
  return new Set(entries.flatMap((entry) => [...withImports(entry)]));
};
const total = (scripts: Iterable<string>) => [...scripts].reduce((sum, script) => sum + compressed(script), 0);

describe.each(notesPages.map((page) => [page.path, page] as const))('the notes at %s', (_path, page) => {
  it('weigh at most 80 kB of HTML, compressed', () => {
    expect(gzipSync(page.html).length).toBeLessThanOrEqual(80 * KILOBYTE);
  });

  it('load at most 15 kB of script before a figure wakes, compressed', () => {
    expect(total(scriptsOf(page))).toBeLessThanOrEqual(15 * KILOBYTE);
  });
});

describe('a figure', () => {
  const views = [...files].filter((file) => /_astro\/View\.[^/]*\.js$/.test(file));

  it('is a script of its own', () => {
    expect(views.length).toBeGreaterThan(0);
  });

  it.each(views)('%s weighs at most 50 kB with all that it needs, compressed', (view) => {
    expect(total(withImports(view))).toBeLessThanOrEqual(50 * KILOBYTE);
  });

  it('loads nothing on a page without figures', () => {
    const plain = pages.filter((page) => selectAll('dnn-explorable', page.tree).length === 0);
    const names = plain
      .flatMap((page) => [...scriptsOf(page)])
      .filter((script) => /View|element\.[^/]*explor|svelte/i.test(script));
    expect(names).toEqual([]);
  });
});

it('sends the reader no Mermaid', () => {
  const scripts = [...files].filter((file) => file.endsWith('.js') && !file.startsWith('pagefind/'));
  expect(scripts.filter((file) => readFileSync(path.join(dist, file), 'utf8').includes('mermaidAPI'))).toEqual([]);
});
