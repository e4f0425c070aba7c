import { expect, it } from 'vitest';
import { defineProblem } from '../../core/problem.ts';
import { findProblem } from './find.ts';

const problem = defineProblem({
  title: 'Twice',
  minutes: 1,
  printed: 3,
  draw: (rng) => rng.integer(1, 9),
  pose: () => ({ statement: '', blanks: [], hints: [], solution: '' }),
});
const modules = { '../../problems/twice/problem.ts': problem, '../../problems/clip/problem.ts': problem };

it('finds a problem by the name of its folder', () => {
  expect(findProblem(modules, 'twice')).toBe(problem);
});

it('lists what exists for an id that does not', () => {
  expect(() => findProblem(modules, 'twize')).toThrowErrorMatchingInlineSnapshot(
    `[Error: <Problem id="twize" /> names no problem: src/problems/ has clip, twice]`,
  );
  expect(() => findProblem({}, 'twice')).toThrowErrorMatchingInlineSnapshot(
    `[Error: <Problem id="twice" /> names no problem: src/problems/ is empty]`,
  );
});
