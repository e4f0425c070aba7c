import { expect, it } from 'vitest';
import { CHAPTER, notes } from '../../../src/book/tiny-book.ts';
import { findings } from '../findings.ts';
import { rule } from './unnamed-checks.ts';

const modules = {
  checks: new Map([
    [
      'rnn',
      [
        {
          name: 'bound',
          check: { method: 'm', tolerance: 1, error: () => 0 },
          place: { file: 'src/checks/rnn.ts', line: 7, column: 8 },
        },
      ],
    ],
  ]),
};

it('warns with a check that no equation names', () => {
  expect(findings(rule, {}, modules)).toMatchInlineSnapshot(`
    "src/checks/rnn.ts:7:8  no equation of the chapter "rnn" names the check "bound"
        remedy: write <Equation id="…" check="bound"> or take the check out
    1 problem"
  `);
});

it('passes with a check that an equation of any page names', () => {
  const equation = '<Equation id="a" check="bound">\n\n$$\nx\n$$\n\n</Equation>\n';
  expect(findings(rule, notes(equation), modules)).toBe('');
  expect(findings(rule, { [`${CHAPTER}/homeworks.mdx`]: `---\nlede: x\n---\n\n${equation}` }, modules)).toBe('');
});
