import path from 'node:path';
import { readBook } from '../../src/book/read.ts';
import { ROOT } from '../run.ts';
import { base, outDir } from '../target.ts';
import { writeOffline } from './write-offline.ts';

/** Makes the site that was built into `OUT_DIR` readable without a network. Runs last: nothing may change after it. */
const chapters = readBook(ROOT).book.chapters.map(({ slug, meta }) => ({ slug, title: meta.title }));
const { packs } = await writeOffline({ folder: path.resolve(ROOT, outDir), base, chapters });
const bytes = packs.reduce((sum, pack) => sum + pack.bytes, 0);
console.log(`offline: ${packs.length} archives, ${(bytes / 1e6).toFixed(2)} MB`);
