import path from 'node:path';
import { readBook } from '../../src/book/read.ts';
import { INDEX_FOLDER, WORDS_FILE } from '../../src/site/search/index-files.ts';
import { KINDS } from '../../src/site/search/kinds.ts';
import { ROOT } from '../run.ts';
import { type BuiltPage, readBuiltPage } from './built-page.ts';
import { formulaFiles } from './formula-files.ts';
import { bookRecords } from './records.ts';
import { vocabularyOf } from './vocabulary.ts';
import { writeIndex } from './write-index.ts';

/** Makes the search index of a built site: `node scripts/search/index.ts [outDir]`. */
const outDir = process.argv[2] ?? 'dist';

const { book } = readBook(ROOT);
const records = bookRecords(book, cachedReader(outDir));
const words = { path: WORDS_FILE, content: vocabularyOf(records) };
await writeIndex(path.join(outDir, INDEX_FOLDER), records, [...formulaFiles(book), words]);

const counts = KINDS.map((kind) => `${kind} ${records.filter((record) => record.kind === kind).length}`);
console.log(`search index: ${records.length} records (${counts.join(', ')})`);

/** Every record asks for its page; each is parsed once. */
function cachedReader(folder: string): (address: string) => BuiltPage {
  const pages = new Map<string, BuiltPage>();
  return (address) => {
    const page = pages.get(address) ?? readBuiltPage(folder, address);
    pages.set(address, page);
    return page;
  };
}
