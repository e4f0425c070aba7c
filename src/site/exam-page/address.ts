import { paperIn, paperText } from '../../study/paper-address.ts';
import type { PaperChoice } from '../../study/paper.ts';

/** The paper that a page's address asks for; null for none. */
export function paperAt(address: string, slugs: readonly string[]): PaperChoice | null {
  return paperIn(new URL(address).searchParams, slugs);
}

/** The address of a paper on the page at `address`, or without one that of the page. */
export function addressOfPaper(address: string, paper: PaperChoice | null): string {
  const url = new URL(address);
  url.search = paper === null ? '' : paperText(paper);
  url.hash = '';
  return url.href;
}
