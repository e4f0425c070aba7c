import { at, range } from './array.ts';
import { apply, type Matrix } from './matrix.ts';
import { normalMatrix, normalVector } from './random-matrix.ts';
import type { Rng } from './rng.ts';
import { difference, elementwise, total, type Vector } from './vector.ts';

/** The two networks of an affine coupling layer on 2h numbers, each one tanh layer of its own, from R^h to R^h. */
export interface CouplingLayer {
  readonly scale: Matrix;
  readonly shift: Matrix;
  readonly offset: Vector;
}

/** A coupling layer with random networks on `half` numbers. */
export function randomCoupling(rng: Rng, half: number): CouplingLayer {
  return {
    scale: normalMatrix(rng, half, half),
    shift: normalMatrix(rng, half, half),
    offset: normalVector(rng, half),
  };
}

/** The logarithms of the scales for the first half of the input. */
export function logScales({ scale, offset }: CouplingLayer, first: Vector): Vector {
  return total(apply(scale, first), offset).map(Math.tanh);
}

/** From data to base: the first half stays, the second is scaled and shifted by functions of the first. */
export function coupled(layer: CouplingLayer, x: Vector): Vector {
  const [first, second] = halves(x);
  const scaled = elementwise(second, logScales(layer, first).map(Math.exp));
  return [...first, ...total(scaled, shifts(layer, first))];
}

/** From base to data, the inverse of `coupled`: the networks run forward here too. */
export function uncoupled(layer: CouplingLayer, z: Vector): Vector {
  const [first, second] = halves(z);
  const shrunk = logScales(layer, first).map((scale) => Math.exp(-scale));
  return [...first, ...elementwise(difference(second, shifts(layer, first)), shrunk)];
}

function shifts({ shift, offset }: CouplingLayer, first: Vector): Vector {
  return difference(apply(shift, first), offset).map(Math.sin);
}

function halves(x: Vector): readonly [first: Vector, second: Vector] {
  const half = range(x.length / 2);
  return [half.map((i) => at(x, i)), half.map((i) => at(x, i + half.length))];
}
