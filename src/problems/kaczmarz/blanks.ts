import { numberBlank } from '../../core/answer/blank.ts';
import { stepsBlank, stepsSlip } from '../../core/answer/steps-blank.ts';
import type { Blank } from '../../core/problem.ts';
import { project, type Numbers } from './rows.ts';

const tex = String.raw;
const COMMON = { form: 'a number, exact or to three decimals', tolerance: { absolute: 1e-3 } };

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  return [meanBlank(numbers), smallestBlank(numbers), factorBlank(numbers), countBlank(numbers)];
}

function meanBlank(numbers: Numbers): Blank {
  const { mean, square, removed, factor, smallest } = project(numbers);
  return numberBlank({
    ...COMMON,
    key: 'mean',
    label: tex`$\E\norm{\ve_1}^2$`,
    value: mean,
    slips: [
      {
        value: square - removed[0] - removed[1],
        because: tex`Each row is drawn with probability $\tfrac12$: the mean takes off half the sum.`,
      },
      { value: square - removed[0], because: 'This is what is left if the first row is drawn. Average over both.' },
      { value: square - removed[1], because: 'This is what is left if the second row is drawn. Average over both.' },
      {
        value: (removed[0] + removed[1]) / 2,
        because: tex`This is what the step takes off. Subtract it from $\norm{\ve_0}^2$.`,
      },
      {
        value: factor * square,
        because: tex`This is the bound for the worst error of this length. For the given $\ve_0$ the mean can be computed.`,
      },
      { value: smallest * square, because: 'This uses the smallest squared singular value as the factor.' },
    ],
  });
}

function smallestBlank(numbers: Numbers): Blank {
  const { cosine, smallest } = project(numbers);
  return numberBlank({
    ...COMMON,
    key: 'smallest',
    label: tex`$\sigma_{\min}^2$ of $\data{\mX}$`,
    value: smallest,
    slips: [
      { value: 1 + Math.abs(cosine), because: tex`This is $\sigma_{\max}^2$, the larger of the two eigenvalues.` },
      { value: smallest / 2, because: tex`This is the eigenvalue of $\tfrac12\data{\mX^\top\mX}$.` },
      { value: Math.sqrt(smallest), because: 'This is the singular value itself. Asked is its square.' },
      { value: 1 - cosine ** 2, because: tex`This is the product of both squared singular values, the determinant.` },
    ],
  });
}

function factorBlank(numbers: Numbers): Blank {
  const { cosine, smallest, factor } = project(numbers);
  return numberBlank({
    ...COMMON,
    key: 'factor',
    label: 'Worst factor of the mean squared error per step',
    value: factor,
    slips: [
      {
        value: (1 + cosine) / 2,
        because: tex`The rows point apart, so the cosine is negative. The eigenvalues contain $\abs{\cos\theta}$.`,
      },
      { value: smallest / 2, because: 'This is the best case. Both rows can be nearly orthogonal to the error.' },
      {
        value: Math.abs(cosine),
        because: tex`You subtracted $\sigma_{\min}^2$ itself. It is divided by $\norm{\data{\mX}}_F^2 = 2$.`,
      },
      { value: Math.sqrt(factor), because: 'This would be a factor of the error. Asked is that of its mean square.' },
      { value: 1 - smallest / 4, because: tex`$\norm{\data{\mX}}_F^2$ is the sum of the squared lengths: 2.` },
      { value: cosine ** 2, because: 'This is the factor for two projections in a fixed order, one after the other.' },
    ],
  });
}

function countBlank(numbers: Numbers): Blank {
  const { target } = numbers;
  const { factor } = project(numbers);
  return stepsBlank({
    key: 'steps',
    label: tex`Steps until $\E\norm{\ve_t}^2 \le ${target}\,\norm{\ve_0}^2$ is sure`,
    factor,
    target,
    slips: [
      ...stepsSlip(factor ** 2, target, 'The factor belongs to the mean square already; there is nothing to square.'),
      ...stepsSlip(
        Math.sqrt(factor),
        target,
        'You took the root of the factor. The target is one of the mean square, too.',
      ),
      ...stepsSlip(1 - factor, target, 'You used the best case. The guarantee holds with the worst factor.'),
    ],
  });
}
