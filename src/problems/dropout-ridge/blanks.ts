import { numberBlank, type Slip, vectorBlank } from '../../core/answer/blank.ts';
import { hasTwins } from '../../core/answer/twins.ts';
import type { Blank } from '../../core/problem.ts';
import { type Gram, type Numbers, type Pair, penalized, solved, withDiagonal } from './penalty.ts';

const tex = String.raw;
const tolerance = { absolute: 1e-3 };
const VECTOR = { form: 'a vector (a, b), fractions or three decimals', tolerance };

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  const { strengths, dropout, lambda, ridge } = penalized(numbers);
  return [
    vectorBlank({
      ...VECTOR,
      key: 'strengths',
      label: tex`Strengths $(\lambda^{(1)}, \lambda^{(2)})$ of the penalties on $\param{w_1^2}$ and $\param{w_2^2}$`,
      value: strengths,
      slips: strengthSlips(numbers),
    }),
    vectorBlank({
      ...VECTOR,
      key: 'dropout',
      label: 'Weights with dropout',
      value: dropout,
      slips: dropoutSlips(numbers),
    }),
    numberBlank({
      key: 'lambda',
      label: tex`$\lambda$ of ridge`,
      form: 'a number, exact or to three decimals',
      tolerance,
      value: lambda,
      slips: lambdaSlips(numbers),
    }),
    vectorBlank({ ...VECTOR, key: 'ridge', label: 'Weights with ridge', value: ridge, slips: ridgeSlips(numbers) }),
  ];
}

/** Whether two foreseen mistakes lead to the same wrong answer. */
export function isAmbiguous(numbers: Numbers): boolean {
  const { strengths, dropout, lambda, ridge } = penalized(numbers);
  return [
    { value: strengths, slips: strengthSlips(numbers) },
    { value: dropout, slips: dropoutSlips(numbers) },
    { value: lambda, slips: lambdaSlips(numbers) },
    { value: ridge, slips: ridgeSlips(numbers) },
  ].some((foreseen) => hasTwins({ ...foreseen, tolerance }));
}

function strengthSlips(numbers: Numbers): readonly Slip<Pair>[] {
  const { keep } = numbers;
  const { gram } = penalized(numbers);
  const times = (factor: number): Pair => [factor * gram.a, factor * gram.b];
  return [
    {
      value: times(1 - keep),
      because: tex`The mask is divided by $p$, so its variance $p(1-p)$ is divided by $p^2$: the factor is $(1-p)/p$.`,
    },
    { value: times(keep * (1 - keep)), because: tex`This is for the mask itself. It is divided by $p$ here.` },
    {
      value: times(keep / (1 - keep)),
      because: tex`Turn the factor around. Dropping little, $p$ near 1, must cost little.`,
    },
    { value: times(1), because: tex`These are the energies of the columns. The factor $(1-p)/p$ is missing.` },
    {
      value: times(1 / keep),
      because: 'These are the entries of the diagonal with their penalty. Subtract the energy of the column.',
    },
  ];
}

function dropoutSlips(numbers: Numbers): readonly Slip<Pair>[] {
  const { keep } = numbers;
  const { gram, moments, leastSquares, dropout, ridge, noise } = penalized(numbers);
  const times = (factor: number, [first, second]: Pair): Pair => [factor * first, factor * second];
  const multiplied: Gram = { a: keep * gram.a, b: keep * gram.b, c: gram.c };
  return [
    {
      value: times(keep, leastSquares),
      because: tex`Only the diagonal of $\data{\mX^\top\mX}$ is divided by $p$. The shortcut $p\,\param{\hat{\vw}}$ needs orthogonal columns.`,
    },
    { value: leastSquares, because: 'These are the least-squares weights, without dropout.' },
    {
      value: ridge,
      because: tex`Here both weights are charged alike. Dropout charges each by the energy of its column.`,
    },
    {
      value: times(1 / keep, dropout),
      because: tex`These are the weights for a mask that is not divided by $p$.`,
    },
    { value: solved(multiplied, moments), because: tex`The diagonal is divided by $p$, not multiplied by it.` },
    {
      value: solved(withDiagonal(gram, [noise, noise]), moments),
      because: tex`The factor $(1-p)/p$ stands in front of the energies of the columns.`,
    },
  ];
}

function lambdaSlips(numbers: Numbers): readonly Slip<number>[] {
  const { strengths, noise, lambda } = penalized(numbers);
  return [
    {
      value: 2 * lambda,
      because: 'This is the sum of the strengths. Ridge charges it once for each of the two weights.',
    },
    { value: noise, because: tex`This is $(1-p)/p$ alone. Take the mean of the two strengths.` },
    {
      value: Math.sqrt(strengths[0] * strengths[1]),
      because: 'The sum of the strengths must agree, not their product.',
    },
  ];
}

function ridgeSlips(numbers: Numbers): readonly Slip<Pair>[] {
  const { gram, moments, dropout, leastSquares, lambda } = penalized(numbers);
  const every: Gram = { a: gram.a + lambda, b: gram.b + lambda, c: gram.c + lambda };
  return [
    {
      value: dropout,
      because: tex`These are the weights with dropout. Ridge adds the same $\lambda$ to both entries of the diagonal.`,
    },
    { value: leastSquares, because: 'These are the least-squares weights, without a penalty.' },
    {
      value: solved(withDiagonal(gram, [2 * lambda, 2 * lambda]), moments),
      because: tex`Your $\lambda$ is twice too large: it is the mean of the strengths.`,
    },
    { value: solved(every, moments), because: tex`The penalty $\lambda\mI$ is added to the diagonal alone.` },
  ];
}
