import { describe, expect, it } from 'vitest';
import { at, range, sum } from './array.ts';
import { gradient } from './finite-differences.ts';
import { contrastOf, contrastOnCircle, cosineSimilarity, ntXentLosses } from './infonce.ts';

const DEGREE = Math.PI / 180;
const CIRCLE = { anchor: 0, positive: 20 * DEGREE, negatives: [30, 75, 140, -60, -120].map((angle) => angle * DEGREE) };

describe('InfoNCE of one anchor', () => {
  it('has the loss and the probabilities found by hand', () => {
    const { loss, probabilities } = contrastOf([0.9, 0.5, 0.1, -0.3], { temperature: 0.5 });
    expect(loss).toBeCloseTo(0.5550014, 6);
    const expected = [0.57407145, 0.25794693, 0.11590303, 0.05207859];
    for (const [j, p] of expected.entries()) expect(probabilities[j]).toBeCloseTo(p, 7);
  });

  it('has the slopes that finite differences measure, wherever the positive stands', () => {
    const similarities = [0.9, 0.5, 0.1, -0.3];
    for (const positive of range(4)) {
      const measured = gradient((s) => contrastOf(s, { temperature: 0.3, positive }).loss, similarities);
      const { slopes } = contrastOf(similarities, { temperature: 0.3, positive });
      for (const [j, slope] of measured.entries()) expect(slopes[j]).toBeCloseTo(slope, 9);
      expect(sum(slopes)).toBeCloseTo(0, 12);
    }
  });

  it('costs ln N when all candidates look alike, at any temperature', () => {
    expect(contrastOf([0.4, 0.4, 0.4, 0.4], { temperature: 0.07 }).loss).toBeCloseTo(Math.log(4), 12);
  });
});

describe('InfoNCE on the circle', () => {
  it.each([
    { temperature: 0.05, expected: [0.2064536075, 0.813464, 0.9993332994, 0.586017267] },
    { temperature: 0.1, expected: [0.4002006996, 0.67018553, 0.9727308193, 0.411739046] },
    { temperature: 0.5, expected: [0.9644779896, 0.38118213, 0.531597772, -0.2005984034] },
  ])('at temperature $temperature gives the values of a second program', ({ temperature, expected }) => {
    const { loss, probabilities, hardestShare, slope } = contrastOnCircle({ ...CIRCLE, temperature });
    const found = [loss, at(probabilities, 0), hardestShare, slope];
    for (const [i, value] of expected.entries()) expect(found[i]).toBeCloseTo(value, 7);
  });

  it('has the slope that finite differences measure for an anchor anywhere', () => {
    const at40 = { ...CIRCLE, anchor: 0.7, temperature: 0.2 };
    const [measured] = gradient(([anchor = 0]) => contrastOnCircle({ ...at40, anchor }).loss, [0.7]);
    expect(contrastOnCircle(at40).slope).toBeCloseTo(measured ?? NaN, 9);
  });

  it('shares add up even where the positive has all but a rounding error of the probability', () => {
    const sharp = contrastOnCircle({ ...CIRCLE, positive: 0, negatives: [1, 2], temperature: 0.005 });
    expect(sharp.hardestShare).toBeCloseTo(1, 12);
  });
});

describe('NT-Xent', () => {
  it('of four unit vectors in two pairs has the losses found by hand', () => {
    const vectors = [0, 20, 90, 120].map((angle) => [2 * Math.cos(angle * DEGREE), 2 * Math.sin(angle * DEGREE)]);
    const losses = ntXentLosses(vectors, [1, 0, 3, 2], 0.5);
    const expected = [0.18967216, 0.3439339, 0.42366897, 0.17403521];
    for (const [i, loss] of expected.entries()) expect(losses[i]).toBeCloseTo(loss, 7);
    expect(sum(losses) / 4).toBeCloseTo(0.28282756, 7);
  });

  it('measures directions, not lengths', () => {
    expect(cosineSimilarity([3, 0], [1, 1])).toBeCloseTo(Math.SQRT1_2, 12);
  });
});
