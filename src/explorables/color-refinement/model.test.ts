import { describe, expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { model } from './model.ts';
import { aggregatesOf, multisetOf } from './multisets.ts';
import { PAIR_NAMES, PAIRS, type PairName } from './pairs.ts';

const START = {
  pair: '6-ring, 2 triangles',
  r: 0,
  triangles: 'off',
  left: [1, 1, 2, 2],
  right: [1, 2, 0, 0],
} as const;

type At = Parameters<typeof model.derive>[1];
const settings = (changes: Partial<At>): At => ({ ...START, ...changes });
const derive = (changes: Partial<At>) => {
  const values = settings(changes);
  return model.derive(model.init(values, createRng(1)), values);
};
const classCounts = (pair: PairName, round: number) =>
  derive({ pair, r: round }).colors.map((colors) => new Set(colors).size);

describe('colors in both graphs, round by round', () => {
  const rows: [PairName, readonly (readonly number[])[], number | null, readonly number[]][] = [
    [
      '6-ring, 2 triangles',
      [
        [1, 1],
        [1, 1],
        [1, 1],
        [1, 1],
      ],
      null,
      [0, 2],
    ],
    [
      'path, star',
      [
        [1, 1],
        [2, 2],
        [2, 2],
        [2, 2],
      ],
      1,
      [0, 0],
    ],
    [
      'prism, bipartite',
      [
        [1, 1],
        [1, 1],
        [1, 1],
        [1, 1],
      ],
      null,
      [2, 0],
    ],
    [
      'molecules',
      [
        [1, 1],
        [2, 2],
        [3, 3],
        [3, 3],
      ],
      null,
      [0, 0],
    ],
    [
      'trees',
      [
        [1, 1],
        [3, 3],
        [5, 4],
        [5, 4],
      ],
      2,
      [0, 0],
    ],
  ];
  it.each(rows)('%s', (...[pair, counts, first, triangles]) => {
    expect(range(4).map((round) => classCounts(pair, round))).toEqual(counts);
    expect(derive({ pair }).first).toBe(first);
    expect(derive({ pair }).triangles).toEqual(triangles);
  });
});

it('names classes by letters that go on, and says what each stands for', () => {
  expect(derive({ pair: 'path, star', r: 1 }).classes).toEqual([
    { name: 'B', meaning: 'A | A', counts: [2, 3] },
    { name: 'C', meaning: 'A | A A', counts: [2, 0] },
    { name: 'D', meaning: 'A | A A A', counts: [0, 1] },
  ]);
});

it('breaks the tie of regular graphs by one structural feature', () => {
  const { classes, differs, first } = derive({ triangles: 'on' });
  expect(classes).toEqual([
    { name: 'A', meaning: '0', counts: [6, 0] },
    { name: 'B', meaning: '1', counts: [0, 6] },
  ]);
  expect(differs).toBe(true);
  expect(first).toBe(0);
});

it('cannot use triangles where there are none', () => {
  expect(derive({ pair: 'molecules', triangles: 'on', r: 4 }).differs).toBe(false);
});

it('draws every node of every graph at a place of its own, inside the square', () => {
  for (const { graph, places } of PAIR_NAMES.flatMap((name) => PAIRS[name])) {
    expect(places).toHaveLength(graph.size);
    places.flat().forEach((coordinate) => expect(Math.abs(coordinate - 0.5)).toBeLessThanOrEqual(0.5 + 1e-9));
    const gaps = range(graph.size).flatMap((i) =>
      range(i).map((j) =>
        Math.hypot(at(at(places, i), 0) - at(at(places, j), 0), at(at(places, i), 1) - at(at(places, j), 1)),
      ),
    );
    expect(Math.min(...gaps)).toBeGreaterThan(0.2);
  }
});

it('draws both rings of decalin as regular hexagons', () => {
  const { graph, places } = PAIRS.molecules[0];
  const lengths = graph.edges.map(([i, j]) =>
    Math.hypot(at(at(places, i), 0) - at(at(places, j), 0), at(at(places, i), 1) - at(at(places, j), 1)),
  );
  lengths.forEach((length) => expect(length).toBeCloseTo(at(lengths, 0), 12));
});

it('uses at most so many letters as there are', () => {
  for (const pair of PAIR_NAMES) {
    expect(() => derive({ pair, r: 4, triangles: 'on' })).not.toThrow();
  }
});

describe('aggregates of two multisets', () => {
  const tells = (left: readonly number[], right: readonly number[]) =>
    aggregatesOf(left, right).map((each) => each.tells);

  it('tells {1, 1, 2, 2} from {1, 2} by sums alone', () => {
    expect(aggregatesOf([1, 1, 2, 2], [1, 2]).map(({ values }) => values)).toEqual([
      [6, 3],
      [1.5, 1.5],
      [2, 2],
      [10, 5],
    ]);
    expect(tells([1, 1, 2, 2], [1, 2])).toEqual([true, false, false, true]);
  });

  it('tells {1, 3} from {2, 2} by the largest and the sum of squares', () => {
    expect(tells([1, 3], [2, 2])).toEqual([false, false, true, true]);
    expect(sum([1, 9])).toBe(at(at(aggregatesOf([1, 3], [2, 2]), 3).values, 0));
  });

  it('tells equal multisets apart by nothing, and leaves out empty places', () => {
    expect(multisetOf([3, 0, 1, 1])).toEqual([1, 1, 3]);
    expect(tells(multisetOf([0, 2, 1, 0]), multisetOf([1, 0, 0, 2]))).toEqual([false, false, false, false]);
  });

  it('has no mean and no largest of nothing', () => {
    expect(at(aggregatesOf([], [1]), 1)).toEqual({ name: 'mean', values: [null, 1], tells: true });
  });
});

it('says the result in words', () => {
  expect(model.describe(derive({ pair: 'trees', r: 2 }), settings({ pair: 'trees', r: 2 }))).toMatchInlineSnapshot(
    `"tree a and tree b start from one color for all nodes. At round 2 they have 1 and 2 nodes of color E, 2 and 1 nodes of color F, 1 and 0 nodes of color G, 0 and 2 nodes of color H, 1 and 0 nodes of color I, 1 and 0 nodes of color J, 0 and 1 nodes of color K: the histograms differ. They have 0 and 0 triangles. The multisets {1, 1, 2, 2} and {1, 2} are told apart by sum, sum of squares."`,
  );
});
