import { at as item, sum } from '../../core/array.ts';
import type { Sample } from '../../core/curve-fitting.ts';
import { remembered } from '../../core/remembered.ts';
import { createRng } from '../../core/rng.ts';
import { times, total, type Vector } from '../../core/vector.ts';
import type { NormalLaw } from '../../core/weight-moment.ts';
import { drawnSample, flattened, logWeights, riskUnder, weightedLine } from './weighted-line.ts';

/** How many samples the mean risk is a mean of: those of the seeds 1, 2, ... */
export const DRAWS = 400;

/** The exponents at which the curve of the mean risk is computed. */
export const EXPONENTS: Vector = Array.from({ length: 11 }, (_, i) => i / 10);

/** The sizes of sample that can be asked for; each is drawn when first needed, and kept. */
export const SIZES = ['10', '20', '60', '200', '1000'] as const;

const bySize = new Map(SIZES.map((n) => [Number(n), remembered(() => drawnSamples(Number(n)))]));

/** The target risk of the line fitted with the weights w^γ to n source examples, as a mean over 400 samples. */
export function meanRisk(law: NormalLaw, n: number, gamma: number): number {
  const risks = samplesOf(n).map((sample) => {
    return riskUnder(law, weightedLine(sample, flattened(logWeights(sample.inputs, law), gamma)));
  });
  return sum(risks) / DRAWS;
}

/** The mean risk for a target of mean m and standard deviation r, at each of `EXPONENTS`. */
export const meanRisks = remembered((m: number, r: number, n: number): Vector => {
  const law = { mean: m, deviation: r };
  const totals = samplesOf(n).reduce<Vector>(
    (sums, sample) => total(sums, risksOf(sample, law)),
    EXPONENTS.map(() => 0),
  );
  return times(1 / DRAWS, totals);
});

/** The risk of one sample at each of `EXPONENTS`; a power of a weight is the power before it times w^0.1. */
function risksOf(sample: Sample, law: NormalLaw): Vector {
  const tenth = flattened(logWeights(sample.inputs, law), 0.1);
  const weights = Float64Array.from(tenth, () => 1);
  return EXPONENTS.map((_, k) => {
    if (k > 0) tenth.forEach((factor, i) => (weights[i] = item(weights, i) * factor));
    return riskUnder(law, weightedLine(sample, weights));
  });
}

function samplesOf(n: number): readonly Sample[] {
  const samples = bySize.get(n);
  if (samples === undefined) throw new RangeError(`no samples of ${n} examples`);
  return samples();
}

function drawnSamples(n: number): readonly Sample[] {
  return Array.from({ length: DRAWS }, (_, i) => drawnSample(createRng(i + 1), n));
}
