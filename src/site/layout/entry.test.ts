import { expect, it } from 'vitest';
import { chapterNamed, citationsOf } from './entry.ts';

it('hands on the keys of the works that a page cites, and no more', () => {
  expect(citationsOf({ citations: ['werbos1990', 7, 'elman1990'] })).toEqual(['werbos1990', 'elman1990']);
  expect(citationsOf({ citations: 'werbos1990' })).toEqual([]);
  expect(citationsOf({})).toEqual([]);
});

it('refuses the address of a chapter that is not written', () => {
  expect(() => chapterNamed('no-such-chapter')).toThrowErrorMatchingInlineSnapshot(
    `[Error: no chapter has the address "/no-such-chapter/"; content/course.yaml lists the addresses]`,
  );
});
