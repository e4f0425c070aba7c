import { at } from './array.ts';
import { everySubset } from './every-batch.ts';
import { type Graph, neighborLists } from './graph.ts';
import type { Matrix } from './matrix.ts';
import { average } from './vector.ts';

/** For each node the mean state of every sample of `size` of its neighbors, one row for each; it must have as many. */
export function sampledMeans(graph: Graph, size: number, states: Matrix): readonly Matrix[] {
  return neighborLists(graph).map((neighbors) => {
    const samples = everySubset(neighbors.length, size);
    return samples.map((places) => average(places.map((place) => at(states, at(neighbors, place)))));
  });
}
