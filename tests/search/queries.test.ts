import { expect, it } from 'vitest';
import { createContext } from '../../scripts/check/context.ts';
import { NO_MODULES } from '../../scripts/check/rule.ts';
import { ROOT } from '../../scripts/run.ts';
import { sectionsOf } from '../../src/book/find.ts';
import { QUERY_KINDS, readQueries } from './queries.ts';

const { chapters } = createContext(ROOT, NO_MODULES).book;
const queries = readQueries();

it('asks at least ten things of every chapter, in most ways of asking', () => {
  for (const { slug } of chapters) {
    const own = queries.filter(({ sections }) => sections[0]?.startsWith(`${slug}/`));
    const remedy = `write tests/search/queries/${slug}.yaml: at least ten things that students type for /${slug}/`;
    expect(own.length, remedy).toBeGreaterThanOrEqual(10);
    expect(new Set(own.map(({ kind }) => kind)).size, slug).toBeGreaterThanOrEqual(QUERY_KINDS.length - 1);
  }
});

it('has each query once, and labels that are sections', () => {
  const known = new Set(
    chapters.flatMap(({ slug, pages }) => sectionsOf(pages.notes).map(({ id }) => `${slug}/${id}`)),
  );
  expect(queries.flatMap(({ sections }) => sections).filter((section) => !known.has(section))).toEqual([]);
  for (const key of ['id', 'query'] as const)
    expect(new Set(queries.map((each) => each[key])).size).toBe(queries.length);
});
