import { at, range, sum } from '../core/array.ts';
import { beamSteps, everySequence, type Tokens } from '../core/beam-search.ts';
import { beamsByRanking, rankedPrefixes } from '../core/beam-by-ranking.ts';
import { bleu, matchedShare } from '../core/bleu.ts';
import type { Check } from '../core/check.ts';
import { softmax } from '../core/dense-network.ts';
import { encoderStates, END, entriesOf, forcedLoss, forcedProbabilities } from '../core/encoder-decoder.ts';
import { fullModel, leanModel } from '../core/encoder-decoder.ts';
import { contextAdjoint, encodeOn, encoderAdjoints } from '../core/encoder-decoder-adjoint.ts';
import { literalProbabilities } from '../core/encoder-decoder-literal.ts';
import { gradient } from '../core/finite-differences.ts';
import { heaviestOfSize, smallestReaching } from '../core/heaviest-set.ts';
import { distance, transpose } from '../core/matrix.ts';
import { everyPath, offByStep } from '../core/off-track.ts';
import { normalVector } from '../core/random-matrix.ts';
import { createRng } from '../core/rng.ts';
import { expectedLoss, scheduledDraws } from '../core/scheduled-sampling.ts';
import { entropy, tempered, topK, topP } from '../core/token-sampling.ts';
import { randomTree } from '../core/token-tree.ts';
import { difference, dot, times, total, type Vector } from '../core/vector.ts';

/** From x_i to s_i there are T recurrent steps, 2i - 1 with the source reversed; the mean over i is T both times. */
export const pathLength: Check = {
  method: 'A linear encoder-decoder that halves its state at each step: the slope of s_i in x_i counts the steps.',
  tolerance: 1e-6,
  error: () => {
    const length = 7;
    const halved = (start: number, inputs: Vector) => inputs.reduce((state, input) => state / 2 + input, start);
    const stateOf = (source: Vector, i: number) => halved(halved(0, source), [0.3, -1, 2, 0.7, 1, -2, 0.4].slice(0, i));
    const steps = (order: (source: Vector) => Vector) =>
      range(length).map((i) => {
        const slopes = gradient((source) => stateOf(order(source), i + 1), normalVector(createRng(801), length));
        return -Math.log2(at(slopes, i));
      });
    const [plain, reversed] = [steps((source) => source), steps((source) => source.toReversed())];
    const formulas = [range(length).map(() => length), range(length).map((i) => 2 * (i + 1) - 1)];
    return Math.max(distance([plain, reversed], formulas), Math.abs(sum(reversed) / length - length));
  },
};

/** The decoder reads y_{t-1} and predicts y_t, so its probabilities are those of a distribution over sequences. */
export const encoderDecoder: Check = {
  method: 'Matrix products with one-hot columns against the model, whose probabilities of all sequences add up to one.',
  tolerance: 1e-12,
  error: () => {
    const net = fullModel(createRng(802), { source: 5, target: 4, embedding: 2, states: 3 });
    const context = at(encoderStates(net, [2, 0, 4]), 2);
    const sequences = everySequence({ next: () => [1, 1, 1, 1], length: 5, end: END });
    const gap = distance(literalProbabilities(net, [2, 0, 4], [3, 1, 2]), forcedProbabilities(net, context, [3, 1, 2]));
    return Math.max(gap, Math.abs(sum(sequences.map(({ tokens }) => Math.exp(-forcedLoss(net, context, tokens)))) - 1)); // prettier-ignore
  },
};

/** c̄ = (∂s_0/∂c)ᵀs̄_0 + Σ_t (∂s_t/∂c)ᵀs̄_t with s̄_t = W_oᵀ(p_t - y_t) + (∂s_{t+1}/∂s_t)ᵀs̄_{t+1}; h̄_t = J_{t+1}ᵀ…J_Tᵀc̄. */
export const contextGradient: Check = {
  method: 'Finite differences of the loss of one sentence in each state of the encoder, all that follows run again.',
  tolerance: 1e-9,
  error: () => {
    const net = fullModel(createRng(803), { source: 5, target: 4, embedding: 2, states: 3 });
    const [source, target] = [[2, 0, 4, 1], [3, 2, 2, END]]; // prettier-ignore
    const states = [[0, 0, 0], ...encoderStates(net, source)];
    const adjoint = contextAdjoint({ net, context: at(states, 4), target });
    const lossFrom = (t: number) => (h: Vector) => forcedLoss(net, encodeOn(net, source.slice(t), h), target);
    const measured = states.map((state, t) => gradient(lossFrom(t), state));
    return distance(measured, encoderAdjoints(net, source, adjoint));
  },
};

/** d_e(V_x + V_y) + 6d_h(d_h + d_e + 1) + V_y(d_h + 1) entries; d_h(4d_h + 1) more where every step reads c. */
export const modelSize: Check = {
  method: 'All entries of built models counted one by one, lean and with the context at every step. Number of misses.',
  tolerance: 0,
  error: () => {
    const rng = createRng(804);
    const missesOf = ([source, target, embedding, states]: readonly [number, number, number, number]) => {
      const size = { source, target, embedding, states };
      const lean = embedding * (source + target) + 6 * states * (states + embedding + 1) + target * (states + 1);
      const [small, large] = [entriesOf(leanModel(rng, size)).length, entriesOf(fullModel(rng, size)).length];
      return Math.abs(small - lean) + Math.abs(large - lean - states * (4 * states + 1));
    };
    return sum(([[5, 4, 2, 3], [7, 9, 4, 2], [3, 3, 5, 6]] as const).map(missesOf)); // prettier-ignore
  },
};

/** P(y | x) = Π_t P(y_t | y_<t, x), the loss is -Σ_t ln P(y_t | y_<t, x). */
export const chainRule: Check = {
  method: 'A random table over all sequences of at most four tokens: each entry against its conditionals.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(805);
    const sequences = everySequence({ next: () => [0.2, 0.5, 0.3], length: 4, end: END }).map(({ tokens }) => tokens);
    const weights = sequences.map(() => rng.uniform());
    const massOf = (prefix: Tokens) =>
      sum(weights.filter((_, i) => prefix.every((token, t) => at(sequences, i)[t] === token)));
    const errorOf = (sequence: Tokens, i: number) => {
      const conditionals = sequence.map((_, t) => massOf(sequence.slice(0, t + 1)) / massOf(sequence.slice(0, t)));
      const loss = -sum(conditionals.map(Math.log));
      return Math.abs(Math.exp(-loss) - at(weights, i) / sum(weights));
    };
    return Math.max(...sequences.map(errorOf));
  },
};

/** L = Σ m_bt ℓ_bt / Σ m_bt; its gradient in the logits is m_bt (p_bt - ỹ_bt)/Σ m, with ỹ = (1-γ)y + γ/V. */
export const maskedLoss: Check = {
  method:
    'Finite differences in all logits, pads included, of the expected loss when a share of the labels is redrawn.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(806);
    const [mask, share] = [[1, 1, 1, 1, 1, 0, 1, 0, 0], 0.1]; // prettier-ignore
    const targets = mask.map(() => rng.integer(0, 3));
    const wanted = targets.map((y) => range(4).map((v) => (v === y ? 1 - share : 0) + share / 4));
    const logits = normalVector(rng, 36);
    const at4 = (z: Vector, i: number) => z.slice(4 * i, 4 * i + 4);
    const lossesOf = (z: Vector) => z.map((each) => Math.log(sum(z.map((other) => Math.exp(other - each)))));
    const tokenLoss = (z: Vector, i: number) =>
      (1 - share) * at(lossesOf(z), at(targets, i)) + (share * sum(lossesOf(z))) / 4;
    const real = range(mask.length).filter((i) => at(mask, i) === 1);
    const loss = (z: Vector) => sum(real.map((i) => tokenLoss(at4(z, i), i))) / real.length;
    const formula = mask.map((m, i) => times(m / sum(mask), difference(softmax(at4(logits, i)), at(wanted, i))));
    return distance([gradient(loss, logits)], [formula.flat()]);
  },
};

/** PPL = exp(L/T') = Π_t p_t(y_t)^{-1/T'}; bits per token are log2 of it. */
export const perplexity: Check = {
  method: 'The bits of a text in a prefix code whose words are as long as the model says, counted; a uniform model.',
  tolerance: 1e-12,
  error: () => {
    const words = ['0', '10', '110', '1110', '1111'];
    const text = [0, 1, 0, 3, 2, 0, 0, 1, 4, 0, 2, 1];
    const perplexityOf = (probabilities: Vector) => Math.exp(-sum(probabilities.map(Math.log)) / probabilities.length);
    const model = text.map((token) => at([1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 16], token));
    const bits = text.map((token) => at(words, token)).join('').length / text.length; // prettier-ignore
    const product = model.reduce((all, p) => all * p) ** (-1 / text.length); // prettier-ignore
    const uniform = perplexityOf(text.map(() => 1 / 37));
    return distance([[Math.log2(perplexityOf(model)), product, uniform]], [[bits, 2 ** bits, 37]]);
  },
};

/** Forced: w = Σ y_{t-1}y_t / Σ y_{t-1}²; free: dL/dw = Σ_t (w^t y_0 - y_t) t w^{t-1} y_0. */
export const scalarDecoder: Check = {
  method: 'The slopes of both losses by finite differences, the free outputs fed back one after the other.',
  tolerance: 1e-9,
  error: () => {
    const y = [1.3, ...normalVector(createRng(808), 5)];
    const steps = range(5).map((i) => i + 1);
    const forced = ([w = 0]: Vector) => sum(steps.map((t) => (w * at(y, t - 1) - at(y, t)) ** 2)) / 2;
    const own = (w: number, t: number): number => (t === 0 ? at(y, 0) : w * own(w, t - 1));
    const free = ([w = 0]: Vector) => sum(steps.map((t) => (own(w, t) - at(y, t)) ** 2)) / 2;
    const best = sum(steps.map((t) => at(y, t - 1) * at(y, t))) / sum(steps.map((t) => at(y, t - 1) ** 2));
    const slope = (w: number) => sum(steps.map((t) => (w ** t * at(y, 0) - at(y, t)) * t * w ** (t - 1) * at(y, 0)));
    const gaps = [-1.1, 0.4, 0.9].map((w) => at(gradient(free, [w]), 0) - slope(w));
    return Math.max(Math.abs(at(gradient(forced, [best]), 0)), ...gaps.map(Math.abs));
  },
};

/** o_t = ε(1 - o_{t-1}) + (1-ρ) o_{t-1}, so o_t = ε/(ε+ρ) (1 - (1-ε-ρ)^t). */
export const offTrack: Check = {
  method: 'All 1024 paths of ten steps with their probabilities, for three pairs of chances.',
  tolerance: 1e-13,
  error: () => {
    const errorOf = ([error, recovery]: readonly [number, number]) => {
      const formula = range(10).map((i) => (error / (error + recovery)) * (1 - (1 - error - recovery) ** (i + 1)));
      return distance([offByStep({ error, recovery }, 10)], [formula]);
    };
    return Math.max(...([[0.05, 0.2], [0.3, 0.9], [0.1, 0]] as const).map(errorOf)); // prettier-ignore
  },
};

/** Without recovery: no error with (1-ε)^T; Σ o_t = T - (1-ε)(1-(1-ε)^T)/ε, whose slope at ε = 0 is T(T+1)/2. */
export const wrongTokens: Check = {
  method: 'All 512 paths of nine steps: that of no error, the mean number of wrong tokens, and its slope at zero.',
  tolerance: 1e-9,
  error: () => {
    const [length, error] = [9, 0.07];
    const mean = (chance: number) => sum(everyPath({ error: chance, recovery: 0 }, length).map(({ off, probability }) => probability * sum(off))); // prettier-ignore
    const perfect = everyPath({ error, recovery: 0 }, length).find(({ off }) => sum(off) === 0)?.probability ?? NaN;
    const formula = length - ((1 - error) * (1 - (1 - error) ** length)) / error;
    const slope = at(gradient(([chance = 0]) => mean(chance), [0]), 0); // prettier-ignore
    return distance([[perfect, mean(error), slope]], [[(1 - error) ** length, formula, (length * (length + 1)) / 2]]);
  },
};

/** Scheduled sampling of two tokens is least at Q(y_2|y_1) = π P(y_2|y_1) + (1-π) P(y_2). */
export const scheduledSampling: Check = {
  method: 'Gradient descent on the expected loss over all draws of data, coin and own token, by finite differences.',
  tolerance: 1e-8,
  error: () => {
    const joint = [[0.2, 0.1, 0.05], [0.05, 0.25, 0.1], [0.05, 0.05, 0.15]]; // prettier-ignore
    const [first = [], second = []] = [joint, transpose(joint)].map((rows) => rows.map((row) => sum(row)));
    const rows = (z: Vector) => range(3).map((i) => softmax(z.slice(3 * i, 3 * i + 3)));
    const loss = (z: Vector) => expectedLoss(scheduledDraws(joint, 0.3), rows(z));
    const start = range(9).map(() => 0);
    const settled = range(400).reduce<Vector>((z) => total(z, times(-3, gradient(loss, z))), start);
    const formula = joint.map((row, i) => row.map((p, j) => (0.3 * p) / at(first, i) + 0.7 * at(second, j)));
    return distance(rows(settled), formula);
  },
};

/** p_i ∝ exp(z_i/τ); the entropy grows with τ at the rate Var(z)/τ³ ≥ 0. */
export const temperature: Check = {
  method: 'Finite differences in the temperature of the entropy of eight tokens, at four temperatures.',
  tolerance: 1e-9,
  error: () => {
    const logits = normalVector(createRng(812), 8);
    const errorOf = (tau: number) => {
      const weights = logits.map((z) => Math.exp(z / tau));
      const probabilities = weights.map((weight) => weight / sum(weights));
      const mean = dot(probabilities, logits);
      const variance = dot(probabilities, logits.map((z) => (z - mean) ** 2)); // prettier-ignore
      const slope = at(gradient(([t = 1]) => entropy(tempered(logits, t)), [tau]), 0); // prettier-ignore
      return Math.abs(slope - variance / tau ** 3);
    };
    return Math.max(...[0.5, 0.8, 1, 2].map(errorOf));
  },
};

/** p_i / Σ_{j in N} p_j inside N, 0 outside; top-k: the k likeliest, top-p: the smallest set whose mass reaches p. */
export const truncation: Check = {
  method: 'All 255 sets of eight tokens: the heaviest of k, and of the smallest that reach the mass the heaviest.',
  tolerance: 1e-12,
  error: () => {
    const probabilities = softmax(normalVector(createRng(813), 8));
    const inside = (set: Vector) => set.map((stays, i) => (stays * at(probabilities, i)) / dot(set, probabilities));
    const byCount = [1, 3, 5, 8].map((k) => distance([topK(probabilities, k)], [inside(heaviestOfSize(probabilities, k))])); // prettier-ignore
    const byMass = [0.3, 0.6, 0.9, 0.99].map((p) => distance([topP(probabilities, p)], [inside(smallestReaching(probabilities, p))])); // prettier-ignore
    return Math.max(...byCount, ...byMass);
  },
};

/** B_t holds the k best S(y_1:t) = S(y_1:t-1) + ln P(y_t | y_<t) with y_1:t-1 in B_t-1; k = V^(T-1) finds the optimum. */
export const beamRule: Check = {
  method: 'Twenty random trees: the beams picked out of the full ranking of all prefixes, against the search. Misses.',
  tolerance: 0,
  error: () => {
    const missesOf = (seed: number) => {
      const { next } = randomTree({ vocabulary: 3, depth: 4, sharpness: 1 }, createRng(seed));
      const written = (beams: readonly (readonly Tokens[])[]) => JSON.stringify(beams);
      const search = (k: number) => beamSteps({ next, length: 4 }, k).map(({ kept }) => kept.map(({ tokens }) => tokens)); // prettier-ignore
      const wrong = [1, 2, 3].filter((k) => written(beamsByRanking(next, 4, k)) !== written(search(k)));
      const [optimum, found] = [rankedPrefixes(next, 4), at(search(27), 3)].map((all) => at(all, 0).join(''));
      return wrong.length + (found === optimum ? 0 : 1);
    };
    return sum(range(20).map(missesOf));
  },
};

/** S/|y|^α and S/((5+|y|)/6)^α: at a fixed mean score a token more changes ln|score| by (1-α)d ln|y|, (1-α|y|/(5+|y|))d ln|y|. */
export const lengthNormalization: Check = {
  method: 'Finite differences in the logarithm of the length of both normalized scores, at a fixed mean score.',
  tolerance: 1e-9,
  error: () => {
    const errorOf = (alpha: number, length: number) => {
      const plain = ([u = 0]: Vector) => Math.log(0.7 * Math.exp(u)) - alpha * u;
      const shifted = ([u = 0]: Vector) => Math.log((0.7 * Math.exp(u)) / ((5 + Math.exp(u)) / 6) ** alpha);
      const slopes = [plain, shifted].map((score) => at(gradient(score, [Math.log(length)]), 0));
      return distance([slopes], [[1 - alpha, 1 - (alpha * length) / (5 + length)]]);
    };
    return Math.max(...[0.3, 0.6, 1].flatMap((alpha) => [2, 5, 40].map((length) => errorOf(alpha, length))));
  },
};

/** BLEU-N = min(1, e^{1-r/c}) (Π q_n)^{1/N} with clipped n-gram precisions q_n. */
export const bleuScore: Check = {
  method: 'Random sentences of three words: each run of the candidate takes one equal run out of the reference.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(816);
    const sentence = (length: number) => range(length).map(() => rng.pick(['a', 'b', 'c']));
    const errorOf = () => {
      const comparison = { candidate: sentence(rng.integer(6, 14)), reference: sentence(rng.integer(6, 14)) };
      const product = matchedShare(comparison, 1) * matchedShare(comparison, 2);
      const short = Math.max(0, comparison.reference.length / comparison.candidate.length - 1);
      return Math.abs(bleu(comparison, 2) - Math.sqrt(product) / Math.exp(short));
    };
    return Math.max(...range(40).map(errorOf));
  },
};
