import { expect, it } from 'vitest';
import { range } from '../../core/array.ts';
import { layerParameters, stackParameters } from './counts.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

const MAPS: Readonly<Record<string, number>> = { vanilla: 1, GRU: 3, LSTM: 4 };

/** The layer, weight by weight: for each map and each row, the state, the input and the bias. */
function countByHand(maps: number, hidden: number, input: number): number {
  let count = 0;
  for (let row = 0; row < maps * hidden; row += 1) count += range(hidden).length + range(input).length + 1;
  return count;
}

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['620', '2480', '1440', '205', '64000']);
});

it('counts the layers of the worked examples', () => {
  expect([1, 4, 3].map((maps) => layerParameters(maps, 20, 10))).toEqual([620, 2480, 1860]);
  expect([1, 4, 3].map((maps) => layerParameters(maps, 256, 100))).toEqual([91392, 365568, 274176]);
});

it('counts a stack as its first layer and layers that read states', () => {
  const numbers = { input: 10, hidden: 20, output: 5, steps: 100, batch: 32, gated: 'LSTM' } as const;
  expect(stackParameters({ ...numbers, stacked: 'vanilla', layers: 2 })).toBe(620 + 820);
  expect(stackParameters({ ...numbers, stacked: 'GRU', layers: 3 })).toBe(1860 + 2 * 2460);
});

/** What a statement says, read from its words: sizes by name, then the cells. */
function readStatement(statement: string) {
  const word = (pattern: RegExp) => pattern.exec(statement)?.[1] ?? '';
  return {
    x: Number(word(/d_x = (\d+)/)),
    h: Number(word(/d_h = (\d+)/)),
    y: Number(word(/d_y = (\d+)/)),
    steps: Number(word(/T = (\d+)/)),
    batch: Number(word(/batch of (\d+)/)),
    layers: Number(word(/of (\d+) stacked/)),
    gated: MAPS[word(/one (LSTM|GRU) layer/)] ?? NaN,
    stacked: MAPS[word(/stacked (\w+) layers/)] ?? NaN,
  };
}

it.each([1, 2, 3, 4, 5, 6, 7, 8])('agrees at seed %i with a weight-by-weight count of what it says', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { x, h, y, steps, batch, layers, gated, stacked } = readStatement(statement);
  expect(blanks.map(({ answer }) => Number(answer))).toEqual([
    countByHand(1, h, x),
    countByHand(gated, h, x),
    countByHand(stacked, h, x) + (layers - 1) * countByHand(stacked, h, h),
    y * h + y * h + y,
    batch * steps * h,
  ]);
});

it.each([
  ['vanilla', '600', 'The bias is missing'],
  ['vanilla', '640', 'two biases'],
  ['vanilla', '62,000', 'once per time step'],
  ['vanilla', '220', 'The recurrent matrix is missing'],
  ['gated', '1,860', 'the count of the GRU'],
  ['gated', '2400', 'The biases are missing'],
  ['gated', '2560', 'two biases per affine map'],
  ['stack', '1240', 'the state of the layer below'],
  ['stack', '620', 'One layer is missing'],
  ['output', '105', 'reads both directions'],
  ['output', '200', 'The bias of the output map'],
  ['memory', '2000', 'Every sequence of the batch'],
  ['memory', '640', 'the states of all'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('takes a count with a separator of thousands', () => {
  expect(check('memory', '64,000')).toEqual({ kind: 'right' });
});
