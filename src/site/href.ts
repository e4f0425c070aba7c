import { equationAnchor } from '../book/address.ts';
import type { Chapter, Page } from '../book/types.ts';

/** The base path of the site with a slash at both ends: "/" or "/some-repository/". */
export const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');

/** A link to an address of the site, which starts with a slash and lacks the base path. */
export function href(address: string): string {
  return base + address.replace(/^\//, '');
}

/** A link to a section of a chapter's notes. */
export function sectionHref({ pages }: Chapter, section: string): string {
  return href(`${pages.notes.path}#${section}`);
}

/** A link to an equation of a page. */
export function equationHref(page: Page, id: string): string {
  return href(`${page.path}#${equationAnchor(id)}`);
}
