import { findChapter } from '../../book/find.ts';
import type { Chapter } from '../../book/types.ts';
import { theBook } from '../the-book.ts';

/** The chapter of a slug. Throws when there is none: the pages are made from the chapters that exist. */
export function chapterNamed(slug: string): Chapter {
  const chapter = findChapter(theBook(), slug);
  if (!chapter) throw new Error(`no chapter has the address "/${slug}/"; content/course.yaml lists the addresses`);
  return chapter;
}

/** The keys that a page cites, as the citation plugin handed them over. */
export function citationsOf(frontmatter: Readonly<Record<string, unknown>>): readonly string[] {
  const { citations } = frontmatter;
  return Array.isArray(citations) ? citations.filter((key): key is string => typeof key === 'string') : [];
}
