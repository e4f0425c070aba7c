import { describe, expect, it } from 'vitest';
import { at, range, sum } from '../core/array.ts';
import { beamSearch, greedySequence } from '../core/beam-search.ts';
import { softmax } from '../core/dense-network.ts';
import { divergence } from '../core/divergence.ts';
import { jacobian } from '../core/finite-differences.ts';
import { entropy, tempered } from '../core/token-sampling.ts';
import { probabilityUnder, tokenDivergence } from '../core/token-law.ts';
import { tokenTree } from '../core/token-tree.ts';
import { average, difference, dot, norm, times, type Vector } from '../core/vector.ts';

const TEACHER = [6, 3, 1, -2];
const STUDENT = [2, 2, 0, -1];
const LIMIT = [-0.6875, 0.0625, 0.0625, 0.5625];
const texts = [[0, 0], [0, 1], [1, 0], [1, 1]]; // prettier-ignore

const pushAt = (tau: number) => times(tau, difference(tempered(STUDENT, tau), tempered(TEACHER, tau)));
const lossAt = (tau: number) => tau ** 2 * divergence(tempered(TEACHER, tau), tempered(STUDENT, tau));
const rounded = (values: Vector, digits: number) => values.map((value) => Number(value.toFixed(digits)));

describe('two teachers', () => {
  it('have the means .4, .5, .1 of probabilities and .346, .523, .131 of logits', () => {
    const teachers = [[0.7, 0.2, 0.1], [0.1, 0.8, 0.1]]; // prettier-ignore
    expect(rounded(average(teachers), 6)).toEqual([0.4, 0.5, 0.1]);
    const logits = teachers.map((p) => p.map(Math.log));
    expect(rounded(softmax(average(logits)), 6)).toEqual([0.346042, 0.523166, 0.130792]);
  });
});

describe('the logits 6, 3, 1, -2', () => {
  it('have these probabilities and entropies at the temperatures 1, 4, 20', () => {
    expect(rounded(tempered(TEACHER, 1), 6)).toEqual([0.946199, 0.047108, 0.006375, 0.000317]);
    expect(rounded(tempered(TEACHER, 4), 6)).toEqual([0.527926, 0.249374, 0.151253, 0.071447]);
    expect(rounded(tempered(TEACHER, 20), 6)).toEqual([0.30213, 0.260046, 0.235299, 0.202524]);
    const entropies = [1, 4, 20].map((tau) => entropy(tempered(TEACHER, tau)));
    expect(rounded(entropies, 6)).toEqual([0.231045, 1.157791, 1.375738]);
    expect(Math.log(4)).toBeCloseTo(1.386294, 6);
  });

  it('make class 2 e^5 = 148.4 times as probable as class 4', () => {
    expect(at(softmax(TEACHER), 1) / at(softmax(TEACHER), 3)).toBeCloseTo(148.413, 2);
  });
});

describe('the soft gradient', () => {
  it('without its factor has the lengths .640950, .0590356, .00227542 and 8.96358e-5', () => {
    const lengths = [1, 4, 20, 100].map((tau) => norm(pushAt(tau)) / tau ** 2);
    expect(at(lengths, 0)).toBeCloseTo(0.64095, 5);
    expect(at(lengths, 1)).toBeCloseTo(0.0590356, 7);
    expect(at(lengths, 2)).toBeCloseTo(0.00227542, 8);
    expect(at(lengths, 3)).toBeCloseTo(8.96358e-5, 10);
    expect(at(lengths, 2) / at(lengths, 3)).toBeCloseTo(25.4, 1);
  });

  it('on class 1 has the sizes .488558, .812536 and, in the limit, .6875', () => {
    expect(rounded([at(pushAt(1), 0), at(pushAt(4), 0)], 6)).toEqual([-0.488558, -0.812536]);
    expect(at(pushAt(1e5), 0)).toBeCloseTo(-0.6875, 4);
  });

  it('has the cosines .660, .917, .984 and .9998 with its limit', () => {
    const cosines = [1, 4, 10, 100].map((tau) => dot(pushAt(tau), LIMIT) / norm(pushAt(tau)) / norm(LIMIT));
    expect(rounded(cosines, 6)).toEqual([0.660044, 0.917163, 0.983506, 0.999823]);
  });

  it('belongs to a loss of 1.601897 at 100 and 1.594605 at 1000, of which the limit is 1.59375 and the next term .859375', () => {
    expect(rounded([lossAt(100), lossAt(1000)], 6)).toEqual([1.601897, 1.594605]);
    expect(1000 * (lossAt(1000) - 1.59375)).toBeCloseTo(0.8549, 3);
  });
});

describe('a distilled example by hand', () => {
  it('has the loss .524689 and the gradient -.449206, .336508, .112698', () => {
    const [teacher, student] = [[16, 4, 1].map(Math.log), [4, 4, 1].map(Math.log)];
    const loss = (z: Vector) =>
      0.5 * 4 * divergence(tempered(teacher, 2), tempered(z, 2)) - 0.5 * Math.log(at(softmax(z), 0));
    expect(loss(student)).toBeCloseTo(0.524689, 6);
    const slopes = at(
      jacobian((z) => [loss(z)], student),
      0,
    );
    expect(rounded(slopes, 6)).toEqual([-0.449206, 0.336508, 0.112698]);
  });
});

describe('label smoothing', () => {
  it('with ten classes and a share of .1 has the best gap ln 91 and the least loss .500288', () => {
    expect(Math.log(1 + (10 * 0.9) / 0.1)).toBeCloseTo(4.51086, 5);
    expect(entropy([0.91, ...range(9).map(() => 0.01)])).toBeCloseTo(0.500288, 6);
  });
});

describe('a teacher of two tokens', () => {
  const teacher = tokenTree([[0.45, 0.55], [0.02, 0.98], [0.45, 0.55]]).next; // prettier-ignore
  const lawOf = (first: number, second: number) => {
    const law = tokenTree([[1 - first, first], [1 - second, second], [1 - second, second]]); // prettier-ignore
    return law.next;
  };
  const whole = (student: typeof teacher) => {
    const [p, q] = [teacher, student].map((next) => texts.map((text) => probabilityUnder(next, text)));
    return divergence(p ?? [], q ?? []);
  };

  it('gives its texts .009, .441, .2475 and .3025, of which greedy decoding takes 11 and a beam of two 01', () => {
    expect(rounded(texts.map((text) => probabilityUnder(teacher, text)), 6)).toEqual([0.009, 0.441, 0.2475, 0.3025]); // prettier-ignore
    expect(greedySequence({ next: teacher, length: 2 }).tokens).toEqual([1, 1]);
    expect(at(beamSearch({ next: teacher, length: 2 }, 2), 0).tokens).toEqual([0, 1]);
  });

  it('is .161142 from a student at .5 and .8, and at best .146770 from one with independent tokens', () => {
    expect(whole(lawOf(0.5, 0.8))).toBeCloseTo(0.161142, 6);
    expect(whole(lawOf(0.55, 0.7435))).toBeCloseTo(0.14677, 6);
    const rivals = range(99).flatMap((i) => range(99).map((j) => whole(lawOf((i + 1) / 100, (j + 1) / 100))));
    expect(Math.min(...rivals)).toBeGreaterThan(0.14677);
    expect(tokenDivergence({ teacher, student: lawOf(0.5, 0.8), writer: teacher, length: 2 })).toBeCloseTo(0.161142, 6);
  });
});

describe('two modes and a student with independent tokens', () => {
  const teacher = [1 / 2, 0, 0, 1 / 2];
  const law = (a: number, b: number) => texts.map(([x = 0, y = 0]) => (x ? a : 1 - a) * (y ? b : 1 - b));

  it('cost ln 2 forward at all four texts equally, and more elsewhere', () => {
    expect(divergence(teacher, law(0.5, 0.5))).toBeCloseTo(Math.LN2, 12);
    expect(divergence(teacher, law(0.4, 0.6))).toBeGreaterThan(Math.LN2 + 0.01);
    expect(divergence(teacher, law(0.6, 0.6))).toBeGreaterThan(Math.LN2 + 0.01);
  });

  it('cost ln 2 in reverse at one of the modes, and without bound wherever both tokens vary', () => {
    expect(divergence(law(1, 1), teacher)).toBeCloseTo(Math.LN2, 12);
    expect(divergence(law(0, 0), teacher)).toBeCloseTo(Math.LN2, 12);
    expect(divergence(law(0.5, 0.9), teacher)).toBe(Infinity);
  });
});

describe('rounds of ridge on 32 points of a noisy wave', () => {
  const eigenvalue = (k: number) => (1 + (k / 4) ** 2) ** -2;
  const kept = (k: number, lambda: number, rounds: number) => (eigenvalue(k) / (eigenvalue(k) + lambda)) ** rounds;
  const error = (lambda: number, rounds: number) => {
    const noise = sum(range(17).map((k) => (k % 16 === 0 ? 1 : 2) * kept(k, lambda, rounds) ** 2));
    const bias = 16 * (1 - kept(1, lambda, rounds)) ** 2 + 4 * (1 - kept(3, lambda, rounds)) ** 2;
    return (bias + 0.25 * noise) / 32;
  };

  it('end at .0889, .0689, .0669 and .0725 a point with a penalty of .05', () => {
    expect(rounded([1, 2, 3, 4].map((rounds) => error(0.05, rounds)), 6)).toEqual([0.088862, 0.068913, 0.066936, 0.07254]); // prettier-ignore
  });

  it('end at .124 and .261 with a penalty of .5', () => {
    expect(rounded([error(0.5, 1), error(0.5, 2)], 6)).toEqual([0.124146, 0.260934]);
  });

  it('are better after three than any single fit, which reaches .0706 at a penalty of .144', () => {
    const single = range(3000).map((i) => error((i + 1) / 1000, 1));
    expect(Math.min(...single)).toBeCloseTo(0.070585, 6);
    expect(single.indexOf(Math.min(...single))).toBe(143);
  });

  it('keep .629738 of a mode of .3, as one fit with .176389 does', () => {
    expect((0.3 / 0.35) ** 3).toBeCloseTo(0.629738, 6);
    expect(0.3 * ((1 + 0.05 / 0.3) ** 3 - 1)).toBeCloseTo(0.176389, 6);
    expect(0.3 / (0.3 + 0.176389)).toBeCloseTo(0.629738, 5);
  });
});

describe('sizes', () => {
  it('of a hint regressor: 73,856 numbers against 52,428,800 dense weights, 711.1 times its weights', () => {
    expect(3 ** 2 * 64 * 128 + 128).toBe(73_856);
    expect(10 ** 2 * 64 * (8 ** 2 * 128)).toBe(52_428_800);
    expect(52_428_800 / (73_856 - 128)).toBeCloseTo(711.1, 1);
  });

  it('of stored teachers: 100.514 TB in full, 256 GB for the 64 largest of each token', () => {
    expect(1e9 * 50_257 * 2).toBe(100.514e12);
    expect(1e9 * 64 * (2 + 2)).toBe(256e9);
  });

  it('of quantization errors on [-1, 1]: .00148148 with four bits, 5.12623e-6 with eight', () => {
    expect((2 / 15) ** 2 / 12).toBeCloseTo(0.00148148, 8);
    expect((2 / 255) ** 2 / 12).toBeCloseTo(5.12623e-6, 10);
    expect(20 * Math.log10(2)).toBeCloseTo(6.0206, 4);
    expect((1024 * 4096) / (1024 + 4096)).toBe(819.2);
  });
});
