import { describe, expect, it } from 'vitest';
import { createSpeller } from './spelling.ts';
import { packWords } from './word-list.ts';

const { isCommon, isKnown, nearest, leastFar } = createSpeller(
  ['a the', ...[['gradient', 'regularization'], ['time'], ['poincare', 'rnn', 'tame']].map(packWords)].join('\n'),
);

describe('a word', () => {
  it('is common when the first line of the vocabulary holds it', () => {
    expect(['The', 'gradient', ''].map(isCommon)).toEqual([true, false, false]);
  });

  it.each(['gradient', 'Gradients', 'regular', 'regularizations', 'Poincaré', 'rnn', 'RN'])('is known: %s', (word) => {
    expect(isKnown(word)).toBe(true);
  });

  it.each(['gradeint', 'rnns2', 'xyz', 'timer2'])('is not known: %s', (word) => {
    expect(isKnown(word)).toBe(false);
  });

  it.each([
    ['gradeint', 'gradient'],
    ['grdent', 'gradient'],
    ['regularisation', 'regularization'],
    ['tme', null],
    ['timw', 'time'],
    ['tiem', 'time'],
    ['teme', 'time'],
    ['gruddiunt', null],
    ['rmn', null],
  ])('has the nearest known one, or none: %s', (word, near) => {
    expect(nearest(word)).toBe(near);
  });

  it('has the least far known ones, the nearer first, or none', () => {
    // By hand: one change leads from "tile" to "time", two to "tame"; three from "gruddiunt" to "gradient".
    expect(leastFar('tile')).toEqual(['time', 'tame']);
    expect(leastFar('gruddiunt')).toEqual(['gradient']);
    expect(leastFar('xyzxyz')).toEqual([]);
    expect(leastFar('x')).toEqual([]);
  });
});
