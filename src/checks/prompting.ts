import { at, range, sum } from '../core/array.ts';
import { attend } from '../core/attention.ts';
import { posteriorOf } from '../core/batch-posterior.ts';
import { calibrationErrorOf } from '../core/calibration-error.ts';
import type { Check } from '../core/check.ts';
import { softmax } from '../core/dense-network.ts';
import { descentStep, halfSquaredError } from '../core/descent.ts';
import { prefixProbability } from '../core/discrete-law.ts';
import { divergence } from '../core/divergence.ts';
import { everyBatch } from '../core/every-batch.ts';
import { gradient } from '../core/finite-differences.ts';
import { folded } from '../core/flat-rows.ts';
import { add, apply, distance, type Matrix, multiply, scale } from '../core/matrix.ts';
import { impliedRewards, pairwiseLoss, regularizedReward, settled, tilted } from '../core/preference.ts';
import { promptLoss, promptSlopes, randomTask, stackSlopes, trainedPrompt } from '../core/prompted-reader.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { createRng } from '../core/rng.ts';
import { standardErrors } from '../core/standard-errors.ts';
import { allAtOnce, countNumbers, randomBlock } from '../core/tiny-transformer.ts';
import { probabilityUnder } from '../core/token-law.ts';
import { sampleToken } from '../core/token-sampling.ts';
import { randomTree, type TokenTree } from '../core/token-tree.ts';
import { difference, dot, times, total, type Vector } from '../core/vector.ts';
import { rightVote } from '../core/vote-counts.ts';

/** Three tokens, texts of four. */
const SIZE = { vocabulary: 3, depth: 4, sharpness: 1 };

/** S_c = Σ ln p(v_ct | ·, v_c<t), p_c = e^S_c / Σ e^S_c', PMI_c = S_c - ln p(v_c | neutral). */
export const labelScores: Check = {
  method: 'Three labels of one to three tokens, against the probability of all texts that begin with each label.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(1401);
    const [texts, labels] = [everyBatch(3, 4), [[0], [1, 2], [2, 0, 1]]];
    const [asked, neutral] = [randomTree(SIZE, rng), randomTree(SIZE, rng)];
    const masses = ({ next }: TokenTree) => {
      const law = texts.map((text) => probabilityUnder(next, text));
      return labels.map((label) => prefixProbability({ texts, law }, label, label.length));
    };
    const scores = ({ next }: TokenTree) =>
      labels.map((label) => sum(label.map((token, t) => Math.log(at(next(label.slice(0, t)), token)))));
    const [mass, base] = [masses(asked), masses(neutral)];
    const ratios = mass.map((part, c) => Math.log(part / at(base, c)));
    const written = [scores(asked), softmax(scores(asked)), difference(scores(asked), scores(neutral))];
    return distance(written, [mass.map(Math.log), times(1 / sum(mass), mass), ratios]);
  },
};

/** L(v) - L(u) ≈ (e_v - e_u)ᵀē: exact to first order along the way from one embedding to the other. */
export const tokenSwap: Check = {
  method: 'Finite differences of the loss on the segments from one embedding to seven others, in a frozen layer.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(1402);
    const [task, table] = [randomTask(rng), normalMatrix(rng, 8, 4)];
    const [here, second] = [at(table, 0), normalVector(rng, 4)];
    const slope = at(promptSlopes(task, [here, second]), 0);
    const errorOf = (there: Vector) => {
      const step = difference(there, here);
      const along = gradient(([share = 0]) => promptLoss(task, [total(here, times(share, step)), second]), [0]);
      return Math.abs(at(along, 0) - dot(step, slope));
    };
    return Math.max(...table.slice(1).map(errorOf));
  },
};

/** w_1 = w_0 + ηΣ(y_j - w_0ᵀx_j)x_j; ŷ_q = w_0ᵀx_q + Σ η(y_j - w_0ᵀx_j) x_jᵀx_q. */
export const oneStep: Check = {
  method: 'A step with the gradient of the squared error by finite differences, against keys and values as a state.',
  tolerance: 1e-8,
  error: () => {
    const rng = createRng(1403);
    const [inputs, targets, rate] = [normalMatrix(rng, 5, 3), normalVector(rng, 5), 0.3];
    const [start, query] = [normalVector(rng, 3), normalVector(rng, 3)];
    const { value } = halfSquaredError(inputs, targets);
    const stepped = descentStep({ gradient: (weights) => gradient(value, weights) }, start, rate);
    const values = times(rate, difference(targets, apply(inputs, start)));
    const predicted = dot(start, query) + at(apply(multiply([values], inputs), query), 0);
    const written = total(start, ...inputs.map((input, j) => times(at(values, j), input)));
    return Math.max(distance([stepped], [written]), Math.abs(dot(stepped, query) - predicted));
  },
};

/** p(c | x, D) ∝ Π p_ic / p_0c^(k-1) for batches that are independent given the answer. */
export const batchProduct: Check = {
  method: 'The posterior from the whole joint law of three answers and three batches with four contents each.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(1404);
    const prior = softmax(normalVector(rng, 3));
    const likelihoods = range(3).map(() => range(3).map(() => softmax(normalVector(rng, 4))));
    const errorOf = (seen: Vector) => {
      const found = (batches: Vector) => posteriorOf({ prior, likelihoods }, seen, batches);
      const parts = range(3).map((i) => found([i]));
      const products = prior.map((mass, c) => parts.reduce((product, part) => product * at(part, c), 1) / mass ** 2);
      return distance([found([0, 1, 2])], [times(1 / sum(products), products)]);
    };
    return Math.max(...everyBatch(4, 3).map(errorOf));
  },
};

/** The gradient in the prompt: the first m rows of the gradient in each stack, added up. */
export const softPrompt: Check = {
  method: 'Finite differences of the mean loss in a prompt of three vectors, against backpropagation to each stack.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(1405);
    const [task, prompt] = [randomTask(rng), normalMatrix(rng, 3, 4)];
    const measured = gradient((flat) => promptLoss(task, folded(flat, 4)), prompt.flat());
    const selector = range(3).map((row) => range(6).map((column) => (row === column ? 1 : 0)));
    const rows = range(task.inputs.length).map((i) => multiply(selector, stackSlopes(task, prompt, i)));
    return distance(rows.reduce<Matrix>(add, scale(0, prompt)), folded(measured, 4));
  },
};

/** inf over P in R^(m×d) of L ≤ min over all m tokens of L. */
export const relaxation: Check = {
  method: 'All 64 hard prompts of two tokens, and gradient descent from the best one, on five tasks.',
  tolerance: 0,
  error: () => {
    const errorOf = (seed: number) => {
      const rng = createRng(seed);
      const [task, table] = [randomTask(rng), normalMatrix(rng, 8, 4)];
      const prompts = everyBatch(8, 2).map((tokens) => tokens.map((token) => at(table, token)));
      const best = prompts.reduce((a, b) => (promptLoss(task, b) < promptLoss(task, a) ? b : a));
      const soft = promptLoss(task, trainedPrompt(task, best, { rate: 0.2, steps: 100 }));
      return Math.max(0, ...prompts.map((prompt) => soft - promptLoss(task, prompt)));
    };
    return Math.max(...[1, 2, 3, 4, 5].map(errorOf));
  },
};

/** A soft prompt has md numbers, a prefix 2Lmd. */
export const trainedNumbers: Check = {
  method: 'What stands in the cache of every layer after five tokens, and the numbers of five inputs, counted.',
  tolerance: 0,
  error: () => {
    const rng = createRng(1407);
    const [m, width, layers] = [5, 12, 4];
    const shape = { width, heads: 3, keyValueHeads: 3, ratio: 2, hasBiases: true };
    const inputs = normalMatrix(rng, m, width);
    const caches = range(layers).map(() => allAtOnce(randomBlock(rng, shape), inputs).cache);
    return distance([[countNumbers(caches), countNumbers(inputs)]], [[2 * layers * m * width, m * width]]);
  },
};

/** o = (1 - γ)o_X + γo_P with γ the share of the prefix; α_j/α_l = exp(e_j - e_l). */
export const prefixSplit: Check = {
  method: 'One softmax over content and prefix, against attention on each alone; the ratio of all pairs of weights.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(1408);
    const errorOf = () => {
      const [query, keys, values] = [normalVector(rng, 3), normalMatrix(rng, 4, 3), normalMatrix(rng, 4, 2)];
      const [prefixKeys, prefixValues] = [normalMatrix(rng, 2, 3), normalMatrix(rng, 2, 2)];
      const both = attend({ query, keys: [...prefixKeys, ...keys], values: [...prefixValues, ...values] });
      const content = attend({ query, keys, values });
      const prefix = attend({ query, keys: prefixKeys, values: prefixValues });
      const [a, b] = [sum(content.scores.map(Math.exp)), sum(prefix.scores.map(Math.exp))];
      const mixed = total(times(a / (a + b), content.output), times(b / (a + b), prefix.output));
      const weights = both.weights.slice(2);
      const ratios = weights.flatMap((a) => weights.map((b) => a / b));
      const expected = content.scores.flatMap((a) => content.scores.map((b) => Math.exp(a - b)));
      return distance([both.output, ratios], [mixed, expected]);
    };
    return Math.max(...range(20).map(errorOf));
  },
};

/** p̃_c = (p_c / p_cf,c) / Σ (p_c' / p_cf,c'). */
export const contextualCalibration: Check = {
  method: 'Classifiers of four classes with a bias on their logits, which an input without content shows alone.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(1409);
    const errorOf = () => {
      const [logits, bias] = [normalVector(rng, 4), times(2, normalVector(rng, 4))];
      const [seen, contentFree] = [softmax(total(logits, bias)), softmax(bias)];
      const parts = seen.map((mass, c) => mass / at(contentFree, c));
      return distance([times(1 / sum(parts), parts)], [softmax(logits)]);
    };
    return Math.max(...range(40).map(errorOf));
  },
};

/** ECE = Σ (n_b/n) |accuracy_b - confidence_b|. */
export const calibrationError: Check = {
  method: 'Answers in five bins of unequal size whose accuracy misses their confidence by known amounts, by hand.',
  tolerance: 1e-12,
  error: () => {
    const bins: Matrix = [[0.55, 22, 40], [0.65, 26, 40], [0.75, 24, 40], [0.85, 17, 20], [0.95, 13, 20]]; // prettier-ignore
    const confidences = bins.flatMap(([confidence = 0, , size = 0]) => range(size).map(() => confidence));
    const hits = bins.flatMap(([, right = 0, size = 0]) => range(size).map((i) => (i < right ? 1 : 0)));
    // Of 160 answers 40 are too sure by 0.15 and 20 by 0.95 - 0.65; the others are just right.
    return Math.abs(calibrationErrorOf({ confidences, hits }, 10) - (40 * 0.15 + 20 * 0.3) / 160);
  },
};

/** p(ŷ | x) = Σ_z p(z | x) p(ŷ | x, z): shares of sampled answers estimate it. */
export const chainSum: Check = {
  method: 'Answers of 4,000 sampled chains of three tokens, in 20 groups, in standard errors off the sum over chains.',
  tolerance: 4,
  error: () => {
    const rng = createRng(1411);
    const { next } = randomTree(SIZE, rng);
    const sampled = () => range(4).reduce<Vector>((text) => [...text, sampleToken(next(text), rng)], []);
    const groups = range(20).map(() => range(200).map(() => at(sampled(), 3)));
    const errorOf = (answer: number) => {
      const shares = groups.map((answers) => answers.filter((each) => each === answer).length / 200);
      const terms = everyBatch(3, 3).map((chain) => probabilityUnder(next, chain) * at(next(chain), answer));
      return standardErrors(shares, sum(terms));
    };
    return Math.max(...[0, 1, 2].map((answer) => Math.abs(errorOf(answer))));
  },
};

/** Three chains: p³ + 3p²(1-p) + p(1-p)²(1-1/M); odd N, M = 1: the binomial tail; N → ∞: 1 if p > q, 0 if p < q. */
export const vote: Check = {
  method: 'All counts of answers with multinomial probabilities; at 40 chains within 0.02 of the limit on both sides.',
  tolerance: 1e-8,
  error: () => {
    const three = (p: number, M: number) => p ** 3 + 3 * p ** 2 * (1 - p) + p * (1 - p) ** 2 * (1 - 1 / M);
    const choose = (N: number, i: number) => range(i).reduce((product, j) => (product * (N - j)) / (j + 1), 1);
    const tail = (N: number, p: number) =>
      sum(range(N + 1).map((i) => (i > N / 2 ? choose(N, i) * p ** i * (1 - p) ** (N - i) : 0)));
    const chances = [0.05, 0.2, 0.4, 0.5, 0.7, 0.95];
    const ofThree = chances.flatMap((p) => [1, 2, 3, 5].map((M) => rightVote(3, { p, M }) - three(p, M)));
    const ofTwo = chances.flatMap((p) => [1, 5, 11].map((N) => rightVote(N, { p, M: 1 }) - tail(N, p)));
    const ofMany = Math.max(1 - rightVote(40, { p: 0.48, M: 3 }), rightVote(40, { p: 0.12, M: 3 }));
    return Math.max(...[...ofThree, ...ofTwo].map(Math.abs), ofMany - 0.02);
  },
};

/** L = -ln σ(r(ŷ+) - r(ŷ-)) is least where σ of the difference is the share of preferences. */
export const preferenceLoss: Check = {
  method: 'Rewards fitted by descent to preferences in proportion to known strengths, against their logarithms.',
  tolerance: 1e-6,
  error: () => {
    const strengths = [1, 2.5, 0.4];
    const share = (a: number, b: number) => at(strengths, a) / (at(strengths, a) + at(strengths, b));
    const fitted = settled((rewards) => pairwiseLoss(rewards, share), [0, 0, 0], { rate: 4, steps: 400 });
    const gaps = [fitted, strengths.map(Math.log)].map((scores) => scores.map((score) => score - at(scores, 0)));
    return distance(gaps.slice(0, 1), gaps.slice(1));
  },
};

/** J(π) = E r - β KL(π ‖ π_ref) is largest for π* = π_ref e^(r/β) / Z, with value β ln Z. */
export const tiltedPolicy: Check = {
  method: 'Ascent of the objective on the logits of a policy, and random policies, each below by β times a divergence.',
  tolerance: 1e-6,
  error: () => {
    const rng = createRng(1414);
    const errorOf = (beta: number) => {
      const tuning = { rewards: normalVector(rng, 4), reference: softmax(normalVector(rng, 4)), beta };
      const worth = (policy: Vector) => regularizedReward(policy, tuning);
      const { policy: best, value } = tilted(tuning);
      const found = settled((logits) => -worth(softmax(logits)), [0, 0, 0, 0], { rate: 2 / beta, steps: 3000 });
      const others = range(10).map(() => softmax(times(2, normalVector(rng, 4))));
      const missed = others.map((policy) => worth(policy) + beta * divergence(policy, best) - value);
      return Math.max(distance([softmax(found)], [best]), Math.abs(worth(best) - value), ...missed.map(Math.abs));
    };
    return Math.max(errorOf(0.5), errorOf(1), errorOf(2));
  },
};

/** L = -ln σ(u(ŷ+) - u(ŷ-)) with u = β ln(π/π_ref). */
export const directPreference: Check = {
  method: 'Descent of the mean loss over Bradley–Terry preferences, against the optimum with the rewards themselves.',
  tolerance: 1e-6,
  error: () => {
    const rng = createRng(1415);
    const errorOf = (beta: number) => {
      const tuning = { rewards: normalVector(rng, 4), reference: softmax(normalVector(rng, 4)), beta };
      const share = (a: number, b: number) => 1 / (1 + Math.exp(at(tuning.rewards, b) - at(tuning.rewards, a)));
      const loss = (logits: Vector) => pairwiseLoss(impliedRewards(softmax(logits), tuning), share);
      const found = settled(loss, [0, 0, 0, 0], { rate: 6 / beta ** 2, steps: 800 });
      return distance([softmax(found)], [tilted(tuning).policy]);
    };
    return Math.max(errorOf(0.5), errorOf(1));
  },
};
