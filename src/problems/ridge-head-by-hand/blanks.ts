import { at } from '../../core/array.ts';
import type { Slip } from '../../core/answer/blank.ts';
import { matrixQuestion, numberQuestion, vectorQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { add, outer, scale, type Matrix } from '../../core/matrix.ts';
import { dot, times, type Vector } from '../../core/vector.ts';
import { determinantOf, headOf, inverted, normalOf, type Head, type Numbers } from './head.ts';

const tex = String.raw;
const TOLERANCE = { absolute: 2e-4 };
const NUMBER = { form: 'a number, four decimals', tolerance: TOLERANCE };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [...headQuestions(numbers), ...gradientQuestions(numbers)];
}

function headQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { weights, prediction } = headOf(numbers);
  return [
    vectorQuestion({
      key: 'head',
      label: tex`$\param{\hat{\vw}}$`,
      form: 'two numbers (a, b), four decimals',
      value: weights,
      tolerance: TOLERANCE,
      slips: headSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'prediction',
      label: 'Prediction for the query',
      value: prediction,
      slips: [
        { value: prediction - numbers.queryTarget, because: 'This is the residual, the prediction minus the target.' },
        {
          value: dot(numbers.query, headOf({ ...numbers, lambda: 0 }).weights),
          because: tex`This is least squares: $\lambda$ is missing.`,
        },
      ],
    }),
  ];
}

function gradientQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const head = headOf(numbers);
  return [
    vectorQuestion({
      key: 'adjoint',
      label: tex`$\grad{\vs}$`,
      form: 'two numbers (a, b), four decimals',
      value: head.adjoint,
      tolerance: TOLERANCE,
      slips: adjointSlips(numbers, head),
    }),
    matrixQuestion({
      key: 'features',
      label: tex`$\grad{\bar{\mPhi}}$`,
      form: 'a matrix by rows, [[a, b], [c, d], [e, f]], four decimals',
      value: head.slopes,
      tolerance: TOLERANCE,
      slips: featureSlips(numbers, head),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'penalty',
      label: tex`$\grad{\bar{\lambda}}$`,
      value: head.penaltySlope,
      slips: penaltySlips(numbers, head),
    }),
  ];
}

function headSlips(numbers: Numbers): readonly Slip<Vector>[] {
  const { normal, right, weights } = headOf(numbers);
  const [top, bottom] = [at(normal, 0), at(normal, 1)];
  const wrongSign: Matrix = [
    [at(top, 0), -at(top, 1)],
    [-at(bottom, 0), at(bottom, 1)],
  ];
  const unexchanged: Matrix = [
    [at(bottom, 1), at(top, 1)],
    [at(bottom, 0), at(top, 0)],
  ];
  return [
    { value: headOf({ ...numbers, lambda: 0 }).weights, because: tex`This is least squares: $\lambda$ is missing.` },
    {
      value: headOf({ ...numbers, lambda: -numbers.lambda }).weights,
      because: tex`The penalty is added: $\act{\mPhi}^\top\act{\mPhi}+\lambda\mI$.`,
    },
    {
      value: inverted(wrongSign, right),
      because: 'A sign in the inverse is wrong: the entries off the diagonal change theirs.',
    },
    { value: inverted(unexchanged, right), because: 'In the inverse both diagonal entries change places.' },
    { value: times(determinantOf(normal), weights), because: 'The division by the determinant is missing.' },
    { value: [at(weights, 1), at(weights, 0)], because: 'The entries are in the wrong order.' },
    { value: right, because: tex`This is $\act{\mPhi}^\top\target{\vy}$, before the inverse.` },
  ];
}

function adjointSlips(numbers: Numbers, { normal, miss, adjoint, prediction }: Head): readonly Slip<Vector>[] {
  const { query, lambda } = numbers;
  const bare = normalOf({ ...numbers, lambda: 0 });
  return [
    { value: times(miss, query), because: tex`This is the gradient in the head. $\mM^{-1}$ is missing.` },
    { value: times(1 / miss, adjoint), because: 'The residual of the query is missing.' },
    {
      value: inverted(normal, times(prediction, query)),
      because: 'The residual stands here, the prediction minus the target.',
    },
    { value: times(determinantOf(normal), adjoint), because: 'The division by the determinant is missing.' },
    ...(Math.abs(determinantOf(bare)) < 1e-9 || lambda === 0
      ? []
      : [
          {
            value: inverted(bare, times(miss, query)),
            because: tex`The matrix $\mM$ has $\lambda$ on its diagonal too.`,
          },
        ]),
  ];
}

function featureSlips({ query }: Numbers, head: Head): readonly Slip<Matrix>[] {
  const { residuals, adjoint, reaction, weights, slopes, miss } = head;
  const [first, second] = [outer(residuals, adjoint), outer(reaction, weights)];
  const direct = outer(residuals, times(miss, query));
  return [
    {
      value: first,
      because: tex`The second term is missing: $\act{\mPhi}$ stands in $\act{\mPhi}^\top\act{\mPhi}$ too.`,
    },
    {
      value: scale(-1, second),
      because: tex`The first term is missing, from $\act{\mPhi}^\top$ on the left of the residual.`,
    },
    { value: add(first, second), because: 'The second term has a minus.' },
    {
      value: add(scale(-1, first), scale(-1, second)),
      because: tex`The residual of the support is $\target{\vy}-\act{\mPhi}\param{\hat{\vw}}$, with this sign.`,
    },
    {
      value: add(outer(residuals, weights), scale(-1, outer(reaction, adjoint))),
      because: tex`$\grad{\vs}$ and $\param{\hat{\vw}}$ are exchanged on the right.`,
    },
    { value: add(direct, scale(-1, second)), because: tex`In the first term stands $\grad{\vs}$, after $\mM^{-1}$.` },
    { value: scale(2, slopes), because: 'The query loss has a factor one half.' },
  ];
}

function penaltySlips(numbers: Numbers, { adjoint, weights, miss, penaltySlope }: Head): readonly Slip<number>[] {
  const { query, lambda } = numbers;
  const norm = dot(weights, weights);
  return [
    {
      value: -penaltySlope,
      because: tex`More penalty shrinks the head: there is a minus, $-\grad{\vs}^\top\param{\hat{\vw}}$.`,
    },
    {
      value: -miss * dot(query, weights),
      because: tex`$\mM^{-1}$ is missing: the head answers to $\lambda$ by $-\mM^{-1}\param{\hat{\vw}}$.`,
    },
    {
      value: norm / 2,
      because: 'This is the slope of the support loss with its penalty. The query loss is asked for.',
    },
    ...(lambda === 1 ? [] : [{ value: lambda * penaltySlope, because: tex`There is no factor $\lambda$.` }]),
    { value: 2 * penaltySlope, because: 'The query loss has a factor one half.' },
    { value: dot(adjoint, adjoint), because: tex`The second factor is $\param{\hat{\vw}}$, not $\grad{\vs}$.` },
  ];
}
