import { blanksOf } from '../../core/answer/question.ts';
import { at, range, sum } from '../../core/array.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texSum, texVector } from '../../core/tex.ts';
import type { Vector } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { compressed, leftOut, type Numbers, roots, squares } from './spectrum.ts';

const tex = String.raw;
const DIGITS = 6;
const EIGENVALUES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.2, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9];

export default defineProblem<Numbers>({
  title: 'What a linear auto-encoder loses',
  minutes: 6,
  printed: { examples: 16, eigenvalues: [4, 1, 0.25], width: 1, kept: [1] },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const features = rng.integer(3, 5);
  const eigenvalues = range(features)
    .map(() => rng.pick(EIGENVALUES))
    .toSorted((a, b) => b - a);
  const width = rng.integer(1, features - 1);
  const kept = shuffled(rng, range(features))
    .slice(0, width)
    .toSorted((a, b) => a - b);
  const numbers = { examples: rng.pick([10, 20, 25, 40, 50, 100, 200]), eigenvalues, width, kept };
  return isUsable(numbers) && questions(numbers).every(({ isClear }) => isClear) ? numbers : null;
}

function shuffled(rng: Rng, items: readonly number[]): readonly number[] {
  return items
    .map((item) => ({ item, place: rng.uniform() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/**
 * Distinct eigenvalues, a stationary point that is not the optimum, and halves that cannot be confused.
 *
 * Where the squares or roots of the lost variances have the same sum, two mistakes would be right too.
 */
function isUsable(numbers: Numbers): boolean {
  const { eigenvalues, width, kept } = numbers;
  const { total, lost, share, stationary } = compressed(numbers);
  const isOptimal = kept.every((i) => i < width);
  const isEven = [lost, stationary].some((each) => Math.abs(2 * each - total) < 0.02);
  const isPlain = Math.abs(share - width / eigenvalues.length) < 0.01;
  const others = eigenvalues.slice(width);
  const isUnit = [squares(others), roots(others)].some((each) => Math.abs(each - lost) < 0.005);
  return new Set(eigenvalues).size === eigenvalues.length && !isOptimal && !isEven && !isPlain && !isUnit;
}

const n = (x: number) => texNumber(x, DIGITS);
const added = (values: Vector) => texSum(values.map(n));
/** "4 = " in front of the sum of a single number would say the same twice. */
const summed = (values: Vector) => (values.length === 1 ? n(sum(values)) : `${added(values)} = ${n(sum(values))}`);
const names = (kept: readonly number[]) => kept.map((i) => tex`\vv_${i + 1}`).join(', ');

function statement({ examples, eigenvalues, width, kept }: Numbers): Markdown {
  const direction = width === 1 ? 'direction' : 'directions';
  return tex`The rows of $\data{\mX}$ are $n = ${examples}$ centered examples. Their covariance $\data{\mC} = \data{\mX}^\top\data{\mX}/n$ has the eigenvalues $${texVector(eigenvalues, DIGITS)}$. A linear auto-encoder without penalty has a code of width $k = ${width}$, and its loss is $\loss = \norm{\data{\mX}-\act{\hat{\mX}}}_F^2$. Give

- the least loss per example, $\loss/n$,
- the least loss $\loss$,
- the share of the total variance that the best code explains,
- the loss per example at the stationary point where the code holds the ${direction} $${names(kept)}$.`;
}

function hints({ eigenvalues, width }: Numbers): readonly Markdown[] {
  return [
    tex`The best code holds the $k$ strongest directions. What happens to the others?`,
    tex`At a stationary point the loss is the sum of $\sigma_i^2$ over the directions that the code does not hold. How are $\sigma_i^2$ and $\lambda_i$ related?`,
    tex`$\sigma_i^2 = n\lambda_i$. The best code holds the first ${width === 1 ? 'direction' : `${width} directions`}, so the first term of $\loss/n$ is $\lambda_${width + 1} = ${n(at(eigenvalues, width))}$. The total variance is the sum of all ${eigenvalues.length} eigenvalues.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  const { examples, eigenvalues, width, kept } = numbers;
  const { total, lost, loss, share, stationary } = compressed(numbers);
  const [held, others] = [eigenvalues.slice(0, width), eigenvalues.slice(width)];
  const average = width / eigenvalues.length;
  return tex`**Optimum.** The code holds the first ${width === 1 ? 'direction' : `${width} directions`}. Each other direction costs its variance: $\loss/n = ${summed(others)}$. All examples together cost $\loss = n\sum_{i>k}\lambda_i = ${examples}\cdot${n(lost)} = ${n(loss)}$.

**Share.** The total variance is $${added(eigenvalues)} = ${n(total)}$. Kept is $${summed(held)}$, so the share is $${n(total - lost)}/${n(total)} ${texEquals(share, DIGITS)}$.

**Other stationary point.** With $${names(kept)}$ in the code the others are lost: $\loss/n = ${summed(leftOut(numbers))}$. Both gradients vanish there, but it is a saddle: the loss falls when a held direction turns toward a stronger one that is left out.

**Check.** Kept and lost add up to the total, $${n(total - lost)}+${n(lost)} = ${n(total)}$. The share is above $k/d ${texEquals(average, 3)}$, what directions of equal variance would give. And $${n(stationary)}$ is more than $${n(lost)}$.`;
}
