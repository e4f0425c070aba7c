import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { selectAll } from 'hast-util-select';
import { base, outDir } from '../../scripts/target.ts';

/** Where the site was built, and the base path under which its links stand. */
export const dist = path.resolve(outDir);
export { base };

/** A built page: its address without the base path, its text and its tree. */
export interface BuiltPage {
  readonly path: string;
  readonly html: string;
  readonly tree: Root;
}

/** All files of the built site, relative to its root, with forward slashes. */
export const files: ReadonlySet<string> = new Set(
  readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dist, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
);

/** Every page of the site. */
export const pages: readonly BuiltPage[] = [...files]
  .filter((file) => file.endsWith('.html'))
  .sort()
  .map((file) => {
    const html = readFileSync(path.join(dist, file), 'utf8');
    return { path: `/${file.replace(/(^|\/)index\.html$/, '$1')}`, html, tree: fromHtml(html) };
  });

/** The pages of the notes: one for each chapter. */
export const notesPages = pages.filter((page) => selectAll('article[data-part=notes]', page.tree).length > 0);

/** A property of an element as text; '' when it has none. */
export function property(element: Element, name: string): string {
  const value = element.properties[name];
  return Array.isArray(value) ? value.join(' ') : value === null || value === undefined ? '' : String(value);
}
