import { expect, it } from 'vitest';
import { startOf } from './day.ts';
import type { StudyEvent } from './event.ts';
import { tallyOf } from './tally.ts';

const review: StudyEvent = {
  v: 1,
  id: 'a',
  at: startOf('2026-11-23') + 1,
  kind: 'review',
  card: 'rnn/loop',
  grade: 'good',
};
const earlier: StudyEvent = { ...review, id: 'b', at: startOf('2026-11-23') - 1 };
const retract: StudyEvent = { v: 1, id: 'c', at: startOf('2026-11-24'), kind: 'retract', of: 'a' };

it('counts the events of each kind, what a newer site wrote, and what is damaged', () => {
  const tally = tallyOf({ entries: [review, earlier, retract, { v: 2, id: 'd', at: 1 }], damaged: ['?'] });
  expect([...tally.kinds]).toEqual([
    ['review', 2],
    ['retract', 1],
  ]);
  expect(tally).toMatchObject({ unknown: 1, damaged: 1, total: 5 });
});

it('names the days of the first and the last event, in whatever order they are stored', () => {
  expect(tallyOf({ entries: [review, retract, earlier], damaged: [] }).days).toEqual({
    first: '2026-11-22',
    last: '2026-11-24',
  });
});

it('has no days where nothing is stored', () => {
  expect(tallyOf({ entries: [], damaged: [] })).toEqual({
    kinds: new Map(),
    unknown: 0,
    damaged: 0,
    total: 0,
    days: null,
  });
});
