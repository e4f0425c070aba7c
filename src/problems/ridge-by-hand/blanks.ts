import { numberBlank, type Slip, vectorBlank } from '../../core/answer/blank.ts';
import { hasTwins } from '../../core/answer/twins.ts';
import type { Blank } from '../../core/problem.ts';
import { combined, type Numbers, type Pair, shrinkage } from './shrinkage.ts';

const tex = String.raw;
const tolerance = { absolute: 1e-3 };
const VECTOR = { form: 'a vector (a, b), fractions or three decimals', tolerance };

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  const { leastSquares, factors, ridge } = shrinkage(numbers);
  return [
    singularValueBlank(numbers),
    vectorBlank({
      ...VECTOR,
      key: 'least-squares',
      label: tex`Least-squares weights $\param{\hat{\vw}}$`,
      value: leastSquares,
      slips: leastSquaresSlips(numbers),
    }),
    vectorBlank({
      ...VECTOR,
      key: 'factors',
      label: 'Shrink factors along the two singular directions, in the order of the singular values',
      value: factors,
      slips: factorSlips(numbers),
    }),
    vectorBlank({
      ...VECTOR,
      key: 'ridge',
      label: tex`Ridge weights $\param{\hat{\vw}_\lambda}$`,
      value: ridge,
      slips: ridgeSlips(numbers),
    }),
    freedomBlank(numbers),
  ];
}

/** Whether two foreseen mistakes lead to the same wrong answer. */
export function isAmbiguous(numbers: Numbers): boolean {
  const { singularValues, leastSquares, factors, ridge, freedom } = shrinkage(numbers);
  return [
    { value: singularValues, slips: singularValueSlips(numbers) },
    { value: leastSquares, slips: leastSquaresSlips(numbers) },
    { value: factors, slips: factorSlips(numbers) },
    { value: ridge, slips: ridgeSlips(numbers) },
    { value: freedom, slips: freedomSlips(numbers) },
  ].some((foreseen) => hasTwins({ ...foreseen, tolerance }));
}

function singularValueBlank(numbers: Numbers): Blank {
  return vectorBlank({
    key: 'singular-values',
    label: tex`Singular values $(\sigma_1, \sigma_2)$ of $\data{\mX}$`,
    form: 'two whole numbers (a, b), the larger one first',
    tolerance,
    value: shrinkage(numbers).singularValues,
    slips: singularValueSlips(numbers),
  });
}

function freedomBlank(numbers: Numbers): Blank {
  return numberBlank({
    key: 'freedom',
    label: tex`Effective degrees of freedom $\operatorname{df}(\lambda)$`,
    form: 'a number, three decimals',
    tolerance,
    value: shrinkage(numbers).freedom,
    slips: freedomSlips(numbers),
  });
}

function singularValueSlips({ same, other }: Numbers): readonly Slip<Pair>[] {
  const [large, small] = [same + other, Math.abs(same - other)];
  return [
    { value: [small, large], because: 'Both are right. The larger one comes first.' },
    {
      value: [large, same - other],
      because: 'These are the eigenvalues. A singular value is never negative: take the absolute value.',
    },
    {
      value: [large ** 2, small ** 2],
      because: tex`These are the eigenvalues of $\data{\mX^\top\mX}$, the squares of the singular values.`,
    },
    {
      value: [same, other],
      because: tex`These are entries of $\data{\mX}$. Multiply $\data{\mX}$ with $(1, 1)^\top$ and with $(1, -1)^\top$.`,
    },
  ];
}

function leastSquaresSlips(numbers: Numbers): readonly Slip<Pair>[] {
  const { eigenvalues, targetParts, leastSquaresParts, leastSquares } = shrinkage(numbers);
  const products: Pair = [eigenvalues[0] * targetParts[0], eigenvalues[1] * targetParts[1]];
  const turned: Pair = [Math.SQRT2 * leastSquaresParts[0], Math.SQRT2 * leastSquaresParts[1]];
  const inDirections = tex`These are coefficients along the two directions. Add up the two vectors to get back to the entries of the weights.`;
  return [
    {
      value: combined(products),
      because: tex`This is $\data{\mX^\top}\target{\vy}$. Solve with $\data{\mX^\top\mX}$.`,
    },
    { value: leastSquaresParts, because: inDirections },
    { value: turned, because: inDirections },
    {
      value: [2 * leastSquares[0], 2 * leastSquares[1]],
      because: tex`This is twice the answer: $(1, \pm 1)^\top$ has the squared length 2.`,
    },
    { value: shrinkage(numbers).ridge, because: tex`These are the ridge weights. Here $\lambda = 0$.` },
  ];
}

function factorSlips(numbers: Numbers): readonly Slip<Pair>[] {
  const { penalty } = numbers;
  const { factors } = shrinkage(numbers);
  const [large, small] = shrinkage(numbers).singularValues;
  return [
    {
      value: [large / (large ** 2 + penalty), small / (small ** 2 + penalty)],
      because: tex`This multiplies $\vu_i^\top\target{\vy}$. The factor relative to least squares has $\sigma_i^2$ on top.`,
    },
    {
      value: [large / (large + penalty), small / (small + penalty)],
      because: tex`The singular values enter squared: the penalty is added to $\data{\mX^\top\mX}$, not to $\data{\mX}$.`,
    },
    {
      value: [1 - factors[0], 1 - factors[1]],
      because: 'This is the share that ridge takes away. Asked is the share that it keeps.',
    },
    {
      value: [factors[1], factors[0]],
      because: 'Both are right, in the other order: the larger singular value first.',
    },
    {
      value: [large ** 2 / (large ** 2 + 2 * penalty), small ** 2 / (small ** 2 + 2 * penalty)],
      because: tex`The 2 of the derivative stands in front of both terms and cancels: $\sigma_i^2 + \lambda$.`,
    },
  ];
}

function ridgeSlips(numbers: Numbers): readonly Slip<Pair>[] {
  const { penalty } = numbers;
  const { factors, leastSquares, leastSquaresParts, ridgeParts, singularValues } = shrinkage(numbers);
  const halved = (i: 0 | 1) => singularValues[i] / (singularValues[i] + penalty);
  return [
    {
      value: [factors[0] * leastSquares[0], factors[1] * leastSquares[1]],
      because: 'The factors belong to the singular directions, not to the entries of the weights.',
    },
    {
      value: [leastSquares[0] / (1 + penalty), leastSquares[1] / (1 + penalty)],
      because: tex`Dividing by $1 + \lambda$ is right only if all singular values are 1.`,
    },
    { value: leastSquares, because: 'These are the least-squares weights, without the penalty.' },
    {
      value: ridgeParts,
      because:
        'These are coefficients of the two directions. Add up the two vectors to get the entries of the weights.',
    },
    {
      value: combined([halved(0) * leastSquaresParts[0], halved(1) * leastSquaresParts[1]]),
      because: tex`You added $\lambda$ to the singular values. It is added to their squares, the eigenvalues of $\data{\mX^\top\mX}$.`,
    },
  ];
}

function freedomSlips(numbers: Numbers): readonly Slip<number>[] {
  const { penalty } = numbers;
  const { factors, freedom } = shrinkage(numbers);
  const [large, small] = shrinkage(numbers).singularValues;
  return [
    { value: 2, because: 'That is the rank, the degrees of freedom of least squares. The penalty takes some away.' },
    { value: 2 - freedom, because: 'This is what the penalty takes away from 2.' },
    { value: freedom / 2, because: 'This is the mean of the shrink factors. Add them up.' },
    { value: factors[0] * factors[1], because: 'The factors are added, not multiplied.' },
    {
      value: large / (large ** 2 + penalty) + small / (small ** 2 + penalty),
      because: tex`Add up the shrink factors $\sigma_i^2/(\sigma_i^2 + \lambda)$, with the squares on top.`,
    },
  ];
}
