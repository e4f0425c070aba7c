import { at as item, range, sum } from '../../core/array.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { defineModel } from '../../core/model.ts';
import { cumulative, entropy, tempered, tokenAt, topK, truncated } from '../../core/token-sampling.ts';
import type { Vector } from '../../core/vector.ts';

/** The logits of eight tokens, the largest first. */
export const LOGITS: Vector = [3, 2.2, 1.5, 0.8, 0.3, -0.2, -1, -2];

const params = {
  tau: { kind: 'number', label: 'Temperature τ', min: 0.1, max: 3, step: 0.05, start: 0.5 },
  p: { kind: 'number', label: 'Top-p: mass p', min: 0.1, max: 1, step: 0.05, start: 0.9 },
  k: { kind: 'number', label: 'Top-k: count k', min: 1, max: LOGITS.length, step: 1, start: LOGITS.length },
  seed: { kind: 'number', label: 'Seed of the draws', min: 1, max: 500, step: 1, start: 42, advanced: true },
} as const;

/** The next token's distribution from its logits to the draws: temperature, then top-k, then top-p. */
export interface Sampling {
  /** softmax(z / τ). */
  readonly before: Vector;
  /** What is sampled from: the tokens that stay, renormalized. */
  readonly after: Vector;
  /** Entry i: the mass of tokens 0..i after top-k, which top-p counts. */
  readonly masses: Vector;
  /** How often each token came in the draws. */
  readonly counts: readonly number[];
  /** How many tokens stay, and their mass before the cuts. */
  readonly kept: number;
  readonly keptMass: number;
  /** Entropies in nats. */
  readonly entropyBefore: number;
  readonly entropyAfter: number;
  /** The same logits and cuts at other temperatures. */
  readonly sweep: readonly AtTemperature[];
}

/** How many tokens stay at a temperature, beside the effective number of choices before the cuts. */
export interface AtTemperature {
  readonly tau: number;
  readonly kept: number;
  /** e^H of softmax(z / τ). */
  readonly choices: number;
}

/** Temperature reshapes a distribution, top-k and top-p cut it: what stays, and what is drawn from it. */
export const model = defineModel({
  title: 'Temperature, top-k, top-p',
  params,
  shortcuts: [
    { label: 'No cut', settings: () => ({ k: LOGITS.length, p: 1 }) },
    { label: 'Top-k 3', settings: () => ({ k: 3, p: 1 }) },
    { label: 'Top-p 0.9', settings: () => ({ k: LOGITS.length, p: 0.9 }) },
  ],
  init: (_, rng) => range(DRAWS).map(rng.uniform),
  derive: (uniforms, at): Sampling => {
    const before = tempered(LOGITS, at.tau);
    const after = truncated(LOGITS, at);
    const kept = countOf(after);
    return {
      before,
      after,
      masses: cumulative(topK(before, at.k)),
      counts: countsOf(after, uniforms),
      kept,
      keptMass: sum(before.slice(0, kept)),
      entropyBefore: entropy(before),
      entropyAfter: entropy(after),
      sweep: TEMPERATURES.map((tau) => ({
        tau,
        kept: countOf(truncated(LOGITS, { ...at, tau })),
        choices: Math.exp(entropy(tempered(LOGITS, tau))),
      })),
    };
  },
  readings: ({ kept, keptMass, entropyBefore, entropyAfter, after }) => [
    { label: 'Tokens that survive', value: `${kept} of ${LOGITS.length}` },
    { label: 'Their mass before the cut', value: formatNumber(keptMass, 3) },
    { label: 'Entropy before', value: `${formatFixed(entropyBefore, 3)} nats` },
    { label: 'Effective choices e^H', value: formatFixed(Math.exp(entropyBefore), 2) },
    { label: 'Entropy after', value: `${formatFixed(entropyAfter, 3)} nats` },
    { label: 'Most probable token', value: formatFixed(item(after, 0), 3) },
  ],
  describe: ({ kept, keptMass, entropyBefore, entropyAfter, before, after, counts }, at) =>
    `At temperature ${formatNumber(at.tau, 3)} the entropy is ${formatFixed(entropyBefore, 3)} nats, ` +
    `${formatFixed(Math.exp(entropyBefore), 2)} effective choices. Top-k with k = ${at.k} and top-p with ` +
    `p = ${formatNumber(at.p, 3)} leave ${kept} of ${LOGITS.length} tokens with ${formatNumber(keptMass, 3)} of the mass ` +
    `and ${formatFixed(entropyAfter, 3)} nats; the most probable token goes from ${formatFixed(item(before, 0), 3)} ` +
    `to ${formatFixed(item(after, 0), 3)}. ${DRAWS} draws give the tokens ${counts.join(', ')} times.`,
  laws: {
    'probabilities add up to 1 before and after': ({ before, after }) =>
      [before, after].every((probabilities) => Math.abs(sum(probabilities) - 1) < 1e-9),
    'the cuts keep the ratios of the tokens that stay': ({ before, after }) =>
      after.every((p, i) => p === 0 || Math.abs(p / item(after, 0) - item(before, i) / item(before, 0)) < 1e-9),
    'top-k keeps at most k tokens, and exactly k at p = 1': ({ kept }, { k, p }) => kept <= k && (p < 1 || kept === k),
    'top-p keeps as few tokens as reach the mass p': ({ masses, kept }, { p }) =>
      item(masses, kept - 1) >= p - 1e-9 && (kept === 1 || item(masses, kept - 2) < p),
    'no token that is cut is ever drawn, and all draws are counted': ({ after, counts }) =>
      sum(counts) === DRAWS && counts.every((count, i) => count === 0 || item(after, i) > 0),
    'a cut never raises the entropy of sorted tokens': ({ entropyBefore, entropyAfter }) =>
      entropyAfter <= entropyBefore + 1e-9,
    'a higher temperature never lowers the number of effective choices, nor of survivors': ({ sweep }) =>
      sweep.every(({ choices, kept }, i) => {
        const cooler = item(sweep, Math.max(0, i - 1));
        return choices >= cooler.choices - 1e-12 && kept >= cooler.kept;
      }),
  },
});

/** How many tokens are drawn. */
export const DRAWS = 1000;

/** The grid of the temperature knob. */
const TEMPERATURES = range(59).map((i) => Number((params.tau.min + i * params.tau.step).toFixed(2)));

function countOf(probabilities: Vector): number {
  return probabilities.filter((p) => p > 0).length;
}

function countsOf(probabilities: Vector, uniforms: readonly number[]): readonly number[] {
  const counts = probabilities.map(() => 0);
  for (const u of uniforms) {
    const token = tokenAt(probabilities, u);
    counts[token] = item(counts, token) + 1;
  }
  return counts;
}
