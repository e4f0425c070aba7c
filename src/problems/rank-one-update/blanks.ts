import type { Slip } from '../../core/answer/blank.ts';
import { matrixQuestion, numberQuestion, vectorQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { add, outer, scale, transpose, type Matrix } from '../../core/matrix.ts';
import { norm, type Vector } from '../../core/vector.ts';
import { decompositionOf, type Decomposition, type Numbers } from './decomposition.ts';

const tex = String.raw;
const TOLERANCE = { absolute: 2e-4 };
const NUMBER = { form: 'a number, four decimals', tolerance: TOLERANCE };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const found = decompositionOf(numbers);
  return [
    vectorQuestion({
      key: 'sigma',
      label: tex`$(\sigma_1, \sigma_2)$`,
      form: 'two numbers (a, b), the larger first, four decimals',
      value: found.sigma,
      tolerance: TOLERANCE,
      slips: sigmaSlips(numbers, found),
    }),
    matrixQuestion({
      key: 'best',
      label: tex`$\mM_1$`,
      form: 'a matrix by rows, [[a, b], [c, d]], four decimals',
      value: found.best,
      tolerance: TOLERANCE,
      slips: bestSlips(found),
    }),
    ...errorQuestions(found),
  ];
}

function errorQuestions(found: Decomposition): readonly TellingQuestion[] {
  const { sigma, squares, lost } = found;
  const [first, second] = sigma;
  return [
    numberQuestion({
      ...NUMBER,
      key: 'error',
      label: tex`$\norm{\mM-\mM_1}_F$`,
      value: second,
      slips: errorSlips(found),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'lost',
      label: 'Share of the squares that is lost',
      value: lost,
      slips: [
        { value: 1 - lost, because: 'This is the share that is kept.' },
        { value: second / (first + second), because: 'The shares are of squared singular values.' },
        { value: second ** 2 / first ** 2, because: 'Compare with all squares, not with those that are kept.' },
        { value: second / Math.sqrt(squares), because: 'Square both: the error and the norm.' },
      ],
    }),
    numberQuestion({
      ...NUMBER,
      key: 'loss',
      label: 'Least loss of LoRA of rank 1',
      value: second ** 2 / 2,
      slips: [
        { value: 0, because: tex`The change has rank 2. A product of rank 1 cannot reach it.` },
        { value: second ** 2, because: tex`The loss has a factor $\frac12$.` },
        { value: second / 2, because: 'The norm stands squared in the loss.' },
        { value: first ** 2 / 2, because: tex`It removes $\sigma_1$. What is left is $\sigma_2$.` },
        { value: squares / 2, because: tex`This is the loss at $\param{\mB} = \vzero$.` },
      ],
    }),
  ];
}

function sigmaSlips([a, b, c, d]: Numbers, { sigma, matrix }: Decomposition): readonly Slip<Vector>[] {
  const [first, second] = sigma;
  const columns = transpose(matrix)
    .map(norm)
    .toSorted((x, y) => y - x);
  return [
    { value: [second, first], because: 'The larger one comes first.' },
    { value: [first ** 2, second ** 2], because: tex`These are the eigenvalues of $\mM^\top\mM$. Take their roots.` },
    {
      value: [2 * first, 2 * second],
      because: tex`The factor $\frac12$ of the formula for two rows and columns is missing.`,
    },
    { value: columns, because: 'These are the lengths of the columns.' },
    { value: [first, -second], because: 'Singular values are never negative.' },
    ...eigenvalueSlip([a + d, a * d - b * c]),
  ];
}

/** The slip of taking the sizes of the eigenvalues of M, where they are real. */
function eigenvalueSlip([trace, determinant]: readonly [number, number]): readonly Slip<Vector>[] {
  const discriminant = trace ** 2 - 4 * determinant;
  if (discriminant < 0) return [];
  const eigenvalues = [1, -1].map((sign) => Math.abs(trace + sign * Math.sqrt(discriminant)) / 2);
  const value = eigenvalues.toSorted((x, y) => y - x);
  return [{ value, because: tex`These are the sizes of the eigenvalues of $\mM$. It is not symmetric.` }];
}

function bestSlips({ matrix, best, sigma, v }: Decomposition): readonly Slip<Matrix>[] {
  const rest = add(matrix, scale(-1, best));
  return [
    { value: rest, because: tex`This is the part that is discarded, $\sigma_2\vu_2\vv_2^\top$.` },
    { value: transpose(best), because: tex`$\vu_1$ is the column and $\vv_1$ the row.` },
    { value: scale(1 / sigma[0], best), because: tex`The factor $\sigma_1$ is missing.` },
    {
      value: scale(sigma[0], best),
      because: tex`Divide $\mM\vv_1$ by $\sigma_1$ to get $\vu_1$; here $\sigma_1$ counts twice.`,
    },
    { value: scale(sigma[0], outer(v, v)), because: tex`$\vu_1$ is not $\vv_1$: it is the direction of $\mM\vv_1$.` },
  ];
}

function errorSlips({ sigma: [first, second], squares }: Decomposition): readonly Slip<number>[] {
  return [
    { value: second ** 2, because: 'This is the square of the norm.' },
    { value: first, because: tex`This is the part that is kept.` },
    { value: Math.sqrt(squares), because: tex`This is the norm of $\mM$.` },
  ];
}
