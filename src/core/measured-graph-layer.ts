import { range, sum } from './array.ts';
import { gradient } from './finite-differences.ts';
import type { Matrix } from './matrix.ts';
import { graphLayer, graphLayerGradients, type GraphLayer } from './message-passing.ts';
import type { Vector } from './vector.ts';

/** The two gradients of a layer: in its weights and in the states that it reads. */
export interface LayerGradients {
  readonly weights: Matrix;
  readonly states: Matrix;
}

/** Those of Σ ln cosh 3a over the outputs a, passed back by the formulas of `graphLayerGradients`. */
export function passedBack(layer: GraphLayer, states: Matrix): LayerGradients {
  const upstream = graphLayer(layer, states).map((row) => row.map((a) => 3 * Math.tanh(3 * a)));
  return graphLayerGradients(layer, states, upstream);
}

/** The same two by finite differences of the loss. */
export function measuredBack(layer: GraphLayer, states: Matrix): LayerGradients {
  const width = states[0]?.length ?? 0;
  const inRows = (entries: Vector) =>
    range(entries.length / width).map((i) => entries.slice(width * i, width * i + width));
  const weightsAt = (w: Vector) => lossOf({ ...layer, weights: inRows(w) }, states);
  return {
    weights: inRows(gradient(weightsAt, layer.weights.flat())),
    states: inRows(gradient((h) => lossOf(layer, inRows(h)), states.flat())),
  };
}

function lossOf(layer: GraphLayer, states: Matrix): number {
  const outputs = graphLayer(layer, states).flat();
  return sum(outputs.map((a) => Math.log(Math.cosh(3 * a))));
}
