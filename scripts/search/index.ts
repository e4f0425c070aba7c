import path from 'node:path';
import { readBook } from '../../src/book/read.ts';
import { writeFormulas, writePlaces, writeShards } from '../../src/site/search/guide-files.ts';
import { guideIndex } from '../../src/site/search/guide-index.ts';
import {
  FORMULAS_FILE,
  INDEX_FOLDER,
  PLACES_FILE,
  SHARDS,
  shardPath,
  WORDS_FILE,
} from '../../src/site/search/index-files.ts';
import { KINDS } from '../../src/site/search/kinds.ts';
import { ROOT } from '../run.ts';
import { outDir } from '../target.ts';
import { type BuiltPage, readBuiltPage } from './built-page.ts';
import { figureFiles } from './figure-files.ts';
import { formulaFiles } from './formula-files.ts';
import { formulaEntries, guideSections } from './guide.ts';
import { bookRecords } from './records.ts';
import { vocabularyOf } from './vocabulary.ts';
import { writeIndex } from './write-index.ts';

/** Makes the search index of the site that was built into `OUT_DIR`. */
const { book } = readBook(ROOT);
const pageAt = cachedReader();
const records = bookRecords(book, pageAt);
const sections = guideSections(book, records);
const shards = writeShards(guideIndex(sections));
const files = [
  ...formulaFiles(book),
  ...figureFiles(book, pageAt),
  { path: WORDS_FILE, content: vocabularyOf(book, records) },
  { path: PLACES_FILE, content: writePlaces(sections) },
  ...SHARDS.map((name) => ({ path: shardPath(name), content: shards.get(name) ?? '{}' })),
  { path: FORMULAS_FILE, content: writeFormulas(formulaEntries(book, records)) },
];
await writeIndex(path.join(outDir, INDEX_FOLDER), records, files);

const counts = KINDS.map((kind) => `${kind} ${records.filter((record) => record.kind === kind).length}`);
console.log(`search index: ${records.length} records (${counts.join(', ')})`);

/** Every record asks for its page; each is parsed once. */
function cachedReader(): (address: string) => BuiltPage {
  const pages = new Map<string, BuiltPage>();
  return (address) => {
    const page = pages.get(address) ?? readBuiltPage(outDir, address);
    pages.set(address, page);
    return page;
  };
}
