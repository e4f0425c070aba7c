import type { BeamTree } from './model.ts';

/** How a method is shown: its tag at the end of its path, and the line of the path, which differs without its color. */
interface Method {
  readonly key: keyof BeamTree['prefixes'];
  readonly tag: string;
  readonly ink: string;
  /** Null for the beam, whose paths are a wide band. */
  readonly dash: string | null;
  /** By how much the line is moved down, so that paths along one edge stay apart. */
  readonly shift: number;
}

/** The four ways down the tree. */
export const METHODS = [
  { key: 'greedy', tag: 'G', ink: 'plain', dash: 'solid', shift: -2.6 },
  { key: 'beam', tag: 'B', ink: 'activation', dash: null, shift: 0 },
  { key: 'sample', tag: 'S', ink: 'data', dash: 'dotted', shift: 0 },
  { key: 'optimum', tag: 'O', ink: 'target', dash: 'dashed', shift: 2.6 },
] as const satisfies readonly Method[];
