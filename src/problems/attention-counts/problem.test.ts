import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { countedAttention } from '../../core/counted-multiplications.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => Number(answer))).toEqual([1048576, 524800, 16777216, 1073741824]);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (pattern: RegExp) => Number(pattern.exec(statement.replaceAll('{,}', ''))?.[1]);
  return { tokens: number(/T = (\d+)/), width: number(/d = (\d+)/), heads: number(/H = (\d+)/) };
}

it('agrees at many seeds with a walk through heads and queries', () => {
  for (const seed of range(60)) {
    const { statement, blanks } = problem.pose(seed);
    const { tokens, width, heads } = readStatement(statement);
    const headWidth = width / heads;
    expect(Number.isInteger(headWidth)).toBe(true);
    const tally = { weights: width * width, open: 0, bytes: 0, work: 0 };
    for (const head of range(heads)) {
      tally.weights += 3 * headWidth * width;
      for (const query of range(tokens)) {
        tally.open += head === 0 ? query + 1 : 0;
        tally.bytes += tokens * 2;
        tally.work += tokens * headWidth + tokens * headWidth;
      }
    }
    for (const { key, answer } of blanks) {
      const expected = Object.entries(tally).find(([name]) => name === key)?.[1] ?? NaN;
      expect(Math.abs(Number(answer) / expected - 1)).toBeLessThan(1e-9);
    }
  }
});

it('counts the multiplications that matrix products of one head make', () => {
  const [tokens, headWidth] = [6, 4];
  const heads = 3;
  const [pairs] = countedAttention([tokens, headWidth, headWidth, 1]);
  expect(heads * pairs).toBe(2 * tokens ** 2 * headWidth * heads);
});

it.each([
  ['weights', '786432', 'output projection'],
  ['weights', '1050624', 'biases'],
  ['weights', '8388608', 'share the width'],
  ['weights', '360448', 'of one head'],
  ['weights', '131072', 'one head'],
  ['weights', '262144', 'one of four'],
  ['open', '523776', 'its own key'],
  ['open', '1,048,576', 'without the mask'],
  ['open', '524288', 'The diagonal'],
  ['open', '4198400', 'for all heads'],
  ['bytes', '2097152', 'one head'],
  ['bytes', '8388608', 'two bytes'],
  ['bytes', '8396800', 'closed pairs'],
  ['bytes', '33554432', 'four bytes'],
  ['bytes', '1073741824', 'whatever the width'],
  ['bytes', '16384', 'one query'],
  ['work', '536870912', 'each'],
  ['work', '134217728', 'one head'],
  ['work', '8589934592', 'and not'],
  ['work', '2147483648', 'not asked for'],
  ['work', '537395200', 'closed ones too'],
  ['work', '1048576', 'one query'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('draws heads that divide the width', () => {
  const drawn = range(100).map((seed) => readStatement(problem.pose(seed).statement));
  expect(drawn.filter(({ width, heads }) => width % heads !== 0)).toEqual([]);
  expect(at(drawn, 0)).toEqual({ tokens: 1024, width: 512, heads: 8 });
});
