import { describe, expect, it } from 'vitest';
import { at, range, sum } from './array.ts';
import { covarianceAround } from './every-batch.ts';
import { gradient } from './finite-differences.ts';
import { autoencoderGradients, autoencoderLoss, autoencoderStep, keptShare, leastAutoencoderLoss, type LinearAutoencoder } from './linear-autoencoder.ts'; // prettier-ignore
import { distance, multiply, transpose } from './matrix.ts';
import { normalMatrix } from './random-matrix.ts';
import { createRng } from './rng.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import { tiltedCloud } from './tilted-cloud.ts';
import { dot } from './vector.ts';

const points = tiltedCloud(createRng(1), { count: 60, spreads: [2, 0.7], angle: Math.PI / 6 });
const covariance = covarianceAround(points, [0, 0]);
const start = { encoder: [[0.1, -0.3]], decoder: [[0.2], [0.1]] };

function trained(lambda: number, steps: number, from: LinearAutoencoder = start) {
  return range(steps).reduce<LinearAutoencoder>(
    (weights) => autoencoderStep(weights, { covariance, lambda, rate: 0.02 }),
    from,
  );
}

describe('a linear auto-encoder', () => {
  it('has the loss of its reconstructions, point by point', () => {
    const rng = createRng(4);
    const weights = { encoder: normalMatrix(rng, 2, 3), decoder: normalMatrix(rng, 3, 2) };
    const inputs = normalMatrix(rng, 9, 3);
    const outputs = multiply(multiply(inputs, transpose(weights.encoder)), transpose(weights.decoder));
    const errors = inputs.flatMap((row, i) => row.map((entry, j) => (entry - at(at(outputs, i), j)) ** 2));
    const squares = sum([...weights.encoder.flat(), ...weights.decoder.flat()].map((entry) => entry ** 2));
    const task = { covariance: covarianceAround(inputs, [0, 0, 0]), lambda: 0.7 };
    expect(autoencoderLoss(weights, task)).toBeCloseTo(sum(errors) / 9 + 0.7 * squares, 12);
  });

  it('has the gradients that finite differences measure', () => {
    const rng = createRng(5);
    const weights = { encoder: normalMatrix(rng, 2, 3), decoder: normalMatrix(rng, 3, 2) };
    const task = { covariance: covarianceAround(normalMatrix(rng, 9, 3), [0, 0, 0]), lambda: 0.3 };
    const rows = (flat: readonly number[], columns: number) =>
      range(flat.length / columns).map((i) => flat.slice(i * columns, (i + 1) * columns));
    const found = autoencoderGradients(weights, task);
    const inEncoder = gradient((flat) => autoencoderLoss({ ...weights, encoder: rows(flat, 3) }, task), weights.encoder.flat()); // prettier-ignore
    const inDecoder = gradient((flat) => autoencoderLoss({ ...weights, decoder: rows(flat, 2) }, task), weights.decoder.flat()); // prettier-ignore
    expect(distance(found.encoder, rows(inEncoder, 3))).toBeLessThan(1e-9);
    expect(distance(found.decoder, rows(inDecoder, 2))).toBeLessThan(1e-9);
  });

  it.each([
    [0, 4.155932522],
    [20, 1.017072847],
    [100, 0.4189039541],
    [500, 0.4150265981],
  ])('after %i steps without penalty has the loss of a second program', (steps, loss) => {
    expect(autoencoderLoss(trained(0, steps), { covariance, lambda: 0 })).toBeCloseTo(loss, 8);
  });

  it('with a penalty ends at the least loss, with the kept share as its product of weights', () => {
    const { encoder, decoder } = trained(0.5, 500);
    const { values } = symmetricEigen(covariance);
    expect(autoencoderLoss({ encoder, decoder }, { covariance, lambda: 0.5 })).toBeCloseTo(1.346115935, 8);
    expect(leastAutoencoderLoss(values, { width: 1, lambda: 0.5 })).toBeCloseTo(1.346115935, 8);
    expect(dot(at(encoder, 0), decoder.flat())).toBeCloseTo(0.8621787673, 8);
    expect(keptShare(at(values, 0), 0.5)).toBeCloseTo(0.8621787673, 8);
  });

  it('stays on the minor axis when it starts exactly there', () => {
    const minor = at(symmetricEigen(covariance).vectors, 1).map((entry) => 0.3 * entry);
    const ended = trained(0, 300, { encoder: [minor], decoder: minor.map((entry) => [entry]) });
    expect(autoencoderLoss(ended, { covariance, lambda: 0 })).toBeCloseTo(3.627888, 6);
  });
});

it('a direction weaker than the penalty is switched off and costs its eigenvalue', () => {
  expect(keptShare(0.4, 0.5)).toBe(0);
  expect(keptShare(4, 1)).toBe(0.75);
  expect(leastAutoencoderLoss([4, 0.4, 0.1], { width: 2, lambda: 0.5 })).toBeCloseTo(1 - 1 / 16 + 0.4 + 0.1, 12);
  expect(leastAutoencoderLoss([4, 1, 0.25], { width: 1, lambda: 0 })).toBe(1.25);
});
