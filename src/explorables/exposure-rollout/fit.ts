import { at, range, sum } from '../../core/array.ts';
import { bisection } from '../../core/bisection.ts';
import {
  type Complex,
  complexPowers,
  complexProduct,
  complexSum,
  conjugate,
  modulus,
  unitComplex,
} from '../../core/complex.ts';

/** The most steps that a model is trained to feed itself. */
export const MOST_STEPS = 10;

/** A model of one complex weight w, ŷ_{t+1} = w y_t, trained to feed itself for some steps. */
export interface Fit {
  readonly weight: Complex;
  /** Mean of |w y_t - y_{t+1}|² over the training sequence. */
  readonly oneStepLoss: number;
  /** What was minimized: the mean of |wʲ y_t - y_{t+j}|² over t and j = 1..K. */
  readonly trainingLoss: number;
  /** The same of the weight before the descent, which is that of K = 1. */
  readonly startLoss: number;
}

/** The points e^{iθt} + s(ξ_t + iη_t) of a noisy circle; the normals are ξ_0, η_0, ξ_1, η_1, ... */
export function noisyCircle(
  normals: readonly number[],
  { theta, s }: { readonly theta: number; readonly s: number },
): readonly Complex[] {
  return range(normals.length / 2).map((t) =>
    complexSum(unitComplex(theta * t), { re: at(normals, 2 * t), im: at(normals, 2 * t + 1) }, s),
  );
}

/** The models trained on a sequence to feed themselves for K = 1..10 steps; entry K - 1. K = 1 is teacher forcing. */
export function fitsOf(sequence: readonly Complex[]): readonly Fit[] {
  const oneStep = momentsOf(sequence, 1);
  const forced = scaled(1 / oneStep.energy, at(oneStep.products, 0));
  return range(MOST_STEPS).map((i) => {
    const moments = i === 0 ? oneStep : momentsOf(sequence, i + 1);
    const weight = i === 0 ? forced : descended(moments, forced);
    return {
      weight,
      oneStepLoss: lossOf(oneStep, weight),
      trainingLoss: lossOf(moments, weight),
      startLoss: lossOf(moments, forced),
    };
  });
}

/**
 * The modulus r of the best weight in expectation, which minimizes Σ_j (1 + 2s²) r²ʲ - 2rʲ over j = 1..K.
 *
 * For K = 1 it is 1 / (1 + 2s²): noise in the input shrinks the weight.
 */
export function expectedModulus(noise: number, steps: number): number {
  if (noise === 0) return 1;
  const slope = (r: number) =>
    sum(range(steps).map((i) => (i + 1) * ((1 + 2 * noise ** 2) * r ** (2 * i + 1) - r ** i)));
  return bisection(slope, 0, 1);
}

/** What the loss of K steps needs to know of a sequence, as sums over t = 0..T-1-K. */
interface Moments {
  /** Σ |y_t|². */
  readonly energy: number;
  /** Entry j - 1: Σ conj(y_t) y_{t+j}. */
  readonly products: readonly Complex[];
  /** Entry j - 1: Σ |y_{t+j}|². */
  readonly energies: readonly number[];
  /** K(T - K), the number of squared errors. */
  readonly count: number;
}

const DESCENT_STEPS = 300;
const RATE = 0.05;
const ZERO: Complex = { re: 0, im: 0 };

function momentsOf(sequence: readonly Complex[], steps: number): Moments {
  const starts = range(sequence.length - steps);
  const energyFrom = (lag: number) => sum(starts.map((t) => modulus(at(sequence, t + lag)) ** 2));
  const lags = range(steps).map((i) => i + 1);
  return {
    energy: energyFrom(0),
    products: lags.map((lag) =>
      starts.reduce(
        (total, t) => complexSum(total, complexProduct(conjugate(at(sequence, t)), at(sequence, t + lag))),
        ZERO,
      ),
    ),
    energies: lags.map(energyFrom),
    count: steps * starts.length,
  };
}

/** (1/n) Σ_j |w|²ʲ Σ|y_t|² - 2 Re(conj(wʲ) Σ conj(y_t) y_{t+j}) + Σ|y_{t+j}|². */
function lossOf({ energy, products, energies, count }: Moments, weight: Complex): number {
  const powers = complexPowers(weight, products.length);
  const parts = products.map((product, i) => {
    const power = at(powers, i + 1);
    const overlap = complexProduct(conjugate(power), product).re;
    return modulus(power) ** 2 * energy - 2 * overlap + at(energies, i);
  });
  return Math.max(0, sum(parts) / count);
}

/** Gradient descent with the step 0.05 / K on 2 conj(j wʲ⁻¹ y_t)(wʲ y_t - y_{t+j}), summed over t and j, over n. */
function descended(moments: Moments, start: Complex): Complex {
  const rate = RATE / moments.products.length;
  return range(DESCENT_STEPS).reduce((weight) => complexSum(weight, gradientOf(moments, weight), -rate), start);
}

function gradientOf({ energy, products, count }: Moments, weight: Complex): Complex {
  const powers = complexPowers(weight, products.length);
  const total = products.reduce((before, product, i) => {
    const error = complexSum(scaled(energy, at(powers, i + 1)), product, -1);
    return complexSum(before, complexProduct(conjugate(at(powers, i)), error), i + 1);
  }, ZERO);
  return scaled(2 / count, total);
}

function scaled(factor: number, { re, im }: Complex): Complex {
  return { re: factor * re, im: factor * im };
}
