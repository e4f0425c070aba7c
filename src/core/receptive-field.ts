/** What the receptive field needs to know of a layer along one axis; pooling is a layer too. */
export interface WindowLayer {
  /** Entries of the window, k. */
  readonly taps: number;
  readonly stride: number;
  readonly dilation: number;
}

/** What one unit of a layer reads of the input, in input entries along one axis. */
export interface ReceptiveField {
  /** From the first to the last entry that can influence the unit, both counted. */
  readonly size: number;
  /** The distance between the receptive fields of neighboring units. */
  readonly jump: number;
}

/** The receptive field of one unit after each layer: r grows by D(k - 1) times the jump before the layer, then j by s. */
export function receptiveFields(layers: readonly WindowLayer[]): readonly ReceptiveField[] {
  let [size, jump] = [1, 1];
  return layers.map(({ taps, stride, dilation }) => {
    size += dilation * (taps - 1) * jump;
    jump *= stride;
    return { size, jump };
  });
}
