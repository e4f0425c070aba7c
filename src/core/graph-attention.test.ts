import { describe, expect, it } from 'vitest';
import { attendedByMask, attendedStates, graphAttention, rankings } from './graph-attention.ts';
import { starGraph } from './named-graphs.ts';

const head = { weights: [[1]], query: [0.5], key: [1] };

describe('attention of the center of a star with states 1 and 2, -1, 0.5', () => {
  const [candidates = []] = graphAttention(starGraph(4), head, [[1], [2], [-1], [0.5]]);

  it('has the scores 1.5, 2.5, -0.1 and 1', () => {
    expect(candidates.map(({ score }) => score)).toEqual([1.5, 2.5, -0.1, 1]);
  });

  it('has the weights that stand on paper', () => {
    const expected = [0.22091104, 0.60049847, 0.04460117, 0.13398932];
    for (const [i, weight] of expected.entries()) expect(candidates[i]?.weight).toBeCloseTo(weight, 8);
  });

  it('makes 1.4443 of them', () => {
    expect(attendedStates(starGraph(4), head, [[1], [2], [-1], [0.5]])[0]?.[0]).toBeCloseTo(1.444301469, 9);
  });
});

it('a query of -3 keeps the order of the candidates', () => {
  const [candidates = []] = graphAttention(starGraph(5), head, [[-3], [1], [2], [-1], [0.5]]);
  const scores = candidates.slice(1).map(({ score }) => score);
  for (const [i, score] of [-0.1, 0.5, -0.5, -0.2].entries()) expect(scores[i]).toBeCloseTo(score, 12);
});

it('a node without neighbors keeps its own features', () => {
  expect(attendedStates({ size: 1, edges: [] }, { weights: [[2]], query: [1], key: [1] }, [[3]])).toEqual([[6]]);
});

it('with a mask gives what stands on paper', () => {
  const states = [[1], [2], [-1], [0.5]];
  expect(attendedByMask(starGraph(4), head, states)[0]?.[0]).toBeCloseTo(1.444301469, 9);
});

it('ranks the candidates from the lowest score on', () => {
  expect(rankings(starGraph(4), head, [[1], [2], [-1], [0.5]])[0]).toEqual([2, 3, 0, 1]);
});
