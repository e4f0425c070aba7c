import { describe, expect, it } from 'vitest';
import { messagePassing } from './message-passing.ts';
import { pathGraph, starGraph } from './named-graphs.ts';
import { distinctRows, randomGin, randomLayer, statesAfter } from './random-layers.ts';
import { createRng } from './rng.ts';

const start = (n: number) => Array.from({ length: n }, () => [1, 0.5]);

describe.each(['sum', 'mean', 'max'] as const)('a random layer with the %s', (aggregation) => {
  it('gives the leaves of a star one vector', () => {
    const states = messagePassing(starGraph(4), randomLayer(createRng(1), 2, aggregation), start(4));
    expect(states[2]).toEqual(states[1]);
    expect(states[3]).toEqual(states[1]);
  });

  it('serves a node without neighbors', () => {
    expect(messagePassing(pathGraph(1), randomLayer(createRng(1), 2, aggregation), start(1))[0]).toHaveLength(2);
  });
});

it('a mean does not see how many equal neighbors there are, GIN does', () => {
  const center = (layer: ReturnType<typeof randomGin>, n: number) => messagePassing(starGraph(n), layer, start(n))[0];
  const [mean, gin] = [randomLayer(createRng(2), 2, 'mean'), randomGin(createRng(2), 2)];
  for (const c of [0, 1]) expect(center(mean, 3)?.[c]).toBeCloseTo(center(mean, 6)?.[c] ?? NaN, 12);
  expect(Math.abs((center(gin, 3)?.[0] ?? 0) - (center(gin, 6)?.[0] ?? 0))).toBeGreaterThan(0.01);
});

it('two layers on a path of four and one of two nodes give three different vectors', () => {
  const [gin, again] = [randomGin(createRng(3), 2), randomGin(createRng(4), 2)];
  const states = statesAfter([pathGraph(4), pathGraph(2)], [gin, again], start(4));
  expect(states).toHaveLength(6);
  expect(distinctRows(states)).toBe(3);
});

it('a node that starts differently keeps apart, by its own state alone', () => {
  const states = statesAfter([starGraph(4)], [randomGin(createRng(5), 2)], [[1, 1], [2, 1], [1, 1], [1, 1]]); // prettier-ignore
  expect(states[3]).toEqual(states[2]);
  expect(Math.abs((states[1]?.[0] ?? 0) - (states[2]?.[0] ?? 0))).toBeGreaterThan(0.01);
});

it('rows that differ by rounding count once', () => {
  expect(distinctRows([[0.1 + 0.2], [0.3], [0.31]])).toBe(2);
});
