import { expect, it } from 'vitest';
import { report } from '../check/report.ts';
import { auditDiagrams, widthIssue } from './audit.ts';

const place = { file: 'content/chapters/07-rnn/notes.mdx', line: 12, column: 1 };
const fence = (hash: string) => ({ hash, source: '', place });

it('is silent when drawings and diagrams match, also where two pages show one diagram', () => {
  expect(auditDiagrams([fence('a1'), fence('a1')], ['a1'])).toEqual({ missing: [], unused: [], issues: [] });
});

it('tells missing drawings from unused ones', () => {
  const { missing, unused, issues } = auditDiagrams([fence('a1'), fence('b2')], ['b2', 'c3']);
  expect([missing, unused]).toEqual([[fence('a1')], ['c3']]);
  expect(report(issues)).toMatchInlineSnapshot(`
    "content/chapters/07-rnn/notes.mdx:12:1  content/diagrams/a1.svg is missing: the diagram is new or has changed
        remedy: run "npm run diagrams" and commit what it changes in content/diagrams
    content/diagrams/c3.svg:1:1  no diagram in the text uses this drawing
        remedy: run "npm run diagrams" and commit what it changes in content/diagrams
    2 problems"
  `);
});

it('refuses a drawing that print would shrink below reading', () => {
  expect(widthIssue('<svg width="1000" height="9">', place)).toBeNull();
  const issue = widthIssue('<svg width="1240" height="9">', place);
  expect(issue && report([issue])).toMatchInlineSnapshot(`
    "content/chapters/07-rnn/notes.mdx:12:1  the diagram is 1240 px wide
        remedy: draw it from top to bottom (flowchart TB), shorten its labels, or split it: labels are readable up to 1000 px
    1 problem"
  `);
});
