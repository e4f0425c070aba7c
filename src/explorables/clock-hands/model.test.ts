import { describe, expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { bandPath, bandsOf, withinTurn } from './geometry.ts';
import { model, written } from './model.ts';
import { speedCurve } from './one-hand.ts';

const START = { mode: 'one hand', omega: 0.1, k: 8, t: 0, T: 64, d: '8', base: 4 } as const;

type At = Parameters<typeof model.derive>[1];
const settings = (changes: Partial<At>): At => ({ ...START, ...changes });
const derive = (changes: Partial<At>) => {
  const values = settings(changes);
  return model.derive(model.init(values, createRng(1)), values);
};

describe('one hand', () => {
  it.each([
    [0.01, 0.00999995833, 1],
    [0.1, 0.0168144947, 63],
    [(2 * Math.PI) / 64, 0.0981353487, 1],
    [1, 0.0177026186, 44],
    [Math.PI, 0, 2],
  ])('at the speed %d keeps 64 positions %d apart, at the offset %d', (omega, distance, offset) => {
    const { closest } = derive({ omega });
    expect(closest.distance).toBeCloseTo(distance, 9);
    expect(closest.offset).toBe(offset);
  });

  it('starts with neighbors as the closest two, which no option of the notes shows', () => {
    expect(model.params.omega.start).toBe(0.03);
    expect(derive({ omega: 0.03 }).closest.offset).toBe(1);
  });

  it('turns clockwise: a quarter turn leads from twelve, (0, 1), to three, (1, 0)', () => {
    const [hand] = derive({ omega: Math.PI / 2, k: 1, t: 0 }).hands;
    expect(hand?.code).toEqual([0, 1]);
    expect(hand?.moved.map(Math.round)).toEqual([1, 0]);
    expect(hand?.map.flat().map((entry) => Math.round(entry) + 0)).toEqual([0, 1, -1, 0]);
  });

  it('has the same map from every position', () => {
    const maps = range(5).map((t) => derive({ omega: 0.7, t: 13 * t }).hands[0]?.map);
    for (const map of maps) expect(map).toEqual(maps[0]);
  });

  it('reaches its best at 2π/T and again at each odd multiple of it, for 64 positions', () => {
    const { curve } = derive({});
    const reached = (multiple: number) => {
      const omega = (2 * Math.PI * multiple) / 64;
      return curve.find((point) => Math.abs(point.omega - omega) < 1e-12)?.distance;
    };
    for (const multiple of [1, 3, 31, 63]) expect(reached(multiple)).toBeCloseTo(0.0981353487, 9);
    for (const multiple of [2, 32, 64]) expect(reached(multiple)).toBeCloseTo(0, 9);
  });
});

describe('many hands', () => {
  it.each([
    ['4', 4, [0.171146565, 19]],
    ['8', 4, [0.322646182, 63]],
    ['16', 2, [0.414209396, 1]],
  ] as const)(
    'of width %s with base 10 to the %d keep 64 positions at %j, distance and offset',
    (d, base, expected) => {
      const { closest } = derive({ mode: 'many hands', d, base });
      expect(closest.distance).toBeCloseTo(expected[0], 9);
      expect(closest.offset).toBe(expected[1]);
    },
  );

  it('of width 8 turn by 8, .8, .08 and .008 over eight positions', () => {
    const { hands } = derive({ mode: 'many hands' });
    hands.forEach(({ turn }, i) => expect(turn).toBeCloseTo(8 * 10 ** -i, 12));
  });

  it('of width 8 have the product 3.53525597 of 4 with their neighbors', () => {
    expect(4 * at(derive({ mode: 'many hands' }).products, 1)).toBeCloseTo(3.53525597, 8);
  });
});

it('draws distances up to k where k is beyond the last position', () => {
  expect(derive({ T: 10, k: 30 }).distances).toHaveLength(31);
  expect(derive({ T: 10, k: 3 }).distances).toHaveLength(10);
});

it('offers the four speeds of the prediction', () => {
  const speeds = model.shortcuts?.map(({ settings: taken }) => taken(settings({})).omega);
  expect(speeds).toEqual([0.01, 0.098174, 1, Math.PI]);
  expect(derive({ omega: 0.098174 }).closest.distance).toBeCloseTo(0.0981, 4);
});

it('draws the curve from its slowest to its fastest speed, up to one whole turn and more', () => {
  const speeds = speedCurve(64).map(({ omega }) => omega);
  expect(speeds).toEqual(speeds.toSorted((a, b) => a - b));
  expect([speeds[0], speeds.at(-1)]).toEqual([0.001, 7]);
});

it('draws stripes that cover the square of all pairs once', () => {
  const bands = bandsOf([1, 0.5, 0.5, -1]);
  expect(bands).toEqual([
    { first: 0, last: 0, shade: 1 },
    { first: 1, last: 2, shade: 0.75 },
    { first: 3, last: 3, shade: 0 },
  ]);
  const face = { x: 10, y: 10, radius: 10 };
  const areas = bands.flatMap((band) => bandPath(band, face, 4).split('Z').filter(Boolean).map(area));
  expect(sum(areas)).toBeCloseTo(400, 9);
});

it('writes a distance that is nothing but rounding as about 0', () => {
  expect([1e-9, 0.0981353487, 2].map(written)).toEqual(['≈ 0', '0.0981', '2']);
  expect(withinTurn(-Math.PI / 2)).toBeCloseTo(1.5 * Math.PI, 12);
});

it('says what it shows', () => {
  expect(model.describe(derive({}), settings({}))).toMatchInlineSnapshot(
    `"One hand turns by 0.1 rad a position. Of 64 positions the two most similar are 63 positions apart, at a distance of 0.0168; neighbors differ by 0.1. An offset of 8 turns every code by 0.8 rad: positions 0 and 8 differ by 0.779."`,
  );
  const many = settings({ mode: 'many hands', k: 63 });
  expect(model.describe(model.derive(null, many), many)).toMatchInlineSnapshot(
    `"4 hands with base 10000, codes scaled to norm 1. Of 64 positions the two most similar are 63 positions apart, at a distance of 0.323; neighbors differ by 0.482. An offset of 63 turns the first hand by 63 rad, each by its own angle, at every position: positions 0 and 63 differ by 0.323."`,
  );
});

/** The area of a polygon "Mx yLx y…", by the shoelace formula. */
function area(path: string): number {
  const corners = path.slice(1).split('L').map((corner) => corner.split(' ').map(Number)); // prettier-ignore
  const crossed = corners.map(([x = 0, y = 0], i) => {
    const [nextX = 0, nextY = 0] = corners[(i + 1) % corners.length] ?? [];
    return x * nextY - nextX * y;
  });
  return Math.abs(sum(crossed)) / 2;
}
