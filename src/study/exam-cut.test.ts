import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayOf, daysAfter, daysBetween, startOf } from './day.ts';
import { cutToExam } from './exam-cut.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Ten in the morning on the 23rd, where the reader is. */
const REVIEWED = startOf('2026-11-23') + 10 * HOUR;

const gaps = fc.record({
  card: fc.string(),
  reviewed: fc.nat(2000 * 24).map((hours) => startOf('2026-01-01') + hours * HOUR),
  wait: fc.integer({ min: 1, max: 500 * 24 }),
  left: fc.nat(200),
});

it('leaves a card alone without an exam, or when it is due before the exam', () => {
  expect(cutToExam({ card: 'rnn/loop', reviewed: REVIEWED, due: REVIEWED + 46 * DAY }, null)).toBe(REVIEWED + 46 * DAY);
  expect(cutToExam({ card: 'rnn/loop', reviewed: REVIEWED, due: REVIEWED + 2 * DAY }, '2026-11-30')).toBe(
    REVIEWED + 2 * DAY,
  );
});

it('brings a card of the 23rd back on the 25th at the same hour when the exam is on the 26th', () => {
  // Three days left: from the second, ceil(0.4 * 3), to the last before the exam, 3 - 1.
  expect(cutToExam({ card: 'rnn/loop', reviewed: REVIEWED, due: REVIEWED + 11 * DAY }, '2026-11-26')).toBe(
    REVIEWED + 2 * DAY,
  );
});

it('brings a card that was due on the day of the exam back before it', () => {
  const due = startOf('2026-11-25');
  expect(cutToExam({ card: 'rnn/loop', reviewed: REVIEWED, due }, '2026-11-25')).toBe(REVIEWED + DAY);
});

it('asks for no review in the night before the exam, and for none after it', () => {
  const due = REVIEWED + 11 * DAY;
  expect(cutToExam({ card: 'rnn/loop', reviewed: REVIEWED, due }, '2026-11-24')).toBe(due);
  expect(cutToExam({ card: 'rnn/loop', reviewed: REVIEWED, due }, '2026-11-20')).toBe(due);
});

it('always lets a night pass, never goes past the day before the exam, and never makes a card later', () => {
  fc.assert(
    fc.property(gaps, ({ card, reviewed, wait, left }) => {
      const exam = daysAfter(dayOf(reviewed), left);
      const due = cutToExam({ card, reviewed, due: reviewed + wait * HOUR }, exam);
      expect(due).toBeLessThanOrEqual(reviewed + wait * HOUR);
      if (due === reviewed + wait * HOUR) return;
      const gap = daysBetween(dayOf(reviewed), dayOf(due));
      expect(gap).toBeGreaterThanOrEqual(Math.max(1, 0.4 * left));
      expect(gap).toBeLessThan(left);
    }),
  );
});

it('leaves no card for the day of the exam or later while there is a day between', () => {
  fc.assert(
    fc.property(gaps, ({ card, reviewed, wait, left }) => {
      const exam = daysAfter(dayOf(reviewed), left + 2);
      expect(cutToExam({ card, reviewed, due: reviewed + wait * HOUR }, exam)).toBeLessThan(startOf(exam));
    }),
  );
});

it('spreads cards that were learned together over all the days that are left', () => {
  const cards = Array.from({ length: 300 }, (_, index) => `rnn/card-${index}`);
  const days = cards.map((card) =>
    daysBetween('2026-11-23', dayOf(cutToExam({ card, reviewed: REVIEWED, due: REVIEWED + 46 * DAY }, '2026-12-03'))),
  );
  const counts = [4, 5, 6, 7, 8, 9].map((day) => days.filter((each) => each === day).length);
  // 300 cards on 6 days are 50 a day, with a standard deviation of about 6.5 if they fall at random.
  expect(counts.reduce((a, b) => a + b)).toBe(300);
  expect(Math.min(...counts)).toBeGreaterThan(30);
  expect(Math.max(...counts)).toBeLessThan(70);
});
