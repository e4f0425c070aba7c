import { expect, it } from 'vitest';
import { matrixBlank, numberBlank, vectorBlank } from './answer/blank.ts';
import { EXACT } from './answer/tolerance.ts';
import { isChoosable, posedChoice } from './choice.ts';
import { defineProblem } from './problem.ts';

const COMMON = { key: 'k', label: '$k$', form: 'a number', tolerance: EXACT };
const slip = <T>(value: T, because: string) => ({ value, because });

/** Twice, square and cube of n: for 1 two of them are one, for 2 all but the cube are. */
const problem = defineProblem({
  title: 'Powers',
  minutes: 1,
  printed: 2,
  draw: (rng) => rng.integer(1, 9),
  statement: (n) => `Let $n=${n}$.`,
  blanks: (n) => [
    numberBlank({ ...COMMON, value: 2 * n, slips: [slip(n ** 2, 'Squared.'), slip(n ** 3, 'Cubed.')] }),
    numberBlank({ ...COMMON, key: 'sure', value: n, slips: [] }),
  ],
  hints: () => [],
  solution: () => '',
});

it('offers the right answer and the results of named mistakes, each once', () => {
  const choice = posedChoice(problem, 'k', 5);
  const n = Number(/\d+/.exec(choice?.posed.statement ?? '')?.[0]);
  expect(n).toBeGreaterThan(2);
  expect(choice?.options.toSorted((a, b) => (a.because ?? '').localeCompare(b.because ?? ''))).toEqual([
    { text: `$${2 * n}$`, spoken: String(2 * n), because: null },
    { text: `$${n ** 3}$`, spoken: String(n ** 3), because: 'Cubed.' },
    { text: `$${n ** 2}$`, spoken: String(n ** 2), because: 'Squared.' },
  ]);
});

it('is the same for the same seed, and in no fixed order', () => {
  expect(posedChoice(problem, 'k', 5)?.options).toEqual(posedChoice(problem, 'k', 5)?.options);
  const places = [3, 4, 5, 6, 7, 8, 9].map((seed) =>
    posedChoice(problem, 'k', seed)?.options.findIndex(({ because }) => because === null),
  );
  expect(new Set(places).size).toBeGreaterThan(1);
});

it('goes on to the next seed whose numbers tell two mistakes apart', () => {
  // The printed 2 squared is 2 doubled, so only the cube is a mistake there.
  expect(problem.pose(0).blanks.map(isChoosable)).toEqual([false, false]);
  const choice = posedChoice(problem, 'k', 0);
  expect(choice?.seed).toBeGreaterThan(0);
  expect(choice?.options).toHaveLength(3);
});

it('is null where no seed has enough mistakes, or the problem has no such blank', () => {
  expect(posedChoice(problem, 'sure', 1)).toBeNull();
  expect(posedChoice(problem, 'gone', 1)).toBeNull();
});

it('offers at most four answers, and never two that look alike or have one reason', () => {
  const slips = [3, 4, 5, 6, 7].map((value) => slip(value, `Mistake ${value}.`));
  const many = {
    ...problem,
    pose: () => ({ ...problem.pose(1), blanks: [numberBlank({ ...COMMON, value: 1, slips })] }),
  };
  expect(posedChoice(many, 'k', 1)?.options).toHaveLength(4);
  const alike = [slip(1.23456, 'Rounded.'), slip(1.23459, 'Cut.')];
  expect(isChoosable(numberBlank({ ...COMMON, value: 2, slips: alike }))).toBe(false);
  const twice = [slip(3, 'Rounded.'), slip(4, 'Rounded.')];
  expect(isChoosable(numberBlank({ ...COMMON, value: 2, slips: twice }))).toBe(false);
});

it('writes vectors, matrices and large numbers as formulas, and as words', () => {
  const posed = (blank: ReturnType<typeof numberBlank>) => ({
    ...problem,
    pose: () => ({ ...problem.pose(1), blanks: [blank] }),
  });
  const right = (blank: ReturnType<typeof numberBlank>) => {
    const found = posedChoice(posed(blank), 'k', 1)?.options.find(({ because }) => because === null);
    return [found?.text, found?.spoken];
  };
  const vector = { ...COMMON, value: [1 / 3, -2], slips: [slip([1, 2], 'a'), slip([2, 1], 'b')] };
  expect(right(vectorBlank(vector))).toEqual(['$(0.3333,$ $-2)$', '(0.3333, \u22122)']);
  const matrix = { ...COMMON, value: [[1, 0], [2, 1]], slips: [slip([[1, 2], [0, 1]], 'a'), slip([[0, 0], [0, 0]], 'b')] }; // prettier-ignore
  expect(right(matrixBlank(matrix))).toEqual([
    '$\\begin{pmatrix} 1 & 0 \\\\ 2 & 1 \\end{pmatrix}$',
    '[[1, 0], [2, 1]]',
  ]);
  const count = { ...COMMON, value: 124_439_808, slips: [slip(1, 'a'), slip(2, 'b')] };
  expect(right(numberBlank(count))).toEqual(['$124{,}439{,}808$', '124,439,808']);
});
