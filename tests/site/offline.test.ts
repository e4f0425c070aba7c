import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { openArchive } from '../../src/offline/archive.ts';
import { dist, files } from './built-site.ts';

/** What a reader's device stores, megabytes. */
const MOST_MEGABYTES = 6;
/** What the first visit fetches before the rest follows, kilobytes. */
const MOST_OF_SHELL = 100;

const content = (file: string) => readFileSync(path.join(dist, file));
const archives = [...files].filter((file) => /^offline\/[^/]+\.bin$/.test(file));
const opened = await Promise.all(archives.map((file) => openArchive(new Blob([content(file)]))));
const worker = content('sw.js').toString();

/** What every archive has at the address of a file. */
async function storedOf(file: string): Promise<readonly Uint8Array[]> {
  const address = file.replace(/(^|\/)index\.html$/, '$1');
  const found = await Promise.all(opened.map((archive) => archive.file(address)));
  return found.flatMap((each) => (each ? [each.content] : []));
}

it('stores every page, script, picture and piece of the index once, as it is served', async () => {
  const left = /\.(?:apkg|ttf|woff|xml|bin)$|^sw\.js$|^robots\.txt$/;
  const wrong: string[] = [];
  for (const file of [...files].filter((name) => !left.test(name))) {
    const [stored, ...more] = await storedOf(file);
    const served = content(file);
    const isSame = stored !== undefined && (served.equals(stored) || gunzipSync(served).equals(stored));
    if (!isSame || more.length > 0) wrong.push(file);
  }
  expect(wrong).toEqual([]);
});

it('stores no Anki deck and no font file that only old browsers take', async () => {
  for (const file of [...files].filter((name) => /\.(?:apkg|ttf|woff)$/.test(name))) {
    expect(await storedOf(file), file).toEqual([]);
  }
});

it('tells the worker each archive with its checksum', () => {
  for (const file of archives) {
    expect(worker).toContain(file);
    expect(worker).toContain(createHash('sha256').update(content(file)).digest('hex'));
  }
});

it(`weighs at most ${MOST_MEGABYTES} MB in all, and ${MOST_OF_SHELL} kB at the first visit`, () => {
  const weigh = (names: readonly string[]) => names.reduce((sum, file) => sum + content(file).length, 0);
  expect(weigh(archives)).toBeLessThanOrEqual(MOST_MEGABYTES * 1e6);
  expect(weigh([...archives.filter((file) => file.startsWith('offline/shell.')), 'sw.js'])).toBeLessThanOrEqual(
    MOST_OF_SHELL * 1000,
  );
});
