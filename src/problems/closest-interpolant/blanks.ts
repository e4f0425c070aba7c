import { numberBlank, vectorBlank } from '../../core/answer/blank.ts';
import type { Blank } from '../../core/problem.ts';
import { difference, norm, times, total } from '../../core/vector.ts';
import { interpolants, type Numbers } from './interpolants.ts';

const tex = String.raw;
const VECTOR = { form: 'a vector (a, b, c), fractions or three decimals', tolerance: { absolute: 1e-3 } };

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  return [normBlank(numbers), limitBlank(numbers), distanceBlank(numbers), rateBlank(numbers)];
}

function normBlank(numbers: Numbers): Blank {
  const { rows, targets } = numbers;
  const { minimumNorm, limit } = interpolants(numbers);
  return vectorBlank({
    ...VECTOR,
    key: 'minimum-norm',
    label: 'The solution of least norm',
    value: minimumNorm,
    slips: [
      {
        value: limit,
        because: tex`This solution is the closest to $\param{\vw_0}$. The shortest is the closest to zero.`,
      },
      {
        value: total(times(targets[0], rows[0]), times(targets[1], rows[1])),
        because: tex`This is $\data{\mX^\top}\target{\vy}$. The factor $(\data{\mX\mX^\top})^{-1}$ is missing.`,
      },
    ],
  });
}

function limitBlank(numbers: Numbers): Blank {
  const { rows, start } = numbers;
  const { minimumNorm, limit, residuals } = interpolants(numbers);
  return vectorBlank({
    ...VECTOR,
    key: 'limit',
    label: tex`The limit $\param{\vw_\infty}$ of gradient descent`,
    value: limit,
    slips: [
      {
        value: minimumNorm,
        because: tex`This is the limit from zero. The part of $\param{\vw_0}$ that both rows are orthogonal to stays.`,
      },
      {
        value: difference(limit, start),
        because: tex`This is the way from $\param{\vw_0}$ to the limit. Add it to $\param{\vw_0}$.`,
      },
      {
        value: total(minimumNorm, start),
        because: tex`You added the whole start. Only the part of it that no row sees is kept.`,
      },
      {
        value: total(start, times(residuals[0], rows[0]), times(residuals[1], rows[1])),
        because: tex`The factor $(\data{\mX\mX^\top})^{-1}$ is missing: divide each residual by the squared length of its row.`,
      },
      {
        value: difference(start, difference(limit, start)),
        because: tex`The residual has the wrong sign: it is $\target{\vy}-\data{\mX}\param{\vw_0}$.`,
      },
    ],
  });
}

function distanceBlank(numbers: Numbers): Blank {
  const { start } = numbers;
  const { minimumNorm, limit, distance } = interpolants(numbers);
  return numberBlank({
    key: 'distance',
    label: tex`$\norm{\param{\vw_\infty}-\param{\vw_0}}$`,
    form: 'a number, three decimals',
    tolerance: { absolute: 1e-3 },
    value: distance,
    slips: [
      { value: distance ** 2, because: 'This is the square of the distance.' },
      { value: norm(limit), because: tex`This is the distance of $\param{\vw_\infty}$ from zero.` },
      {
        value: norm(difference(minimumNorm, start)),
        because: 'This is the distance to the solution of least norm. The limit of descent is closer.',
      },
      { value: norm(difference(limit, minimumNorm)), because: 'This is the distance between the two solutions.' },
    ],
  });
}

function rateBlank(numbers: Numbers): Blank {
  const { squares, rateLimit } = interpolants(numbers);
  return numberBlank({
    key: 'rate-limit',
    label: tex`Limit of the learning rate $\eta$`,
    form: 'a fraction, or a number to three significant digits',
    tolerance: { relative: 5e-3 },
    value: rateLimit,
    slips: [
      { value: 2 / Math.min(...squares), because: 'This is the limit for the shorter row. The longer row decides.' },
      {
        value: rateLimit / 2,
        because: tex`The Hessian of $\tfrac12\norm{\cdot}^2$ is $\data{\mX^\top\mX}$, without a factor 2.`,
      },
      { value: 2 / Math.sqrt(Math.max(...squares)), because: 'The eigenvalue is the squared length of the row.' },
      {
        value: 2 / (squares[0] + squares[1]),
        because: 'The rows are orthogonal, so their squares do not add up in one direction.',
      },
    ],
  });
}
