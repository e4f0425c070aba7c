import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import { createRng } from '../../core/rng.ts';
import { answerTo } from './lookup.ts';
import { model, written } from './model.ts';

const START = {
  mode: 'soft',
  theta: 75,
  beta: 4,
  upstream: 1,
  phi: [0, 60, 120, 200, 290],
  values: [1, 3, -1, 2, 0],
} as const;

type At = Parameters<typeof model.derive>[1];
const settings = (changes: Partial<At>): At => ({ ...START, ...changes });
const derive = (changes: Partial<At>) => {
  const values = settings(changes);
  return model.derive(model.init(values, createRng(1)), values);
};
const shortcut = (index: number, changes: Partial<At>) => model.shortcuts?.[index]?.settings(settings(changes));

it('answers as computed independently: output and slope per radian', () => {
  const answers: readonly (readonly [Partial<At>, number, number])[] = [
    [{}, 1.911035357, -2.7091405],
    [{ beta: 1 }, 1.189920986, -0.4973273644],
    [{ beta: 20 }, 2.977531836, -0.4315658842],
    [{ beta: 0 }, 1, 0],
    [{ theta: 90 }, 1.00354873, -3.906228608],
  ];
  for (const [changes, output, slope] of answers) {
    expect(derive(changes).output).toBeCloseTo(output, 8);
    expect(derive(changes).slope).toBeCloseTo(slope, 8);
  }
  expect(derive({ theta: 240 }).output).toBeCloseTo(1.232903448, 8);
});

it('weighs the five values at 75 degrees', () => {
  const { weights } = derive({});
  [0.04170768, 0.70564509, 0.25059453, 0.00149347, 0.00055923].forEach((weight, j) =>
    expect(weights[j]).toBeCloseTo(weight, 8),
  );
});

it('has lost its slope at 75 degrees when β is 100', () => {
  // Only the keys 15 and 45 degrees away have a weight to speak of, the farther one e^{-100 (cos 15° - cos 45°)}.
  const { slope } = derive({ beta: 100 });
  const [near, far] = [Math.PI / 12, Math.PI / 4];
  const expected = -400 * Math.exp(-100 * (Math.cos(near) - Math.cos(far))) * (Math.sin(near) + Math.sin(far));
  expect((slope ?? 0) / expected).toBeCloseTo(1, 4);
  expect(slope).toBeCloseTo(-2.2e-9, 10);
});

it('grows its slope in proportion to β halfway between keys 60 degrees apart', () => {
  const two = { theta: 90, phi: [60, 120, 60, 120, 60], values: [3, -1, 3, -1, 3] };
  // Three keys of the one kind and two of the other: weights 3/5 and 2/5, and the slope -β · 4 · 6/25.
  for (const beta of [1, 4, 20]) expect(derive({ ...two, beta }).slope).toBeCloseTo(-0.96 * beta, 8);
});

it('hands each angle, value and score the slope of finite differences', () => {
  const radian = 180 / Math.PI;
  const upstream = -1.5;
  const { gradients } = derive({ upstream });
  const memory = settings({});
  const output = (theta: number, changes: Partial<At>) =>
    upstream * (answerTo(theta, { ...memory, ...changes }).output ?? 0);
  const query = gradient(([theta = 0]) => output(theta * radian, {}), [75 / radian]);
  expect(gradients.query).toBeCloseTo(at(query, 0), 8);
  const keys = gradient((phi) => output(75, { phi: phi.map((angle) => angle * radian) }), START.phi.map((angle) => angle / radian)); // prettier-ignore
  keys.forEach((slope, j) => expect(gradients.keys?.[j]).toBeCloseTo(slope, 8));
  const values = gradient((moved) => output(75, { values: moved }), START.values);
  values.forEach((slope, j) => expect(gradients.values?.[j]).toBeCloseTo(slope, 8));
  const scores = derive({}).scores ?? [];
  const mixed = (raised: readonly number[]) => {
    const powers = raised.map(Math.exp);
    return (upstream * sum(powers.map((power, j) => power * at(START.values, j)))) / sum(powers);
  };
  gradient(mixed, scores).forEach((slope, j) => expect(gradients.scores?.[j]).toBeCloseTo(slope, 8));
});

it('gives the nearest value, and a gradient to that value alone', () => {
  const { output, chosen, slope, gradients } = derive({ mode: 'nearest', upstream: 2 });
  expect([output, chosen, slope]).toEqual([3, 1, 0]);
  expect(gradients).toEqual({ values: [0, 2, 0, 0, 0], scores: [0, 0, 0, 0, 0], keys: [0, 0, 0, 0, 0], query: 0 });
});

it('has no slope on the boundary between two keys', () => {
  const { isOnBoundary, gradients, slope } = derive({ mode: 'nearest', theta: 90 });
  expect([isOnBoundary, slope, gradients.query]).toEqual([true, null, null]);
  expect(gradients.values).toEqual([0, 1, 0, 0, 0]);
});

it('sees no boundary between keys at the same angle, of which the first answers', () => {
  const { isOnBoundary, output } = derive({ mode: 'nearest', theta: 62, phi: [0, 60, 60, 200, 290] });
  expect([isOnBoundary, output]).toEqual([false, 3]);
});

it('answers exactly only on a key', () => {
  expect(derive({ mode: 'exact' })).toMatchObject({
    output: null,
    weights: [0, 0, 0, 0, 0],
    gradients: { values: null },
  });
  expect(derive({ mode: 'exact', theta: 60 })).toMatchObject({ output: 3, slope: null });
  expect(derive({ mode: 'exact', theta: 360 }).output).toBe(1);
});

it('draws a staircase for the nearest key: its steps end halfway between keys', () => {
  const { curve } = derive({ mode: 'nearest' });
  const edges = curve.map((piece) => [at(piece, 0).theta, at(piece, 1).theta, at(piece, 0).output]);
  expect(edges).toEqual([
    [0, 30, 1],
    [30, 90, 3],
    [90, 160, -1],
    [160, 245, 2],
    [245, 325, 0],
    [325, 360, 1],
  ]);
});

it('draws for the soft lookup, at every angle, the output and the slope that the backward pass has there', () => {
  const [points = []] = derive({}).curve;
  for (const { theta, output, slope } of points.filter((_, i) => i % 90 === 0)) {
    expect(derive({ theta }).output).toBeCloseTo(output, 12);
    expect(derive({ theta }).slope).toBeCloseTo(slope, 12);
  }
});

it('draws five points for the exact lookup', () => {
  expect(derive({ mode: 'exact' }).curve.map((piece) => piece.map(({ theta, output }) => [theta, output]))).toEqual(
    range(5).map((j) => [[START.phi[j], START.values[j]]]),
  );
});

it('turns the query onto the next key, and puts keys and values back', () => {
  expect(shortcut(0, {})).toEqual({ theta: 120 });
  expect(shortcut(0, { theta: 120 })).toEqual({ theta: 200 });
  expect(shortcut(0, { theta: 300 })).toEqual({ theta: 0 });
  expect(shortcut(0, { theta: 360 })).toEqual({ theta: 60 });
  expect(shortcut(1, {})).toEqual({ phi: START.phi, values: START.values });
});

it('writes numbers that fit into a cell, and tells 0 from almost 0', () => {
  expect([0, -2e-9, 0.7056, -12.345, 240.2].map(written)).toEqual(['0', '≈ 0', '0.71', '−12.3', '240']);
});

it('says the result in words', () => {
  const words = (changes: Partial<At>) => model.describe(derive(changes), settings(changes));
  expect(words({})).toMatchInlineSnapshot(
    `"Keys at 0, 60, 120, 200, 290 degrees hold the values 1, 3, −1, 2, 0. Soft lookup at 75 degrees with inverse temperature 4: weights 0.0417, 0.706, 0.251, 0.00149, 0.000559, output 1.911. The upstream gradient 1 gives the values 0.0417, 0.706, 0.251, 0.00149, 0.000559, the scores −0.038, 0.768, −0.729, 0.000133, −0.00107, the key angles −0.147, 0.796, 2.06, −0.000435, −0.00245 and the query angle −2.709. The output has the slope −2.709 per radian of the query angle."`,
  );
  expect(words({ mode: 'nearest' })).toMatchInlineSnapshot(
    `"Keys at 0, 60, 120, 200, 290 degrees hold the values 1, 3, −1, 2, 0. The nearest lookup of a query at 75 degrees takes key 2: output 3. The upstream gradient 1 gives the values 0, 1, 0, 0, 0, the scores 0, 0, 0, 0, 0, the key angles 0, 0, 0, 0, 0 and the query angle 0. The output has the slope 0 per radian of the query angle."`,
  );
  expect(words({ mode: 'nearest', theta: 90 })).toMatchInlineSnapshot(
    `"Keys at 0, 60, 120, 200, 290 degrees hold the values 1, 3, −1, 2, 0. The nearest lookup of a query at 90 degrees takes key 2: output 3. The upstream gradient 1 gives the values 0, 1, 0, 0, 0; on the boundary between two keys the output has no slope in the angles."`,
  );
  expect(words({ mode: 'exact' })).toMatchInlineSnapshot(
    `"Keys at 0, 60, 120, 200, 290 degrees hold the values 1, 3, −1, 2, 0. Exact lookup of a query at 75 degrees: no answer, the nearest key is 15 degrees away. Without an answer nothing collects a gradient."`,
  );
});
