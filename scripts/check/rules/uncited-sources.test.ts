import { expect, it } from 'vitest';
import { notes } from '../../../src/book/tiny-book.ts';
import { findings } from '../findings.ts';
import { rule } from './uncited-sources.ts';

const SOURCES = { 'content/sources.bib': '@misc{one, title={T}}\n@misc{two, title={T}}\n' };

it('warns with a work that no page cites', () => {
  expect(findings(rule, { ...SOURCES, ...notes('As shown [@one].') })).toMatchInlineSnapshot(`
    "content/sources.bib:2:1  no page cites "two"
        remedy: cite it as [@two] where it is used, or take it out
    1 problem"
  `);
});

it('passes with works that are cited', () => {
  expect(findings(rule, { ...SOURCES, ...notes('As shown [@one; @two].') })).toBe('');
});
