import { describe, expect, it } from 'vitest';
import { alignedWeights, mostInvariant, variance, viewCovariance } from '../core/alignment-dynamics.ts';
import { at, range, sum } from '../core/array.ts';
import { enumeratedLoss, logRatios, lossOfPairs, mutualInformation, placeEntropy } from '../core/contrast-enumeration.ts'; // prettier-ignore
import { meanMiss, missSlopes, secondMoment } from '../core/denoising.ts';
import { masks, signPatterns } from '../core/every-outcome.ts';
import { gradient } from '../core/finite-differences.ts';
import { folded } from '../core/flat-rows.ts';
import { ntXentLosses, ntXentSlope } from '../core/infonce.ts';
import { add, apply, diagonal, distance, identity, multiply, scale, transpose } from '../core/matrix.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { descendedAutoencoder, measuredErrorSlopes, quotient, squaredErrorSlopes } from '../core/reconstruction.ts';
import { createRng } from '../core/rng.ts';
import { svd } from '../core/singular-values.ts';
import { dot, elementwise, norm, times, total, type Vector } from '../core/vector.ts';
import { meanOverViews } from '../core/view-moments.ts';

const VIEWS = { content: [[1, 0.3], [0.3, 1]], noise: [[1, 0.2], [0.2, 0.15]] }; // prettier-ignore

/** Each wrong formula is held against the independent side of the check; its error must be far outside the tolerance. */
describe('a plausible slip would be caught', () => {
  it('in gradients of encoder and decoder with the wrong transpose', () => {
    const rng = createRng(1);
    const inputs = normalMatrix(rng, 7, 4);
    const weights = { encoder: normalMatrix(rng, 2, 4), decoder: normalMatrix(rng, 4, 2) };
    const [right, measured] = [squaredErrorSlopes(inputs, weights), measuredErrorSlopes(inputs, weights)];
    expect(distance(right.decoder, measured.decoder)).toBeLessThan(1e-8);
    const swapped = squaredErrorSlopes(inputs, { encoder: transpose(weights.decoder), decoder: transpose(weights.encoder) }); // prettier-ignore
    expect(distance(transpose(swapped.encoder), measured.decoder)).toBeGreaterThan(0.1);
  });

  it('in the share of a penalized pair taken from ridge', () => {
    const ended = descendedAutoencoder(
      { encoder: [[0.3]], decoder: [[0.8]] },
      { covariance: [[4]], lambda: 1, rate: 0.02, steps: 2000 },
    );
    expect(dot(at(ended.encoder, 0), ended.decoder.flat())).toBeCloseTo(1 - 1 / 4, 9);
    expect(4 / (4 + 1)).not.toBeCloseTo(3 / 4, 2);
  });

  it('in a noise penalty without the number of examples', () => {
    const inputs = normalMatrix(createRng(2), 6, 3);
    const corruption = { inputs, outcomes: signPatterns(3), corrupted: (x: Vector, signs: Vector) => total(x, times(0.7, signs)) }; // prettier-ignore
    const shrunk = (lambda: number) => {
      const gram = scale(6, secondMoment(inputs));
      return quotient(gram, add(gram, scale(lambda, identity(3))));
    };
    expect(Math.max(...missSlopes(corruption, shrunk(6 * 0.49)).map(Math.abs))).toBeLessThan(1e-9);
    expect(Math.max(...missSlopes(corruption, shrunk(0.49)).map(Math.abs))).toBeGreaterThan(0.1);
  });

  it('in a masked optimum that forgets the diagonal, or rescales', () => {
    const inputs = normalMatrix(createRng(3), 6, 3);
    const covariance = secondMoment(inputs);
    const corruption = { inputs, outcomes: masks(3, 0.5), corrupted: elementwise };
    const variances = diagonal(covariance.map((row, i) => 0.5 * at(row, i)));
    const best = quotient(covariance, add(scale(0.5, covariance), variances));
    expect(Math.max(...missSlopes(corruption, best).map(Math.abs))).toBeLessThan(1e-9);
    expect(meanMiss(corruption, identity(3))).toBeGreaterThan(meanMiss(corruption, best) + 0.01);
    expect(meanMiss(corruption, scale(0.5, best))).toBeGreaterThan(meanMiss(corruption, best) + 0.01);
  });

  it('in a best score that is the density and not its ratio', () => {
    const joint = [[0.3, 0.15, 0.05], [0.05, 0.05, 0.4]]; // prettier-ignore
    const game = { joint, candidates: 3 };
    expect(enumeratedLoss(game, logRatios(joint))).toBeCloseTo(placeEntropy(game), 12);
    const conditional = joint.map((row) => row.map(Math.log));
    expect(enumeratedLoss(game, conditional)).toBeGreaterThan(placeEntropy(game) + 0.005);
  });

  it('in a bound that counts one candidate too many', () => {
    const joint = [[0.3, 0.2], [0.25, 0.25]]; // prettier-ignore
    const loss = enumeratedLoss({ joint, candidates: 4 }, logRatios(joint));
    expect(Math.log(4) - loss).toBeLessThanOrEqual(mutualInformation(joint));
    expect(Math.log(5) - loss).toBeGreaterThan(mutualInformation(joint) + 0.1);
  });

  it('in a limit without the temperature, or with the logarithm inside the mean', () => {
    const joint = [[0.35, 0.15], [0.1, 0.4]]; // prettier-ignore
    const scores = [[1.1, -0.4], [0.2, 0.9]]; // prettier-ignore
    const limit = lossOfPairs({ joint, candidates: 8000 }, scores) - Math.log(8000);
    const spread = sum(joint.map((row, c) => sum(row) * Math.log(dot([0.45, 0.55], at(scores, c).map(Math.exp)))));
    const inside = sum(joint.map((row, c) => sum(row) * dot([0.45, 0.55], at(scores, c))));
    const alignment = dot(joint.flat(), scores.flat());
    expect(Math.abs(limit - (spread - alignment))).toBeLessThan(1e-3);
    expect(Math.abs(limit - (inside - alignment))).toBeGreaterThan(0.05);
  });

  it('in a slope of NT-Xent that keeps its part along the embedding', () => {
    const views = range(4).map((i) => normalVector(createRng(i), 3));
    const slope = ntXentSlope(views, [1, 0, 3, 2], { anchor: 0, temperature: 0.5 });
    expect(dot(slope, at(views, 0))).toBeCloseTo(0, 12);
    const lossAt = (point: Vector) => at(ntXentLosses([point, ...views.slice(1)], [1, 0, 3, 2], 0.5), 0);
    expect(distance([gradient(lossAt, at(views, 0))], [slope])).toBeLessThan(1e-9);
    expect(norm(slope)).toBeGreaterThan(0.01);
  });

  it('in an alignment loss with the covariance of the views in place of the noise', () => {
    const w = [0.8, 0.6];
    const loss = meanOverViews(VIEWS, (x1, x2) => (dot(w, x1) - dot(w, x2)) ** 2);
    expect(loss).toBeCloseTo(2 * variance(w, VIEWS.noise), 12);
    expect(loss).not.toBeCloseTo(2 * variance(w, viewCovariance(VIEWS)), 1);
    expect(meanOverViews(VIEWS, (x1, x2) => dot(w, x1) * dot(w, x2))).toBeCloseTo(variance(w, VIEWS.content), 12);
  });

  it('in a collapse with the variance penalty just below the noise share, and none just above', () => {
    const { ratio } = mostInvariant(VIEWS);
    const training = { rate: 0.02, predictorRate: 0, ema: 0, steps: 60000, method: 'variance penalty' } as const;
    const lengthAt = (penalty: number) => norm(alignedWeights([0.8, 0.6], VIEWS, { ...training, penalty }));
    expect(lengthAt(0.8 * (1 - ratio))).toBeLessThan(1e-3);
    expect(lengthAt(1.25 * (1 - ratio))).toBeGreaterThan(0.3);
  });
});

it('the best linear denoiser multiplies the most invariant embedding by its ratio', () => {
  const { ratio, direction } = mostInvariant(VIEWS);
  const denoiser = quotient(VIEWS.content, viewCovariance(VIEWS));
  expect(distance([apply(transpose(denoiser), direction)], [times(ratio, direction)])).toBeLessThan(1e-12);
});

it('other principal directions are stationary too, and no minimum', () => {
  const inputs = multiply(normalMatrix(createRng(5), 20, 4), diagonal([3, 2, 1, 0.5]));
  const { v } = svd(inputs);
  const chosen = [at(v, 0), at(v, 3)];
  const slopes = squaredErrorSlopes(inputs, { encoder: chosen, decoder: transpose(chosen) });
  expect(distance(slopes.encoder, scale(0, slopes.encoder))).toBeLessThan(1e-10);
  expect(distance(slopes.decoder, scale(0, slopes.decoder))).toBeLessThan(1e-10);
  const errorsOf = (turn: number) => {
    const second = total(times(Math.cos(turn), at(v, 3)), times(Math.sin(turn), at(v, 1)));
    const projector = folded([at(v, 0), second].flat(), 4);
    const outputs = multiply(multiply(inputs, transpose(projector)), projector);
    return norm(add(inputs, scale(-1, outputs)).flat()) ** 2;
  };
  expect(errorsOf(0.1)).toBeLessThan(errorsOf(0) - 0.01);
});
