/** What is drawn: the sizes of a graph and of networks of two layers on it. */
export interface Numbers {
  readonly nodes: number;
  readonly edges: number;
  /** d */
  readonly features: number;
  /** d_1, of GCN and GraphSAGE. */
  readonly hidden: number;
  /** K */
  readonly classes: number;
  /** H, of the first layer of the GAT. */
  readonly heads: number;
  /** Numbers that each of its heads puts out. */
  readonly width: number;
}

/** Parameters of both layers of each network, biases included. */
export function parametersOf({ features, hidden, classes, heads, width }: Omit<Numbers, 'nodes' | 'edges'>) {
  const joined = heads * width;
  return {
    gcn: [features * hidden + hidden, hidden * classes + classes],
    sage: [2 * features * hidden + hidden, 2 * hidden * classes + classes],
    gat: [features * joined + 2 * joined + joined, joined * classes + 2 * classes + classes],
  } as const;
}

/** Entries of Â that are not zero: both directions of each edge, and the self-loops. */
export function filled({ nodes, edges }: Pick<Numbers, 'nodes' | 'edges'>): number {
  return 2 * edges + nodes;
}

/** Multiplications of the first GCN layer: of the features by the weights, and of the propagation in either order. */
export function workOf(numbers: Numbers) {
  const { nodes, features, hidden } = numbers;
  const mixing = nodes * features * hidden;
  const narrow = filled(numbers) * hidden;
  const wide = filled(numbers) * features;
  return { mixing, narrow, wide, featuresFirst: mixing + narrow, nodesFirst: mixing + wide };
}
