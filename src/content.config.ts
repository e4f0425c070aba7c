import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { slugOfFolder } from './book/folder.ts';

/**
 * One collection a part; an entry's id is the chapter's slug.
 *
 * The shapes of front matter and data are in `src/book/schemas.ts`, where the content checks read
 * them with file, line and remedy; here only what a page takes from its entry is named.
 */
const part = (name: string) =>
  defineCollection({
    loader: glob({
      base: './content/chapters',
      pattern: `*/${name}.mdx`,
      generateId: ({ entry }) => slugOfFolder(entry.replace(/\/.*$/, '')),
    }),
    schema: z.looseObject({ lede: z.string() }),
  });

export const collections = {
  notes: part('notes'),
  homeworks: part('homeworks'),
  discussions: part('discussions'),
};
