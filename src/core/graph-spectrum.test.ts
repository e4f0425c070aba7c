import { expect, it } from 'vitest';
import { edgeEnergy, spectralFilter } from './graph-spectrum.ts';
import { distance, identity } from './matrix.ts';
import { pathGraph } from './named-graphs.ts';

const swap = [[0, 1], [1, 0]]; // prettier-ignore

it('a filter that squares gives the square of the matrix', () => {
  expect(distance(spectralFilter(swap, (value) => value ** 2), identity(2))).toBeLessThan(1e-14); // prettier-ignore
});

it('a filter that keeps the eigenvalue 1 of a swap projects on the mean', () => {
  const projection = spectralFilter(swap, (value) => (value > 0 ? 1 : 0));
  expect(distance(projection, [[0.5, 0.5], [0.5, 0.5]])).toBeLessThan(1e-14); // prettier-ignore
});

it('the energy adds squared differences over the edges', () => {
  expect(edgeEnergy(pathGraph(3), [[1, 0], [3, 1], [3, -1]])).toBe(4 + 1 + 4); // prettier-ignore
});
