import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { selectAll } from 'hast-util-select';
import { describe, expect, it } from 'vitest';
import { readCardsData } from '../../src/site/practice/cards-data.ts';
import { dist, notesPages, property } from './built-site.ts';

const data = readFileSync(path.join(dist, 'practice/cards.json'), 'utf8');
const chapters = readCardsData(JSON.parse(data));
const idsOf = new Map(
  notesPages.map((page) => [page.path, new Set(selectAll('[id]', page.tree).map((node) => property(node, 'id')))]),
);

it('has the cards of every chapter with notes', () => {
  expect(chapters.map(({ slug }) => `/${slug}/`).sort()).toEqual(notesPages.map((page) => page.path).sort());
});

it('weighs at most 60 kB, compressed', () => {
  expect(gzipSync(data).length).toBeLessThanOrEqual(60_000);
});

describe.each(chapters.map((chapter) => [chapter.slug, chapter] as const))('the cards of %s', (_slug, chapter) => {
  it('lead to places that their notes have', () => {
    const dead = chapter.cards.filter(({ fact }) => {
      const [page = '', id = ''] = fact.split('#');
      return !idsOf.get(page)?.has(id);
    });
    expect(dead.map(({ fact }) => fact)).toEqual([]);
  });

  it('are of sections that it has', () => {
    const sections = chapter.sections.map(({ id }) => id);
    expect(chapter.cards.filter(({ section }) => !sections.includes(section))).toEqual([]);
  });
});
