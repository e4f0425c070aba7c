import { expect, it } from 'vitest';
import { report } from './report.ts';

const issue = (line: number) => ({
  place: { file: 'content/chapters/07-rnn/notes.mdx', line, column: 5 },
  problem: 'unknown check "stepJacobiann"',
  remedy: 'use one of: stepJacobian',
});

it('says where, what and what to do, and counts', () => {
  expect(report([issue(12), issue(40)])).toMatchInlineSnapshot(`
    "content/chapters/07-rnn/notes.mdx:12:5  unknown check "stepJacobiann"
        remedy: use one of: stepJacobian
    content/chapters/07-rnn/notes.mdx:40:5  unknown check "stepJacobiann"
        remedy: use one of: stepJacobian
    2 problems"
  `);
});

it('counts one problem as one', () => {
  expect(
    report([issue(12)])
      .split('\n')
      .at(-1),
  ).toBe('1 problem');
});
