import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);
const numbersOf = (text: string) => (text.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g) ?? []).map(Number);

it('has the answers of the printed instance', () => {
  expect(check('read', '[[0, 0, 3], [1, 0, -1]]')).toEqual({ kind: 'right' });
  expect(check('tied', '[[-1/3, -1/3, 11/3], [2, -1, -1]]')).toEqual({ kind: 'right' });
  expect(check('operations', '79047426048')).toEqual({ kind: 'right' });
  expect(check('copies', '786,432')).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const text = statement.replaceAll('{,}', '');
  const list = (pattern: RegExp) => (pattern.exec(text)?.[1]?.match(/\d+/g) ?? []).map(Number);
  const matrix = /begin\{pmatrix\} (.*?) \\end/.exec(text)?.[1] ?? '';
  return {
    tokens: list(/A text is (.*?), and/),
    targets: list(/of the targets (.*?) and/),
    upstream: matrix.split('\\\\').map(numbersOf),
    states: [...text.matchAll(/\\vh_\d\} &= (\(.*?\))/g)].map(([, row = '']) => numbersOf(row)),
    sizes: [/T = (\d+)/, /, \$V = (\d+)/, /d = (\d+)/].map((pattern) => Number(pattern.exec(text)?.[1])),
  };
}

type Statement = ReturnType<typeof readStatement>;

/** A loss that is linear in the embedded tokens, plus the mean cross-entropy; the table is two rows one after the other. */
function loss(table: readonly number[], { tokens, targets, upstream, states }: Statement, isTied: boolean): number {
  const entry = (row: number, token: number) => at(table, 3 * row + token - 1);
  const read = tokens.map((token, t) => at(at(upstream, t), 0) * entry(0, token) + at(at(upstream, t), 1) * entry(1, token)); // prettier-ignore
  const missed = states.map(([first = NaN, second = NaN], t) => {
    const logits = [1, 2, 3].map((token) => first * entry(0, token) + second * entry(1, token));
    return Math.log(logits.reduce((total, z) => total + Math.exp(z), 0)) - at(logits, at(targets, t) - 1);
  });
  const total = (numbers: readonly number[]) => numbers.reduce((all, x) => all + x, 0);
  return total(read) + (isTied ? total(missed) / missed.length : 0);
}

it('agrees at many seeds with finite differences in a table of zeros', () => {
  for (const seed of range(200)) {
    const { statement, blanks } = problem.pose(seed);
    const said = readStatement(statement);
    const zeros = range(6).map(() => 0);
    const [read = NaN, tied = NaN] = [false, true].map((isTied) => gradient((table) => loss(table, said, isTied), zeros)); // prettier-ignore
    for (const [key, right] of [
      ['read', read],
      ['tied', tied],
    ] as const) {
      // prettier-ignore
      const answer = numbersOf(blanks.find((blank) => blank.key === key)?.answer ?? '');
      expect(answer).toHaveLength(6);
      answer.forEach((x, i) => expect(Math.abs(x - at([right].flat(), i))).toBeLessThan(6e-4));
    }
    const [length = NaN, vocabulary = NaN, width = NaN] = said.sizes;
    expect(blanks.slice(2).map(({ answer }) => Number(answer))).toEqual([
      length * width * (vocabulary + vocabulary),
      length * width,
    ]);
  }
});

it.each([
  ['read', '[[0, 0, 2], [1, 0, -1]]', 'not the last one'],
  ['read', '[[0, 0, 1.5], [1, 0, -0.5]]', 'not averaged'],
  ['read', '[[1, 0, 2], [0, 1, -1]]', 'column for each position'],
  ['tied', '[[-1/3, -1/3, 2/3], [1, -1, 0]]', 'Add that of the lookup'],
  ['tied', '[[0, 0, 3], [1, 0, -1]]', 'Add that of the logits'],
  ['tied', '[[-1, -1, 5], [4, -3, -1]]', 'is missing'],
  ['tied', '[[1/3, 1/3, 7/3], [0, 1, -1]]', 'The slope in the logits'],
  ['tied', '[[2/3, 2/3, 11/3], [2, 1, 0]]', 'Subtract the targets'],
  ['operations', '39523713024', 'two operations'],
  ['operations', '77194752', 'one token'],
  ['operations', '102926336', 'numbers to compute'],
  ['copies', '768', 'one token'],
  ['copies', '1024', 'whole column'],
  ['copies', '38597376', 'whole table'],
  ['copies', '1572864', 'no addition'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
