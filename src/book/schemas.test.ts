import { expect, it } from 'vitest';
import { dataFiles, markdownKeys, notesFrontMatter, partFrontMatter } from './schemas.ts';

it('knows in which values Markdown works: not in names, TeX and lists of spellings', () => {
  expect(Object.values(dataFiles).map(markdownKeys)).toEqual([
    ['front', 'back'],
    ['definition'],
    ['name'],
    ['said', 'correct'],
    [],
  ]);
  expect(markdownKeys(notesFrontMatter)).toEqual(['title', 'short', 'question', 'lede', 'sheet']);
  expect(markdownKeys(partFrontMatter)).toEqual(['lede']);
});
