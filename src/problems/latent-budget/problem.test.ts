import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { operationCounts } from '../../core/transformer-count.ts';
import { budgetOf } from './budget.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  ['ratio', '48'],
  ['tokens', '256'],
  ['entries', '16'],
  ['weights', '668,860,416'],
  ['work', '118.38'],
  ['work', '118.380036096'],
  ['calls', '100'],
])('takes the digits by hand for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

it('has the other numbers by hand: patches of side 4 and 8, 16 channels, and 18 steps of Heun’s method', () => {
  const model = { shrink: 8, side: 32, channels: 4, width: 1152, blocks: 28 };
  const plain = { method: 'Heun', steps: 18, isGuided: false } as const;
  const wide = [4, 8].map((patch) => budgetOf({ ...model, patch, sampling: plain }));
  expect(wide.map(({ tokens, entries, work, calls }) => [tokens, entries, work, calls])).toEqual([
    [64, 64, 28.802285568, 35],
    [16, 256, 7.151026176, 35],
  ]);
  const deep = budgetOf({ ...model, patch: 2, channels: 16, sampling: { ...plain, isGuided: true } });
  expect([deep.ratio, deep.calls]).toEqual([12, 70]);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (pattern: RegExp) => Number((pattern.exec(statement)?.[1] ?? '').replace('{,}', ''));
  return {
    image: number(/images of \$([\d{},]+)/),
    side: number(/latents of \$(\d+)/),
    channels: number(/latents of \$\d+\\times\d+\\times(\d+)/),
    patch: number(/p = (\d+)/),
    blocks: number(/has (\d+) blocks/),
    width: number(/d_h = (\d+)/),
    steps: number(/(\d+) steps/),
    isHeun: statement.includes('Heun'),
    isGuided: statement.includes('with classifier-free'),
  };
}

/** Calls of a sampler that is run: a velocity at the start of each step, for Heun's method another one at its end. */
function calledBy({
  steps,
  isHeun,
  isGuided,
}: Pick<ReturnType<typeof readStatement>, 'steps' | 'isHeun' | 'isGuided'>) {
  let calls = 0;
  const velocity = () => {
    calls += isGuided ? 2 : 1;
  };
  for (let left = steps; left > 0; left -= 1) {
    velocity();
    if (isHeun && left > 1) velocity();
  }
  return calls;
}

it.each(range(100))(
  'agrees at seed %i with patches that are cut, matrices laid out, and a sampler that is run',
  (seed) => {
    const { statement, blanks } = problem.pose(seed);
    const told = readStatement(statement);
    const { image, side, channels, patch, blocks, width } = told;
    const [ratio, tokens = NaN, entries, weights, work = NaN, calls] = blanks.map(({ answer }) => Number(answer));
    const corner = (place: number) => place - (place % patch);
    const places = range(side).flatMap((row) => range(side).map((column) => `${corner(row)} ${corner(column)}`));
    const first = places.filter((place) => place === at(places, 0));
    expect(ratio).toBe((image * image * 3) / (side * side * channels));
    expect(tokens).toBe(new Set(places).size);
    expect(entries).toBe(first.length * channels);
    const shapes = [...range(4).map(() => [1, 1]), [1, 4], [4, 1], [6, 1]];
    const squares = shapes.reduce((total, [out = NaN, into = NaN]) => total + out * width * into * width, 0);
    expect(weights).toBe(blocks * squares);
    const shape = { layers: 1, width, heads: 1, keyValueHeads: 1, ratio: 4, vocabulary: 0, positions: 0 };
    const { linear, quadratic } = operationCounts({ ...shape, hasBiases: false, hasTiedHead: true }, tokens);
    // An operation is a multiplication or an addition there.
    expect(work / ((blocks * (linear + quadratic)) / 2e9)).toBeCloseTo(1, 4);
    expect(calls).toBe(calledBy(told));
  },
);

it('finds numbers at every seed, and each patch size with each number of channels', () => {
  const kinds = new Set<string>();
  for (const seed of range(4001)) {
    const { statement, blanks } = problem.pose(seed);
    expect(blanks).toHaveLength(6);
    const { patch, channels, isHeun, isGuided } = readStatement(statement);
    kinds.add(`${patch} ${channels} ${isHeun} ${isGuided}`);
  }
  expect(kinds.size).toBe(18);
});

it.each([
  ['ratio', '64', 'differ in their channels'],
  ['ratio', '192', 'has channels'],
  ['ratio', '6', 'Both sides'],
  ['ratio', '8', 'one side'],
  ['tokens', '16', 'one row'],
  ['tokens', '1024', 'make one token'],
  ['tokens', '512', 'as high'],
  ['tokens', '16384', 'from the latent'],
  ['entries', '4', 'many places'],
  ['entries', '8', 'as high'],
  ['entries', '12', 'three colors'],
  ['weights', '445906944', 'modulation is missing'],
  ['weights', '520224768', 'two matrices'],
  ['weights', '631701504', 'output matrix'],
  ['weights', '483065856', 'six vectors'],
  ['weights', '23887872', 'one block'],
  ['work', '114.1522', 'are missing'],
  ['work', '116.2661', 'counts twice'],
  ['work', '175.4561', 'once for an image'],
  ['work', '80.3293', 'matrices of attention'],
  ['work', '4.227858', 'one block'],
  ['work', '236.760', 'not additions'],
  ['calls', '50', 'more than one'],
  ['calls', '99', 'alike'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
