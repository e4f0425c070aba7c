import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { costs } from './costs.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '(1.5, -2, 6)',
    '(3, -4, 5)',
    '0.925',
    '(112, 84)',
    '(90.18, 45.09, 137.95)',
    '(0.03, 0.04)',
  ]);
});

it('has the cosine of the worked example', () => {
  const { cosine, trustRatio } = costs({
    gradient: [3, -4, 12],
    normThreshold: 6.5,
    valueThreshold: 5,
    billions: 7,
    bufferBytes: 4,
    plain: 'heavy ball',
    shape: [4096, 11008],
    weights: [3, 4],
    direction: [1.2, 1.6],
    rate: 0.01,
  });
  expect(cosine).toBeCloseTo(0.924678, 6);
  expect(trustRatio).toBeCloseTo(2.5, 12);
});

const BITS: Readonly<Record<string, number>> = { '8 bits': 1, '16 bits': 2, '32 bits': 4 };

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const word = (pattern: RegExp) => pattern.exec(statement)?.[1] ?? '';
  const list = (pattern: RegExp) => word(pattern).split(',').map(Number);
  const thresholds = [...statement.matchAll(/c = ([\d.]+)/g)].map((match) => Number(match[1]));
  const buffers = ['without a buffer', 'with one buffer', 'with two buffers'];
  return {
    gradient: list(/\\vg\} = \(([^)]*)\)/),
    byNorm: at(thresholds, 0),
    byValue: at(thresholds, 1),
    billions: Number(word(/(\d+) billion/)),
    bufferBytes: BITS[word(/both buffers in (\d+ bits)/)] ?? NaN,
    plainBuffers: buffers.findIndex((text) => statement.includes(text)),
    rows: Number(word(/(\d+) rows/)),
    columns: Number(word(/(\d+) columns/)),
    weights: list(/\\vw\} = \(([^)]*)\)/),
    direction: list(/\\vr\} = \(([^)]*)\)/),
    rate: Number(word(/\\eta = ([\d.]+)/)),
  };
}

/** The sum of some numbers, one after another. */
function added(items: readonly number[]): number {
  let all = 0;
  for (const item of items) all += item;
  return all;
}

const lengthOf = (vector: readonly number[]) => Math.sqrt(added(vector.map((x) => x * x)));
const typedVector = (vector: readonly number[]) => `(${vector.map((x) => x.toFixed(9)).join(', ')})`;

it.each(range(40).map((i) => i + 1))('agrees at seed %i with a count item by item of what it says', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const said = readStatement(statement);
  const { gradient, rows, columns } = said;
  const limited = gradient.map((g) => {
    if (g > said.byValue) return said.byValue;
    return g < -said.byValue ? -said.byValue : g;
  });
  const inner = added(gradient.map((g, i) => g * at(limited, i)));
  const mixed = added([2, 2, 4, said.bufferBytes, said.bufferBytes]);
  const single = added([4, 4, ...range(said.plainBuffers).map(() => 4)]);
  const unit = said.direction.map((x) => x / lengthOf(said.direction));
  const typed = [
    typedVector(gradient.map((g) => (g * said.byNorm) / lengthOf(gradient))),
    typedVector(limited),
    String(inner / lengthOf(gradient) / lengthOf(limited)),
    `(${said.billions * mixed}, ${said.billions * single})`,
    `(${[2 * rows * columns, rows * columns, rows * rows + columns * columns].map((x) => x / 1e6).join(', ')})`,
    typedVector(unit.map((x) => x * said.rate * lengthOf(said.weights))),
  ];
  typed.forEach((text, i) => expect(at(blanks, i).check(text)).toEqual({ kind: 'right' }));
  expect(limited).not.toEqual(gradient);
});

it.each([
  ['by-norm', '(3, -4, 6.5)', 'limits each entry'],
  ['by-norm', '(0.231, -0.308, 0.923)', 'This has length 1'],
  ['by-norm', '(1.026, -1.368, 4.105)', 'sum of the absolute entries'],
  ['by-norm', '(3, -4, 12)', 'must be scaled'],
  ['by-value', '(1.154, -1.538, 4.615)', 'treats each entry alone'],
  ['by-value', '(3, 4, 5)', 'The signs are lost'],
  ['by-value', '(5, -5, 5)', 'stays as it is'],
  ['cosine', '1', 'holds for the clip by norm'],
  ['cosine', '0.544', 'ratio of the lengths'],
  ['cosine', '85', 'inner product'],
  ['cosine', '22.38', 'in degrees'],
  ['memory', '(84, 84)', 'the copy of the weights, or one of the two buffers'],
  ['memory', '(98, 56)', 'The gradients are missing'],
  ['memory', '(56, 28)', 'the buffers alone'],
  ['memory', '(84, 112)', 'reversed'],
  ['state', '(45.09, 45.09, 137.95)', 'two buffers'],
  ['state', '(90.18, 90.18, 137.95)', 'one buffer'],
  ['state', '(90.18, 45.09, 45.09)', 'two square matrices'],
  ['state', '(90.18, 45.09, 228.13)', 'square of a sum'],
  ['state', '(360.71, 180.36, 551.81)', 'These are bytes'],
  ['lamb', '(0.012, 0.016)', 'The trust ratio is missing'],
  ['lamb', '(0.0048, 0.0064)', 'upside down'],
  ['lamb', '(3, 4)', 'The learning rate'],
  ['lamb', '(0.006, 0.008)', 'times the norm of the weights'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
