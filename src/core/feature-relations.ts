import { sum } from './array.ts';
import { type Matrix, transpose } from './matrix.ts';
import { difference, dot, norm, times, type Vector } from './vector.ts';

/** The distances of all pairs of points (rows), each divided by their mean: relational distillation matches these. */
export function relativeDistances(points: Matrix): Vector {
  const all = points.flatMap((a, i) => points.slice(i + 1).map((b) => norm(difference(a, b))));
  return times(all.length / sum(all), all);
}

/** Where feature maps are active: the squares of the channels (rows, one entry a place), summed up and brought to length 1. */
export function attentionMap(channels: Matrix): Vector {
  const energy = transpose(channels).map((place) => dot(place, place));
  return times(1 / norm(energy), energy);
}
