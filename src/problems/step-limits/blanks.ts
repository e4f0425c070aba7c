import { numberBlank, vectorBlank, type NumberSource } from '../../core/answer/blank.ts';
import { stepsBlank, stepsSlip } from '../../core/answer/steps-blank.ts';
import type { Blank } from '../../core/problem.ts';
import { limits, type Numbers } from './limits.ts';

const tex = String.raw;
const NORM = tex`\norm{\data{\mX}\param{\vw}-\target{\vy}}^2`;

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  return [halfBlank(numbers), fullBlank(numbers), meanBlank(numbers), factorsBlank(numbers), modeBlank(numbers)];
}

function limit(source: Pick<NumberSource, 'key' | 'label' | 'value' | 'slips'>): Blank {
  return numberBlank({
    ...source,
    form: 'a fraction, or a number to three significant digits',
    tolerance: { relative: 5e-3 },
  });
}

function halfBlank(numbers: Numbers): Blank {
  const { half, full, eigenvalues } = limits(numbers);
  const [first, second] = eigenvalues;
  return limit({
    key: 'half',
    label: tex`Limit of $\eta$ for $\tfrac12${NORM}$`,
    value: half,
    slips: [
      { value: full, because: tex`This is $1/\sigma_1^2$. With the factor $\tfrac12$ the limit is twice as large.` },
      {
        value: 2 / numbers.sigma[0],
        because: 'The eigenvalues of the Hessian are the squares of the singular values.',
      },
      { value: 2 / second, because: 'The largest singular value limits the learning rate, not the smallest.' },
      { value: 2 / (first + second), because: 'This is the best constant learning rate, not the limit.' },
    ],
  });
}

function fullBlank(numbers: Numbers): Blank {
  const { half, full } = limits(numbers);
  return limit({
    key: 'full',
    label: tex`Limit of $\eta$ for $${NORM}$`,
    value: full,
    slips: [
      { value: half, because: tex`Without the factor $\tfrac12$ the Hessian is $2\data{\mX^\top\mX}$.` },
      {
        value: 2 * half,
        because: 'A larger Hessian needs a smaller learning rate: divide by 2 instead of multiplying.',
      },
      { value: 1 / numbers.sigma[0], because: 'The eigenvalues of the Hessian go with the squared singular values.' },
    ],
  });
}

function meanBlank(numbers: Numbers): Blank {
  const { examples } = numbers;
  const { half, mean } = limits(numbers);
  return limit({
    key: 'mean',
    label: tex`Limit of $\eta$ for $\tfrac1{2n}${NORM}$`,
    value: mean,
    slips: [
      { value: half, because: tex`This is the limit without the factor $1/n$. The mean has a smaller Hessian.` },
      { value: half / examples, because: tex`The Hessian is $n$ times smaller, so the limit is $n$ times larger.` },
      {
        value: mean / 2,
        because: tex`The Hessian is $\data{\mX^\top\mX}/n$: the $\tfrac12$ is used up by the square.`,
      },
    ],
  });
}

function factorsBlank(numbers: Numbers): Blank {
  const { sigma, rate } = numbers;
  const [first, second] = limits(numbers).factors;
  const eta = rate.top / rate.bottom;
  return vectorBlank({
    key: 'factors',
    label: tex`Factors of one step along $\vv_1$ and $\vv_2$`,
    form: 'two numbers (a, b) with their signs, three decimals',
    value: [first, second],
    tolerance: { absolute: 1e-3 },
    slips: [
      {
        value: [Math.abs(first), Math.abs(second)],
        because: 'The sizes are right. A negative factor swings, so give its sign.',
      },
      {
        value: [second, first],
        because: tex`Both are right, in the other order: $\vv_1$ belongs to the larger singular value.`,
      },
      {
        value: [1 - eta * sigma[0], 1 - eta * sigma[1]],
        because: tex`You used $\sigma_i$. The eigenvalue of the Hessian is $\sigma_i^2$.`,
      },
      {
        value: [first ** 2, second ** 2],
        because: 'These are the factors of the loss. The error goes with their roots.',
      },
      { value: [1 - first, 1 - second], because: tex`This is $\eta\lambda_i$, the part that one step removes.` },
    ],
  });
}

function modeBlank(numbers: Numbers): Blank {
  const { sigma, rate, target } = numbers;
  const [first, second] = limits(numbers).factors;
  return stepsBlank({
    key: 'steps',
    label: tex`Steps until the error along $\vv_2$ is at most $${target}$ of its start`,
    factor: second,
    target,
    slips: [
      ...stepsSlip(first, target, tex`This is the count for $\vv_1$. Asked is $\vv_2$.`),
      ...stepsSlip(
        second ** 2,
        target,
        'This is the count for the loss of the mode, which goes with the square of the error.',
      ),
      ...stepsSlip(
        1 - (rate.top / rate.bottom) * sigma[1],
        target,
        tex`You used the factor $1-\eta\sigma_2$. The eigenvalue is $\sigma_2^2$.`,
      ),
    ],
  });
}
