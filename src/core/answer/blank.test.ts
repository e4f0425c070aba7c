import { expect, it } from 'vitest';
import { matrixBlank, numberBlank, vectorBlank } from './blank.ts';
import { EXACT } from './tolerance.ts';

const gain = numberBlank({
  key: 'gain',
  label: '$K$',
  form: 'a number, three decimals',
  value: 0.3093999,
  tolerance: { absolute: 1e-3 },
  slips: [
    { value: 0.6906, because: 'This is $1-K$.' },
    { value: 0.31, because: 'Too near to the right answer to be told from it.' },
    { value: Number.NaN, because: 'No number at all.' },
  ],
});

it('prints an answer that its own check takes', () => {
  expect(gain.answer).toBe('0.309');
  expect(gain.check(gain.answer)).toEqual({ kind: 'right' });
  expect(gain.check('0.3094')).toEqual({ kind: 'right' });
});

it('answers a foreseen slip by name', () => {
  expect(gain.check('0.691')).toEqual({ kind: 'wrong', because: 'This is $1-K$.' });
});

it('passes over a slip that cannot be told from the right answer', () => {
  expect(gain.check('0.31')).toEqual({ kind: 'right' });
});

it('names a wrong sign and missing digits, and nothing else', () => {
  expect(gain.check('-0.3094')).toEqual({ kind: 'wrong', because: 'The size is right, the sign is not.' });
  expect(gain.check('-0.309')).toEqual({ kind: 'wrong', because: 'The size is right, the sign is not.' });
  expect(gain.check('0.3')).toMatchObject({ kind: 'wrong', because: expect.stringContaining('too few') });
  expect(gain.check('0.5')).toEqual({ kind: 'wrong' });
});

it('says which form is expected when nothing can be read', () => {
  expect(gain.check('abc')).toMatchInlineSnapshot(`
    {
      "because": "“abc” is not a number. Expected: a number, three decimals.",
      "kind": "unreadable",
    }
  `);
});

it('does not call a whole number a rounding of the right one', () => {
  const half = numberBlank({ key: 'y', label: '$y$', form: 'a number', value: 3.5, tolerance: EXACT, slips: [] });
  expect(half.check('4')).toEqual({ kind: 'wrong' });
  expect(half.check('7/2')).toEqual({ kind: 'right' });
});

it('takes counts with separators', () => {
  const source = { key: 'n', label: 'parameters', form: 'a count', value: 91392, tolerance: EXACT, slips: [] };
  const count = numberBlank({ ...source, style: 'count' });
  expect(count.answer).toBe('91392');
  expect(count.check('91,392')).toEqual({ kind: 'right' });
  expect(numberBlank(source).check('91,392').kind).toBe('unreadable');
});

it('checks every entry of a vector', () => {
  const clipped = vectorBlank({
    key: 'clipped',
    label: '$\\vg$',
    form: 'a vector (a, b)',
    value: [1.2, 1.6],
    tolerance: EXACT,
    slips: [{ value: [2, 2], because: 'This clips by value.' }],
  });
  expect(clipped.answer).toBe('(1.2, 1.6)');
  expect(clipped.check('[6/5 8/5]')).toEqual({ kind: 'right' });
  expect(clipped.check('(2, 2)')).toEqual({ kind: 'wrong', because: 'This clips by value.' });
  expect(clipped.check('(1.2, -1.6)')).toEqual({ kind: 'wrong' });
  expect(clipped.check('1.2').kind).toBe('unreadable');
});

it('checks every entry of a matrix', () => {
  const power = matrixBlank({
    key: 'power',
    label: '$\\mW^2$',
    form: 'a matrix [[a, b], [c, d]]',
    value: [
      [1, 2],
      [0, 1],
    ],
    tolerance: EXACT,
    slips: [
      {
        value: [
          [1, 0],
          [2, 1],
        ],
        because: 'Transposed.',
      },
    ],
  });
  expect(power.answer).toBe('[[1, 2], [0, 1]]');
  expect(power.check('1 2; 0 1')).toEqual({ kind: 'right' });
  expect(power.check('[[1,0],[2,1]]')).toEqual({ kind: 'wrong', because: 'Transposed.' });
});

it('takes a number within a relative tolerance', () => {
  const tiny = numberBlank({
    key: 'g',
    label: '$g$',
    form: 'two digits',
    value: 1.1287e-5,
    tolerance: { relative: 0.05 },
    slips: [],
  });
  expect(tiny.answer).toBe('1.13e-5');
  expect(tiny.check('1.1 × 10⁻⁵')).toEqual({ kind: 'right' });
  expect(tiny.check('1.2e-5')).toEqual({ kind: 'wrong' });
});

it('offers the results of its slips as they would be typed, but none that is right or the same as another', () => {
  expect(gain.slips).toEqual([{ answer: '0.691', because: 'This is $1-K$.' }]);
  const source = { key: 'k', label: '$k$', form: 'a vector (a, b)', value: [1, 2], tolerance: { absolute: 0.01 } };
  const slips = [
    { value: [2, 1], because: 'Swapped.' },
    { value: [2.004, 1], because: 'The same to two decimals.' },
    { value: [1, 1 / 3], because: 'Divided.' },
  ];
  expect(vectorBlank({ ...source, slips }).slips).toEqual([
    { answer: '(2, 1)', because: 'Swapped.' },
    { answer: '(1, 0.33)', because: 'Divided.' },
  ]);
});

it('types a slip in full where fewer digits would be another answer', () => {
  const slips = [{ value: 1.0107, because: 'Not halved.' }];
  const source = { key: 'k', label: '$k$', form: 'a number', value: 1.0007, tolerance: { absolute: 0.0099 } };
  // 1.01 is within half of the tolerance of 1.0107, and within all of it of the right answer.
  expect(numberBlank({ ...source, slips }).slips).toEqual([{ answer: '1.0107', because: 'Not halved.' }]);
});

it('offers no slip that cannot be read as it would be typed', () => {
  // A point before three digits may separate thousands, so a count is not read from it.
  const source = { key: 'n', label: 'steps', form: 'a count', value: 74, tolerance: EXACT, style: 'count' } as const;
  const slips = [{ value: 73.125, because: 'Round up.' }];
  expect(numberBlank({ ...source, slips }).slips).toEqual([]);
});
