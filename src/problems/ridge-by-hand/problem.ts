import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texEqualsVector, texFactor, texMatrix, texSum, texVector } from '../../core/tex.ts';
import { blanks, isAmbiguous } from './blanks.ts';
import { type Numbers, type Pair, shrinkage } from './shrinkage.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Ridge by hand through the SVD',
  minutes: 10,
  printed: { same: 3, other: 1, targets: [8, 4], penalty: 4 },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

const LARGEST_TARGET = 14;
const SMALLEST_WEIGHT = 0.05;

/**
 * Targets are drawn through the least-squares weights, which come out on halves.
 *
 * Null where the matrix is singular, a ridge weight is close to zero, or a wrong answer could come from two mistakes.
 */
function draw(rng: Rng): Numbers | null {
  const [same, other] = [rng.integer(1, 5), rng.integer(1, 5)];
  const [even, odd] = [rng.pick([-4, -3, -2, -1, 1, 2, 3, 4]), rng.pick([-4, -3, -2, -1, 1, 2, 3, 4])];
  const [sum, gap] = [(same + other) * even, (same - other) * odd];
  const numbers: Numbers = { same, other, targets: [(sum + gap) / 2, (sum - gap) / 2], penalty: rng.integer(1, 9) };
  const isUsable = numbers.targets.every((y) => Number.isInteger(y) && Math.abs(y) <= LARGEST_TARGET);
  if (same === other || Math.abs(even) === Math.abs(odd) || !isUsable) return null;
  const { ridge: weights, residual, freedom } = shrinkage(numbers);
  const isFaint = [...weights, ...residual].some((entry) => Math.abs(entry) < SMALLEST_WEIGHT);
  return isFaint || Math.abs(freedom - 1) < 0.01 || isAmbiguous(numbers) ? null : numbers;
}

const n = (x: number) => texNumber(x, DIGITS);
const v = (vector: readonly number[]) => texVector(vector, DIGITS);

function statement({ same, other, targets, penalty }: Numbers): Markdown {
  return tex`Two examples with two features, the targets, and a penalty:

$$
\data{\mX} = ${matrix(same, other)}, \quad \target{\vy} = ${v(targets)}^\top, \quad \lambda = ${penalty}.
$$

Ridge minimizes $\norm{\data{\mX}\param{\vw}-\target{\vy}}^2+\lambda\norm{\param{\vw}}^2$. Give the singular values of $\data{\mX}$, the least-squares weights, the factor by which ridge shrinks them along each singular direction, the ridge weights, and the effective degrees of freedom.`;
}

function matrix(same: number, other: number): string {
  return texMatrix(
    [
      [same, other],
      [other, same],
    ],
    DIGITS,
  );
}

function hints({ targets }: Numbers): readonly Markdown[] {
  const [first, second] = targets;
  return [
    tex`Look for directions that $\data{\mX}$ only stretches. It is symmetric and has the same two entries in both rows: try $(1, 1)^\top$ and $(1, -1)^\top$.`,
    tex`Write $\target{\vy}$ as a combination of these two vectors. In each of them the problem is one scalar equation; ridge multiplies its least-squares solution by $\sigma_i^2/(\sigma_i^2+\lambda)$.`,
    tex`First step: the coefficients of $\target{\vy}$ are $\tfrac12(${texSum([n(first), n(second)])})$ for $(1, 1)^\top$ and $\tfrac12(${difference(first, second)})$ for $(1, -1)^\top$. Divide each by the number with which $\data{\mX}$ multiplies its vector.`,
  ];
}

function difference(first: number, second: number): string {
  return tex`${n(first)} - ${texFactor(second, DIGITS)}`;
}

function solution(numbers: Numbers): Markdown {
  return [directions(numbers), leastSquares(numbers), ridge(numbers), check(numbers)].join('\n\n');
}

function directions(numbers: Numbers): Markdown {
  const { same, other } = numbers;
  const { eigenvalues, singularValues } = shrinkage(numbers);
  const sign =
    eigenvalues[1] < 0
      ? tex` The minus sign of the second belongs to the left singular vector, $\vu_2 = -\vv_2$; a singular value is never negative.`
      : '';
  return tex`**Singular values.** $\data{\mX}(1, 1)^\top = (${same} + ${other})(1, 1)^\top$ and $\data{\mX}(1, -1)^\top = (${same} - ${other})(1, -1)^\top$. The two vectors are orthogonal, so they are the singular directions, and $\sigma_1 = ${singularValues[0]}$, $\sigma_2 = ${singularValues[1]}$.${sign}`;
}

function leastSquares(numbers: Numbers): Markdown {
  const { targets } = numbers;
  const { eigenvalues, targetParts, leastSquaresParts, leastSquares: weights } = shrinkage(numbers);
  return tex`**Least squares.** The targets are

$$
\target{\vy} = ${combination(targetParts)},
$$

with the coefficients $\tfrac12(${texSum(targets.map(n))})$ and $\tfrac12(${difference(...targets)})$. Division by $${n(eigenvalues[0])}$ and $${n(eigenvalues[1])}$ gives those of the weights, $${n(leastSquaresParts[0])}$ and $${n(leastSquaresParts[1])}$, so $\param{\hat{\vw}} ${texEqualsVector(weights, DIGITS)}^\top$.`;
}

/** The vector p (1, 1) + q (1, -1) as this sum. */
function combination(parts: Pair): string {
  return texSum([tex`${n(parts[0])}\,(1, 1)^\top`, tex`${n(parts[1])}\,(1, -1)^\top`]);
}

function ridge(numbers: Numbers): Markdown {
  const { penalty } = numbers;
  const { singularValues, factors, leastSquaresParts, ridgeParts, ridge: weights, freedom } = shrinkage(numbers);
  const shares = singularValues.map(
    (sigma, i) =>
      tex`$\sigma_${i + 1}^2/(\sigma_${i + 1}^2+\lambda) = ${sigma ** 2}/${sigma ** 2 + penalty} ${texEquals(factors[i] ?? NaN, DIGITS)}$`,
  );
  const fraction = (i: 0 | 1) => tex`\tfrac{${singularValues[i] ** 2}}{${singularValues[i] ** 2 + penalty}}`;
  const part = (i: 0 | 1) =>
    tex`$${fraction(i)} \cdot ${texFactor(leastSquaresParts[i], DIGITS)} ${texEquals(ridgeParts[i], DIGITS)}$`;
  return tex`**Shrink factors.** ${shares.join(' and ')}. The direction with the small singular value loses more.

**Ridge.** The coefficients become ${part(0)} and ${part(1)}, so $\param{\hat{\vw}_\lambda} ${texEqualsVector(weights, DIGITS)}^\top$.

**Degrees of freedom.** $\operatorname{df}(\lambda) = ${fraction(0)} + ${fraction(1)} ${texEquals(freedom, DIGITS)}$.`;
}

function check(numbers: Numbers): Markdown {
  const { same, other, penalty } = numbers;
  const { ridge: weights, residual } = shrinkage(numbers);
  const back = [same * residual[0] + other * residual[1], other * residual[0] + same * residual[1]];
  const pulled = weights.map((weight) => penalty * weight);
  return tex`**Check.** The gradient must vanish: $\data{\mX^\top}(\target{\vy}-\data{\mX}\param{\hat{\vw}_\lambda}) = \lambda\param{\hat{\vw}_\lambda}$. The residual is $\target{\vy}-\data{\mX}\param{\hat{\vw}_\lambda} ${texEqualsVector(residual, DIGITS)}^\top$. Times $\data{\mX^\top}$ it is $${v(back)}^\top$, and $\lambda\param{\hat{\vw}_\lambda} ${texEqualsVector(pulled, DIGITS)}^\top$ too.`;
}
