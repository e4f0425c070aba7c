import type { Chapter } from '../../book/types.ts';
import { href } from '../base.ts';

/** The address of a section of a chapter's notes, under the base path. */
export function sectionHref(chapter: Chapter, section: string): string {
  return `${href(chapter.pages.notes.path)}#${section}`;
}
