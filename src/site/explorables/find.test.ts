import { expect, it } from 'vitest';
import { findExplorable } from './find.ts';

const modules = { '../explorables/horizon/model.ts': 1, '../explorables/filter/model.ts': 2 };

it('finds a figure by the name of its folder', () => {
  expect(findExplorable(modules, 'filter')).toBe(2);
});

it('lists the figures that exist when an author names another', () => {
  expect(() => findExplorable(modules, 'horizons')).toThrowErrorMatchingInlineSnapshot(
    `[Error: <Explorable id="horizons" /> names no figure: src/explorables/ has filter, horizon]`,
  );
  expect(() => findExplorable({}, 'horizon')).toThrowErrorMatchingInlineSnapshot(
    `[Error: <Explorable id="horizon" /> names no figure: src/explorables/ is empty]`,
  );
});
