import type { Edge } from '../../core/graph.ts';

/** A small connected graph up to numbering, with the number of numberings that leave its matrix as it is. */
export interface Shape {
  readonly name: string;
  readonly size: number;
  readonly edges: readonly Edge[];
  readonly symmetries: number;
  /** Which renumberings these are, to be read after "leave the matrix as it is:". */
  readonly why: string;
}

const TWINS = 'the identity, and the swap of the two';

/** The shapes that are drawn, four or five nodes each. */
export const shapes = {
  star: {
    name: 'a star',
    size: 4,
    edges: [
      [1, 0],
      [1, 2],
      [1, 3],
    ],
    symmetries: 6,
    why: 'the $3!$ orders of the leaves',
  },
  path: {
    name: 'a path',
    size: 4,
    edges: [
      [0, 1],
      [1, 2],
      [2, 3],
    ],
    symmetries: 2,
    why: 'the identity, and reading the path backward',
  },
  ring: {
    name: 'a ring',
    size: 4,
    edges: [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 0],
    ],
    symmetries: 8,
    why: 'four turns, each also mirrored',
  },
  paw: {
    name: 'a triangle with a tail',
    size: 4,
    edges: [
      [0, 1],
      [1, 2],
      [0, 2],
      [2, 3],
    ],
    symmetries: 2,
    why: `${TWINS} nodes of the triangle without a tail`,
  },
  diamond: {
    name: 'two triangles with a common edge',
    size: 4,
    edges: [
      [0, 1],
      [1, 2],
      [0, 2],
      [1, 3],
      [2, 3],
    ],
    symmetries: 4,
    why: String.raw`the two nodes of degree 3 may be swapped, and so may the two of degree 2, $2\cdot2$`,
  },
  longPath: {
    name: 'a path',
    size: 5,
    edges: [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ],
    symmetries: 2,
    why: 'the identity, and reading the path backward',
  },
  largeStar: {
    name: 'a star',
    size: 5,
    edges: [
      [0, 1],
      [0, 2],
      [0, 3],
      [0, 4],
    ],
    symmetries: 24,
    why: 'the $4!$ orders of the leaves',
  },
  largeRing: {
    name: 'a ring',
    size: 5,
    edges: [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
      [4, 0],
    ],
    symmetries: 10,
    why: 'five turns, each also mirrored',
  },
  fork: {
    name: 'a path with one more leaf next to its end',
    size: 5,
    edges: [
      [0, 1],
      [1, 2],
      [2, 3],
      [1, 4],
    ],
    symmetries: 2,
    why: `${TWINS} leaves that hang on one node`,
  },
  banner: {
    name: 'a ring of four with a tail',
    size: 5,
    edges: [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 0],
      [3, 4],
    ],
    symmetries: 2,
    why: `${TWINS} nodes of the ring next to the one with the tail`,
  },
  bull: {
    name: 'a triangle with a tail on each of two corners',
    size: 5,
    edges: [
      [0, 1],
      [1, 2],
      [0, 2],
      [1, 3],
      [2, 4],
    ],
    symmetries: 2,
    why: 'the identity, and the mirror image, which swaps the corners with the tails and their ends',
  },
  butterfly: {
    name: 'two triangles with a common node',
    size: 5,
    edges: [
      [0, 1],
      [0, 2],
      [1, 2],
      [0, 3],
      [0, 4],
      [3, 4],
    ],
    symmetries: 8,
    why: String.raw`the two free corners of each triangle may be swapped, and the triangles as well, $2\cdot2\cdot2$`,
  },
  bipartite: {
    name: 'the complete bipartite graph on 2 + 3 nodes',
    size: 5,
    edges: [
      [0, 2],
      [0, 3],
      [0, 4],
      [1, 2],
      [1, 3],
      [1, 4],
    ],
    symmetries: 12,
    why: String.raw`the orders within each side, $2!\cdot3!$`,
  },
} as const satisfies Readonly<Record<string, Shape>>;
