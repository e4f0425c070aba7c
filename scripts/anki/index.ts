import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ANKI_PATH, CARDS_PATH, deckPath } from '../../src/book/address.ts';
import { readCardsData, type ChapterCards } from '../../src/site/practice/cards-data.ts';
import { ROOT } from '../run.ts';
import { address, outDir } from '../target.ts';
import { deckPackage } from './package.ts';

/*
 * Makes the Anki decks of the site that was built into `OUT_DIR`, from the cards that it serves: one package with all
 * chapters and one for each. SOURCE_DATE_EPOCH (seconds since 1970) stands in for the time of the build.
 */
const folder = path.resolve(ROOT, outDir);
const chapters = readCardsData(JSON.parse(readFileSync(path.join(folder, CARDS_PATH), 'utf8')));
const made = Number(process.env['SOURCE_DATE_EPOCH'] ?? Math.floor(Date.now() / 1000));

mkdirSync(path.join(folder, ANKI_PATH), { recursive: true });
write(deckPath(null), chapters);
for (const chapter of chapters) write(deckPath(chapter.slug), [chapter]);
console.log(`Anki decks: ${chapters.flatMap(({ cards }) => cards).length} cards of ${chapters.length} chapters`);

function write(file: string, decks: readonly ChapterCards[]): void {
  writeFileSync(path.join(folder, file), deckPackage(decks, { site: address, made }));
}
