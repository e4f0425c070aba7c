import { expect, it, vi } from 'vitest';
import { defineProblem } from '../../core/problem.ts';
import { faceOf, type FaceNeeds } from './face.ts';

const problem = defineProblem({
  title: 'Twice a number',
  minutes: 1,
  printed: 3,
  draw: (rng) => (rng.uniform() > 2 ? null : 10),
  statement: (n) => `Let $n=${n}$.`,
  blanks: (n) => [
    { key: 'twice', label: '$2n$', form: 'a number', answer: String(2 * n), check: () => ({ kind: 'right' }) },
  ],
  hints: () => [],
  solution: (n) => `It is ${2 * n}.`,
});

const CHAPTER = {
  slug: 'rnn',
  number: 7,
  title: 'Recurrent neural networks',
  short: 'RNNs',
  sections: [{ id: 'loop', number: '7.2', title: 'The loop' }],
  cards: [
    { key: 'feedback', section: 'loop', front: 'What is fed back?', back: 'The state.', fact: '/rnn/#fact-feedback' },
  ],
};
const needs = (more: Partial<FaceNeeds> = {}): FaceNeeds => ({
  chapters: [CHAPTER],
  markdown: () => Promise.resolve({ block: (text) => `<p>${text}</p>`, inline: (text) => text }),
  problem: () => Promise.resolve(problem),
  discussion: () => Promise.resolve({ question: 'Why?', answer: 'Because.', points: '<ul></ul>' }),
  randomSeed: () => 5,
  ...more,
});

it('shows a card with the section that it is from, and leads to its fact', async () => {
  expect(await faceOf('rnn/feedback', needs())).toEqual({
    front: '<p>What is fed back?</p>',
    back: '<p>The state.</p>',
    source: { chapter: 'RNNs', place: '7.2 The loop', href: '/rnn/#fact-feedback', link: 'Read it in the notes' },
  });
});

it('asks a problem with fresh numbers, what is to be found in a list, and answers with its solution', async () => {
  const { front, back, source } = await faceOf('rnn/problem/twice', needs());
  expect(front).toBe('<p>Let $n=10$.\n\n- $2n$: a number</p>');
  expect(back).toBe('<p>It is 20.</p>');
  expect(source).toMatchObject({ place: 'Twice a number', href: '/rnn/homeworks/#problem-twice' });
});

it('asks a problem with its printed numbers where a seed gives none', async () => {
  const pose = vi.fn((seed: number) => {
    if (seed !== 0) throw new Error('no usable draw');
    return problem.pose(0);
  });
  const { front } = await faceOf('rnn/problem/twice', needs({ problem: () => Promise.resolve({ ...problem, pose }) }));
  expect(front).toContain('$n=3$');
});

it('asks a discussion with its model answer and points', async () => {
  const { front, back, source } = await faceOf('rnn/discussion/why', needs());
  expect([front, back]).toEqual(['Why?', 'Because.<p class="face-title">What a full answer contains</p><ul></ul>']);
  expect(source).toMatchObject({ place: 'Discussion', href: '/rnn/discussions/#why' });
});

it('rejects what the site does not have', async () => {
  await expect(faceOf('gone/a', needs())).rejects.toThrow('"gone/a" is a card of no chapter');
  await expect(faceOf('rnn/gone', needs())).rejects.toThrow('the chapter "rnn" has no card "gone"');
});
