/** What is drawn: the sizes of a lean encoder-decoder with GRU cells, the lengths of one pair, and a beam width. */
export interface Numbers {
  /** V_x */
  readonly source: number;
  /** V_y */
  readonly target: number;
  /** d_e */
  readonly embedding: number;
  /** d_h */
  readonly states: number;
  /** T */
  readonly read: number;
  /** T', EOS included. */
  readonly written: number;
  readonly width: number;
}

/** Affine maps of a GRU: two gates and a candidate. */
export const MAPS = 3;

/** Parameters by block, and the work of one decoder step in multiplications of its matrices. */
export function countsOf({ source, target, embedding, states }: Omit<Numbers, 'read' | 'written' | 'width'>) {
  const tables = [embedding * source, embedding * target] as const;
  const cell = MAPS * states * (states + embedding + 1);
  const output = target * (states + 1);
  return {
    tables,
    cell,
    output,
    all: tables[0] + tables[1] + 2 * cell + output,
    cellWork: MAPS * states * (states + embedding),
    outputWork: target * states,
    /** What tying saves once embeddings are as wide as states. */
    tied: states * target,
  };
}

/** Steps that must follow one another in training, and decoder steps that a beam search computes. */
export function stepsOf({ read, written, width }: Pick<Numbers, 'read' | 'written' | 'width'>) {
  return { inRow: read + written, evaluated: 1 + width * (written - 1) };
}
