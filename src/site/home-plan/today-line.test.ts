import { expect, it } from 'vitest';
import { startOf } from '../../study/day.ts';
import type { StudyEvent } from '../../study/event.ts';
import { todayLine } from './today-line.ts';

const DAY = '2026-11-23';
const NINE = startOf(DAY) + 9 * 3_600_000;
const TOPICS = [
  { id: 'rnn/bptt', chapter: 'rnn', minutes: 4, cards: ['rnn/a', 'rnn/b'], problems: [], discussions: [] },
];

let ids = 0;
const base = () => ({ v: 1, id: String((ids += 1)), at: NINE + ids }) as const;
const exam = (value: string | null): StudyEvent => ({ ...base(), kind: 'setting', name: 'exam', value });
const line = (...events: readonly StudyEvent[]) => todayLine(TOPICS, events, NINE + 3_600_000);

it('says what is left to do today and how long it takes', () => {
  expect(line(exam('2026-12-01'))).toEqual({
    title: '8 days to the exam: today’s part',
    text: 'Read 1, recall 1 · 5 min',
  });
  const first = exam('2026-12-01');
  const read: StudyEvent = { ...base(), kind: 'done', task: 'read:rnn/bptt', day: DAY };
  expect(line(first, read)?.text).toBe('Recall 1 · 1 min');
});

it('says when all is done, and when nothing was to do', () => {
  const done = ['read', 'recall'].map((kind): StudyEvent => ({
    ...base(),
    kind: 'done',
    task: `${kind}:rnn/bptt`,
    day: DAY,
  }));
  const first = exam('2026-12-01'); // before the rest, so that the plan is from then
  expect(line(...done, { ...first, id: '0', at: NINE })?.text).toBe('All done for today.');
  expect(line(...done, exam('2026-12-01'))?.text).toBe('Nothing is planned for today.');
});

it('knows the day before the exam and the day of it, and is silent without one and after it', () => {
  expect(line(exam('2026-11-24'))).toMatchObject({ title: 'The exam is tomorrow: today’s part' });
  expect(line(exam(DAY))).toMatchObject({ title: 'The exam is today' });
  expect(line(exam('2026-11-22'))).toBeNull();
  expect(line()).toBeNull();
});
