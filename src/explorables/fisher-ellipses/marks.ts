import type { Anchor } from './anchors.ts';

/** How each anchor is drawn: lines differ in their dashes, places in their form. */
export const MARKS = {
  full: { line: { ink: 'parameter', dash: 'solid' }, dot: { ink: 'parameter', shape: 'dot', radius: 4.5 } },
  diagonal: { line: { ink: 'gradient', dash: 'dashed' }, dot: { ink: 'gradient', shape: 'ring', radius: 5.5 } },
  L2: { line: { ink: 'data', dash: 'dotted' }, dot: { ink: 'data', shape: 'diamond', radius: 3.6 } },
} as const satisfies Readonly<Record<Anchor, unknown>>;

/** The mark of descent that is stopped early. */
export const STOPPED = { ink: 'plain', shape: 'dot', radius: 2.8 } as const;
