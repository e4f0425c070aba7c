import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Issue } from './types.ts';

/** The text of a file under the root, or null when there is none. */
export function textOf(root: string, file: string): string | null {
  const full = path.join(root, file);
  return existsSync(full) ? readFileSync(full, 'utf8') : null;
}

/** The names of the folders in a folder under the root, sorted. */
export function foldersIn(root: string, folder: string): readonly string[] {
  const full = path.join(root, folder);
  if (!existsSync(full)) return [];
  return readdirSync(full, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** A string that changes whenever a file under `content/` is added, taken away or written. */
export function contentStamp(root: string): string {
  const folder = path.join(root, 'content');
  if (!existsSync(folder)) return '';
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return names.map((name) => `${name}:${statSync(path.join(folder, name)).mtimeMs}`).join('\n');
}

/** The issue of a file that must exist. */
export function missing(file: string, remedy: string): Issue {
  return { place: { file, line: 1, column: 1 }, problem: 'the file is missing', remedy };
}
