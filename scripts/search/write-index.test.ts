import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { SearchRecord } from './record.ts';
import { writeIndex } from './write-index.ts';

const record = (url: string): SearchRecord => {
  const [kind, chapter] = ['Notes', '7 RNNs'] as const;
  return { url, kind, chapter, title: 'The cell', content: 'A cell of λ.', also: ['unit'], symbols: ['lambda'] };
};
const emptyFolder = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'search-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

it('The index is what the search loads, without what earlier runs and Pagefind’s own interfaces left.', async () => {
  const folder = emptyFolder();
  writeFileSync(path.join(folder, 'old.txt'), 'old');
  await writeIndex(
    folder,
    [record('/rnn/#cell'), record('/rnn/#state')],
    [{ path: 'formula/rnn/a.txt', content: 'x' }],
  );
  const names = readdirSync(folder).map((name) => name.replace(/(?<=^pagefind\.en_)\w+/, 'hash'));
  expect(names.toSorted()).toEqual([
    ...['filter', 'formula', 'fragment', 'index', 'pagefind-entry.json'],
    ...['pagefind.en_hash.pf_meta', 'pagefind.js', 'wasm.en.pagefind'],
  ]);
  expect(readdirSync(path.join(folder, 'fragment'))).toHaveLength(2);
  expect(readFileSync(path.join(folder, 'formula/rnn/a.txt'), 'utf8')).toBe('x');
});

it('Two records with one address are refused: Pagefind would drop one of them in silence.', async () => {
  const folder = emptyFolder();
  await expect(writeIndex(folder, [record('/rnn/'), record('/rnn/')], [])).rejects.toThrowErrorMatchingInlineSnapshot(
    `[Error: Pagefind, at two records with the same address: /rnn/]`,
  );
  expect(existsSync(path.join(folder, 'pagefind.js'))).toBe(false);
});
