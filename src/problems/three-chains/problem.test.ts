import { expect, it } from 'vitest';
import { range } from '../../core/array.ts';
import { rightVote } from '../../core/vote-counts.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  ['three', '0.352'],
  ['five', '0.31744'],
  ['tied', '0.424'],
  ['threshold', '1/3'],
  ['dependent', '0.412'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1] ?? NaN);
  return { p: number(/p = ([\d.]+)/), M: number(/With \$M=(\d+)/), copied: number(/on (\d+) %/) / 100 };
}

it.each(range(150))('agrees at seed %i with the sum over all counts of all answers', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { p, M, copied } = readStatement(statement);
  const [three, five, tied, threshold = NaN, dependent] = blanks.map(({ answer }) => Number(answer));
  const near = (found: number | undefined, expected: number) =>
    expect(Math.abs((found ?? NaN) - expected)).toBeLessThan(6e-5);
  const vote = rightVote(3, { p, M });
  near(three, rightVote(3, { p, M: 1 }));
  near(five, rightVote(5, { p, M: 1 }));
  near(tied, vote);
  near(dependent, copied * p + (1 - copied) * vote);
  // Whether eight chains help or hurt decides on which side of the threshold the p of one chain lies.
  for (const one of [threshold - 0.02, threshold + 0.02])
    expect(rightVote(8, { p: one, M }) > one).toBe(one > threshold);
});

it.each([
  ['three', '0.064', 'Two right'],
  ['three', '0.288', 'Three right'],
  ['three', '0.16', 'Any of the three'],
  ['three', '0.784', 'at least one'],
  ['three', '0.4', 'single chain'],
  ['three', '0.648', 'vote is wrong'],
  ['five', '0.352', 'three chains'],
  ['five', '0.2304', 'Four and five'],
  ['five', '0.08704', 'Three of five'],
  ['five', '0.66304', 'Two of five'],
  ['five', '0.68256', 'vote is wrong'],
  ['tied', '0.352', 'can still be won'],
  ['tied', '0.568', 'one case of three'],
  ['tied', '0.46', 'not two'],
  ['tied', '0.376', 'any of the three'],
  ['tied', '0.496', 'no tie'],
  ['tied', '0.576', 'vote is wrong'],
  ['threshold', '0.5', 'One half'],
  ['threshold', '0.3', 'at the given'],
  ['dependent', '0.424', 'one chain'],
  ['dependent', '0.4', 'independent'],
  ['dependent', '0.212', 'right as well'],
  ['dependent', '0.376', 'Ties of three'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
