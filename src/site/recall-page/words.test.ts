import { describe, expect, it } from 'vitest';
import { startOf } from '../../study/day.ts';
import { comingText, paceText, sessionText, waitingText } from './words.ts';

const HOUR = 3_600_000;
const MIDNIGHT = startOf('2026-11-23');
const NOON = MIDNIGHT + 12 * HOUR;

/** Cards that are due this many hours after noon, and were seen two days before. */
const dueIn = (...hours: readonly number[]) =>
  hours.map((hour) => ({ due: NOON + hour * HOUR, reviewed: NOON - 48 * HOUR, stability: 1, retrievability: 0.5 }));

describe('what waits', () => {
  it.each([
    [3, 4, '3 cards are due, 4 are new to you.'],
    [1, 1, '1 card is due, 1 is new to you.'],
    [0, 4, 'No card is due, 4 are new to you.'],
    [2, 0, '2 cards are due, none is new.'],
    [0, 0, 'No card is due, none is new.'],
  ])('with %d due and %d unseen', (due, unseen, text) => {
    const ids = (count: number) => Array.from({ length: count }, (_, index) => `rnn/${index}`);
    expect(waitingText({ due: ids(due), unseen: ids(unseen) })).toBe(text);
  });

  it('says what a session is made of', () => {
    const queue = { due: ['a', 'b'], unseen: ['c'] };
    expect(sessionText(['a', 'b', 'c'], queue)).toBe('2 due, 1 new');
    expect(sessionText(['a'], queue)).toBe('1 due');
    expect(sessionText(['c'], queue)).toBe('1 new');
    expect(sessionText([], queue)).toBe('');
  });
});

describe('what comes next', () => {
  const justSeen = { due: NOON + HOUR / 6, reviewed: NOON - 1, stability: 1, retrievability: 1 };

  it('is said in minutes on the same day, in days after it', () => {
    expect(comingText([justSeen, ...dueIn(30)], NOON)).toBe('The next card is due in 10 min.');
    expect(comingText(dueIn(-3, 20, 30, 40), NOON)).toBe('2 cards are due tomorrow.');
    expect(comingText(dueIn(75), NOON)).toBe('1 card is due in 3 days.');
    expect(comingText(dueIn(-3), NOON)).toBe('');
  });
});

describe('what is left over', () => {
  it('is spread over a week, or over the days until the exam', () => {
    const overdue = dueIn(...Array.from({ length: 21 }, () => -3));
    expect(paceText(overdue, null, NOON)).toBe(
      '21 are left over. 3 a day keep up with all that comes in the next week.',
    );
    expect(paceText(overdue, '2026-12-01', NOON)).toBe(
      '21 are left over. 3 a day keep up with all that comes until the exam in 8 days.',
    );
    expect(paceText(overdue, '2026-11-24', NOON)).toBe(
      '21 are left over. 21 a day keep up with all that comes until the exam in 1 day.',
    );
    expect(paceText(overdue, '2026-11-20', NOON)).toContain('in the next week');
    expect(paceText(dueIn(-3), null, NOON)).toBe(
      '1 is left over. 1 a day keeps up with all that comes in the next week.',
    );
  });

  it('is not spoken of where there is nothing', () => {
    expect(paceText(dueIn(30), null, NOON)).toBe('');
  });
});
