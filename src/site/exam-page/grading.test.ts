import { expect, it } from 'vitest';
import type { QuestionKind } from '../../study/paper.ts';
import { happenings, marksOf, progressOf, type SetQuestion } from './grading.ts';
import { blankSheet, type Sheet } from './sheet.ts';
import { asked, question } from './tiny-exam.ts';

const set = (kind: QuestionKind): SetQuestion => ({ question: question(kind), asked: asked(kind) });
const ALL = (['problem', 'choice', 'discussion'] as const).map(set);
const sheet = (answers: Sheet['answers'], ticks: Sheet['ticks'] = {}): Sheet => ({ ...blankSheet(0), answers, ticks });
const shares = (source: Sheet) => marksOf(ALL, source).map(({ share }) => share);

it('grades blanks by their own checks, a choice as a whole, words by the points that were had', () => {
  expect(shares(sheet({}))).toEqual([0, 0, 0]);
  const half = { 'c1/problem/problem/a': '3.0', 'c1/problem/problem/b': '5', 'c1/problem/choice': '1' };
  expect(shares(sheet(half, { 'c1/discussion/d1': [0, 1, 3] }))).toEqual([0.5, 1, 0.75]);
  expect(shares(sheet({ 'c1/problem/choice': '0' }))).toEqual([0, 0, 0]);
});

it('leaves out a question that could not be shown', () => {
  const gone: SetQuestion = { question: question('problem'), asked: null };
  expect(marksOf([gone], sheet({}))).toEqual([]);
  expect(happenings([gone], sheet({}), 'seed=1')).toEqual([]);
});

it('knows what is answered, in part or in full', () => {
  const progress = (answers: Sheet['answers']) => ALL.map((each) => progressOf(each, sheet(answers)));
  expect(progress({ 'c1/problem/problem/a': ' ', 'c1/discussion/d1': ' ' })).toEqual(['none', 'none', 'none']);
  expect(progress({ 'c1/problem/problem/a': '1', 'c1/problem/choice': '0' })).toEqual(['some', 'all', 'none']);
  const full = { 'c1/problem/problem/a': '1', 'c1/problem/problem/b': 'x', 'c1/discussion/d1': 'So.' };
  expect(progress(full)).toEqual(['all', 'none', 'all']);
});

it('writes down each answer, each miss as a card to be recalled again, and the paper', () => {
  const answers = { 'c1/problem/problem/a': '5', 'c1/problem/problem/b': '4', 'c1/problem/choice': '2' };
  expect(happenings(ALL, sheet(answers, { 'c1/discussion/d1': [0, 1, 2] }), 'seed=1')).toEqual([
    { kind: 'answer', problem: 'c1/problem', seed: 9, blank: 'a', verdict: 'wrong', slip: true },
    { kind: 'answer', problem: 'c1/problem', seed: 9, blank: 'b', verdict: 'right' },
    { kind: 'choice', item: 'c1/problem/choice/a', seed: 9, chosen: 'wrong', slip: true },
    { kind: 'points', item: 'c1/discussion/d1', got: 3, of: 4 },
    { kind: 'review', card: 'c1/problem/problem', grade: 'again' },
    { kind: 'review', card: 'c1/problem/choice', grade: 'again' },
    { kind: 'paper', paper: 'seed=1', score: 12.5, of: 30 },
  ]);
});

it('takes an answer that cannot be read as missed, but as no answer', () => {
  expect(happenings([set('problem')], sheet({ 'c1/problem/problem/a': 'abc' }), 'seed=1')).toEqual([
    { kind: 'review', card: 'c1/problem/problem', grade: 'again' },
    { kind: 'paper', paper: 'seed=1', score: 0, of: 10 },
  ]);
});

it('brings nothing back when all is right', () => {
  const answers = { 'c1/problem/problem/a': '3', 'c1/problem/problem/b': '4', 'c1/problem/choice': '1' };
  const kinds = happenings(ALL, sheet(answers, { 'c1/discussion/d1': [0, 1, 2, 3] }), 'x').map(({ kind }) => kind);
  expect(kinds).toEqual(['answer', 'answer', 'choice', 'points', 'paper']);
});
