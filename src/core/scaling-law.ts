/** The loss of a model with P parameters after D tokens: irreducible + A P^(-α) + B D^(-β), in nats per token. */
export interface ScalingLaw {
  /** E, what is left with endless parameters and tokens. */
  readonly irreducible: number;
  /** A and α: what finitely many parameters cost. */
  readonly ofParameters: PowerLaw;
  /** B and β: what finitely many tokens cost. */
  readonly ofTokens: PowerLaw;
}

/** coefficient · x^(-exponent), both positive. */
export interface PowerLaw {
  readonly coefficient: number;
  readonly exponent: number;
}

/** How large a model is and how much it reads. */
export interface TrainingSize {
  readonly parameters: number;
  readonly tokens: number;
}

/** The parametric fit of J. Hoffmann et al. (2022), with the constants as published. */
export const CHINCHILLA: ScalingLaw = {
  irreducible: 1.69,
  ofParameters: { coefficient: 406.4, exponent: 0.34 },
  ofTokens: { coefficient: 410.7, exponent: 0.28 },
};

/** The loss that a law predicts. */
export function scalingLoss({ irreducible, ofParameters, ofTokens }: ScalingLaw, size: TrainingSize): number {
  return irreducible + powerLaw(ofParameters, size.parameters) + powerLaw(ofTokens, size.tokens);
}

function powerLaw({ coefficient, exponent }: PowerLaw, x: number): number {
  return coefficient * x ** -exponent;
}

/** The size of least loss among all with 6 · parameters · tokens = operations: P* = G (C/6)^(β/(α+β)), D* = (C/6)/P*. */
export function computeOptimal({ ofParameters, ofTokens }: ScalingLaw, operations: number): TrainingSize {
  const exponents = ofParameters.exponent + ofTokens.exponent;
  const ratio = (ofParameters.exponent * ofParameters.coefficient) / (ofTokens.exponent * ofTokens.coefficient);
  const parameters = ratio ** (1 / exponents) * (operations / 6) ** (ofTokens.exponent / exponents);
  return { parameters, tokens: operations / 6 / parameters };
}
