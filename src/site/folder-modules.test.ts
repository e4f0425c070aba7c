import { expect, it } from 'vitest';
import { byFolder, moduleNamed } from './folder-modules.ts';

const modules = { '../explorables/horizon/model.ts': 1, '../explorables/filter/model.ts': 2 };

it('names modules by their folders', () => {
  expect([...byFolder(modules)]).toEqual([
    ['horizon', 1],
    ['filter', 2],
  ]);
});

it('finds a module by the id that an author writes', () => {
  expect(moduleNamed('Explorable', 'filter', modules)).toBe(2);
});

it('lists what exists when an author names another', () => {
  expect(() => moduleNamed('Explorable', 'horizons', modules)).toThrowErrorMatchingInlineSnapshot(
    `[Error: <Explorable id="horizons" /> names no figure: src/explorables/ has filter, horizon]`,
  );
  expect(() => moduleNamed('Problem', 'twice', {})).toThrowErrorMatchingInlineSnapshot(
    `[Error: <Problem id="twice" /> names no problem: src/problems/ is empty]`,
  );
});
