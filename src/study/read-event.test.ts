import { expect, it } from 'vitest';
import { readEvent } from './read-event.ts';

const at = (time: number, kind: string) => ({ v: 1, id: `e${time}`, at: time, kind });
const review = { ...at(5, 'review'), card: 'rnn/loop', grade: 'good' };
const answer = { ...at(6, 'answer'), problem: 'rnn/simple', seed: 0, blank: 'dw', verdict: 'wrong' };
const choice = { ...at(7, 'choice'), item: 'rnn/problem/simple/dw', seed: 2 ** 32 - 1, chosen: 'right' };
const points = { ...at(8, 'points'), item: 'rnn/discussion/clipping', got: 2.5, of: 4 };
const exam = { ...at(9, 'setting'), name: 'exam', value: '2026-12-01' };
const minutes = { ...at(9, 'setting'), name: 'minutes', value: 45 };
const done = { ...at(10, 'done'), task: 'read:rnn/bptt', day: '2026-11-23' };
const paper = { ...at(11, 'paper'), paper: 'seed=7&minutes=80', score: 0, of: 40 };
const retract = { ...at(12, 'retract'), of: 'e5' };

it.each([
  review,
  answer,
  { ...answer, slip: true },
  choice,
  { ...choice, chosen: 'wrong', slip: true },
  points,
  exam,
  { ...exam, value: null },
  minutes,
  { ...minutes, value: null },
  done,
  paper,
  retract,
])('reads back $kind events as they were written', (event) => {
  expect(readEvent(structuredClone(event))).toEqual(event);
});

it.each([
  { ...review, v: 2, grade: 'perfect' },
  { ...review, kind: 'streak', days: 3 },
  { ...exam, name: 'place', value: 7 },
])('leaves alone what a newer version wrote: version $v, kind $kind', (value) => {
  expect(readEvent(value)).toBe('unknown');
});

it.each([
  null,
  'review',
  [],
  {},
  { ...review, v: '1' },
  { ...review, id: '' },
  { ...review, at: Number.NaN },
  { ...review, at: -1 },
  { ...review, at: 8.64e15 + 1 },
  { ...review, grade: 'perfect' },
  { ...review, card: 7 },
  { ...answer, seed: -1 },
  { ...answer, seed: 2 ** 32 },
  { ...answer, seed: 0.5 },
  { ...answer, verdict: 'unreadable' },
  { ...answer, slip: 'yes' },
  { ...choice, chosen: 'left' },
  { ...choice, item: '' },
  { ...choice, slip: 1 },
  { ...points, got: 5 },
  { ...points, got: -1 },
  { ...points, of: 0 },
  { ...points, of: Number.POSITIVE_INFINITY },
  { ...exam, value: '2026-02-29' },
  { ...exam, value: undefined },
  { ...exam, name: '' },
  { ...minutes, value: 0 },
  { ...minutes, value: '45' },
  { ...done, day: 'Monday' },
  { ...done, task: undefined },
  { ...paper, score: 41 },
  { ...paper, paper: 7 },
  { ...retract, of: undefined },
  { ...review, kind: 'toString', card: undefined, id: 5 },
])('calls damaged what no version could have written: %o', (value) => {
  expect(readEvent(value)).toBe('unreadable');
});
