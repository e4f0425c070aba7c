import { describe, expect, it } from 'vitest';
import { activations } from '../core/activation.ts';
import { at, range, sum } from '../core/array.ts';
import { add, apply, identity, type Matrix, multiply, outer, scale, transpose } from '../core/matrix.ts';
import { gaussianMean, outputMoment, reluCosine, slopeMoment } from '../core/mean-field.ts';
import { normalDistribution } from '../core/normal-distribution.ts';
import { meanSquare, standardized } from '../core/normalization.ts';
import { withLength } from '../core/projection.ts';
import { randomPass } from '../core/random-depth.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { createRng } from '../core/rng.ts';
import { spectralNorm, svd } from '../core/singular-values.ts';
import { symmetricEigen } from '../core/symmetric-eigen.ts';
import { dot, elementwise, norm, total, type Vector } from '../core/vector.ts';

/** One entry for each step of a map, the start first. */
function orbit(map: (q: number) => number, start: number, steps: number): Vector {
  return range(steps).reduce<Vector>((points, i) => [...points, map(at(points, i))], [start]);
}

function median(values: Vector): number {
  return at(
    values.toSorted((a, b) => a - b),
    Math.floor(values.length / 2),
  );
}

describe('symmetry', () => {
  it('200 steps of descent from a constant start leave all units equal to the last digit', () => {
    const rng = createRng(1);
    const inputs = range(6).map(() => normalVector(rng, 3));
    const targets = normalVector(rng, 6);
    let [first, second]: readonly [Matrix, Vector] = [range(4).map(() => [0.3, 0.3, 0.3]), [0.5, 0.5, 0.5, 0.5]];
    for (let step = 0; step < 200; step += 1) {
      const slopes = inputs.map((x, i) => {
        const hidden = apply(first, x).map(Math.tanh);
        const miss = (dot(second, hidden) - at(targets, i)) / 6;
        const delta = elementwise(second, hidden.map((h) => 1 - h * h)).map((each) => miss * each); // prettier-ignore
        return { first: outer(delta, x), second: hidden.map((h) => miss * h) };
      });
      first = slopes.reduce<Matrix>((w, slope) => add(w, scale(-0.1, slope.first)), first);
      second = total(second, ...slopes.map((slope) => slope.second.map((each) => -0.1 * each)));
    }
    expect(new Set(first.map(String)).size).toBe(1);
    expect(svd(first).sigma).toHaveLength(1);
    expect(new Set(second).size).toBe(1);
    expect(at(second, 0)).not.toBeCloseTo(0.5, 2);
  });
});

describe('signal propagation', () => {
  it('the mean square of a ReLU output is half of that of its input, its mean √(q / 2π)', () => {
    // Over the positive half by a fine sum, since the corner is at its border.
    const half = (f: (z: number) => number) =>
      sum(range(100000).map((i) => { const z = (i + 0.5) / 10000; return (f(z) * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI) / 10000; })); // prettier-ignore
    expect(half((z) => z * z)).toBeCloseTo(outputMoment('ReLU', 1), 9);
    expect(half((z) => z)).toBeCloseTo(Math.sqrt(1 / (2 * Math.PI)), 8);
    // The squares scatter with variance 3/2 - 1/4 = 5/4, and a He layer multiplies them by 2.
    expect(4 * (half((z) => z ** 4) - 1 / 4)).toBeCloseTo(5, 7);
  });

  it('tanh at weight scale 1 loses its signal slowly, like 1 / (2 l)', () => {
    const squares = orbit((q) => outputMoment('tanh', q), 1, 2000);
    const known = [[1, 0.394294], [2, 0.23645], [5, 0.103441], [10, 0.0522], [20, 0.025902], [50, 0.010219]]; // prettier-ignore
    for (const [layer = 0, q = 0] of known) expect(at(squares, layer)).toBeCloseTo(q, 6);
    expect(at(squares, 2000) * 4000).toBeCloseTo(1, 1);
    expect(slopeMoment('tanh', at(squares, 2000))).toBeCloseTo(1, 2);
  });

  it.each([
    [2, 0.617965, 1.105529],
    [4, 2.121474, 1.362673],
  ])('tanh at σ_w² = %s settles at q = %s with gain %s', (variance, q, gain) => {
    const settled = at(
      orbit((before) => variance * outputMoment('tanh', before), 1, 300),
      300,
    );
    expect(settled).toBeCloseTo(q, 6);
    expect(variance * slopeMoment('tanh', settled)).toBeCloseTo(gain, 6);
  });

  it('the gain 1.1055 over 50 layers is 151', () => {
    expect(1.1055288204 ** 50).toBeCloseTo(150.8, 1);
  });

  it('the cosine of two inputs climbs from 0 as the chapter says, and 1 - c falls like 9π² / (2 l²)', () => {
    const cosines = orbit(reluCosine, 0, 1000);
    const known = [[1, 0.31831], [2, 0.493731], [3, 0.604826], [10, 0.871536], [50, 0.987862], [100, 0.996423]]; // prettier-ignore
    for (const [layer = 0, cosine = 0] of known) expect(at(cosines, layer)).toBeCloseTo(cosine, 6);
    const ratio = (layer: number) => (1 - at(cosines, layer)) / ((9 * Math.PI ** 2) / (2 * layer ** 2));
    expect(ratio(1000)).toBeCloseTo(0.971, 3);
    expect(at(cosines, 19)).toBeGreaterThan(Math.cos((20 * Math.PI) / 180));
  });

  it('at width 64 and depth 20 the mean over He networks is 1, the median 0.46, the log-variance near 5 L / d', () => {
    // Mean square of a ReLU layer of normal pre-activations, layer after layer: the law of the mean squares.
    const rng = createRng(5);
    const network = () =>
      range(20).reduce((q) => 2 * q * meanSquare(normalVector(rng, 64).map((z) => Math.max(0, z))), 1);
    const draws = range(4000).map(network);
    const logs = draws.map(Math.log);
    const mean = sum(logs) / logs.length;
    expect(Math.abs(sum(draws) / draws.length - 1)).toBeLessThan(0.12);
    expect(median(draws)).toBeCloseTo(0.46, 1);
    expect(sum(logs.map((each) => (each - mean) ** 2)) / logs.length / ((5 * 20) / 64)).toBeCloseTo(1, 0);
  });
});

describe('Xavier and He initialization', () => {
  it('from 784 to 256 units Xavier has standard deviation 0.0438529 and bound 0.0759555', () => {
    expect(Math.sqrt(2 / (784 + 256))).toBeCloseTo(0.0438529, 7);
    expect(Math.sqrt(3) * 0.0438529).toBeCloseTo(0.0759555, 6);
  });

  it('Xavier with ReLU leaves 0.001 of the RMS after 20 layers', () => {
    expect(Math.sqrt(2 ** -20)).toBeCloseTo(0.001, 4);
  });

  const smooth = {
    tanh: Math.tanh,
    GELU: (z: number) => z * normalDistribution(z),
    SiLU: (z: number) => z / (1 + Math.exp(-z)),
  };

  it.each([
    ['tanh', 0.394294, 1.592537],
    ['GELU', 0.425221, 1.53353],
    ['SiLU', 0.355776, 1.676532],
  ] as const)('the second moment behind %s is %s and its gain %s', (name, moment, gain) => {
    const measured = gaussianMean((z) => smooth[name](z) ** 2);
    expect(measured).toBeCloseTo(moment, 6);
    expect(1 / Math.sqrt(measured)).toBeCloseTo(gain, 5);
  });

  it('the backward factors of layers of 512, 256, 128 and 10 units telescope to 0.01953', () => {
    const widths = [512, 256, 128, 10];
    const product = range(3).reduce((before, l) => (before * at(widths, l + 1)) / at(widths, l), 1);
    expect(product).toBeCloseTo(0.01953, 5);
  });

  it('standard normal weights at width 512 overflow 65504 in layer 4', () => {
    const sizes = [1, 2, 3, 4].map((layer) => Math.sqrt(512) * Math.sqrt(512 / 2) ** (layer - 1));
    [22.627, 362.039, 5792.619, 92681.9].forEach((size, i) => {
      expect(at(sizes, i)).toBeCloseTo(size, 2);
    });
    expect(sizes.findIndex((size) => size > 65504)).toBe(3);
    // One real network: input of RMS 1, no bias.
    const spec = { width: 512, depth: 2, activation: activations.ReLU, weightScale: Math.sqrt(512), biasScale: 0 };
    const { sums } = randomPass(spec, createRng(1));
    expect(Math.sqrt(meanSquare(at(sums, 1))) / 362.039).toBeCloseTo(1, 0);
  });

  it('a uniform law on ±1/√d leaves 0.408 of the RMS of a ReLU layer, 0.00013 after ten', () => {
    const factor = Math.sqrt(1 / 3 / 2);
    expect(factor).toBeCloseTo(0.408248, 6);
    expect(factor ** 10).toBeCloseTo(0.0001286, 7);
  });
});

describe('dead units, inputs and outputs', () => {
  it.each([
    [-3, 0.0013499, 0.25903],
    [-4, 0.0000316712, 0.968825],
  ])('a bias of %s lengths leaves a unit on with probability %s and silent on 1000 inputs with %s', (b, on, silent) => {
    expect(normalDistribution(b)).toBeCloseTo(on, 8);
    expect(normalDistribution(-b) ** 1000).toBeCloseTo(silent, 6);
  });

  it('ten features of variance 1 and mean 1 have second moments with eigenvalues 11 and nine times 1', () => {
    const ones = range(10).map(() => 1);
    const { values } = symmetricEigen(add(identity(10), outer(ones, ones)));
    values.forEach((value, i) => {
      expect(value).toBeCloseTo(i === 0 ? 11 : 1, 12);
    });
  });

  it.each([
    [0, 2.302585],
    [1, 2.73],
    [3, 5.085],
  ])('ten independent logits of standard deviation %s cost %s on average', (deviation, loss) => {
    const rng = createRng(6);
    const costs = range(40000).map(() => {
      const logits = normalVector(rng, 10).map((z) => deviation * z);
      return Math.log(sum(logits.map(Math.exp))) - at(logits, 0);
    });
    // The spread of one cost is below 3.2: four standard errors are 0.064.
    expect(Math.abs(sum(costs) / costs.length - loss)).toBeLessThan(0.064);
  });

  it('the base rate of one percent as a bias starts at -4.595120 and loss 0.0560015', () => {
    const bias = Math.log(0.01 / 0.99);
    const probability = 1 / (1 + Math.exp(-bias));
    expect(bias).toBeCloseTo(-4.59512, 6);
    expect(-0.01 * Math.log(probability) - 0.99 * Math.log(1 - probability)).toBeCloseTo(0.0560015, 7);
  });
});

describe('normalization layers', () => {
  it('the balance of decay and descent at η = 0.1, λ = 0.01, size 3 is length 2.59034 and turn 0.044725', () => {
    let w: Vector = [1, 0];
    for (let step = 0; step < 20000; step += 1) {
      const slope = withLength([-at(w, 1), at(w, 0)], 3 / norm(w));
      w = w.map((entry, i) => (1 - 0.001) * entry - 0.1 * at(slope, i));
    }
    expect(norm(w)).toBeCloseTo(2.59034, 5);
    expect(Math.acos(1 - 0.001)).toBeCloseTo(0.044725, 6);
    expect(Math.sqrt(2 * 0.001)).toBeCloseTo(0.044721, 6);
  });

  it('the Jacobian of layer norm has rank d - 2, that of RMS norm d - 1', () => {
    const a = normalVector(createRng(7), 6);
    const ones = range(6).map(() => 1);
    const hat = standardized(a, 0);
    const layer = [ones, hat].reduce((matrix, v) => add(matrix, scale(-1 / 6, outer(v, v))), identity(6));
    const unit = withLength(a, 1);
    expect(svd(layer).sigma).toHaveLength(4);
    expect(svd(add(identity(6), scale(-1, outer(unit, unit)))).sigma).toHaveLength(5);
  });
});

describe('residual connections', () => {
  it('the stream grows 1048576-fold in 20 blocks, 2.653298-fold with α = 1/√20, and never e-fold', () => {
    expect((1 + 1) ** 20).toBe(1048576);
    expect((1 + 1 / 20) ** 20).toBeCloseTo(2.653298, 6);
    expect(Math.max(...range(500).map((n) => (1 + 1 / (n + 1)) ** (n + 1)))).toBeLessThan(Math.E);
  });

  it('ten blocks with He branches that end in a normalization grow the mean square to about 11', () => {
    const rng = createRng(8);
    const stream = () =>
      range(10).reduce<Vector>(
        (h) => {
          const hidden = apply(scale(Math.SQRT2, normalMatrix(rng, 48, 48)), h.map((each) => Math.max(0, each))); // prettier-ignore
          return total(h, standardized(hidden, 0));
        },
        standardized(normalVector(rng, 48), 0),
      );
    const sizes = range(60).map(() => meanSquare(stream()));
    expect(Math.abs(sum(sizes) / 60 - 11)).toBeLessThan(1);
  });
});

describe('width', () => {
  it.each([
    [96, 96, 2],
    [144, 36, 3],
    [24, 96, 1.5],
  ])('a Gaussian %s by %s matrix of variance 1 / fan-in has spectral norm near %s', (rows, columns, size) => {
    const matrix = normalMatrix(createRng(9), rows, columns);
    const upright = rows < columns ? transpose(matrix) : matrix;
    expect(Math.abs(spectralNorm(upright) / size - 1)).toBeLessThan(0.1);
  });

  it('one step of Adam at η = 0.001 moves a pre-activation by 0.204 at width 256 and by 3.27 at 4096', () => {
    const moved = (width: number) => 0.001 * width * Math.sqrt(2 / Math.PI);
    expect(moved(256)).toBeCloseTo(0.204258, 6);
    expect(moved(4096)).toBeCloseTo(3.268135, 6);
    const h = normalVector(createRng(10), 4096);
    expect(Math.abs((0.001 * sum(h.map(Math.abs))) / moved(4096) - 1)).toBeLessThan(0.05);
  });

  it('a matrix of signs has spectral norm the root of its number of entries', () => {
    const [delta, h] = [normalVector(createRng(11), 6), normalVector(createRng(12), 9)];
    expect(spectralNorm(outer(delta.map(Math.sign), h.map(Math.sign)))).toBeCloseTo(Math.sqrt(54), 12);
  });
});

describe('products of matrices', () => {
  it('ten Gaussian 64 by 64 matrices have largest singular value about 4.6 and 41 % below 0.01', () => {
    const rng = createRng(13);
    const spectra = range(4).map(() => {
      const product = range(10).reduce<Matrix>((before) => multiply(normalMatrix(rng, 64, 64), before), identity(64));
      return symmetricEigen(multiply(product, transpose(product))).values.map((value) => Math.sqrt(Math.max(0, value)));
    });
    const largest = sum(spectra.map((values) => at(values, 0))) / 4;
    const small = sum(spectra.map((values) => values.filter((value) => value < 0.01).length / 64)) / 4;
    expect(Math.abs(largest - 4.6)).toBeLessThan(1.3);
    expect(Math.abs(small - 0.41)).toBeLessThan(0.03);
  });
});
