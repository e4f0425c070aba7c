import { range } from './array.ts';
import { apply } from './matrix.ts';
import { layerNormJacobian, standardized } from './normalization.ts';
import { total, type Vector } from './vector.ts';

/** A stream in a stack of post-norm sublayers, and a vector that the Jacobians of the norms act on. */
export interface SkipPath {
  readonly stream: Vector;
  readonly gradient: Vector;
}

/** The path behind post-norm sublayers with given branch outputs: the vector passes every norm and no branch. */
export function skippedThrough(branches: readonly Vector[], start: SkipPath): SkipPath {
  return branches.reduce<SkipPath>((before, branch) => {
    const both = total(before.stream, branch);
    return { stream: standardized(both, 0), gradient: apply(layerNormJacobian(both), before.gradient) };
  }, start);
}

/** Row k of eight of signs ±1 (J. Walsh, 1923), k = 0..7; any two rows are at right angles, and all but row 0 have mean 0. */
export function walshSigns(k: number): Vector {
  return range(8).map((i) => (-1) ** [1, 2, 4].filter((bit) => (i & k & bit) > 0).length);
}
