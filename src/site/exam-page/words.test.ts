import { expect, it } from 'vitest';
import { clockText, letterOf, openText, percentText, pointsText, questions, timeCall } from './words.ts';

const MINUTE = 60_000;

it('names questions, points and shares', () => {
  expect([questions(1), questions(9)]).toEqual(['1 question', '9 questions']);
  expect(pointsText({ got: 41.54, of: 79 })).toBe('41.5 of 79 points');
  expect([percentText({ got: 40, of: 79 }), percentText({ got: 0, of: 0 })]).toEqual(['51 %', '']);
  expect([0, 1, 3].map(letterOf)).toEqual(['A', 'B', 'D']);
});

it('shows the time that is left, and what is beyond it', () => {
  expect([80 * MINUTE, 64_001, 1, 0, -1].map(clockText)).toEqual(['1:20:00', '1:05', '0:01', '0:00', '\u22120:01']);
  expect(clockText(-3_725_000)).toBe('\u22121:02:05');
});

it('speaks of the time when it matters alone', () => {
  expect([11 * MINUTE, 10 * MINUTE, 0].map(timeCall)).toMatchInlineSnapshot(`
    [
      "",
      "Less than ten minutes are left.",
      "Time is up. Hand in, or go on without the clock.",
    ]
  `);
});

it('says what is open before a paper is handed in', () => {
  expect([
    openText({ none: 0, some: 0 }),
    openText({ none: 1, some: 0 }),
    openText({ none: 3, some: 2 }),
    openText({ none: 0, some: 1 }),
  ]).toEqual([
    '',
    '1 question is unanswered.',
    '3 questions are unanswered, 2 answered in part.',
    '1 question answered in part.',
  ]);
});
