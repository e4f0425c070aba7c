import { describe, expect, it } from 'vitest';
import { at } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { BLOCKS, FORMATS } from './formats.ts';
import { model } from './model.ts';

const START = { format: 'int4', block: '64', outlier: 1, seed: 1 } as const;

type At = Parameters<typeof model.derive>[1];
const settings = (changes: Partial<At>): At => ({ ...START, ...changes });
const derive = (changes: Partial<At>) => {
  const values = settings(changes);
  return model.derive(model.init(values, createRng(1)), values);
};
const rootError = (changes: Partial<At>, format: (typeof FORMATS)[number], block: (typeof BLOCKS)[number]) =>
  at(at(derive(changes).rootErrors, FORMATS.indexOf(format)), BLOCKS.indexOf(block));

describe('a separate program, seed 1,', () => {
  it.each([
    { at: { format: 'int8' }, meanSquare: 0.0000347841137, ratio: 44.5235565 },
    { at: {}, meanSquare: 0.0115810891, ratio: 19.2998719 },
    { at: { format: 'NF4' }, meanSquare: 0.00821579062, ratio: 20.7908723 },
    { at: { block: '4096' }, meanSquare: 0.0193974431, ratio: 17.059921 },
    { at: { outlier: 20 }, meanSquare: 0.083341461, ratio: 14.0066967 },
    { at: { format: 'NF4', outlier: 20 }, meanSquare: 0.0447479703, ratio: 16.7075742 },
  ] as const)('agrees on $at', ({ at: changes, meanSquare, ratio }) => {
    const shown = derive(changes);
    expect(shown.meanSquare / meanSquare).toBeCloseTo(1, 6);
    expect(shown.ratio).toBeCloseTo(ratio, 6);
  });

  it('agrees on int3', () => {
    expect(derive({ format: 'int3' }).ratio).toBeCloseTo(11.8151362, 6);
  });
});

it('starts with four bits and a quarter: 16 of the scale for 64 weights', () => {
  expect(derive({}).bits).toBe(4.25);
});

it('halves the error with one more bit, when there are many', () => {
  expect(rootError({}, 'int7', '64') / rootError({}, 'int8', '64')).toBeCloseTo(127 / 63, 1);
});

it('errs by about a step over √12: the error of a uniform draw', () => {
  const { scales, meanSquare } = derive({ format: 'int8' });
  const step = scales.reduce((total, scale) => total + (scale / 127) ** 2, 0) / scales.length;
  expect(meanSquare / (step / 12)).toBeCloseTo(1, 1);
});

it('hurts more by large weights than by one block for all', () => {
  expect(rootError({}, 'int4', '4096')).toBeLessThan(0.15);
  expect(rootError({ outlier: 20 }, 'int4', '64')).toBeGreaterThan(0.28);
});

it('says the result in words', () => {
  expect(model.describe(derive({}), settings({}))).toMatchInlineSnapshot(
    `"4096 normal weights, seed 1, no outliers, stored as int4 (15 levels) in blocks of 64: 4.25 bits per weight. The root-mean-square error is 0.1076, the signal-to-noise ratio 19.30 decibels; 14.0 percent of the weights are read back as 0."`,
  );
});
