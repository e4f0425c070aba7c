import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { countsOf } from './counts.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => Number(answer))).toEqual([
    41866240, 3221225472, 536870912, 46841987072, 8388608, 2097152, 3072,
  ]);
});

it('counts the parameters of GPT-2 small and GPT-2 XL as published', () => {
  const gpt2 = { heads: 12, keyValueHeads: 12, vocabulary: 50257, tokens: 1024 };
  expect(countsOf({ ...gpt2, layers: 12, width: 768 }).parameters).toBe(124439808);
  expect(countsOf({ ...gpt2, heads: 25, keyValueHeads: 25, layers: 48, width: 1600 }).parameters).toBe(1557611200);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const text = statement.replaceAll('{,}', '');
  const number = (pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? NaN);
  return {
    layers: number(/L = (\d+)/),
    width: number(/width \$d = (\d+)/),
    heads: number(/H = (\d+)/),
    groups: number(/then with \$(\d+)/),
    vocabulary: number(/V = (\d+)/),
    tokens: number(/T = (\d+)/),
  };
}

type Shape = readonly [rows: number, columns: number];

it.each(range(150))('agrees at seed %i with a list of all matrices and products', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { layers, width, heads, groups, vocabulary, tokens } = readStatement(statement);
  const hidden = width * 4;
  const head = width / heads;
  const square: Shape = [width, width];
  const matrices: readonly Shape[] = [square, square, square, square, [hidden, width], [width, hidden]];
  const norm = [width, width];
  const block = sum(matrices.map(([rows, columns]) => rows * columns + rows)) + sum([...norm, ...norm]);
  const parameters = sum([vocabulary * width, tokens * width, ...range(layers).map(() => block), ...norm]);
  const product = (rows: number, inner: number, columns: number) => rows * columns * (inner + inner);
  const linear = sum(matrices.map(([rows, columns]) => product(tokens, columns, rows)));
  const quadratic = sum(range(heads).map(() => product(tokens, head, tokens) + product(tokens, tokens, head)));
  const forward = sum(range(layers).map(() => linear + quadratic)) + product(tokens, width, vocabulary);
  const bytes = (kept: number) => sum(range(layers).map(() => tokens * kept * (head + head) * 2));
  expect(blanks.map(({ answer }) => Number(answer))).toEqual([
    parameters,
    linear,
    quadratic,
    forward,
    bytes(heads),
    bytes(groups),
    (tokens * linear) / quadratic,
  ]);
});

it('takes counts with separators', () => {
  expect(check('parameters', '41,866,240')).toEqual({ kind: 'right' });
  expect(check('cache', '2^23')).toEqual({ kind: 'right' });
});

it.each([
  ['parameters', '41829376', 'biases of the matrices'],
  ['parameters', '41849856', 'norms in the blocks'],
  ['parameters', '41858048', 'gain and shift'],
  ['parameters', '41865216', 'last norm'],
  ['parameters', '41811968', 'Biases and norms'],
  ['parameters', '41604096', 'position table'],
  ['parameters', '25482240', 'embedding table is missing'],
  ['parameters', '58250240', 'Count it once'],
  ['parameters', '39769088', 'four matrices'],
  ['parameters', '33477632', 'two matrices'],
  ['parameters', '25219072', 'blocks alone'],
  ['linear', '1610612736', 'two operations'],
  ['linear', '1073741824', 'FFN has two more'],
  ['linear', '2147483648', 'four matrices'],
  ['linear', '6291456', 'one token'],
  ['linear', '25769803776', 'all layers'],
  ['linear', '3758096384', 'whole layer'],
  ['linear', '3228041216', 'neglected'],
  ['quadratic', '268435456', 'two products'],
  ['quadratic', '134217728', 'as many additions'],
  ['quadratic', '33554432', 'one head'],
  ['quadratic', '8589934592', 'together'],
  ['quadratic', '4294967296', 'all layers'],
  ['forward', '30064771072', 'logits are missing'],
  ['forward', '30097539072', 'the last one alone'],
  ['forward', '38453379072', 'In the logits'],
  ['forward', '42547019776', 'Scores and mixing'],
  ['forward', '20535312384', 'one layer'],
  ['forward', '63619203072', 'lookup'],
  ['forward', '23420993536', 'two operations'],
  ['forward', '42871029760', 'leaves out'],
  ['forward', '140525961216', 'training step'],
  ['cache', '4194304', 'both kept'],
  ['cache', '16777216', 'not four'],
  ['cache', '12582912', 'Queries'],
  ['cache', '1048576', 'one layer'],
  ['cache', '16384', 'one token'],
  ['cache', '524288', 'one head'],
  ['cache', '134217728', 'together'],
  ['grouped', '8388608', 'less room'],
  ['grouped', '524288', 'one key-value head'],
  ['grouped', '5242880', 'both shrink'],
  ['crossover', '6144', 'together'],
  ['crossover', '1536', 'as well'],
  ['crossover', '1024', 'FFN is missing'],
  ['crossover', '2048', 'FFN alone'],
  ['crossover', '24576', 'cancels'],
  ['crossover', '12288', 'Divide'],
  ['crossover', '512', 'factors'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('knows at some seed a cache divided by the number of key-value heads', () => {
  const reasons = range(20).map((seed) => {
    const posed = problem.pose(seed + 1);
    const { groups } = readStatement(posed.statement);
    const verdict = at(posed.blanks, 5).check(String(Number(at(posed.blanks, 4).answer) / groups));
    return verdict.kind === 'wrong' ? verdict.because : '';
  });
  expect(reasons).toContainEqual(expect.stringContaining('share'));
});
