import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { selectAll } from 'hast-util-select';
import { expect, it } from 'vitest';
import { readTopicsData } from '../../src/site/practice/topics-data.ts';
import { dist, pages, property } from './built-site.ts';

const data = readFileSync(path.join(dist, 'practice/topics.json'), 'utf8');
const chapters = readTopicsData(JSON.parse(data));
const topics = chapters.flatMap((chapter) => chapter.topics);
const idsOf = new Map(
  pages.map((page) => [page.path, new Set(selectAll('[id]', page.tree).map((node) => property(node, 'id')))]),
);

it('leads to sections, problems and questions that the site has', () => {
  const dead = [...topics, ...chapters.flatMap(({ exercises }) => exercises)].filter(({ href }) => {
    const [page = '', id = ''] = href.split('#');
    return !idsOf.get(page)?.has(id);
  });
  expect(dead.map(({ href }) => href)).toEqual([]);
});

it('has each problem and each question once, in the section that it trains', () => {
  const trained = topics.flatMap(({ problems, discussions }) => [...problems, ...discussions]).map(({ id }) => id);
  expect(trained.toSorted()).toEqual(chapters.flatMap(({ exercises }) => exercises.map(({ id }) => id)).toSorted());
});

it('takes at most a quarter of an hour for a section, so that it fits into a short day', () => {
  expect(topics.filter(({ minutes }) => minutes > 15).map(({ id }) => id)).toEqual([]);
});

it('is at most 25 kB, compressed', () => {
  expect(gzipSync(data).length).toBeLessThan(25_000);
});
