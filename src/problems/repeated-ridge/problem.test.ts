import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { questions } from './blanks.ts';
import problem from './problem.ts';
import { roundsOf } from './rounds.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  ['kept', '(0.928599, 0.629738)'],
  ['single', '(0.153781, 0.176389)'],
  ['error', '0.369382'],
  ['best', '4'],
])('takes the digits by hand for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

it('tells the mistakes of the printed instance apart', () => {
  const told = questions({ eigenvalues: [2, 0.3], truth: [2, 0.5], penalty: 0.05, rounds: 3, noise: 0.25 });
  expect(told.every(({ isClear, isTelling }) => isClear && isTelling)).toBe(true);
});

it('expects the error that many noisy targets have on average', () => {
  const numbers = { eigenvalues: [2, 0.3], truth: [2, 0.5], penalty: 0.05, rounds: 3, noise: 0.25 };
  const { kept, error } = roundsOf(numbers);
  const rng = createRng(5);
  const errors = range(40_000).map(() =>
    sum(kept.map((share, i) => (share * (at(numbers.truth, i) + 0.5 * rng.normal()) - at(numbers.truth, i)) ** 2)),
  );
  expect(Math.abs(sum(errors) / errors.length - error)).toBeLessThan(0.01);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1] ?? NaN);
  return {
    eigenvalues: [number(/lambda_1 = ([\d.]+)/), number(/lambda_2 = ([\d.]+)/)],
    truth: [number(/omega_1 = ([\d.]+)/), number(/omega_2 = ([\d.]+)/)],
    penalty: number(/lambda = ([\d.]+)/),
    noise: number(/s\^2 = ([\d.]+)/),
    rounds: number(/m = (\d)/),
  };
}

type Statement = ReturnType<typeof readStatement>;

/** The prediction of kernel ridge for one mode by descent on its objective (y - k a)²/2 + λ k a²/2, round after round. */
function fitted(
  target: number,
  { value, penalty, rounds }: { value: number; penalty: number; rounds: number },
): number {
  let prediction = target;
  for (let round = 0; round < rounds; round += 1) {
    const goal = prediction;
    let weight = 0;
    for (let step = 0; step < 400; step += 1)
      weight -= (0.9 / (value * (value + penalty))) * (value * (value * weight - goal) + penalty * value * weight);
    prediction = value * weight;
  }
  return prediction;
}

/** The error of the truth alone plus that of a unit of noise, both by descent. */
function errorOf({ eigenvalues, truth, penalty, noise }: Statement, rounds: number): number {
  return sum(
    eigenvalues.map((value, i) => {
      const run = { value, penalty, rounds };
      return (fitted(at(truth, i), run) - at(truth, i)) ** 2 + noise * fitted(1, run) ** 2;
    }),
  );
}

it.each(range(60))('agrees at seed %i with fits by descent', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const said = readStatement(statement);
  const answers = blanks.map(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
  const [kept = [], single = [], [error = NaN] = [], [best] = []] = answers;
  for (const i of range(2)) {
    const value = at(said.eigenvalues, i);
    const rounds = fitted(1, { value, penalty: said.penalty, rounds: said.rounds });
    expect(Math.abs(rounds - at(kept, i))).toBeLessThan(2e-4);
    expect(Math.abs(fitted(1, { value, penalty: at(single, i), rounds: 1 }) - rounds)).toBeLessThan(2e-3);
  }
  expect(Math.abs(errorOf(said, said.rounds) - error)).toBeLessThan(2e-4);
  const errors = range(8).map((i) => errorOf(said, i + 1));
  expect(errors.indexOf(Math.min(...errors)) + 1).toBe(best);
});

it('finds numbers at every seed', () => {
  for (const seed of range(4001)) expect(problem.pose(seed).blanks).toHaveLength(4);
});

it.each([
  ['kept', '(0.975610, 0.857143)', 'one round'],
  ['kept', '(0.071401, 0.370262)', 'lost'],
  ['kept', '(0.930233, 0.666667)', 'another fit'],
  ['kept', '(0.000014, 0.002915)', 'loses the rest'],
  ['kept', '(0.963417, 0.265671)', 'not squared'],
  ['single', '(0.15, 0.15)', 'add up'],
  ['single', '(0.000125, 0.000125)', 'not multiplied'],
  ['single', '(2.153781, 0.476389)', 'off'],
  ['single', '(0.076891, 0.587963)', 'lambda_i$.'],
  ['error', '0.054665', 'squared bias alone'],
  ['error', '0.314717', 'variance alone'],
  ['error', '0.444249', 'kept shares squared'],
  ['error', '0.692886', 'missing shares squared'],
  ['error', '0.554665', 'noise too'],
  ['error', '0.684099', 'has the variance'],
  ['error', '0.429107', 'after one round'],
  ['error', '0.184691', 'not averaged'],
  ['best', '2', 'mode 1'],
  ['best', '5', 'mode 2'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
