import { describe, expect, it } from 'vitest';
import type { Param, Params } from '../core/model.ts';
import { changeSettings, countOf, decimalsOf, nearestValue, seedOf, startSettings, valuesOf } from './settings.ts';

const number: Param = { kind: 'number', label: 'a', min: -2, max: 2, step: 0.05, start: 0.5 };
const choice: Param = { kind: 'choice', label: 'b', options: ['tanh', 'ReLU'], start: 'tanh' };
const list = { kind: 'list', label: 'c', min: 0, max: 3, step: 0.5, start: [1, 2, 3], countedBy: 'T' } as const;
const text: Param = { kind: 'text', label: 'd', most: 8, start: 'a, an' };
const params: Params = { number, choice, list };

it('starts where the model says', () => {
  expect(startSettings(params)).toEqual({ number: 0.5, choice: 'tanh', list: [1, 2, 3] });
});

describe('the nearest value of a knob', () => {
  it('is clamped to the range and laid on the grid of the step', () => {
    expect(nearestValue(number, 7)).toBe(2);
    expect(nearestValue(number, -1e9)).toBe(-2);
    expect(nearestValue(number, 0.333)).toBe(0.35);
    expect(nearestValue(number, 0.1 + 0.2)).toBe(0.3);
  });

  it('never passes the end of a grid that does not reach the end of the range', () => {
    const angle: Param = { kind: 'number', label: 'θ', min: 0, max: Math.PI, step: 0.01, start: 0 };
    expect(nearestValue(angle, 9)).toBe(3.14);
  });

  it('is the start for what is not a value', () => {
    expect(nearestValue(number, Number.NaN)).toBe(0.5);
    expect(nearestValue(number, 'two')).toBe(0.5);
    expect(nearestValue(choice, 'sigmoid')).toBe('tanh');
    expect(nearestValue(list, 5)).toEqual([1, 2, 3]);
    expect(nearestValue(text, 5)).toBe('a, an');
  });

  it('keeps any character of a text, and an empty text too', () => {
    expect(['<b>&_^"', 'é漢😀', '\u202E\u0301', '  ', ''].map((typed) => nearestValue(text, typed))).toEqual([
      '<b>&_^"',
      'é漢😀',
      '\u202E\u0301',
      '  ',
      '',
    ]);
  });

  it('cuts a long text, but never through the middle of a character', () => {
    expect(nearestValue(text, '123456789')).toBe('12345678');
    expect(nearestValue(text, '1234567😀')).toBe('1234567');
  });

  it('has a space where a text has a line break, another control character, or half a character', () => {
    expect(nearestValue(text, 'a\nb\0c\u2028d')).toBe('a b c d');
    expect(nearestValue(text, 'a\uD83Db')).toBe('a b');
  });

  it('fills a short list up from the start and cuts a long one', () => {
    expect(nearestValue(list, [0])).toEqual([0, 2, 3]);
    expect(nearestValue(list, [9, 0.7, -1, 4])).toEqual([3, 0.5, 0]);
  });
});

it('changes the given settings and leaves unknown keys out', () => {
  expect(changeSettings(params, startSettings(params), { number: 1, other: 3 })).toEqual({
    number: 1,
    choice: 'tanh',
    list: [1, 2, 3],
  });
});

it('refuses settings that do not fit the model, and names them', () => {
  const wrong = { number: 3, choice: 'none', list: [1, 2, 3] };
  expect(() => valuesOf(params, wrong)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: settings out of range: number = 3, choice = none]`,
  );
  expect(valuesOf(params, startSettings(params))).toEqual(startSettings(params));
  expect(() => valuesOf({ text }, { text: 'line\nbreak' })).toThrow(RangeError);
  expect(() => valuesOf({ text }, { text: '123456789' })).toThrow(RangeError);
  expect(valuesOf({ text }, { text: '😀' })).toEqual({ text: '😀' });
});

it('shows as many items of a list as its counting knob says', () => {
  expect(countOf(list, { T: 2 })).toBe(2);
  expect(countOf(list, { T: 9 })).toBe(3);
  expect(countOf({ kind: 'list', label: 'd', min: 0, max: 1, step: 1, start: [0, 1] }, { T: 1 })).toBe(2);
});

it('takes the seed from the knob of that name, else 1', () => {
  expect(seedOf({ seed: 7 })).toBe(7);
  expect(seedOf({})).toBe(1);
});

it('counts the decimals of a step', () => {
  expect([1, 0.5, 0.005].map(decimalsOf)).toEqual([0, 1, 3]);
});
