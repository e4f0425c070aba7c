import { at as item } from '../../core/array.ts';
import type { Tokens } from '../../core/beam-search.ts';
import type { BeamTree } from './model.ts';
import { keyOf, WIDEST } from './search.ts';

/** Places of the nodes of a tree in a drawing: the root left in the middle, a column for each length. */
export interface TreeLayout {
  readonly height: number;
  readonly radius: number;
  /** Whether every column has room for scores; if not, only the last one that is reached. */
  readonly isRoomy: boolean;
  /** Whether every edge has room for its probability. */
  readonly hasProbabilities: boolean;
  readonly place: (tokens: Tokens) => Place;
}

/** A place in a drawing. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Room for a score beside its node. */
export const SCORE = 37;

const LEFT = 8;
const TOP = 22;
/** Room beside the last column, for a score and three tags. */
const RIGHT = 80;
const TREE = 200;
const [LEAST_GAP, MOST_GAP] = [14.5, 30];
const ROOMY = 80;
const TWO_LINES = 25;
/** The paths that stand against the beam may leave it, all three at different places. */
const OTHER_PATHS = 3;

/**
 * Columns are spread evenly over the height, each in the order of the vocabulary, so that no edges cross.
 *
 * The height is that of the widest beam, so that it does not jump with k. `width` is that of the drawing.
 */
export function layoutOf({ columns, vocabulary, depth, isWhole }: BeamTree, width: number): TreeLayout {
  const leaves = vocabulary ** depth;
  const rows = isWhole ? leaves : Math.min(leaves, WIDEST * vocabulary + OTHER_PATHS);
  const gap = Math.min(MOST_GAP, Math.max(LEAST_GAP, TREE / rows));
  const pitch = (width - LEFT - RIGHT) / depth;
  const orders = columns.map((nodes) => new Map(nodes.map(({ tokens }, i) => [keyOf(tokens), i])));
  const share = (tokens: Tokens) => {
    if (tokens.length === 0) return 0.5;
    const order = item(orders, tokens.length - 1);
    return ((order.get(keyOf(tokens)) ?? 0) + 0.5) / order.size;
  };
  return {
    height: TOP + rows * gap,
    radius: gap < 16 ? 5.8 : 6.8,
    isRoomy: isWhole && pitch >= ROOMY,
    hasProbabilities: isWhole && pitch >= ROOMY && gap >= TWO_LINES,
    place: (tokens) => ({ x: LEFT + tokens.length * pitch, y: TOP + share(tokens) * rows * gap }),
  };
}
