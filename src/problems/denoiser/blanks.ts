import { matrixQuestion, numberQuestion, type Question, vectorQuestion } from '../../core/answer/question.ts';

import { add, diagonal, identity, scale } from '../../core/matrix.ts';
import { type Estimates, estimates, type Numbers } from './estimate.ts';
import { determinantOf } from './linear-map.ts';

const tex = String.raw;
const tolerance = { absolute: 1e-3 };
const THREE = { form: 'a number, three decimals', tolerance };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  const found = estimates(numbers);
  return [
    coefficientQuestion(numbers, found),
    leastErrorQuestion(numbers, found),
    scoreQuestion(numbers, found),
    signQuestion(numbers, found),
    mapQuestion(numbers, found),
    mapErrorQuestion(numbers, found),
    neighborQuestion(numbers, found),
  ];
}

function coefficientQuestion({ variance, noise }: Numbers, { coefficient }: Estimates): Question {
  const [spread, deviation] = [Math.sqrt(variance), Math.sqrt(noise)];
  return numberQuestion({
    ...THREE,
    key: 'coefficient',
    label: tex`Factor of $\data{\tilde x}$ in the best denoiser`,
    value: coefficient,
    slips: [
      { value: 1 - coefficient, because: 'This is the share that is taken away. Little noise must leave almost all.' },
      {
        value: spread / (spread + deviation),
        because: 'You added standard deviations. Variances add up.',
      },
      {
        value: variance / noise,
        because: tex`The corrupted input has the variance $\lambda_1+s^2$. Divide by that.`,
      },
    ],
  });
}

function leastErrorQuestion({ variance, noise }: Numbers, { coefficient, leastError }: Estimates): Question {
  return numberQuestion({
    ...THREE,
    key: 'least-error',
    label: 'Its mean squared error',
    value: leastError,
    slips: [
      { value: noise, because: 'This is the error of copying the input.' },
      { value: variance, because: 'This is the error of always answering 0.' },
      {
        value: (1 - coefficient) ** 2 * variance,
        because: 'This is the error by shrinking alone. Some noise passes too.',
      },
      { value: coefficient ** 2 * noise, because: 'This is the noise that passes. Shrinking costs too.' },
    ],
  });
}

function scoreQuestion({ variance, noise, seen }: Numbers, { coefficient, score }: Estimates): Question {
  return numberQuestion({
    ...THREE,
    key: 'score',
    label: tex`Score $(\ln p_s)'(${seen})$`,
    value: score,
    slips: [
      { value: -seen / noise, because: 'This is the score of the noise alone.' },
      { value: -seen / variance, because: 'This is the score of the clean input.' },
      {
        value: coefficient * seen - seen,
        because: tex`This is the way from $\data{\tilde x}$ to the best guess. Divide by $s^2$.`,
      },
      { value: coefficient * seen, because: 'This is the best guess itself.' },
    ],
  });
}

function signQuestion({ pairNoise, seenSign }: Numbers, { sign }: Estimates): Question {
  return numberQuestion({
    ...THREE,
    key: 'sign',
    label: tex`Best guess of the sign at $${seenSign}$`,
    value: sign,
    slips: [
      { value: Math.sign(seenSign), because: 'That is the more probable value. The best guess is the mean.' },
      {
        value: (1 + sign) / 2,
        because: tex`This is the probability of $+1$. The mean is that of $+1$ less that of $-1$.`,
      },
      { value: Math.tanh(seenSign / Math.sqrt(pairNoise)), because: tex`Divide by the variance $s^2$ and not by $s$.` },
      {
        value: Math.tanh((2 * seenSign) / pairNoise),
        because: tex`The log-odds are $2\data{\tilde x}/s^2$. The tanh takes half of them.`,
      },
      {
        value: seenSign / (1 + pairNoise),
        because: 'This is the best linear guess. Among all functions there is a better one.',
      },
    ],
  });
}

function mapQuestion({ covariance, pairNoise }: Numbers, { map }: Estimates): Question {
  const [a, b, c] = covariance;
  const determinant = determinantOf(covariance, pairNoise);
  const inverse = [
    [(c + pairNoise) / determinant, -b / determinant],
    [-b / determinant, (a + pairNoise) / determinant],
  ];
  const source = {
    key: 'map',
    label: tex`Best linear denoiser $\param{\mW^\star}$`,
    form: 'a matrix by rows, [[a, b], [c, d]], three decimals',
    tolerance,
    value: map,
    slips: [
      { value: inverse, because: tex`This is $(\data{\mC}+s^2\mI)^{-1}$. Multiply with $\data{\mC}$.` },
      {
        value: diagonal([a / (a + pairNoise), c / (c + pairNoise)]),
        because: 'This denoises each feature for itself. The other one helps.',
      },
      {
        value: add(identity(2), scale(-1, map)),
        because: tex`This is $\mI-\param{\mW^\star}$, what is taken away.`,
      },
    ],
  };
  return matrixQuestion(source);
}

function mapErrorQuestion({ covariance, pairNoise }: Numbers, { mapError, apartError }: Estimates): Question {
  const [a, , c] = covariance;
  return numberQuestion({
    ...THREE,
    key: 'map-error',
    label: 'Its mean squared error, both features together',
    value: mapError,
    slips: [
      {
        value: mapError / pairNoise,
        because: tex`This is the trace of $\param{\mW^\star}$. The factor $s^2$ is missing.`,
      },
      { value: 2 * pairNoise, because: 'This is the error of copying.' },
      { value: a + c, because: 'This is the error of always answering 0.' },
      {
        value: apartError,
        because: 'This is the error of denoising each feature for itself.',
      },
      { value: mapError / 2, because: 'This is the mean over the two features. Add them.' },
    ],
  });
}

function neighborQuestion({ covariance }: Numbers, { neighbor }: Estimates): Question {
  const [a, b, c] = covariance;
  const correlation = b / Math.sqrt(a * c);
  return vectorQuestion({
    key: 'neighbor',
    label: 'Weight of feature 2 and least error, feature 1 hidden',
    form: 'a vector (weight, error), three decimals',
    tolerance,
    value: neighbor,
    slips: [
      { value: [b / a, c - b ** 2 / a], because: 'This predicts feature 2 from feature 1.' },
      {
        value: [correlation, 1 - correlation ** 2],
        because: 'This is right for features of variance 1. Divide by the variance of the feature that is seen.',
      },
      { value: [neighbor[0], a], because: 'The error is that of always answering 0.' },
      { value: [neighbor[0], a - b], because: tex`The explained part is the weight times the covariance.` },
    ],
  });
}
