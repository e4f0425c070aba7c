import type { Progress } from '../../offline/protocol.ts';

/** How it stands with the stored site, as a page knows it. */
export type Situation =
  /** Not known yet. */
  | { readonly kind: 'starting' }
  /** Nothing can be stored: no secure connection, nothing to store with, or the browser said no. */
  | { readonly kind: 'insecure' | 'lacking' | 'refused' }
  /** The reader wants nothing stored. */
  | { readonly kind: 'off' }
  | { readonly kind: 'on'; readonly progress: Progress; readonly isStoring: boolean; readonly isThrifty: boolean };

/** What of the site is stored. */
export interface Tally {
  readonly chapters: number;
  readonly allChapters: number;
  readonly bytes: number;
  readonly allBytes: number;
  readonly isComplete: boolean;
}

/** Counts chapters and bytes, stored and all. */
export function tallyOf({ packs }: Progress): Tally {
  const stored = packs.filter(({ isStored }) => isStored);
  const chaptersIn = (some: Progress['packs']) => some.filter(({ kind }) => kind === 'chapter').length;
  const bytesIn = (some: Progress['packs']) => some.reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    chapters: chaptersIn(stored),
    allChapters: chaptersIn(packs),
    bytes: bytesIn(stored),
    allBytes: bytesIn(packs),
    isComplete: stored.length === packs.length,
  };
}
