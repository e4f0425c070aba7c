import { expect, it } from 'vitest';
import { numberBlank } from '../../core/answer/blank.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { defineProblem, type Problem } from '../../core/problem.ts';
import { askedOf, type AskedNeeds } from './asked.ts';
import { question } from './tiny-exam.ts';

const slip = (value: number, because: string) => ({ value, because });
const problem = defineProblem({
  title: 'Powers',
  minutes: 1,
  printed: 3,
  draw: (rng) => rng.integer(3, 1e6),
  statement: (n) => `Let n be ${n}.`,
  blanks: (n) => [
    numberBlank({
      key: 'a',
      label: '2n',
      form: 'a number',
      tolerance: EXACT,
      value: 2 * n,
      slips: [slip(n ** 2, 'Squared.'), slip(n, 'Left.')],
    }),
  ],
  hints: () => [],
  solution: (n) => `It is ${2 * n}.`,
});

const needs = (source: Problem = problem): AskedNeeds => ({
  markdown: () => Promise.resolve({ block: (text) => `<p>${text}</p>`, inline: (text) => text }),
  problem: () => Promise.resolve(source),
  discussion: () => Promise.resolve({ question: 'Why?', answer: 'So.', points: '<li>One.</li>' }),
  itemsOf: (html) => [...html.matchAll(/<li>(.*?)<\/li>/g)].map((match) => match[1] ?? ''),
});

it('poses a problem with the numbers of the seed', async () => {
  const shown = await askedOf(question('problem'), needs());
  const posed = problem.pose(7);
  expect(shown).toMatchObject({ kind: 'problem', statement: `<p>${posed.statement}</p>`, seed: 7 });
});

it('goes on to the next numbers where a seed has none', async () => {
  const picky: Problem = {
    ...problem,
    pose: (seed) => {
      if (seed < 9) throw new Error('no usable numbers');
      return problem.pose(seed);
    },
  };
  expect(await askedOf(question('problem'), needs(picky))).toMatchObject({ kind: 'problem', seed: 9 });
});

it('offers three answers to a choice, one of them right', async () => {
  const shown = await askedOf(question('choice'), needs());
  if (shown.kind !== 'choice') throw new Error('a choice was asked for');
  expect(shown.options.map(({ because }) => because ?? '').sort()).toEqual(['', 'Left.', 'Squared.']);
  await expect(askedOf({ ...question('choice'), blank: 'gone' }, needs())).rejects.toThrow('has no choice for "gone"');
});

it('takes a question for discussion apart into its points; without any it is one point', async () => {
  expect(await askedOf(question('discussion'), needs())).toMatchObject({ question: 'Why?', points: ['One.'] });
  const bare = { ...needs(), itemsOf: () => [] };
  expect(await askedOf(question('discussion'), bare)).toMatchObject({ points: ['The answer as a whole.'] });
});
