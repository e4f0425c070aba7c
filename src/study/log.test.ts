import { expect, it, vi } from 'vitest';
import type { StudyEvent } from './event.ts';
import { createVisitLog } from './log.ts';

const review: StudyEvent = { v: 1, id: 'a', at: 1, kind: 'review', card: 'rnn/loop', grade: 'good' };
const other: StudyEvent = { ...review, id: 'b', card: 'rnn/gate' };
const retract: StudyEvent = { v: 1, id: 'c', at: 2, kind: 'retract', of: 'a' };

it('keeps the first event of an id and ignores the second', async () => {
  const log = createVisitLog();
  await log.append(review);
  await log.append({ ...review, grade: 'again' });
  expect(await log.all()).toEqual([review]);
});

it('gives the reviews of one card together with the retractions and the settings', async () => {
  const exam: StudyEvent = { v: 1, id: 'd', at: 3, kind: 'setting', name: 'exam', value: '2026-12-01' };
  const log = createVisitLog();
  for (const event of [review, other, retract, exam]) await log.append(event);
  expect(await log.ofCard('rnn/loop')).toEqual([review, retract, exam]);
});

it('tells its listeners of a change until they leave', async () => {
  const log = createVisitLog();
  const heard = vi.fn();
  const leave = log.subscribe(heard);
  await log.append(review);
  leave();
  await log.append(other);
  expect(heard).toHaveBeenCalledTimes(1);
});
