import { describe, expect, it } from 'vitest';
import { adapterSize, randomAdapter } from '../core/adapter.ts';
import { at, range, sum } from '../core/array.ts';
import { allocatedBits, codingErrors, geometricMean } from '../core/bit-allocation.ts';
import { absmaxQuantized, integerRounding, levelRounding, NF4_LEVELS, signalToNoise } from '../core/block-quantizer.ts';
import { flowedFeatures } from '../core/linear-features.ts';
import { lowRankChange, lowRankGradients, lowRankSize } from '../core/low-rank-update.ts';
import { add, distance, type Matrix, scale } from '../core/matrix.ts';
import { normalMatrix } from '../core/random-matrix.ts';
import { createRng } from '../core/rng.ts';
import { signMatrices } from '../core/sign-matrices.ts';
import { svd } from '../core/singular-values.ts';
import { descentFilter, ridgeFilter } from '../core/spectral-filter.ts';
import { keptByAdam, storedBytes } from '../core/stored-bytes.ts';

const GIGABYTE = 1e9;
const QLORA_BITS = 4 + 8 / 64 + 32 / (64 * 256);

describe('a pull toward zero or toward the start', () => {
  const mean = (curvature: number, anchor: number) => (curvature * 3 + 0.1 * anchor) / (curvature + 0.1);

  it('ends at 2.73 and 2.91 at curvature 1, at 0.27 and 2.09 at curvature 0.01', () => {
    const ends = [mean(1, 0), mean(1, 2), mean(0.01, 0), mean(0.01, 2)];
    expect(ends.map((end) => end.toFixed(2))).toEqual(['2.73', '2.91', '0.27', '2.09']);
  });

  it('shrinks a weight by 0.02 % in a short run of AdamW', () => {
    expect(1 - (1 - 2e-5 * 0.01) ** 1000).toBeCloseTo(0.0002, 7);
  });
});

describe('one feature and its head', () => {
  const end = (head: number) => {
    const run = { time: 12, parts: 1500 };
    const model = flowedFeatures({ features: [[1, 1]], head: [head] }, { inputs: [[1, 0]], targets: [1] }, run);
    const outside = (at(model.head, 0) * at(at(model.features, 0), 1) - 1) ** 2 / 2;
    return { head: at(model.head, 0), outside };
  };

  it.each([
    [2, 1.81735, 0.334034],
    [1.5, 1.34322, 0.0589],
    [0, 0.786151, 0.0228656],
    [1, 1, 0],
    [-1.5, -1.34322, 2.74535],
  ])('from a head of %d ends at %d with an error of %d off the axis', (start, head, outside) => {
    expect(end(start).head).toBeCloseTo(head, 5);
    expect(end(start).outside).toBeCloseTo(outside, 4);
  });
});

describe('parameters', () => {
  it('of GPT-2 small are biases, those of the norms among them, to 0.08 %', () => {
    const block = 4 * 768 + 5 * 768 + 2 * 768;
    expect(12 * block + 768).toBe(102144);
    expect((100 * 102144) / 124439808).toBeCloseTo(0.0821, 4);
  });

  it('of LoRA on queries and values of GPT-3 are 4,718,592 at rank 1 and 37,748,736 at rank 8', () => {
    const count = (rank: number) => 2 * 96 * rank * (12288 + 12288);
    expect([count(1), count(4), count(8)]).toEqual([4718592, 18874368, 37748736]);
  });

  it('of LoRA are 8,192 on a square matrix of width 1,024 at rank 4, 0.78 % of it', () => {
    const rng = createRng(1);
    const counted = lowRankSize({ B: normalMatrix(rng, 1024, 4), A: normalMatrix(rng, 4, 1024) });
    expect(counted).toBe(8192);
    expect((100 * counted) / 1024 ** 2).toBeCloseTo(0.78, 2);
  });

  it('of 24 adapters are 2,379,264, 2.2 % of BERT-base', () => {
    const all = 24 * adapterSize(randomAdapter(createRng(1), 768, 64));
    expect(all).toBe(2379264);
    expect(((100 * all) / 109482240).toFixed(2)).toBe('2.17');
  });
});

describe('memory', () => {
  it('takes 16 bytes a parameter: 208 GB for 13 billion, 112 GB for 7 billion', () => {
    const each = storedBytes(keptByAdam(1000)) / 1000;
    expect([(each * 13e9) / GIGABYTE, (each * 7e9) / GIGABYTE]).toEqual([208, 112]);
  });

  it('takes 14.067 GB with LoRA of rank 8 on a frozen base of 7 billion, 3.678 GB on one of 4 bits', () => {
    const trained = (16 * 4194304) / GIGABYTE;
    expect(14 + trained).toBeCloseTo(14.067, 3);
    expect((QLORA_BITS / 8) * 7 + trained).toBeCloseTo(3.678, 3);
  });

  it('takes 6.7 GB for 13 billion weights in QLoRA, 33.5 GB for 65 billion, 3.03 GB less than with plain scales', () => {
    expect((QLORA_BITS / 8) * 13).toBeCloseTo(6.706, 3);
    expect((QLORA_BITS / 8) * 65).toBeCloseTo(33.53, 2);
    expect(((4.5 - QLORA_BITS) / 8) * 65).toBeCloseTo(3.03, 2);
  });
});

describe('the first step of LoRA', () => {
  const gradient = [
    [0.4, -1.1, 0.7],
    [2, 0.3, -0.6],
  ];
  const meanChange = (rank: number, s: number, step: (slope: Matrix) => Matrix) => {
    const starts = signMatrices({ rows: rank, columns: 3, size: 1 / Math.sqrt(3) });
    const B = gradient.map(() => range(rank).map(() => 0));
    const changes = starts.map((A) => lowRankChange({ B: step(lowRankGradients({ B, A }, gradient, s).B), A }, s));
    return changes.map((change) => scale(1 / starts.length, change)).reduce((a, b) => add(a, b));
  };
  const descent = (slope: Matrix) => scale(-0.1, slope);
  const adam = (slope: Matrix) => slope.map((row) => row.map((entry) => -0.1 * Math.sign(entry)));

  it('keeps its mean under gradient descent when the scale falls like the root of the rank', () => {
    const [one, four] = [meanChange(1, 2, descent), meanChange(4, 1, descent)];
    expect(distance(one, four)).toBeLessThan(1e-12);
    expect(distance(one, meanChange(4, 0.5, descent))).toBeGreaterThan(0.05);
  });

  it('keeps its mean under the first step of Adam when the scale falls like the rank', () => {
    const [one, four] = [meanChange(1, 2, adam), meanChange(4, 0.5, adam)];
    expect(distance(one, four)).toBeLessThan(1e-12);
    expect(distance(one, meanChange(4, 1, adam))).toBeGreaterThan(0.05);
  });

  it('is never taken from two factors of zero', () => {
    const zero = { B: [[0], [0]], A: [[0, 0, 0]] };
    const { B, A } = lowRankGradients(zero, gradient, 2);
    expect([...B, ...A].flat().every((entry) => entry === 0)).toBe(true);
  });
});

describe('singular values by hand', () => {
  it('are 2√2 and √2 for the rows (2, 2) and (-1, 1), and rank 1 keeps 0.8', () => {
    const { sigma } = svd([[2, 2], [-1, 1]]); // prettier-ignore
    expect(distance([sigma], [[2 * Math.SQRT2, Math.SQRT2]])).toBeLessThan(1e-12);
    expect(at(sigma, 0) ** 2 / sum(sigma.map((value) => value ** 2))).toBeCloseTo(0.8, 12);
  });

  it('leave 0.2401 of the squares beyond rank 2 when each is 0.7 times the one before', () => {
    const squares = range(16).map((i) => 0.7 ** (2 * i));
    expect(sum(squares.slice(2)) / sum(squares)).toBeCloseTo(0.2401, 4);
  });

  it('show that one direction of parameters can have full rank: the identity', () => {
    expect(svd([[1, 0], [0, 1]]).sigma).toHaveLength(2); // prettier-ignore
  });
});

describe('what is fitted along a direction', () => {
  it('is 1.000, 0.401, 0.005 after 10 steps of rate 0.2, and 1, 1, 0.394 after 1,000', () => {
    const fitted = (steps: number) =>
      [2, 0.5, 0.05].map((sigma) => descentFilter(sigma, { rate: 0.2, steps }).toFixed(3));
    expect(fitted(10)).toEqual(['1.000', '0.401', '0.005']);
    expect(fitted(1000)).toEqual(['1.000', '1.000', '0.394']);
  });

  it('is 0.976, 0.714, 0.024 in the end under a pull of 0.1', () => {
    expect([2, 0.5, 0.05].map((sigma) => ridgeFilter(sigma, 0.1).toFixed(3))).toEqual(['0.976', '0.714', '0.024']);
  });

  it('is 1, 0.6513216, 0.00995512 after 10 steps of rate 0.1 at singular values 3, 1, 0.1', () => {
    const fitted = [3, 1, 0.1].map((sigma) => descentFilter(sigma, { rate: 0.1, steps: 10 }));
    expect(distance([fitted], [[1, 0.6513216, 0.00995512]])).toBeLessThan(1e-7);
  });
});

describe('quantization', () => {
  const rng = createRng(1);
  const weights = range(4096).map(rng.normal);

  it('reaches 19.3 dB with int4 and 20.8 dB with NF4 on normal weights in blocks of 64', () => {
    const [int4, nf4] = [integerRounding(4), levelRounding(NF4_LEVELS)].map((rounded) =>
      signalToNoise(weights, absmaxQuantized(weights, 64, rounded).values).toFixed(1),
    );
    expect([int4, nf4]).toEqual(['19.3', '20.8']);
  });

  it('gains 6.02 dB for each bit once steps are small', () => {
    const ratio = (bits: number) => signalToNoise(weights, absmaxQuantized(weights, 64, integerRounding(bits)).values);
    expect(ratio(12) - ratio(11)).toBeCloseTo(20 * Math.log10(2), 1);
  });
});

describe('bits of coordinates', () => {
  it('are 5, 3, 3, 1 for variances 16, 1, 1, 1/16 at a mean of 3, with 0.0156 for 0.0706 and a gain of 6.55 dB', () => {
    const variances = [16, 1, 1, 1 / 16];
    const bits = allocatedBits(variances, 3);
    expect(distance([bits], [[5, 3, 3, 1]])).toBeLessThan(1e-12);
    expect(codingErrors(variances, bits).map((error) => error.toFixed(4))).toEqual(range(4).map(() => '0.0156'));
    const gain = sum(variances) / 4 / geometricMean(variances);
    expect((sum(variances) / 4 / 64).toFixed(4)).toBe('0.0706');
    expect([gain.toFixed(3), (10 * Math.log10(gain)).toFixed(2)]).toEqual(['4.516', '6.55']);
  });

  it('are 3.5, 2.5, 1.5, 0.5 for variances 16, 4, 1, 0.25 at a mean of 2, with a gain of 4.2427 dB', () => {
    const gain = (16 + 4 + 1 + 0.25) / 4 / geometricMean([16, 4, 1, 0.25]);
    expect(10 * Math.log10(gain)).toBeCloseTo(4.2427, 4);
  });

  it('have nothing to gain from a flat spectrum', () => {
    expect(distance([allocatedBits([3, 3], 4)], [[4, 4]])).toBeLessThan(1e-12);
  });
});
