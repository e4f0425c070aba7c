import { describe, expect, it } from 'vitest';
import { activations } from '../../core/activation.ts';
import { at as item, range } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { model } from './model.ts';
import { backward, inner, rootMeanSquare, type RandomLayers } from './random-layers.ts';
import { meanField } from './theory.ts';

type At = Parameters<typeof model.derive>[1];

/** The setting of the published check values, unless a row says otherwise. */
const base: At = { variance: 2, phi: 'ReLU', c: 0, seed: 1, d: '64' };

const passage = (changes: Partial<At>, layers = 20) => {
  const at = { ...base, ...changes };
  const start = model.init(at, createRng(at.seed));
  return range(layers).reduce((state) => model.step?.(state, at, createRng(0)) ?? state, start);
};

const derive = (changes: Partial<At>, layers = 20) => model.derive(passage(changes, layers), { ...base, ...changes });

describe('the simulation agrees with an independent computation, to ten digits', () => {
  it.each([
    [1, 1.359544851],
    [5, 1.175815477],
    [10, 1.679478293],
    [20, 0.5547941843],
  ])('ReLU at the critical variance, RMS in layer %i: %f', (layer, expected) => {
    expect(item(derive({}).sizes, layer) / expected).toBeCloseTo(1, 8);
  });

  it('cosine in layer 20, gradient in layer 1', () => {
    const { cosines, deltas } = derive({});
    expect(item(cosines, 20)).toBeCloseTo(0.9688154147, 9);
    expect(item(deltas, 0)).toBeCloseTo(0.2258407157, 9);
  });

  it.each<readonly [Partial<At>, number]>([
    [{ variance: 4 }, 568.1092448],
    [{ variance: 1 }, 5.417911957e-4],
    [{ variance: 1, phi: 'tanh' }, 0.1615225213],
  ])('%j: RMS in layer 20 is %f', (changes, expected) => {
    expect(item(derive(changes).sizes, 20) / expected).toBeCloseTo(1, 8);
  });
});

describe('wide layers', () => {
  it('bring the cosine 0 to the published values, one layer behind the activations', () => {
    const { cosines } = meanField('ReLU', { variance: 2, c: 0 }, 40);
    expect(item(cosines, 1)).toBe(0);
    expect(item(cosines, 2)).toBeCloseTo(0.3183098862, 9);
    expect(item(cosines, 6)).toBeCloseTo(0.7359463506, 9);
    expect(item(cosines, 11)).toBeCloseTo(0.871535516, 9);
    expect(item(cosines, 21)).toBeCloseTo(0.9484284792, 9);
  });

  it('hold the signal of tanh at σ_w² = 2, where the gradient still grows', () => {
    const { sizes, gains } = meanField('tanh', { variance: 2, c: 0 }, 300);
    expect(item(sizes, 300) ** 2).toBeCloseTo(0.6179647698, 9);
    expect(item(gains, 300)).toBeCloseTo(1.10552882, 8);
  });

  it('let the signal of tanh shrink slowly at σ_w² = 1', () => {
    // The published value starts from q = 1 and counts from there; here layer 1 has q = 1.
    expect(item(meanField('tanh', { variance: 1, c: 0 }, 40).sizes, 11) ** 2).toBeCloseTo(0.05220008279, 10);
  });
});

it('scales RMS in layer ℓ by the power ℓ / 2 of the variance for ReLU', () => {
  const [one, four] = [derive({ variance: 1 }), derive({ variance: 4 })];
  for (const layer of [1, 7, 20]) {
    expect(item(four.sizes, layer) / item(one.sizes, layer) / 2 ** layer).toBeCloseTo(1, 10);
  }
});

it('draws weights that do not depend on how many layers are in use', () => {
  expect(derive({}, 7).sizes).toEqual(derive({}, 30).sizes.slice(0, 8));
});

it.each(['ReLU', 'identity'] as const)('keeps the inner product of δ and a through all %s layers', (phi) => {
  // Euler: a net without biases is homogeneous of degree 1 in every layer's pre-activations.
  const { net, pairs } = passage({ phi }, 12);
  const first = pairs.slice(1).map(([a]) => a);
  const products = backward(net, first).map((delta, i) => inner(delta, item(first, i)));
  for (const product of products) expect(product / item(products, 11)).toBeCloseTo(1, 9);
});

it('has the gradient of finite differences in a tanh layer', () => {
  const normals = [new Float64Array(4), Float64Array.of(1, -2, 0.5, 3)];
  const net: RandomLayers = { normals, scale: 0.7, activation: activations.tanh };
  const top = ([x, y]: readonly [number, number]) =>
    0.7 * (1 * Math.tanh(x) - 2 * Math.tanh(y) + 0.5 * Math.tanh(x) + 3 * Math.tanh(y));
  const [delta] = backward(net, [Float64Array.of(0.3, -0.8), new Float64Array(2)]);
  expect(item(delta ?? [], 0)).toBeCloseTo((top([0.3 + 1e-6, -0.8]) - top([0.3 - 1e-6, -0.8])) / 2e-6, 8);
  expect(item(delta ?? [], 1)).toBeCloseTo((top([0.3, -0.8 + 1e-6]) - top([0.3, -0.8 - 1e-6])) / 2e-6, 8);
});

it('starts from two waves of RMS 1', () => {
  const [a, b] = item(passage({ c: 0.6 }, 0).pairs, 0);
  expect(rootMeanSquare(a)).toBeCloseTo(1, 12);
  expect(rootMeanSquare(b)).toBeCloseTo(1, 12);
  expect(inner(a, b) / 64).toBeCloseTo(0.6, 12);
});

it('says the result in words', () => {
  expect(model.describe(derive({}), base)).toMatchInlineSnapshot(
    `"Behind 20 ReLU layers of width 64 with σ_w² = 2 the pre-activations have RMS 0.555; infinitely wide layers would have 1.41. On the way back the RMS of the gradient goes from 1 in layer 20 to 0.226 in layer 1. The cosine of the two inputs goes from 0 to 0.969, an angle of 14.3 degrees."`,
  );
  expect(model.describe(derive({}, 0), base)).toMatchInlineSnapshot(
    `"Before the first layer both inputs have RMS 1 and their cosine is 0."`,
  );
});
