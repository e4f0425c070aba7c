import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { selectAll } from 'hast-util-select';
import { expect, it } from 'vitest';
import { readItemsData } from '../../src/site/practice/items-data.ts';
import { dist, pages, property } from './built-site.ts';

const data = readFileSync(path.join(dist, 'practice/items.json'), 'utf8');
const chapters = readItemsData(JSON.parse(data));
const problems = chapters.flatMap((chapter) => chapter.problems);
const discussions = chapters.flatMap((chapter) => chapter.discussions);
const idsOf = new Map(
  pages.map((page) => [page.path, new Set(selectAll('[id]', page.tree).map((node) => property(node, 'id')))]),
);

it('has eight questions or more for each chapter, three of them with fresh numbers', () => {
  const few = chapters.filter((chapter) => {
    const { length } = chapter.problems;
    return length < 3 || length + chapter.discussions.length < 8;
  });
  expect(few.map(({ slug }) => slug)).toEqual([]);
});

it('asks for something that can be offered as a choice in most problems', () => {
  const without = problems.filter(({ choices }) => choices.length === 0);
  expect(without.length).toBeLessThan(problems.length / 4);
});

it('leads to questions that the site has, and to sections of the notes', () => {
  const dead = [...problems, ...discussions].filter(({ href }) => {
    const [page = '', id = ''] = href.split('#');
    return !idsOf.get(page)?.has(id);
  });
  expect(dead.map(({ href }) => href)).toEqual([]);
  const untrained = chapters.flatMap(({ sections, ...chapter }) =>
    [...chapter.problems, ...chapter.discussions].filter(({ section }) => !sections.some(({ id }) => id === section)),
  );
  expect(untrained.map(({ id }) => id)).toEqual([]);
});

it('weighs at most 20 kB, compressed', () => {
  expect(gzipSync(data).length).toBeLessThanOrEqual(20_000);
});
