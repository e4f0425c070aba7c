/** What the size of a transformer depends on. Each head is width / heads wide. */
export interface TransformerShape {
  readonly layers: number;
  readonly width: number;
  readonly heads: number;
  /** A divisor of `heads`: that many groups of heads share their keys and values. */
  readonly keyValueHeads: number;
  /** Width of the feed-forward network as a multiple of `width`. */
  readonly ratio: number;
  readonly vocabulary: number;
  /** Rows of the learned position table; 0 for a code without parameters. */
  readonly positions: number;
  readonly hasBiases: boolean;
  /** Whether the output matrix is the embedding. */
  readonly hasTiedHead: boolean;
}

/** Parameters by part, over all layers. */
export interface ParameterCounts {
  /** Of the tokens, and of the output matrix where it is one of its own. */
  readonly embedding: number;
  readonly positions: number;
  readonly attention: number;
  readonly feedForward: number;
  /** Gains and shifts of two layer norms in each layer and of the one at the end. */
  readonly norms: number;
  readonly total: number;
}

/** The parameters of a transformer of one stack, part by part. */
export function parameterCounts(shape: TransformerShape): ParameterCounts {
  const { layers, width, ratio, vocabulary } = shape;
  const bias = shape.hasBiases ? width : 0;
  const rows = projectedRows(shape);
  const parts = {
    embedding: vocabulary * width * (shape.hasTiedHead ? 1 : 2),
    positions: shape.positions * width,
    attention: layers * rows * (width ** 2 + bias),
    feedForward: layers * (2 * ratio * width ** 2 + (ratio + 1) * bias),
    norms: (4 * layers + 2) * width,
  };
  return { ...parts, total: Object.values(parts).reduce((total, part) => total + part) };
}

/** Rows of the query, key, value and output matrices of a layer together, in multiples of the width. */
function projectedRows({ heads, keyValueHeads }: TransformerShape): number {
  return 2 + (2 * keyValueHeads) / heads;
}

/** Floating point operations of a forward pass: a multiplication and its addition are two. */
export interface OperationCounts {
  /** Of one layer's projections and feed-forward network: linear in the tokens. */
  readonly linear: number;
  /** Of one layer's scores and of the mixing of values, with no entry of the causal half skipped. */
  readonly quadratic: number;
  /** Of the output matrix, for all tokens. */
  readonly logits: number;
  /** The number of tokens at which both parts of a layer are equal. */
  readonly crossover: number;
}

/** The operations of a forward pass on `tokens` tokens; norms, softmax and activation functions are neglected. */
export function operationCounts(shape: TransformerShape, tokens: number): OperationCounts {
  const { width, vocabulary } = shape;
  const linear = tokens * operationsPerToken(shape);
  return {
    linear,
    quadratic: 4 * tokens ** 2 * width,
    logits: 2 * tokens * width * vocabulary,
    crossover: operationsPerToken(shape) / (4 * width),
  };
}

/** Of the matrices of one layer, for one token. */
function operationsPerToken(shape: TransformerShape): number {
  return 2 * (projectedRows(shape) + 2 * shape.ratio) * shape.width ** 2;
}

/** How much is kept for how many sequences. */
export interface CacheUse {
  readonly tokens: number;
  readonly bytesPerNumber: number;
  readonly batch: number;
}

/** The bytes of the cached keys and values of all layers (N. Shazeer, 2019). */
export function cacheBytes(shape: TransformerShape, { tokens, bytesPerNumber, batch }: CacheUse): number {
  const { layers, width, heads, keyValueHeads } = shape;
  return 2 * layers * ((width * keyValueHeads) / heads) * tokens * bytesPerNumber * batch;
}

/** Operations of one layer while tokens are generated one after the other. */
export interface GenerationCounts {
  /** With a cache each step handles one token and reads all before it. */
  readonly cached: number;
  /** Without one each step handles all tokens so far. */
  readonly recomputed: number;
  /** How many times as many operations it takes without the cache. */
  readonly ratio: number;
}

/** The operations of one layer for generating `tokens` tokens, with and without a cache of keys and values. */
export function generationCounts(shape: TransformerShape, tokens: number): GenerationCounts {
  const [perToken, { width }] = [operationsPerToken(shape), shape];
  const sumOfPositions = (tokens * (tokens + 1)) / 2;
  const sumOfSquares = (sumOfPositions * (2 * tokens + 1)) / 3;
  const cached = tokens * perToken + 4 * width * sumOfPositions;
  const recomputed = perToken * sumOfPositions + 4 * width * sumOfSquares;
  return { cached, recomputed, ratio: recomputed / cached };
}
