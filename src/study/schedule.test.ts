import fc from 'fast-check';
import { expect, it } from 'vitest';
import { at } from '../core/array.ts';
import { dayOf, daysAfter, startOf } from './day.ts';
import { grades, type Grade, type ReviewEvent, type StudyEvent } from './event.ts';
import { standing, standings, waits } from './schedule.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const START = Date.UTC(2026, 10, 23, 12);

const review = (time: number, grade: Grade): ReviewEvent => ({
  v: 1,
  id: `r${time}`,
  at: time,
  kind: 'review',
  card: 'rnn/loop',
  grade,
});

/** Reviews with the given grades, each on the moment that the one before made due. */
function onTime(given: readonly Grade[]): readonly ReviewEvent[] {
  return given.reduce<readonly ReviewEvent[]>((events, grade) => {
    const now = standing(events, START)?.due ?? START;
    return [...events, review(now, grade)];
  }, []);
}

function due(events: readonly StudyEvent[]): number {
  return standing(events, START)?.due ?? Number.NaN;
}

it('knows nothing of a card that was never reviewed', () => {
  expect(standing([], START)).toBeNull();
});

it('spaces a card that is always recalled by 10 minutes, 2, 11, 46, 163 and 498 days', () => {
  const events = onTime(['good', 'good', 'good', 'good', 'good', 'good']);
  const gaps = events.map((event, index) => due(events.slice(0, index + 1)) - event.at);
  // The interval history in the tests of ts-fsrs 5 for the default parameters of FSRS-6.
  expect(gaps).toEqual([10 * MINUTE, 2 * DAY, 11 * DAY, 46 * DAY, 163 * DAY, 498 * DAY]);
});

it('starts a card with the published stability of each grade', () => {
  const stabilities = grades.map((grade) => standing([review(START, grade)], START)?.stability);
  // The first four default parameters of FSRS-6.
  expect(stabilities).toEqual([0.212, 1.2931, 2.3065, 8.2956]);
});

it('agrees with the reference implementation in Rust on a history of six reviews', () => {
  const days = [0, 0, 1, 3, 8, 21];
  const given: readonly Grade[] = ['again', 'good', 'good', 'good', 'good', 'good'];
  const times = days.map((_, index) => START + index + DAY * days.slice(0, index + 1).reduce((a, b) => a + b, 0));
  const events = given.map((grade, index) => review(at(times, index), grade));
  // fsrs-rs, src/inference.rs, test_memory_state: stability 53.62691.
  expect(standing(events, START)?.stability).toBeCloseTo(53.62691, 3);
});

it('says that recall is certain at a review and 90 % likely after as many days as the card is stable', () => {
  const events = [review(START, 'easy')];
  expect(standing(events, START)?.retrievability).toBe(1);
  expect(standing(events, START + 8.2956 * DAY)?.retrievability).toBeCloseTo(0.9, 6);
});

it('offers waits of 1, 6 and 10 minutes and 8 days for a new card', () => {
  // The default learning steps are 1 and 10 minutes, "hard" their mean rounded up; 8.2956 days round to 8.
  expect(waits('rnn/loop', [], START)).toEqual({ again: MINUTE, hard: 6 * MINUTE, good: 10 * MINUTE, easy: 8 * DAY });
});

it('keeps the waits that it offered', () => {
  const history = fc.array(fc.record({ gap: fc.nat(20 * DAY), grade: fc.constantFrom(...grades) }), { maxLength: 8 });
  fc.assert(
    fc.property(history, fc.constantFrom(...grades), (given, grade) => {
      const events = replay(given);
      const now = (events.at(-1)?.at ?? START) + 3 * DAY;
      expect(due([...events, review(now, grade)]) - now).toBe(waits('rnn/loop', events, now)[grade]);
    }),
  );
});

it('comes to the same standing in whatever order, and however often, the events are read', () => {
  const history = fc.array(fc.record({ gap: fc.nat(20 * DAY), grade: fc.constantFrom(...grades) }), { maxLength: 8 });
  fc.assert(
    fc.property(history, fc.infiniteStream(fc.nat()), (given, order) => {
      const events = replay(given);
      const ranked = [...events, ...events].map((event) => ({ event, rank: order.next().value ?? 0 }));
      const shuffled = ranked.sort((a, b) => a.rank - b.rank).map(({ event }) => event);
      expect(standing(shuffled, START)).toEqual(standing(events, START));
    }),
  );
});

it('is as if a retracted review had never been', () => {
  const [first, second] = [review(START, 'good'), review(START + DAY, 'again')];
  const retraction: StudyEvent = { v: 1, id: 'u', at: START + 2 * DAY, kind: 'retract', of: second.id };
  expect(standing([first, second, retraction], START)).toEqual(standing([first], START));
  expect(standing([first, { ...retraction, of: first.id }], START)).toBeNull();
});

it('offers no negative wait when the clock was set back', () => {
  const events = onTime(['good', 'good', 'good']);
  expect(Math.min(...Object.values(waits('rnn/loop', events, START - 400 * DAY)))).toBeGreaterThan(0);
  expect(standing(events, START - 400 * DAY)?.retrievability).toBe(1);
});

const exam = (value: string | null): StudyEvent => ({ v: 1, id: 'x', at: 0, kind: 'setting', name: 'exam', value });

it('brings a card that is due after the exam back before it, until the exam is over', () => {
  const events = [review(START, 'easy')];
  // Eight days without an exam; with one in three days, two.
  const asked = [...events, exam(daysAfter(dayOf(START), 3))];
  expect(due(asked)).toBe(START + 2 * DAY);
  expect(standing(asked, START + 4 * DAY)?.due).toBe(START + 8 * DAY);
  expect(due([...events, exam(null)])).toBe(START + 8 * DAY);
});

it('keeps the waits that it offered when an exam is ahead', () => {
  const history = fc.array(fc.record({ gap: fc.nat(20 * DAY), grade: fc.constantFrom(...grades) }), { maxLength: 8 });
  fc.assert(
    fc.property(history, fc.constantFrom(...grades), fc.nat(30), (given, grade, left) => {
      const reviews = replay(given);
      const now = (reviews.at(-1)?.at ?? START) + 3 * DAY;
      const events = [...reviews, exam(daysAfter(dayOf(now), left))];
      const offered = waits('rnn/loop', events, now)[grade];
      expect(standing([...events, review(now, grade)], now)?.due).toBe(now + offered);
      if (left >= 2) expect(now + offered).toBeLessThan(startOf(daysAfter(dayOf(now), left)));
    }),
  );
});

it('finds every card of the log as it finds each alone', () => {
  const other: ReviewEvent = { ...review(START, 'hard'), id: 'o', card: 'rnn/gate' };
  const events = [review(START, 'good'), other, review(START + DAY, 'again')];
  expect(standings(events, START + 2 * DAY)).toEqual(
    new Map([
      [
        'rnn/loop',
        standing(
          events.filter((event) => event !== other),
          START + 2 * DAY,
        ),
      ],
      ['rnn/gate', standing([other], START + 2 * DAY)],
    ]),
  );
});

function replay(given: readonly { readonly gap: number; readonly grade: Grade }[]): readonly ReviewEvent[] {
  return given.reduce<readonly ReviewEvent[]>(
    (events, { gap, grade }) => [...events, review((events.at(-1)?.at ?? START) + gap + 1, grade)],
    [],
  );
}
