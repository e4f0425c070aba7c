import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { questions } from './blanks.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  ['residual', '0.4'],
  ['once', '0.12'],
  ['again', '0.02135742'],
  // (√3/2 + 1)²·3/4 and (√3/2 + 1)/(1/2).
  ['target-loss', '(sqrt(3)/2 + 1)^2*3/4'],
  ['target-spread', 'sqrt(3) + 2'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

it('tells every named mistake of the printed instance from the others', () => {
  const numbers = { spread: 0.8, degrees: 30, rounds: 3, firstTarget: 1, secondTarget: -1 };
  expect(questions(numbers).filter(({ isClear }) => !isClear)).toEqual([]);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const found = (pattern: RegExp) => Number(pattern.exec(statement)?.[1]);
  return {
    angle: (found(/phi = (\d+)°/) * Math.PI) / 180,
    spread: found(/c = ([\d.]+)/),
    rounds: found(/after (\d+) more/),
    targets: [found(/y_A\} = (-?\d+)/), found(/y_B\} = (-?\d+)/)],
  };
}

interface Task {
  readonly input: readonly [number, number];
  readonly target: number;
}

type Weights = readonly [number, number];

const residual = ([u, v]: Weights, { input, target }: Task) => u * input[0] + v * input[1] - target;

/** Gradient descent on one task, in small steps, until it is fitted. */
function fitted(start: Weights, task: Task): Weights {
  let weights = start;
  for (let step = 0; step < 200; step += 1) {
    const push = 0.2 * 2 * residual(weights, task);
    weights = [weights[0] - push * task.input[0], weights[1] - push * task.input[1]];
  }
  return weights;
}

it.each(range(150))('agrees at seed %i with gradient descent, run to its end', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { angle, spread, rounds, targets } = readStatement(statement);
  const inputs = [[1, 0] as const, [Math.cos(angle), Math.sin(angle)] as const] as const;
  const [first, second] = inputs.map((input): Task => ({ input, target: 0 }));
  const given = inputs.map((input, i): Task => ({ input, target: at(targets, i) }));
  if (first === undefined || second === undefined) throw new Error('two tasks');
  // The common solution is 0, so the weights are the error, and after A it has no part along (1, 0).
  const start: Weights = [0, spread];
  const ends = [fitted(start, second)];
  for (let round = 0; round < rounds; round += 1) ends.push(fitted(fitted(at(ends, round), first), second));
  const zero = fitted([0, 0], at(given, 0));
  const expected = [
    Math.abs(residual(start, second)),
    residual(at(ends, 0), first) ** 2,
    residual(at(ends, rounds), first) ** 2,
    residual(fitted(zero, at(given, 1)), at(given, 0)) ** 2,
    // The weights that fit both targets have the same first coordinate as those after A.
    Math.abs((at(targets, 1) - at(targets, 0) * Math.cos(angle)) / Math.sin(angle) - zero[1]),
  ];
  for (const [i, value] of expected.entries())
    expect(Math.abs(Number(at(blanks, i).answer) - value)).toBeLessThan(2e-5);
});

it.each([
  ['residual', '0.69282', 'orthogonal'],
  ['residual', '0.8', 'across'],
  ['residual', '0.16', 'loss of B'],
  ['residual', '0.79043', 'degrees'],
  ['once', '0.16', '$r_B^2$'],
  ['once', '0.48', 'it is squared'],
  ['once', '0.06', 'one half'],
  ['once', '0.24', 'half is squared'],
  ['once', '0.34641', 'Square it'],
  ['once', '0.13856', 'inner product'],
  ['once', '0.04', 'doubled'],
  ['once', '0.15', '$c$ is squared'],
  ['once', '0.01487', 'degrees'],
  ['again', '0.12', 'before the further'],
  ['again', '0.050625', 'by its square'],
  ['again', '0.07794', 'two projections'],
  ['again', '0.01201', 'too many'],
  ['again', '0.03', 'factor in each'],
  ['target-loss', '3.48205', '$r_B^2$'],
  ['target-loss', '3.01554', 'inner product'],
  ['target-loss', '1.30577', 'one half'],
  ['target-loss', '1.61603', 'Square it'],
  ['target-loss', '0.01346', 'minus the target'],
  ['target-loss', '3', String.raw`cos\phi`],
  ['target-loss', '4', 'equal inputs'],
  ['target-loss', '0.75', 'not from zero'],
  ['target-spread', '1.86603', String.raw`c\sin`],
  ['target-spread', '0.93301', 'divide'],
  ['target-spread', '2.15470', 'it is the sine'],
  ['target-spread', '3.23205', 'left of the error'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
