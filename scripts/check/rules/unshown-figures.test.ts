import { expect, it } from 'vitest';
import { notes } from '../../../src/book/tiny-book.ts';
import { findings } from '../findings.ts';
import { rule } from './unshown-figures.ts';

const modules = { explorables: new Map([['horizon', {}]]), problems: ['by-hand'] };

it('warns with an explorable and a problem that no page shows', () => {
  expect(findings(rule, {}, modules)).toMatchInlineSnapshot(`
    "src/explorables/horizon/model.ts:1:1  no page shows the explorable "horizon"
        remedy: write <Explorable id="horizon"> in a chapter, or delete the folder
    src/problems/by-hand/problem.ts:1:1  no page shows the problem "by-hand"
        remedy: write <Problem id="by-hand"> in a chapter, or delete the folder
    2 problems"
  `);
});

it('passes with those that are shown', () => {
  expect(findings(rule, notes('<Explorable id="horizon">See.</Explorable>\n\n<Problem id="by-hand" />'), modules)).toBe(
    '',
  );
});
