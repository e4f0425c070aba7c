import type { Rule } from '../rule.ts';

/** Every work of the bibliography is cited. */
export const rule: Rule = {
  name: 'uncited-sources',
  check: ({ book, pages }) => {
    const uses = pages.flatMap(({ page }) => page.uses).filter(({ kind }) => kind === 'citation');
    const cited = new Set(uses.map(({ id }) => id));
    return [...book.sources.values()]
      .filter(({ key }) => !cited.has(key))
      .map(({ key, place }) => ({
        place,
        problem: `no page cites "${key}"`,
        remedy: `cite it as [@${key}] where it is used, or take it out`,
      }));
  },
};
