import { expect, it } from 'vitest';
import { completeGraph, starGraph } from './named-graphs.ts';
import { sampledMeans } from './neighbor-samples.ts';

it('takes every pair of three neighbors', () => {
  const means = sampledMeans(completeGraph(4), 2, [[0], [2], [4], [8]]);
  expect(means[0]).toEqual([[3], [5], [6]]);
});

it('with a sample of one takes every neighbor', () => {
  expect(sampledMeans(starGraph(3), 1, [[1], [2], [3]])).toEqual([[[2], [3]], [[1]], [[1]]]);
});
