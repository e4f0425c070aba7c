import { describe, expect, it } from 'vitest';
import { at, range, sum } from '../core/array.ts';
import { beamSteps } from '../core/beam-search.ts';
import { beamsByRanking } from '../core/beam-by-ranking.ts';
import { matchedShare, ngrams } from '../core/bleu.ts';
import { softmax } from '../core/dense-network.ts';
import { encoderStates, END, entriesOf, forcedLoss, fullModel, leanModel } from '../core/encoder-decoder.ts';
import { contextAdjoint, encoderAdjoints } from '../core/encoder-decoder-adjoint.ts';
import { literalProbabilities } from '../core/encoder-decoder-literal.ts';
import { gradient } from '../core/finite-differences.ts';
import { heaviestOfSize } from '../core/heaviest-set.ts';
import { distance } from '../core/matrix.ts';
import { offByStep } from '../core/off-track.ts';
import { normalVector } from '../core/random-matrix.ts';
import { createRng } from '../core/rng.ts';
import { entropy, tempered, topP } from '../core/token-sampling.ts';
import { randomTree } from '../core/token-tree.ts';
import { dot } from '../core/vector.ts';

const SIZE = { source: 5, target: 4, embedding: 2, states: 3 };

/** Each wrong formula is held against the independent side of the check; its error must be far outside the tolerance. */
describe('a plausible slip would be caught', () => {
  it('in a decoder that reads the token that it predicts: its probabilities do not add up to 1', () => {
    const net = fullModel(createRng(802), SIZE);
    const leaking = (target: readonly number[]) => literalProbabilities(net, [2, 0, 4], [...target, END]).slice(1);
    const probability = (a: number, b: number) =>
      leaking([a, b]).reduce((p, step, t) => p * at(step, at([a, b], t)), 1);
    const total = sum(range(4).flatMap((a) => range(4).map((b) => probability(a, b))));
    expect(Math.abs(total - 1)).toBeGreaterThan(0.01);
  });

  it('in a gradient of the context without its direct ways into the later steps', () => {
    const net = fullModel(createRng(803), SIZE);
    const context = at(encoderStates(net, [2, 0, 4]), 2);
    const whole = contextAdjoint({ net, context, target: [3, 2, END] });
    const first = contextAdjoint({ net, context, target: [3] });
    expect(distance([whole], [first])).toBeGreaterThan(0.01);
    const measured = gradient((c) => forcedLoss(net, c, [3, 2, END]), context);
    expect(distance([whole], [measured])).toBeLessThan(1e-9);
  });

  it('in a gradient that would be the same at every encoder state', () => {
    const net = leanModel(createRng(804), SIZE);
    const adjoints = encoderAdjoints(net, [2, 0, 4], [1, 1, 1]);
    expect(distance([at(adjoints, 1)], [at(adjoints, 3)])).toBeGreaterThan(0.01);
  });

  it('in a count that forgets one bias for each gate', () => {
    const counted = entriesOf(leanModel(createRng(805), SIZE)).length;
    expect(counted).toBe(2 * 9 + 6 * 3 * (3 + 2 + 1) + 4 * 4);
    expect(counted).not.toBe(2 * 9 + 6 * 3 * (3 + 2) + 4 * 4);
  });

  it('in an entropy whose slope has the square of the temperature', () => {
    const logits = normalVector(createRng(812), 8);
    const slope = at(gradient(([tau = 1]) => entropy(tempered(logits, tau)), [2]), 0); // prettier-ignore
    const p = tempered(logits, 2);
    const variance = dot(p, logits.map((z) => (z - dot(p, logits)) ** 2)); // prettier-ignore
    expect(slope).toBeCloseTo(variance / 8, 9);
    expect(Math.abs(slope - variance / 4)).toBeGreaterThan(0.01);
  });

  it('in the chance of being off the track with another ratio, or without recovery in its factor', () => {
    const paths = [offByStep({ error: 0.05, recovery: 0.2 }, 10)];
    const formula = (ratio: number, factor: number) => [range(10).map((i) => ratio * (1 - factor ** (i + 1)))];
    expect(distance(paths, formula(0.2, 0.75))).toBeLessThan(1e-13);
    expect(distance(paths, formula(0.05 / 0.2, 0.75))).toBeGreaterThan(0.01);
    expect(distance(paths, formula(0.2, 0.95))).toBeGreaterThan(0.01);
  });

  it('in a nucleus that stops before the mass is reached', () => {
    const probabilities = softmax(normalVector(createRng(813), 8));
    const kept = topP(probabilities, 0.6).filter((p) => p > 0).length;
    expect(dot(heaviestOfSize(probabilities, kept), probabilities)).toBeGreaterThanOrEqual(0.6);
    expect(dot(heaviestOfSize(probabilities, kept - 1), probabilities)).toBeLessThan(0.6);
  });

  it('in a beam that keeps the best child of each prefix', () => {
    const differs = range(20).filter((seed) => {
      const { next } = randomTree({ vocabulary: 3, depth: 4, sharpness: 1 }, createRng(seed));
      const children = (prefix: readonly number[]) => [...prefix, next(prefix).indexOf(Math.max(...next(prefix)))];
      const second = at(beamsByRanking(next, 2, 2), 1);
      const sideBySide = at(beamSteps({ next, length: 1 }, 2), 0).kept.map(({ tokens }) => children(tokens));
      return JSON.stringify(second.toSorted()) !== JSON.stringify(sideBySide.toSorted());
    });
    expect(differs.length).toBeGreaterThan(1);
  });

  it('in a precision that does not clip', () => {
    const comparison = { candidate: ['a', 'a', 'a', 'b'], reference: ['a', 'b', 'c', 'd'] };
    const known = ngrams(comparison.candidate, 1).filter((run) => comparison.reference.includes(run)).length / 4;
    expect(known).toBe(1);
    expect(matchedShare(comparison, 1)).toBe(1 / 2);
  });
});
