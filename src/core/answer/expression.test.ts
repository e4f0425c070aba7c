import { describe, expect, it } from 'vitest';
import { faultOf, judgeExpression, readExpression, type ExpressionBlank } from './expression.ts';

const FILTER: ExpressionBlank = {
  answer: 's^2/(s^2+lambda)',
  names: ['s', 'lambda'],
  slips: [{ answer: 's/(s^2+lambda)', because: 'That is the coefficient.' }],
};
const valueOf = (typed: string, values: Readonly<Record<string, number>>) =>
  readExpression(typed, new Map(Object.entries(values)));

describe('the value of a formula', () => {
  it.each([
    ['2s(1-s)', { s: 3 }, -12],
    ['-s^2', { s: 3 }, -9],
    ['s*lambda + 1e-2', { s: 2, lambda: 5 }, 10.01],
    ['σλ', { sigma: 2, lambda: 5 }, 10],
    ['\\frac{\\sigma^2}{2}', { sigma: 4 }, 8],
    ['exp(-eta lambda)', { eta: 1, lambda: 0 }, 1],
    ['etalambda', { eta: 3, lambda: 4 }, 12],
    ['2x + 3x^2', { x: 2 }, 16],
    ['(1+x)(1-x)', { x: 2 }, -3],
    ['sqrt 4 * ln e', {}, 2],
    ['½s²', { s: 4 }, 8],
    ['abs(s-5)', { s: 2 }, 3],
  ])('reads %s', (typed, values, value) => {
    expect(valueOf(typed, values)).toEqual({ kind: 'value', value: expect.closeTo(value, 12) });
  });

  it.each([
    ['1/2s', 'Write the sign before “s”, or brackets: 1/(2*s) or 1/2*s.'],
    ['gamma + 1', '“gamma” is no name here. Use “s”.'],
    ['(s + 1', 'A bracket is not closed.'],
    ['s + ', 'A number is missing at the end.'],
    ['s = 1', '“=” cannot be read in a formula.'],
    ['', 'Nothing is typed yet.'],
  ])('says what is wrong with "%s"', (typed, because) => {
    expect(valueOf(typed, { s: 2 })).toEqual({ kind: 'unreadable', because });
  });
});

describe('a typed formula', () => {
  it.each(['s^2/(s^2+lambda)', '1 - lambda/(s^2 + lambda)', '1/(1 + lambda/s²)', 's s/(λ + s^2)'])(
    'is right as %s',
    (typed) => {
      expect(judgeExpression(typed, FILTER)).toEqual({ kind: 'right' });
    },
  );

  it('is wrong where it differs, with the reason where the mistake is known', () => {
    expect(judgeExpression('s/(s^2+lambda)', FILTER)).toEqual({ kind: 'wrong', because: 'That is the coefficient.' });
    expect(judgeExpression('-s^2/(s^2+lambda)', FILTER)).toEqual({
      kind: 'wrong',
      because: 'The size is right, the sign is not.',
    });
    expect(judgeExpression('lambda/(s^2+lambda)', FILTER)).toEqual({ kind: 'wrong' });
    expect(judgeExpression('s^2/(s^2+lambda) + sqrt(-1)', FILTER)).toEqual({ kind: 'wrong' });
  });

  it('is judged where its right answer has a value', () => {
    const blank: ExpressionBlank = { answer: 'log(1-x)', names: ['x'], slips: [] };
    expect(judgeExpression('ln(1-x)', blank)).toEqual({ kind: 'right' });
    expect(judgeExpression('ln(1+x)', blank)).toEqual({ kind: 'wrong' });
  });

  it('that cannot be read counts for nothing', () => {
    expect(judgeExpression('s^2/', FILTER).kind).toBe('unreadable');
  });
});

describe('the fault of an author’s formula', () => {
  it('is empty for a good one', () => {
    expect(faultOf('sqrt(1-beta)', ['beta'])).toBe('');
  });

  it('names what cannot be read, and a formula that has hardly a value', () => {
    expect(faultOf('s^2/(q+1)', ['s'])).toBe('“q” is no name here. Use “s”.');
    expect(faultOf('sqrt(-s)', ['s'])).toBe('It has a value at only 0 of 40 positive points.');
  });
});
