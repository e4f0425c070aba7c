import { at, range, sum } from '../../core/array.ts';
import { blanksOf, isTold } from '../../core/answer/question.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { apart } from '../../core/tex.ts';
import type { Vector } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { errorAfter, MOST_ROUNDS, roundsOf, type Numbers } from './rounds.ts';

const tex = String.raw;
const DIGITS = 6;
/** By how much each further round must at least change the error. */
const LEAST_LEAD = 1e-3;

export default defineProblem<Numbers>({
  title: 'Rounds of self-distillation',
  minutes: 12,
  printed: { eigenvalues: [2, 0.3], truth: [2, 0.5], penalty: 0.05, rounds: 3, noise: 0.25 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const drawn = (): Numbers => ({
    eigenvalues: [rng.pick([1, 1.5, 2]), rng.pick([0.1, 0.2, 0.3, 0.4])],
    truth: [rng.pick([1, 1.5, 2]), rng.pick([0.1, 0.3, 0.5])],
    penalty: rng.pick([0.02, 0.05, 0.1]),
    rounds: rng.pick([2, 3, 4, 5]),
    noise: rng.pick([0.25, 0.36, 0.49, 0.64]),
  });
  return drawnUntil(drawn, (numbers) => hasClearBest(numbers) && questions(numbers).every(isTold));
}

/** Whether the error clearly falls to the best number of rounds and clearly rises from there. */
function hasClearBest(numbers: Numbers): boolean {
  const { best } = roundsOf(numbers);
  const errors = range(MOST_ROUNDS).map((i) => errorAfter(i + 1, numbers));
  const falls = errors.slice(1).map((error, i) => at(errors, i) - error);
  return best > 1 && best < MOST_ROUNDS && falls.every((fall, i) => (i + 1 < best ? fall : -fall) > LEAST_LEAD);
}

const n = (x: number) => texNumber(x, DIGITS);
const d = (x: number) => texFixed(x, 6);
const both = (entries: Vector) => apart(entries.map(d));

function statement({ eigenvalues, truth, penalty, rounds, noise }: Numbers): Markdown {
  return tex`Kernel ridge with the penalty $\lambda = ${n(penalty)}$ is fitted to noisy targets and then again and again to its own predictions. The targets have two modes, with the eigenvalues $\lambda_1 = ${n(at(eigenvalues, 0))}$ and $\lambda_2 = ${n(at(eigenvalues, 1))}$ of the kernel matrix. Along them the truth has the coordinates $\omega_1 = ${n(at(truth, 0))}$ and $\omega_2 = ${n(at(truth, 1))}$, and the noise has the variance $s^2 = ${n(noise)}$ each. Give

- the shares of both modes that are left after $m = ${rounds}$ rounds,
- the penalties $\lambda'_1$ and $\lambda'_2$ with which a single fit would keep these shares,
- the expected squared error after $m = ${rounds}$ rounds, summed over the modes,
- the number of rounds, from 1 to ${MOST_ROUNDS}, that makes it least.`;
}

function hints({ eigenvalues, penalty, rounds }: Numbers): readonly Markdown[] {
  const second = at(eigenvalues, 1);
  return [
    'All rounds share the eigenvectors, so each mode is on its own. What does one round do to it?',
    tex`One round multiplies mode $i$ by $\rho_i = \lambda_i/(\lambda_i+\lambda)$. The truth and the noise shrink alike: the squared bias is $(1-\rho_i^m)^2\omega_i^2$ and the variance $s^2\rho_i^{2m}$. For the penalty solve $\lambda_i/(\lambda_i+\lambda'_i) = \rho_i^m$.`,
    tex`First step: a round keeps $${n(second)}/(${n(second)}+${n(penalty)})$ of mode 2, and there are ${rounds} of them. For the last question write the error for one round more, until it rises.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [shares(numbers), penalties(numbers), errors(numbers), choice(numbers)].join('\n\n');
}

function shares(numbers: Numbers): Markdown {
  const { eigenvalues, penalty, rounds } = numbers;
  const { once, kept } = roundsOf(numbers);
  const lines = eigenvalues.map((value, i) => {
    const ratio = tex`${n(value)}/${n(tidy(value + penalty))}`;
    return tex`- mode ${i + 1}: $\rho_${i + 1} = ${ratio} \approx ${d(at(once, i))}$, kept $\rho_${i + 1}^{${rounds}} \approx ${d(at(kept, i))}$`;
  });
  return tex`**Shares.** One round multiplies each mode by its $\rho_i$:

${lines.join('\n')}`;
}

function penalties(numbers: Numbers): Markdown {
  const { rounds } = numbers;
  const { single } = roundsOf(numbers);
  return tex`**Single fit.** From $\lambda_i/(\lambda_i+\lambda'_i) = \rho_i^{${rounds}}$ follows $\lambda'_i = \lambda_i(\rho_i^{-${rounds}}-1)$, that is ${both(single)}. They differ, so no single penalty does what the rounds do: the weak mode is shrunk more.`;
}

function errors(numbers: Numbers): Markdown {
  const { rounds } = numbers;
  const { bias, variance, error } = roundsOf(numbers);
  return tex`**Error after ${rounds} rounds.** The squared biases are ${both(bias)}, the variances ${both(variance)}, together $${d(error)}$.`;
}

function choice(numbers: Numbers): Markdown {
  const { best, once } = roundsOf(numbers);
  const { truth, noise } = numbers;
  const rows = range(best + 1).map(
    (i) => tex`- ${i + 1} round${i === 0 ? '' : 's'}: $${d(errorAfter(i + 1, numbers))}$`,
  );
  const factors = truth.map((each) => each ** 2 / (each ** 2 + noise));
  return tex`**Best.** The error falls as long as the noise taken outweighs the signal taken:

${rows.join('\n')}

From there on it rises, so ${best} rounds are best.

**Check.** Alone, a mode would be best kept by the factor $\omega_i^2/(\omega_i^2+s^2)$: ${both(factors)}. After ${best} rounds ${both(once.map((share) => share ** best))} are kept, a compromise. Without any shrinking the error would be $2s^2 = ${n(sum([noise, noise]))}$.`;
}

/** A number without the noise of binary arithmetic. */
function tidy(x: number): number {
  return Math.round(1e9 * x) / 1e9;
}
