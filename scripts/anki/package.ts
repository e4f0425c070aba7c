import { strToU8, zipSync } from 'fflate';
import type { ChapterCards } from '../../src/site/practice/cards-data.ts';
import { collection, type Making } from './collection.ts';

/** A package of decks that Anki imports (`.apkg`): a ZIP file with the collection, and a list of media that is empty. */
export function deckPackage(chapters: readonly ChapterCards[], making: Making): Uint8Array {
  const files = { 'collection.anki2': collection(chapters, making), media: strToU8('{}') };
  return zipSync(files, { level: 9, mtime: new Date(making.made * 1000) });
}
