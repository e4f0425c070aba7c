import type { Values } from '../../core/model.ts';
import type { Matrix } from '../../core/matrix.ts';
import {
  adaGrad,
  adam,
  gradientDescent,
  heavyBall,
  nesterov,
  preconditioned,
  rmsProp,
  type UpdateRule,
} from '../../core/optimizer-step.ts';

const BETA = 0.9;
const EPSILON = 1e-8;

const RATE = { kind: 'number', spacing: 'log', advanced: true } as const;

/** The learning rate of each method, behind "More settings". */
export const rateParams = {
  etaDescent: { ...RATE, label: 'η of GD', min: 0.005, max: 0.2, step: 0.005, start: 0.09 },
  etaMomentum: { ...RATE, label: 'η of momentum', min: 0.005, max: 0.1, step: 0.005, start: 0.02 },
  etaNesterov: { ...RATE, label: 'η of Nesterov', min: 0.005, max: 0.1, step: 0.005, start: 0.02 },
  etaNewton: { ...RATE, label: 'η of Newton', min: 0.05, max: 1, step: 0.05, start: 0.5 },
  etaAdagrad: { ...RATE, label: 'η of AdaGrad', min: 0.05, max: 2, step: 0.05, start: 0.5 },
  etaRmsprop: { ...RATE, label: 'η of RMSProp', min: 0.005, max: 0.2, step: 0.005, start: 0.05 },
  etaAdam: { ...RATE, label: 'η of Adam', min: 0.01, max: 0.5, step: 0.01, start: 0.1 },
} as const;

/** The learning rate of every method. */
export type Rates = Values<typeof rateParams>;

/** One method of the race. */
export interface Runner {
  readonly name: string;
  /** Whether it divides by a size of its own for every coordinate, and so depends on where the axes lie. */
  readonly isPerCoordinate: boolean;
  readonly rule: (rates: Rates, inverseHessian: Matrix) => UpdateRule;
}

/** The methods, first those that know nothing of the axes. β = ρ = 0.9, β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸. */
export const runners: readonly Runner[] = [
  { name: 'GD', isPerCoordinate: false, rule: ({ etaDescent }) => gradientDescent({ rate: etaDescent }) },
  { name: 'Momentum', isPerCoordinate: false, rule: ({ etaMomentum }) => heavyBall({ rate: etaMomentum, beta: BETA }) },
  { name: 'Nesterov', isPerCoordinate: false, rule: ({ etaNesterov }) => nesterov({ rate: etaNesterov, beta: BETA }) },
  {
    name: 'Newton',
    isPerCoordinate: false,
    rule: ({ etaNewton }, inverse) => preconditioned({ rate: etaNewton, inverse }),
  },
  { name: 'AdaGrad', isPerCoordinate: true, rule: ({ etaAdagrad }) => adaGrad({ rate: etaAdagrad, epsilon: EPSILON }) },
  {
    name: 'RMSProp',
    isPerCoordinate: true,
    rule: ({ etaRmsprop }) => rmsProp({ rate: etaRmsprop, decay: BETA, epsilon: EPSILON }),
  },
  {
    name: 'Adam',
    isPerCoordinate: true,
    rule: ({ etaAdam }) => adam({ rate: etaAdam, beta1: BETA, beta2: 0.999, epsilon: EPSILON }),
  },
];
