/** How many affine maps of [h; x] each cell computes per step. */
export const MAPS = { vanilla: 1, GRU: 3, LSTM: 4 } as const;

/** The cells of this problem. */
export type Cell = keyof typeof MAPS;

/** What is drawn. */
export interface Numbers {
  /** d_x */
  readonly input: number;
  /** d_h */
  readonly hidden: number;
  /** d_y */
  readonly output: number;
  readonly gated: 'GRU' | 'LSTM';
  readonly stacked: Cell;
  readonly layers: number;
  /** T */
  readonly steps: number;
  readonly batch: number;
}

/** Parameters of one recurrent layer with one bias per affine map: maps · d_h (d_h + d_x + 1). */
export function layerParameters(maps: number, hidden: number, input: number): number {
  return maps * hidden * (hidden + input + 1);
}

/** Parameters of a stack: the first layer reads x, every other one the states of width d_h below it. */
export function stackParameters({ input, hidden, stacked, layers }: Numbers): number {
  const maps = MAPS[stacked];
  return layerParameters(maps, hidden, input) + (layers - 1) * layerParameters(maps, hidden, hidden);
}
