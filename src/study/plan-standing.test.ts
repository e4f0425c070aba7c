import { expect, it } from 'vitest';
import type { StudyEvent } from './event.ts';
import { contactsOf } from './plan-contact.ts';
import { topicStanding } from './plan-standing.ts';
import type { Topic } from './plan-topic.ts';

const NOON = new Date(2026, 10, 23, 12).getTime();
const DAY = 86_400_000;

const TOPIC: Topic = {
  id: 'rnn/bptt',
  chapter: 'rnn',
  minutes: 3,
  cards: ['rnn/a', 'rnn/b'],
  problems: [{ id: 'rnn/problem/simple', minutes: 10 }],
  discussions: [{ id: 'rnn/discussion/why', minutes: 8 }],
};

let ids = 0;
const base = (day: number) => ({ v: 1, id: String((ids += 1)), at: NOON + day * DAY + ids }) as const;
const review = (day: number, grade: 'again' | 'good', card = 'rnn/a'): StudyEvent => ({
  ...base(day),
  kind: 'review',
  card,
  grade,
});
const read = (day: number): StudyEvent => ({
  ...base(day),
  kind: 'done',
  task: 'read:rnn/bptt',
  day: '2026-11-23',
});
const answer = (day: number, verdict: 'right' | 'wrong', blank = 'dw'): StudyEvent => ({
  ...base(day),
  kind: 'answer',
  problem: 'rnn/simple',
  seed: 0,
  blank,
  verdict,
});
const standing = (...events: readonly StudyEvent[]) => topicStanding(contactsOf([TOPIC], events).get('rnn/bptt') ?? []);

it('is to be read while it was never met', () => {
  expect(standing()).toMatchObject({ mastery: null, last: null, successes: 0, needsReading: true });
});

it('is learned by reading it', () => {
  expect(standing(read(0))).toMatchObject({ mastery: null, last: '2026-11-23', successes: 0, needsReading: false });
});

it('that is known when it is asked first needs no reading', () => {
  expect(standing(review(0, 'good'))).toMatchObject({ mastery: 1, last: '2026-11-23', needsReading: false });
});

it('that is unknown when it is asked first can be learned on the same day', () => {
  expect(standing(review(0, 'again'))).toMatchObject({ mastery: 0, last: null, needsReading: true });
  expect(standing(review(0, 'again'), read(0))).toMatchObject({ last: '2026-11-23', needsReading: false });
});

it('that is unknown right after it was read is to be read again', () => {
  expect(standing(read(0), review(0, 'again'))).toMatchObject({ last: '2026-11-23', needsReading: true });
});

it('counts the days on which it was known since it was learned, and from new when it was forgotten', () => {
  const known = [read(0), review(1, 'good'), review(3, 'good')];
  expect(standing(...known)).toMatchObject({ last: '2026-11-26', successes: 2, needsReading: false });
  expect(standing(...known, review(5, 'again'))).toMatchObject({
    last: '2026-11-28',
    successes: 0,
    needsReading: true,
  });
});

it('judges the first try of a day alone', () => {
  expect(standing(review(0, 'again'), review(0, 'good'))).toMatchObject({ mastery: 0 });
  expect(standing(answer(0, 'wrong'), answer(0, 'right'))).toMatchObject({ mastery: 0 });
  expect(standing(answer(0, 'wrong'), answer(0, 'right', 'db'))).toMatchObject({ mastery: 1 / 1.7 }); // (1 + 0.7 * 0) / 1.7
});

it('has solved what was right at the last try', () => {
  expect(standing(answer(0, 'wrong')).solved).toEqual(new Set());
  expect(standing(answer(0, 'wrong'), answer(1, 'right')).solved).toEqual(new Set(['rnn/problem/simple']));
  expect(standing(answer(0, 'right'), answer(1, 'wrong')).solved).toEqual(new Set());
});

it('is told by choices and by open answers too', () => {
  const choice: StudyEvent = {
    ...base(0),
    kind: 'choice',
    item: 'rnn/problem/simple/dw',
    seed: 3,
    chosen: 'wrong',
    slip: true,
  };
  const points: StudyEvent = { ...base(1), kind: 'points', item: 'rnn/discussion/why', got: 3, of: 4 };
  expect(standing(choice)).toMatchObject({ mastery: 0 });
  expect(standing(points)).toMatchObject({ mastery: 0.75, solved: new Set(['rnn/discussion/why']) });
});

it('knows nothing of what belongs to no topic, or was taken back', () => {
  const retracted = review(0, 'again');
  expect(standing(review(0, 'again', 'rnn/elsewhere'))).toMatchObject({ mastery: null });
  expect(standing(retracted, { ...base(0), kind: 'retract', of: retracted.id })).toMatchObject({ mastery: null });
});
