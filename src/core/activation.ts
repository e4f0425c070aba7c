/** An elementwise activation function with what the chain rule needs of it. */
export interface Activation {
  readonly value: (a: number) => number;
  /** The derivative at a pre-activation; at the corner of ReLU it is 0. */
  readonly slope: (a: number) => number;
  /** The supremum of the absolute slope over all pre-activations. */
  readonly steepest: number;
}

const logistic = (a: number) => 1 / (1 + Math.exp(-a));

/** The activation functions of the course, by their name in figures. */
export const activations = {
  identity: { value: (a) => a, slope: () => 1, steepest: 1 },
  tanh: { value: Math.tanh, slope: (a) => 1 - Math.tanh(a) ** 2, steepest: 1 },
  ReLU: { value: (a) => Math.max(0, a), slope: (a) => (a > 0 ? 1 : 0), steepest: 1 },
  sigmoid: { value: logistic, slope: (a) => logistic(a) * (1 - logistic(a)), steepest: 1 / 4 },
} as const satisfies Readonly<Record<string, Activation>>;
