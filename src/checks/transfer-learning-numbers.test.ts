import { describe, expect, it } from 'vitest';
import { at, range, sum } from '../core/array.ts';
import { softmax } from '../core/dense-network.ts';
import { gradient } from '../core/finite-differences.ts';
import { confusionUnder, labelMarginal, lawOfClasses } from '../core/labeled-law.ts';
import { lineIntegral, normalDensity } from '../core/line-integral.ts';
import { apply, distance, transpose } from '../core/matrix.ts';
import { solve } from '../core/linear-solve.ts';
import type { Vector } from '../core/vector.ts';

function expectNumbers(actual: Vector, expected: Vector, within = 1e-6) {
  expect(distance([actual], [expected])).toBeLessThan(within);
}

/** The second moment of the weights for N(m, r²) against N(0, 1), as an integral over [-reach, reach]. */
function secondMoment([m, r]: readonly [number, number], reach = 40) {
  const law = { mean: m, deviation: r };
  const half = (x: number) => normalDensity(x, law) * Math.exp(x ** 2 / 4);
  return lineIntegral((x) => Math.sqrt(2 * Math.PI) * half(x) ** 2, { low: -reach, high: reach, parts: 8000 });
}

describe('the second moment of the weights', () => {
  it('is 2.236015, 3.094662, 1.113589 and 5.468769 for four targets', () => {
    const cases = [[1, 0.8], [0.5, 1.3], [0, 1.2], [1.5, 0.5]] as const; // prettier-ignore
    expectNumbers(cases.map((pair) => secondMoment(pair)), [2.236015, 3.094662, 1.113589, 5.468769]); // prettier-ignore
  });

  it('leaves 36.8 % of the sample at one standard deviation and 1.8 % at two', () => {
    expectNumbers([1 / secondMoment([1, 1]), 1 / secondMoment([2, 1])], [0.367879, 0.018316]);
  });

  it('has no limit for a variance above 2', () => {
    expect(secondMoment([0, 1.45], 20)).toBeGreaterThan(10 * secondMoment([0, 1.45], 10));
  });

  it('asks for 272, 14,842 and 2,202,647 examples for 100 effective ones in 1, 5 and 10 dimensions', () => {
    expect([1, 5, 10].map((dimensions) => Math.ceil(100 * secondMoment([1, 1]) ** dimensions - 1e-6))).toEqual([272, 14842, 2202647]); // prettier-ignore
  });
});

describe('the best line under a normal law', () => {
  /** Exact risk under N(1.5, 0.25) of the least-squares line of x - x³/6 under a normal law. */
  function targetRisk(law: { readonly mean: number; readonly deviation: number }) {
    const truth = (x: number) => x - x ** 3 / 6;
    const moment = (f: (x: number) => number, under: typeof law) =>
      lineIntegral((x) => f(x) * normalDensity(x, under), { low: -12, high: 12, parts: 2400 });
    const middle = moment(truth, law);
    const slope = moment((x) => truth(x) * (x - law.mean), law) / law.deviation ** 2;
    return moment((x) => (truth(x) - middle - slope * (x - law.mean)) ** 2, { mean: 1.5, deviation: 0.5 });
  }

  it('has the target risk 0.214 plain, 0.103 with the square root of the weights and 0.073 with all of them', () => {
    const flattened = (gamma: number) => {
      const precision = 1 - gamma + gamma / 0.25;
      return { mean: (gamma * 1.5) / 0.25 / precision, deviation: 1 / Math.sqrt(precision) };
    };
    expectNumbers([0, 0.5, 1].map((gamma) => targetRisk(flattened(gamma))), [0.2135416667, 0.1030576667, 0.0729166667]); // prettier-ignore
  });
});

describe('class ratios from a confusion matrix', () => {
  it('are 1.5, 0.9 and 0.6 for the rates 0.45, 0.30 and 0.25', () => {
    const given = [[0.8, 0.1, 0.1], [0.1, 0.7, 0.2], [0.1, 0.2, 0.7]]; // prettier-ignore
    const source = lawOfClasses([1 / 3, 1 / 3, 1 / 3], given);
    const rates = apply(transpose(given), [0.5, 0.3, 0.2]);
    expectNumbers(rates, [0.45, 0.3, 0.25]);
    const found = solve(confusionUnder(source, [0, 1, 2]), rates.map((rate) => [rate])).flat(); // prettier-ignore
    expectNumbers(found, [1.5, 0.9, 0.6]);
    expectNumbers(labelMarginal(source), [1 / 3, 1 / 3, 1 / 3]);
  });

  it('give a share of the sick of 0.2 in the worked example', () => {
    const found = solve([[0.4, 0.05], [0.1, 0.45]], [[0.66], [0.34]]).flat(); // prettier-ignore
    expectNumbers(found, [1.6, 0.4]);
  });
});

/** One feature of three inputs and its head, trained at the rate 0.1 on the first two inputs with targets 1. */
function tuned(start: { readonly head: number; readonly delta: number }, steps: { probe: number; tune: number }) {
  const move = ([a, u1, u2]: readonly [number, number, number], released: number) => {
    const [first, second] = [a * u1 - 1, a * u2 - 1];
    const down = (u: number, residual: number) => u - released * 0.1 * residual * a;
    return [a - 0.1 * (first * u1 + second * u2), down(u1, first), down(u2, second)] as const;
  };
  const begin: readonly [number, number, number] = [start.head, 1, 1 + start.delta];
  const probed = range(steps.probe).reduce<readonly [number, number, number]>((now) => move(now, 0), begin);
  const [a, u1, u2] = range(steps.tune).reduce<readonly [number, number, number]>((now) => move(now, 1), probed);
  return { head: a, inside: ((a * u1 - 1) ** 2 + (a * u2 - 1) ** 2) / 2, outside: (a - 1) ** 2 / 2 };
}

describe('probing, tuning and both', () => {
  const three = (delta: number) =>
    [{ probe: 400, tune: 0 }, { probe: 0, tune: 400 }, { probe: 400, tune: 400 }].map((steps) => tuned({ head: 0, delta }, steps)); // prettier-ignore

  it('end outside at 0.0105, 0.0221 and 0.0097 for features that are too large', () => {
    expectNumbers(three(0.3).map(({ outside }) => outside), [0.010509805, 0.0221200917, 0.0097321071], 1e-8); // prettier-ignore
    expectNumbers(three(0.3).map(({ head }) => head), [0.8550185874, 0.7896664946, 0.8604857924], 1e-8); // prettier-ignore
    expectNumbers(three(0.3).map(({ inside }) => inside), [0.0167286245, 0, 0], 1e-8); // prettier-ignore
  });

  it('end at 0.1122 for full tuning from a head of 2', () => {
    const { head, outside } = tuned({ head: 2, delta: 0.3 }, { probe: 0, tune: 400 });
    expectNumbers([head, outside], [1.4736495668, 0.1121719561], 1e-8);
  });

  it('are ranked otherwise for features that are too small', () => {
    expectNumbers(three(-0.1).map(({ outside }) => outside), [0.0012362, 0.0057517, 0.0012789], 1e-6); // prettier-ignore
    expectNumbers(three(-0.3).map(({ outside }) => outside), [0.009932, 0.002003, 0.0111987], 1e-6); // prettier-ignore
  });
});

describe('the biased source', () => {
  const table = (bias: number) => {
    const [own, other, share] = [4 / 10, 4 / 100 + bias ** 2, 100 / 110];
    const error = (omega: number) => (1 - omega) ** 2 * own + omega ** 2 * other;
    return [error(share), own / (own + other), error(own / (own + other))];
  };

  it('gives the table of the notes', () => {
    expectNumbers(table(0.5), [0.2429752066, 0.5797101449, 0.168115942], 1e-8);
    expectNumbers(table(1), [0.8628099174, 0.2777777778, 0.2888888889], 1e-8);
  });

  it('has the threshold 0.663', () => {
    expect(at(table(0.6633249581), 0)).toBeCloseTo(0.4, 8);
  });
});

describe('the entropy of 0.7, 0.2 and 0.1', () => {
  it('has the slopes -0.312, 0.161 and 0.150 in the logits', () => {
    const entropy = (z: Vector) => -sum(softmax(z).map((p) => p * Math.log(p)));
    expectNumbers(gradient(entropy, [0.7, 0.2, 0.1].map(Math.log)), [-0.3116, 0.1615, 0.1501], 2e-4);
  });
});

describe('the distance by a kernel', () => {
  it('is 0.177 for a shift of one standard deviation', () => {
    const line = (f: (x: number) => number) => lineIntegral(f, { low: -10, high: 11, parts: 200 });
    const at0 = (x: number, mean: number) => normalDensity(x, { mean, deviation: 1 });
    const mean = (a: number, b: number) =>
      line((x) => at0(x, a) * line((z) => at0(z, b) * Math.exp(-((x - z) ** 2) / 2)));
    expect(mean(0, 0) + mean(1, 1) - 2 * mean(0, 1)).toBeCloseTo(0.177268, 6);
  });
});
