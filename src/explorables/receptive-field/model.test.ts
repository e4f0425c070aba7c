import { expect, it } from 'vitest';
import { at } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { model } from './model.ts';

type At = Parameters<typeof model.derive>[1];

const START: At = {
  stack: 'equal',
  L: 6,
  k: 3,
  taps: [3, 3, 2, 3, 3, 2],
  strides: [1, 1, 2, 1, 1, 2],
  dilations: [1, 1, 1, 1, 1, 1],
};
const derive = (changes: Partial<At>) => {
  const values = { ...START, ...changes };
  return model.derive(model.init(values, createRng(1)), values);
};
const reach = (changes: Partial<At>) => derive(changes).fields.at(-1);

it.each([
  { L: 5, size: 11, peak: 0.2098765432, deviation: 1.825741858, window: 9 },
  { L: 20, size: 41, peak: 0.108231346, deviation: 3.651483717, window: 15 },
  { L: 40, size: 81, peak: 0.07689282292, deviation: 5.163977795, window: 21 },
])('sees farther with $L equal layers of three taps than it looks', ({ L, size, peak, deviation, window }) => {
  const seen = derive({ L });
  expect(seen.weights).toHaveLength(size);
  expect(Math.max(...seen.weights)).toBeCloseTo(peak, 9);
  expect(seen.deviation).toBeCloseTo(deviation, 8);
  expect(seen.window).toBe(window);
});

it('has one profile, but another jump, for dilations 1, 2, 4, 8 and for four strided layers', () => {
  const [dilated, strided] = [derive({ stack: 'dilated', L: 4 }), derive({ stack: 'strided', L: 4 })];
  expect(dilated.deviation).toBeCloseTo(7.527726527, 8);
  expect(dilated.window).toBe(29);
  expect(dilated.fields.at(-1)).toEqual({ size: 31, jump: 1 });
  expect(strided.fields.at(-1)).toEqual({ size: 31, jump: 16 });
  strided.weights.forEach((weight, i) => expect(weight).toBeCloseTo(at(dilated.weights, i), 12));
});

it('takes pooling as a layer in the own stack', () => {
  const pooled = derive({ stack: 'own' });
  expect(pooled.fields.at(-1)).toEqual({ size: 16, jump: 4 });
  expect(pooled.deviation).toBeCloseTo(2.813657169, 8);
});

it('agrees with the receptive fields of known networks', () => {
  expect(reach({ stack: 'VGG-16', L: 40 })).toEqual({ size: 212, jump: 32 });
  expect(reach({ stack: 'ResNet-18', L: 40 })).toEqual({ size: 435, jump: 32 });
});

it('draws each unit once, and every edge, while there are few', () => {
  const { units, edges, reaches } = derive({ stack: 'dilated', L: 4 }).pyramid;
  expect(units?.map((level) => level.length)).toEqual([31, 15, 7, 3, 1]);
  expect(edges).toHaveLength(3 * (15 + 7 + 3 + 1));
  expect(reaches).toEqual([[-15, 15], [-14, 14], [-12, 12], [-8, 8], [0, 0]]); // prettier-ignore
  expect(derive({ L: 40 }).pyramid.units).toBeNull();
});

it('sees one input alone through kernels of one tap', () => {
  expect(derive({ k: 1 }).weights).toEqual([1]);
  expect(derive({ k: 1 }).deviation).toBe(0);
});

it('says the result in words', () => {
  expect(model.describe(derive({}), START)).toMatchInlineSnapshot(
    `"Stack "equal", 6 layers: one unit of the last layer sees 13 input positions, and neighboring units stand 1 apart. Its gradient is largest in the middle, 0.193 of the whole, with standard deviation 2; the middle 9 positions hold 95 percent of it."`,
  );
});
