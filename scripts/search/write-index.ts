import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as pagefind from 'pagefind';
import { labelOf } from '../../src/site/search/kinds.ts';
import type { IndexFile } from './formula-files.ts';
import type { SearchRecord } from './record.ts';

/** Signs that words of formulas are made of; Pagefind would drop them. */
const MATH_CHARACTERS = '_^∇∂∞∑∏√';

/** Files that Pagefind writes for its own interfaces, for a worker, and for pages in other languages. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight|worker)\.|^wasm\.unknown\./;

/**
 * Writes the index into `folder`, which is emptied first, and the further files beside it.
 *
 * Throws at the first error that Pagefind reports.
 */
export async function writeIndex(
  folder: string,
  records: readonly SearchRecord[],
  files: readonly IndexFile[],
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  try {
    await writePagefind(folder, records);
  } finally {
    await pagefind.close();
  }
  await deleteUnused(folder);
  for (const file of files) await writeInto(folder, file);
}

async function writePagefind(folder: string, records: readonly SearchRecord[]): Promise<void> {
  const { index, errors } = await pagefind.createIndex({ forceLanguage: 'en', includeCharacters: MATH_CHARACTERS });
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  throwFirst(errors, 'the index');
  throwFirst(repeated(records.map(({ url }) => url)), 'two records with the same address');
  for (const record of records) {
    const added = await index.addCustomRecord(customRecord(record));
    throwFirst(added.errors, record.url);
  }
  const written = await index.writeFiles({ outputPath: folder });
  throwFirst(written.errors, folder);
}

/** Pagefind searches all of `meta`; the titles weigh most there. */
function customRecord(record: SearchRecord): pagefind.CustomRecord {
  const hidden = { also: record.also.join(', '), symbols: record.symbols.join(' ') };
  return {
    url: record.url,
    language: 'en',
    content: record.content,
    meta: {
      title: record.title,
      kind: labelOf(record.kind),
      chapter: record.chapter,
      ...Object.fromEntries(Object.entries(hidden).filter(([, text]) => text !== '')),
    },
    filters: { kind: [record.kind] },
  };
}

function throwFirst(errors: readonly string[], what: string): void {
  if (errors.length > 0) throw new Error(`Pagefind, at ${what}: ${errors.join('; ')}`);
}

/** Pagefind keeps one record of an address, and says nothing of the others. */
function repeated(urls: readonly string[]): readonly string[] {
  return urls.filter((url, index) => urls.indexOf(url) < index);
}

async function deleteUnused(folder: string): Promise<void> {
  const names = await readdir(folder);
  for (const name of names.filter((candidate) => UNUSED.test(candidate))) await rm(path.join(folder, name));
}

async function writeInto(folder: string, file: IndexFile): Promise<void> {
  const target = path.join(folder, file.path);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, file.content);
}
