import { describe, expect, it } from 'vitest';
import { averagedOverOrders, everyGraph, everyOrder, randomGraph } from './every-graph.ts';
import { createRng } from './rng.ts';

describe('every graph', () => {
  it('on four nodes is one of 64, and each number of edges occurs as often as Pascal says', () => {
    const graphs = everyGraph(4);
    const count = (edges: number) => graphs.filter((graph) => graph.edges.length === edges).length;
    expect([0, 1, 2, 3, 4, 5, 6].map(count)).toEqual([1, 6, 15, 20, 15, 6, 1]);
    expect(new Set(graphs.map(({ edges }) => edges.join(';'))).size).toBe(64);
  });

  it('begins with the empty one', () => {
    expect(everyGraph(3)[0]).toEqual({ size: 3, edges: [] });
  });
});

describe('every order', () => {
  it('of three numbers is one of six different ones', () => {
    const orders = everyOrder(3).map((order) => order.join(''));
    expect(orders.toSorted()).toEqual(['012', '021', '102', '120', '201', '210']);
  });
});

describe('a random graph', () => {
  it('has every edge at probability 1 and none at 0', () => {
    const rng = createRng(1);
    expect(randomGraph(rng, 5, 1).edges).toHaveLength(10);
    expect(randomGraph(rng, 5, 0).edges).toHaveLength(0);
  });

  it('has about half of the edges at one half', () => {
    const edges = randomGraph(createRng(2), 80, 0.5).edges.length;
    expect(Math.abs(edges - 1580)).toBeLessThan(4 * Math.sqrt(3160 / 4));
  });
});

it('the mean over all orders spreads a diagonal entry over the diagonal and another over the rest', () => {
  expect(averagedOverOrders([[4, 0], [0, 0]])).toEqual([[2, 0], [0, 2]]); // prettier-ignore
  expect(averagedOverOrders([[0, 6, 0], [0, 0, 0], [0, 0, 0]])).toEqual([[0, 1, 1], [1, 0, 1], [1, 1, 0]]); // prettier-ignore
});
