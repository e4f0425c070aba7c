import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance, to the digits of the worked example', () => {
  const worked: Readonly<Record<string, string>> = {
    information: '0.875468737',
    expected: '50/3',
    score: '-0.733969175',
    probability: '12/37',
    least: '15.542124899',
  };
  for (const { key, check: judge } of printed.blanks) expect(judge(worked[key] ?? '')).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const rows = (/begin\{pmatrix\} (.*?) \\end/.exec(statement)?.[1] ?? '').split('\\\\');
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1]);
  return {
    pairs: rows.map((row) => (row.match(/\d+/g) ?? []).map(Number)),
    center: number(/For center (\d)/) - 1,
    context: number(/and context (\d)/) - 1,
    negatives: number(/k = (\d+)/),
  };
}

/** The lowest point of a convex function between two places, by thirds. */
function lowest(f: (s: number) => number, low: number, high: number): number {
  const [left, right] = [low + (high - low) / 3, high - (high - low) / 3];
  if (high - low < 1e-7) return left;
  return f(left) < f(right) ? lowest(f, low, right) : lowest(f, left, high);
}

it('agrees at many seeds with a search for the lowest loss', () => {
  for (const seed of range(200)) {
    const { statement, blanks } = problem.pose(seed);
    const { pairs, center, context, negatives } = readStatement(statement);
    const all = sum(pairs.flat());
    const true_ = at(at(pairs, center), context);
    const noise = sum(pairs.map((row) => at(row, context))) / all;
    const drawn = sum(at(pairs, center).map((count) => count * negatives * noise));
    const loss = (s: number) => true_ * Math.log(1 + Math.exp(-s)) + drawn * Math.log(1 + Math.exp(s));
    const single = (s: number) => true_ * Math.log(1 + Math.exp(-s)) + (drawn / negatives) * Math.log(1 + Math.exp(s));
    const score = lowest(loss, -12, 12);
    const expected = [lowest(single, -12, 12), drawn, score, 1 / (1 + Math.exp(-score)), loss(score)];
    blanks.forEach(({ answer }, i) => expect(Math.abs(Number(answer) - at(expected, i))).toBeLessThan(6e-4));
  }
});

it.each([
  ['information', '1.263', 'in bits'],
  ['information', '2.4', 'the ratio'],
  ['information', '-2.526', 'are not probabilities'],
  ['information', '-0.223', 'as well'],
  ['information', '-1.322', 'Divide by'],
  ['information', '0.233', 'weight'],
  ['expected', '3.333', 'negatives'],
  ['expected', '50', 'Which share'],
  ['expected', '1.667', 'one pair'],
  ['score', '0.875', 'This is PMI'],
  ['score', '2.485', 'lower the score'],
  ['score', '-4.125', 'not $k$'],
  ['score', '-1.446', 'as well'],
  ['score', '0.48', 'odds'],
  ['probability', '0.676', 'share of the negatives'],
  ['probability', '0.706', 'one negative'],
  ['probability', '0.48', 'odds'],
  ['probability', '0.267', 'from noise'],
  ['least', '9.008', 'part of the true pairs'],
  ['least', '6.534', 'part of the negatives'],
  ['least', '0.630', 'the mean'],
  ['least', '22.423', 'in bits'],
  ['least', '1.518', 'Weight both'],
  ['least', '0', 'that sure'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
