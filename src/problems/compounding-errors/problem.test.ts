import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { offByStep } from '../../core/off-track.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['0.3585', '7.811', '1', '0.1887', '0.2', '0.7']);
  for (const worked of ['0.358486', '7.811233', '0.188737']) expect(printed.solution).toContain(worked);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1]);
  return {
    error: number(/\\epsilon = ([\d.]+)/),
    recovery: number(/back with probability \$\\rho = ([\d.]+)/),
    tokens: number(/T' = (\d+)/),
    step: number(/o_\{(\d+)\}/),
    conditional: number(/\\mid\\target\{y_1\}\) = ([\d.]+)/),
    marginal: number(/P\(\\target\{y_2\}\) = ([\d.]+)/),
    share: number(/\\pi = ([\d.]+)/),
  };
}

/** Probabilities of being off the track, one step of the recursion after the other. */
function recursion(error: number, recovery: number, steps: number): readonly number[] {
  const off = [0];
  for (let t = 1; t <= steps; t += 1) {
    const before = at(off, t - 1);
    off.push((1 - before) * error + before * (1 - recovery));
  }
  return off.slice(1);
}

/** The Q with the least expected loss, by golden section on a loss of two outcomes. */
function leastLoss(weight: number): number {
  const loss = (q: number) => -weight * Math.log(q) - (1 - weight) * Math.log(1 - q);
  let [low, high] = [1e-6, 1 - 1e-6];
  for (let i = 0; i < 80; i += 1) {
    const [left, right] = [low + 0.382 * (high - low), low + 0.618 * (high - low)];
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}

it('agrees at many seeds with the recursion, with listed paths and with a loss that is minimized', () => {
  for (const seed of range(200)) {
    const { statement, blanks } = problem.pose(seed);
    const { error, recovery, tokens, step, conditional, marginal, share } = readStatement(statement);
    const near = (key: string, expected: number, tolerance: number) => {
      const answer = Number(blanks.find((blank) => blank.key === key)?.answer);
      expect(Math.abs(answer - expected)).toBeLessThan(tolerance);
    };
    const lasting = recursion(error, 0, tokens);
    near('perfect', 1 - at(lasting, tokens - 1), 1e-4);
    near('free', sum(lasting), 1e-3);
    near('forced', sum(range(tokens).map(() => error)), 1e-3);
    near('off', at(offByStep({ error, recovery }, step), step - 1), 1e-4);
    near('steady', at(recursion(error, recovery, 4000), 3999), 1e-4);
    near('learned', leastLoss(share * conditional + (1 - share) * marginal), 1e-3);
  }
});

it('has the numbers of the worked example with recovery', () => {
  const off = recursion(0.05, 0.2, 50);
  expect(at(off, 9)).toBeCloseTo(0.1887372971, 10);
  expect(sum(off)).toBeCloseTo(9.40000034, 8);
});

it.each([
  ['perfect', '0.6415', 'at least one mistake'],
  ['perfect', '0', 'first order'],
  ['perfect', '0.3774', 'The first step'],
  ['perfect', '0.95', 'one step'],
  ['free', '10.5', 'approximation'],
  ['free', '1', 'teacher forcing'],
  ['free', '7.170', 'from $t=1$'],
  ['free', '12.830', 'from there on'],
  ['free', '12.189', 'the right tokens'],
  ['forced', '0.05', 'one token'],
  ['forced', '7.811', 'true prefix'],
  ['forced', '0.6415', 'Expectations add'],
  ['forced', '19', 'the right tokens'],
  ['off', '0.4013', 'without recovery'],
  ['off', '0.1871', 'not a product'],
  ['off', '0.0113', 'missing to the long run'],
  ['off', '0.1850', 'One step is missing'],
  ['off', '0.1916', 'One step too many'],
  ['off', '0.8113', 'being on the track'],
  ['steady', '0.25', 'those on it'],
  ['steady', '0.8', 'on the track'],
  ['steady', '1', 'without recovery'],
  ['steady', '0.05', 'o_1'],
  ['learned', '0.9', 'teacher forcing'],
  ['learned', '0.5', 'never reads the truth'],
  ['learned', '0.45', 'marginal probability'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('knows at some seed a share that is taken the other way round', () => {
  const reasons = range(40).flatMap((seed) => {
    const { statement, blanks } = problem.pose(seed + 1);
    const { conditional, marginal, share } = readStatement(statement);
    const verdict = blanks.find(({ key }) => key === 'learned')?.check(String((1 - share) * conditional + share * marginal)); // prettier-ignore
    return verdict?.kind === 'wrong' ? [verdict.because] : [];
  });
  expect(reasons).toContainEqual(expect.stringContaining('The other way round'));
});

it('takes at no seed the product of both survivals for the factor of the recursion', () => {
  for (const seed of range(200)) {
    const { statement, blanks } = problem.pose(seed);
    const { error, recovery, step } = readStatement(statement);
    const mistaken = (error / (error + recovery)) * (1 - ((1 - error) * (1 - recovery)) ** step);
    expect(blanks.find(({ key }) => key === 'off')?.check(String(mistaken)).kind).toBe('wrong');
  }
});
