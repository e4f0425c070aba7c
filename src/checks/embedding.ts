import { at, range, sum } from '../core/array.ts';
import { bertTensors } from '../core/bert-tensors.ts';
import { learnPairs, type Merge, tokenCount } from '../core/byte-pair.ts';
import type { Check } from '../core/check.ts';
import { softmax } from '../core/dense-network.ts';
import { normalizedTable, prefixProbability } from '../core/discrete-law.ts';
import { everyBatch } from '../core/every-batch.ts';
import { expectation, masks, signPatterns } from '../core/every-outcome.ts';
import { gradient } from '../core/finite-differences.ts';
import { folded } from '../core/flat-rows.ts';
import { hiddenEndsLogits, hiddenEndsLoss, randomTexts } from '../core/hidden-tokens.ts';
import { add, apply, distance, type Matrix, multiply, outer, scale, transpose } from '../core/matrix.ts';
import { standardized } from '../core/normalization.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { createRng } from '../core/rng.ts';
import { logistic, meanSampledLoss, sampledLoss } from '../core/sampled-pair.ts';
import { kraftSum, prefixPair, segmentationCounts } from '../core/segmentation.ts';
import { freeScores, lossOfScores, noiseDistribution } from '../core/skip-gram.ts';
import { spacedLength, symbolsEver } from '../core/spaced-merge.ts';
import { leastBetween } from '../core/ternary-search.ts';
import { everyCut, randomWord } from '../core/text-cuts.ts';
import { measuredUpstream, oneHotRows, tiedLoss, tiedStates } from '../core/tied-table.ts';
import { difference, dot, elementwise, norm, times, total, type Vector } from '../core/vector.ts';

/** GPT: T times the mean loss is -ln p(text). BERT: least at the conditionals given what is visible, and no likelihood. */
export const twoStyles: Check = {
  method: 'A random law of 27 texts: next-token loss against entropy, slopes of the masked loss at true conditionals.',
  tolerance: 1e-9,
  error: () => {
    const texts = randomTexts(createRng(1301));
    const begins = (text: Vector, length: number) => prefixProbability(texts, text, length);
    const conditionals = (text: Vector) => text.map((_, t) => begins(text, t + 1) / begins(text, t));
    const lossOf = (text: Vector) => -sum(conditionals(text).map(Math.log));
    const gap = sum(texts.texts.map((text, i) => at(texts.law, i) * (lossOf(text) + Math.log(at(texts.law, i)))));
    const slopes = gradient((logits) => hiddenEndsLoss(texts, logits), hiddenEndsLogits(texts));
    return Math.max(Math.abs(gap), ...slopes.map(Math.abs));
  },
};

/** N_0 = 1 and N_i is the sum of N_{i-|v|} over the tokens v that end at i. */
export const segmentationCount: Check = {
  method: 'All 512 cuts of texts of ten letters; counted are those into tokens of a random vocabulary. Misses.',
  tolerance: 0,
  error: () => {
    const missesOf = (seed: number) => {
      const rng = createRng(1310 + seed);
      const vocabulary = ['a', 'n', ...range(5).map(() => randomWord(rng, 'and', rng.integer(1, 4)))];
      const text = randomWord(rng, 'and', 10);
      const isCut = (pieces: readonly string[]) => pieces.every((piece) => vocabulary.includes(piece));
      const found = range(10).map((i) => everyCut(text.slice(0, i + 1)).filter(isCut).length);
      return sum(difference(segmentationCounts(vocabulary, text).slice(1), found).map(Math.abs));
    };
    return sum(range(12).map(missesOf));
  },
};

/** Σ A^(-|v|) ≤ 1 for every prefix-free set; and lengths that satisfy it are those of some prefix-free set. */
export const kraftInequality: Check = {
  method: 'All 16,384 sets of binary strings of at most three letters: the lengths of the prefix-free ones. Misses.',
  tolerance: 0,
  error: () => {
    const strings = [1, 2, 3].flatMap((length) => everyBatch(2, length).map((letters) => letters.join('')));
    const sets = masks(strings.length, 0.5).map(({ draws }) => strings.filter((_, i) => at(draws, i) === 1));
    const lengthsOf = (set: readonly string[]) => [1, 2, 3].map((length) => set.filter((v) => v.length === length).length).join(); // prettier-ignore
    const free = sets.filter((set) => prefixPair(set) === null);
    const possible = new Set(free.map(lengthsOf));
    const isAllowed = (lengths: string) => dot(lengths.split(',').map(Number), [1 / 2, 1 / 4, 1 / 8]) <= 1;
    const tooLong = free.filter((set) => kraftSum(set, 2) > 1).length;
    return tooLong + sets.filter((set) => possible.has(lengthsOf(set)) !== isAllowed(lengthsOf(set))).length;
  },
};

/** V = V_0 + M and T_M = T_{M-1} - #_M; #_M is the count of the pair if its two symbols differ, else at most that. */
export const mergeLength: Check = {
  method: 'Random texts, merged by replacing strings: tokens left, and in an example all symbols ever seen. Misses.',
  tolerance: 0,
  error: () => {
    const missesOf = (seed: number) => {
      const rng = createRng(1330 + seed);
      const wordOf = () => ({ word: randomWord(rng, 'abcd', rng.integer(2, 7)), count: rng.integer(1, 9) });
      const corpus = range(12).map(wordOf);
      const { merges, corpora } = learnPairs(corpus, 8);
      const lengths = corpora.map((_, m) => spacedLength(corpus, merges.slice(0, m)));
      const isMissed = ({ left, right, count }: Merge, m: number) => {
        const joined = at(lengths, m) - at(lengths, m + 1);
        return left === right ? joined > count : joined !== count;
      };
      return merges.filter(isMissed).length + sum(difference(corpora.map(tokenCount), lengths).map(Math.abs));
    };
    const example = ['low', 'lower', 'newest', 'widest'].map((word, i) => ({ word, count: at([5, 2, 6, 3], i) }));
    const sizes = range(16).map((m) => symbolsEver(example, learnPairs(example, m).merges));
    return sum(range(12).map(missesOf)) + sum(sizes.map((size, m) => Math.abs(size - 11 - m)));
  },
};

/** h_t = E e_{x_t}, rows O Eᵀ; Ē = Σ h̄_t e_{x_t}ᵀ = H̄ᵀ O. */
export const lookupGradient: Check = {
  method: 'Finite differences, in all entries of the table, of a loss that reads columns by their numbers.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(1305);
    const [table, targets, ids] = [normalMatrix(rng, 3, 5), normalMatrix(rng, 6, 3), [3, 1, 3, 0, 3, 1]] as const;
    const read = (entries: Matrix) => ids.map((id) => entries.map((row) => at(row, id)));
    const loss = (entries: Vector) => sum(read(folded(entries, 5)).flatMap((h, t) => elementwise(at(targets, t), h.map(Math.sin)))); // prettier-ignore
    const oneHot = oneHotRows(ids, 5);
    const upstream = read(table).map((h, t) => elementwise(at(targets, t), h.map(Math.cos)));
    const measured = folded(gradient(loss, table.flat()), 5);
    const gap = distance(measured, multiply(transpose(upstream), oneHot));
    return Math.max(gap, distance(multiply(oneHot, transpose(table)), read(table)));
  },
};

/** Ē = (1/T) Σ h_t (p_t - y_t)ᵀ + H̄ᵀ O where the table is also the output matrix. */
export const tiedTable: Check = {
  method: 'Finite differences in one table used twice; the upstream rows by finite differences in the embedded tokens.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(1306);
    const net = { table: normalMatrix(rng, 3, 6), own: normalMatrix(rng, 3, 3), before: normalMatrix(rng, 3, 3) };
    const [inputs, targets] = [oneHotRows([4, 0, 4, 2], 6), [0, 4, 2, 1]];
    const embedded = multiply(inputs, transpose(net.table));
    const loss = (entries: Vector) => {
      const table = folded(entries, 6);
      return tiedLoss({ ...net, table }, multiply(inputs, transpose(table)), targets);
    };
    const probabilities = tiedStates(net, embedded).map((h) => softmax(apply(transpose(net.table), h)));
    const missed = add(probabilities, scale(-1, oneHotRows(targets, 6)));
    const output = scale(1 / 4, multiply(transpose(tiedStates(net, embedded)), missed));
    const formula = add(output, multiply(transpose(measuredUpstream(net, embedded, targets)), inputs));
    return distance(folded(gradient(loss, net.table.flat()), 6), formula);
  },
};

/** Perplexity e^L; bits per byte L/ln 2 · tokens/bytes, whatever the cut into tokens. */
export const bitsPerByte: Check = {
  method: 'The bits of a text of twelve bytes in a prefix code, counted, against all 2048 cuts of it into tokens.',
  tolerance: 1e-12,
  error: () => {
    const code = new Map(Object.entries({ a: '0', b: '10', c: '110', d: '111' }));
    const bitsOf = (bytes: string) => sum([...bytes].map((byte) => code.get(byte)?.length ?? NaN));
    const errorOf = (tokens: readonly string[]) => {
      const probabilities = tokens.map((token) => [...token].reduce((p, byte) => p / 2 ** bitsOf(byte), 1));
      const loss = -sum(probabilities.map(Math.log)) / tokens.length;
      const mean = probabilities.reduce((product, p) => product * p ** (-1 / tokens.length), 1);
      const bits = (loss / Math.LN2) * (tokens.length / 12);
      return Math.max(Math.abs(bits - bitsOf('abadcaabacba') / 12), Math.abs(Math.exp(loss) / mean - 1));
    };
    return Math.max(...everyCut('abadcaabacba').map(errorOf));
  },
};

/** Slopes σ(s) - 1 of the true pair and σ(s) of a negative, through s = u_cᵀv; what is drawn twice adds up. */
export const negativeSampling: Check = {
  method: 'Finite differences in all vectors; one negative is drawn twice, one is the true context.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(1308);
    const [center, contexts, negatives] = [normalVector(rng, 3), normalMatrix(rng, 5, 3), [4, 1, 4, 2]];
    const loss = (v: Vector, u: Matrix) => sampledLoss(apply(u, v), { positive: 1, negatives });
    const sigmoid = (c: number) => 1 / (1 + Math.exp(-dot(at(contexts, c), center)));
    const drawn = [{ c: 1, slope: sigmoid(1) - 1 }, ...negatives.map((c) => ({ c, slope: sigmoid(c) }))];
    const slopes = range(5).map((word) => sum(drawn.filter(({ c }) => c === word).map(({ slope }) => slope)));
    const ofContexts = gradient((u) => loss(center, folded(u, 3)), contexts.flat());
    const gap = distance([gradient((v) => loss(v, contexts), center)], [apply(transpose(contexts), slopes)]);
    return Math.max(gap, distance(folded(ofContexts, 3), outer(slopes, center)));
  },
};

/** Positives alone, all vectors times r: 0 < Σ -ln σ(r²s) ≤ n exp(-r² s_min). */
export const positivesOnly: Check = {
  method: 'Thirty pairs of random vectors in one quadrant, stretched: their loss between its bounds. Relative excess.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(1309);
    const vectors = range(30).map(() => [0.5 + rng.uniform(), 0.5 + rng.uniform()]);
    const scores = vectors.map((v, i) => dot(v, at(vectors, (i + 1) % 30)));
    const errorOf = (r: number) => {
      const stretched = vectors.map((v) => times(r, v));
      const loss = sum(stretched.map((v, i) => Math.log1p(Math.exp(-dot(v, at(stretched, (i + 1) % 30))))));
      const formula = sum(scores.map((s) => -Math.log(1 / (1 + Math.exp(-(r ** 2) * s)))));
      const bound = 30 * Math.exp(-(r ** 2) * Math.min(...scores));
      return Math.max(Math.abs(loss - formula), loss / bound - 1, loss > 0 ? 0 : 1);
    };
    return Math.max(...[1, 2, 3, 4, 5].map(errorOf));
  },
};

/** E L = Σ_{w,c} -#(w,c) ln σ(s_wc) - k #(w) p_noise(c) ln σ(-s_wc). */
export const expectedSgns: Check = {
  method: 'Every pair of a small table with every list of two negatives, weighted by its probability.',
  tolerance: 1e-11,
  error: () => {
    const pairs = [[8, 2, 0], [2, 4, 4], [0, 4, 6]]; // prettier-ignore
    const [scores, noise] = [normalMatrix(createRng(1311), 3, 3), noiseDistribution([10, 8, 3], 0.75)];
    const lossOf = (w: number, c: number) => meanSampledLoss(at(scores, w), c, noise);
    const all = sum(pairs.flatMap((row, w) => row.map((count, c) => count * lossOf(w, c))));
    return Math.abs(all - 30 * lossOfScores(scores, { pairs, noise, negatives: 2 }));
  },
};

/** s* = ln #(w,c)/(k #(w) p_noise(c)), which is PMI - ln k under unigram noise. */
export const shiftedPmi: Check = {
  method: 'The least loss of each score by ternary search, for unigram noise and its power 3/4, k = 1 and 5.',
  tolerance: 1e-6,
  error: () => {
    const pairs = [[8, 2, 3], [2, 1, 4], [5, 4, 6]]; // prettier-ignore
    const joint = normalizedTable(pairs);
    const [rows = [], columns = []] = [joint, transpose(joint)].map((table) => table.map((row) => sum(row)));
    const errorOf = (negatives: number, alpha: number) => {
      const noise = noiseDistribution(columns, alpha);
      const lossOf = (w: number, c: number) => (s: number) => at(at(joint, w), c) * logistic(s) + negatives * at(rows, w) * at(noise, c) * logistic(-s); // prettier-ignore
      const found = pairs.map((row, w) => row.map((_, c) => leastBetween(lossOf(w, c), [-12, 12])));
      const formula = freeScores({ pairs, noise, negatives }).map((row) => row.map((s) => s ?? NaN));
      const pmi = joint.map((row, w) => row.map((p, c) => Math.log(p / at(rows, w) / at(columns, c) / negatives)));
      return Math.max(distance(found, formula), alpha === 1 ? distance(found, pmi) : 0);
    };
    return Math.max(errorOf(1, 1), errorOf(5, 1), errorOf(5, 0.75));
  },
};

/** Token, segment and position vector added, then normalized: one matrix times the three one-hot vectors stacked. */
export const bertInput: Check = {
  method: 'Columns read by their numbers and added, against one wide matrix times stacked one-hot vectors.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(1313);
    const [tokens, segments, positions] = [normalMatrix(rng, 4, 7), normalMatrix(rng, 4, 2), normalMatrix(rng, 4, 5)];
    const wide = tokens.map((row, i) => [...row, ...at(segments, i), ...at(positions, i)]);
    const errorOf = ([id = 0, segment = 0, t = 0]: Vector) => {
      const stacked = range(14).map((i) => (i === id || i === 7 + segment || i === 9 + t ? 1 : 0));
      const columns = [tokens, segments, positions].map((table, i) => at(transpose(table), at([id, segment, t], i)));
      const direct = apply(wide, stacked);
      const centered = direct.map((entry) => entry - sum(direct) / 4);
      return distance([standardized(columns.reduce((all, column) => total(all, column)), 0)], [times(2 / norm(centered), centered)]); // prettier-ignore
    };
    return Math.max(...[[3, 0, 0], [6, 1, 4], [0, 0, 2]].map(errorOf)); // prettier-ignore
  },
};

/** P = (V + T_max + 2)d + 2d + L(12d² + 13d) + d² + d. */
export const bertCount: Check = {
  method: 'The shapes of all weights and biases listed layer by layer, for base, large and a small model. Difference.',
  tolerance: 0,
  error: () => {
    const errorOf = ([vocabulary = 0, positions = 0, d = 0, layers = 0]: Vector) => {
      const listed = sum(bertTensors({ vocabulary, positions, width: d, layers }));
      return Math.abs(listed - (vocabulary + positions + 2) * d - 2 * d - layers * (12 * d ** 2 + 13 * d) - d ** 2 - d);
    };
    return Math.max(...[[30522, 512, 768, 12], [30522, 512, 1024, 24], [11, 5, 6, 2]].map(errorOf)); // prettier-ignore
  },
};

/** Mean qT, variance q(1-q)T, none with probability (1-q)^T. */
export const maskCounts: Check = {
  method: 'All 1024 selections among ten positions with their probabilities.',
  tolerance: 1e-12,
  error: () => {
    const selections = masks(10, 0.15);
    const mean = expectation(selections, (draws) => sum(draws));
    const variance = expectation(selections, (draws) => (sum(draws) - mean) ** 2);
    const none = expectation(selections, (draws) => (sum(draws) === 0 ? 1 : 0));
    return distance([[mean, variance, none]], [[0.15 * 10, 0.15 * 0.85 * 10, 0.85 ** 10]]);
  },
};

/** E hᵀh' / E‖h‖² = ‖m‖²/(‖m‖² + tr C). */
export const meanCosine: Check = {
  method: 'Two independent embeddings, each a mean plus a random mixture of three signs, in all 64 outcomes.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(1315);
    const [mean, mixture] = [normalVector(rng, 4), normalMatrix(rng, 4, 3)];
    const embedding = (signs: Vector) => total(mean, apply(mixture, signs));
    const outcomes = signPatterns(6);
    const product = expectation(outcomes, (signs) => dot(embedding(signs.slice(0, 3)), embedding(signs.slice(3))));
    const square = expectation(outcomes, (signs) => norm(embedding(signs.slice(0, 3))) ** 2);
    const trace = norm(mixture.flat()) ** 2;
    return Math.abs(product / square - norm(mean) ** 2 / (norm(mean) ** 2 + trace));
  },
};
