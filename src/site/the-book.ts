import { createBookReader } from '../book/read.ts';

/** The book as the content files stand now. */
export const theBook = createBookReader(process.cwd());
