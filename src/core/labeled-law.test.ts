import { describe, expect, it } from 'vitest';
import { sum } from './array.ts';
import { confusionUnder, disagreementUnder, errorUnder, inputMarginal, labelMarginal } from './labeled-law.ts';
import { labelsGivenInput, lawOfClasses, lawOfInputs, priorShift, randomLabeledLaw, randomLaw } from './labeled-law.ts';
import { createRng } from './rng.ts';

const LAW = lawOfInputs(
  [0.5, 0.3, 0.2],
  [
    [0.8, 0.2],
    [0.5, 0.5],
    [0, 1],
  ],
);

describe('a law of inputs and labels', () => {
  it('is put together from a law of inputs and laws of labels, and taken apart again', () => {
    expect(LAW.flat().map((p) => p.toFixed(2))).toEqual(['0.40', '0.10', '0.15', '0.15', '0.00', '0.20']);
    expect(inputMarginal(LAW).map((p) => p.toFixed(2))).toEqual(['0.50', '0.30', '0.20']);
    expect(labelMarginal(LAW).map((p) => p.toFixed(2))).toEqual(['0.55', '0.45']);
    expect(labelsGivenInput(LAW).map(([zero]) => zero?.toFixed(2))).toEqual(['0.80', '0.50', '0.00']);
  });

  it('is put together from a prior and laws of inputs', () => {
    const law = lawOfClasses(
      [0.75, 0.25],
      [
        [0.4, 0.6],
        [0.8, 0.2],
      ],
    );
    expect(law.flat().map((p) => p.toFixed(2))).toEqual(['0.30', '0.20', '0.45', '0.05']);
  });

  it('gives the error of a classifier, its confusion and its disagreement with another', () => {
    expect(errorUnder(LAW, [0, 1, 1])).toBeCloseTo(0.25, 12);
    const rows = confusionUnder(LAW, [0, 1, 1]).map((row) => row.map((p) => p.toFixed(2)));
    expect(rows).toEqual([
      ['0.40', '0.10'],
      ['0.15', '0.35'],
    ]);
    expect(disagreementUnder(LAW, [0, 1, 1], [0, 0, 0])).toBeCloseTo(0.5, 12);
  });

  it('can be drawn at random, with every outcome possible', () => {
    const law = randomLaw(createRng(1), 6);
    expect(sum(law)).toBeCloseTo(1, 12);
    expect(Math.min(...law)).toBeGreaterThan(0.01);
    expect(sum(randomLabeledLaw(createRng(3), { inputs: 4, labels: 3 }).flat())).toBeCloseTo(1, 12);
  });

  it('can shift in the prior alone: the law of inputs in each class stays', () => {
    const laws = priorShift(createRng(2), { inputs: 3, classes: 2 });
    const given = laws.map((law) => law.map((row) => (row[0] ?? 0) / (labelMarginal(law)[0] ?? 1)));
    expect(given[0]?.map((p) => p.toFixed(10))).toEqual(given[1]?.map((p) => p.toFixed(10)));
    expect(labelMarginal(laws[0])).not.toEqual(labelMarginal(laws[1]));
  });
});
