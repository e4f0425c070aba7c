import { expect, it } from 'vitest';
import { findings } from '../findings.ts';
import { rule } from './failed-checks.ts';

const checks = (error: () => number) => ({
  checks: new Map([
    [
      'rnn',
      [
        {
          name: 'bound',
          check: { method: 'm', tolerance: 1e-6, error },
          place: { file: 'src/checks/rnn.ts', line: 7, column: 8 },
        },
      ],
    ],
  ]),
});

it('warns with a check that measures too much, measures nothing, or throws', () => {
  expect(
    findings(
      rule,
      {},
      checks(() => 1e-3),
    ),
  ).toMatchInlineSnapshot(`
    "src/checks/rnn.ts:7:8  the check "bound" measures 0.001, tolerance 0.000001
        remedy: one of the two sides is wrong: the equation in the notes, or its check
    1 problem"
  `);
  expect(
    findings(
      rule,
      {},
      checks(() => Number.NaN),
    ),
  ).toMatchInlineSnapshot(`
    "src/checks/rnn.ts:7:8  the check "bound" measures NaN, tolerance 0.000001
        remedy: one of the two sides is wrong: the equation in the notes, or its check
    1 problem"
  `);
  expect(
    findings(
      rule,
      {},
      checks(() => {
        throw new Error('singular matrix');
      }),
    ),
  ).toMatchInlineSnapshot(`
    "src/checks/rnn.ts:7:8  the check "bound" throws: singular matrix
        remedy: mend the check
    1 problem"
  `);
});

it('passes with a check within its tolerance', () => {
  expect(
    findings(
      rule,
      {},
      checks(() => 1e-6),
    ),
  ).toBe('');
});
