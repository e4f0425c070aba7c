import { matrixBlank, type BlankSource } from '../../core/answer/blank.ts';
import { numberQuestion, type Question, vectorQuestion } from '../../core/answer/question.ts';
import { hasTwins } from '../../core/answer/twins.ts';
import { at, sum } from '../../core/array.ts';
import { diagonal, type Matrix, scale } from '../../core/matrix.ts';
import { times } from '../../core/vector.ts';
import { mapOf, type Numbers, type Purified, purified } from './ridge-map.ts';

const tex = String.raw;
const tolerance = { absolute: 1e-3 };
const NUMBER = { form: 'a number, three decimals', tolerance };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  const found = purified(numbers);
  return [
    thresholdQuestion(found),
    factorsQuestion(numbers, found),
    mapQuestion(numbers, found),
    errorQuestion(numbers, found),
    leastQuestion(numbers, found),
    freedomQuestion(found),
    noiseQuestion(numbers, found),
  ];
}

function thresholdQuestion({ squares }: Purified): Question {
  return numberQuestion({
    ...NUMBER,
    key: 'threshold',
    label: tex`Least $\lambda$ at which $\mP$ is as good as $\mI$`,
    value: at(squares, 1),
    slips: [
      { value: at(squares, 1) / 2, because: tex`$\mP$ pays too: its squared entries add up to 1.` },
      { value: at(squares, 0), because: tex`$\mP$ keeps this direction. It loses the other one.` },
      {
        value: 2 * at(squares, 1),
        because: tex`The rows in the weak direction are lost once: the error of $\mP$ is $\sigma_2^2$.`,
      },
    ],
  });
}

function factorsQuestion({ penalty }: Numbers, { inputs, squares, factors }: Purified): Question {
  const passed = (values: readonly number[]) => values.map((value) => value / (value + penalty));
  return vectorQuestion({
    key: 'factors',
    label: 'Factors along the two principal directions, the stronger first',
    form: 'a vector (a, b), three decimals',
    tolerance,
    value: factors,
    slips: [
      { value: passed(squares.map(Math.sqrt)), because: 'The singular values enter squared.' },
      {
        value: passed(times(1 / inputs.length, squares)),
        because: tex`These are eigenvalues of the covariance. The loss is a sum over examples, so $\sigma_i^2 = n\lambda_i$ enters.`,
      },
      {
        value: squares.map((square) => Math.max(0, 1 - penalty / square)),
        because: 'That is the share of a penalized pair of encoder and decoder. Here one square map is penalized.',
      },
      { value: factors.map((factor) => 1 - factor), because: 'This is the share that is taken away.' },
      { value: factors.toReversed(), because: 'Both are right, in the other order.' },
      { value: factors.map((factor) => factor ** 2), because: 'The map multiplies once: no square.' },
    ],
  });
}

function mapQuestion(numbers: Numbers, { squares, factors, map }: Purified): Question {
  const flipped = { ...numbers, sign: numbers.sign === 1 ? -1 : 1 } as const;
  return matrixQuestion({
    key: 'map',
    label: tex`Best map $\param{\mW^\star}$`,
    form: 'a matrix by rows, [[a, b], [c, d]], three decimals',
    tolerance,
    value: map,
    slips: [
      {
        value: diagonal(factors),
        because: 'This is the map in the basis of the principal directions. Turn it back to the features.',
      },
      { value: mapOf(flipped, factors), because: 'The factors belong to the directions the other way round.' },
      {
        value: scale(2, map),
        because: tex`Twice the answer: the directions have length 1 only after division by $\sqrt2$.`,
      },
      {
        value: mapOf(
          numbers,
          squares.map((square) => 1 / (square + numbers.penalty)),
        ),
        because: tex`This is the inverse alone. Multiply with $\data{\mX}^\top\data{\mX}$.`,
      },
      {
        value: mapOf(
          numbers,
          factors.map((factor) => 1 - factor),
        ),
        because: tex`This is $\mI-\param{\mW^\star}$, what is taken away.`,
      },
    ],
  });
}

function errorQuestion({ penalty }: Numbers, { squares, factors, error, charge, freedom }: Purified): Question {
  return numberQuestion({
    ...NUMBER,
    key: 'error',
    label: tex`Its error $\norm{\data{\mX}-\data{\mX}\param{\mW^\star}^\top}_F^2$`,
    value: error,
    slips: [
      { value: charge, because: 'This is the penalty.' },
      {
        value: penalty * freedom,
        because: 'This is error and penalty together. In the error the missing share stands squared.',
      },
      {
        value: sum(squares.map((square, i) => square * at(factors, i) ** 2)),
        because: tex`This is $\norm{\data{\mX}\param{\mW^\star}^\top}_F^2$, what passes. The error is of what does not.`,
      },
      { value: sum(factors.map((factor) => (1 - factor) ** 2)), because: tex`The weights $\sigma_i^2$ are missing.` },
    ],
  });
}

function leastQuestion({ penalty }: Numbers, { squares, error, charge }: Purified): Question {
  return numberQuestion({
    ...NUMBER,
    key: 'least',
    label: tex`Least loss $\loss_\lambda$`,
    value: error + charge,
    slips: [
      { value: error, because: 'This is the error. The penalty is missing.' },
      { value: charge, because: 'This is the penalty. The error is missing.' },
      { value: 2 * penalty, because: 'This is the loss of the identity.' },
      { value: at(squares, 1) + penalty, because: tex`This is the loss of $\mP$.` },
      { value: error + charge / penalty, because: tex`The penalty lacks its factor $\lambda$.` },
    ],
  });
}

function freedomQuestion({ factors, freedom }: Purified): Question {
  return numberQuestion({
    ...NUMBER,
    key: 'freedom',
    label: 'Effective degrees of freedom',
    value: freedom,
    slips: [
      { value: 2, because: 'That is the rank. The penalty takes some away.' },
      { value: 2 - freedom, because: 'This is what the penalty takes away from 2.' },
      { value: at(factors, 0) * at(factors, 1), because: 'The factors are added, not multiplied.' },
      { value: freedom / 2, because: 'This is the mean of the factors. Add them up.' },
      { value: sum(factors.map((factor) => factor ** 2)), because: 'Add the factors and not their squares.' },
    ],
  });
}

function noiseQuestion({ penalty }: Numbers, { inputs, noise }: Purified): Question {
  return numberQuestion({
    ...NUMBER,
    key: 'noise',
    label: tex`Noise variance $s^2$`,
    value: noise,
    slips: [
      { value: penalty, because: tex`The mean over examples divides by $n$: $\lambda = ns^2$.` },
      { value: penalty / 2, because: tex`Divide by the number of examples and not of features.` },
      { value: penalty * inputs.length, because: tex`The factor $n$ stands on the other side: $\lambda = ns^2$.` },
      { value: Math.sqrt(noise), because: 'This is the standard deviation.' },
    ],
  });
}

function matrixQuestion(source: BlankSource<Matrix>): Question {
  return { blank: matrixBlank(source), isClear: !hasTwins(source) };
}
