import { at, sum } from '../../core/array.ts';
import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, vectorQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { divergence } from '../../core/divergence.ts';
import { difference, times, type Vector } from '../../core/vector.ts';
import { expanded, mean, softened, squares, type Numbers } from './expansion.ts';

const tex = String.raw;
const NUMBER = { form: 'a number, four decimals', tolerance: { absolute: 2e-4 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [...limitQuestions(numbers), ...beyondQuestions(numbers)];
}

function limitQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { push, limit } = expanded(numbers);
  return [
    vectorQuestion({
      form: 'a vector of three entries, fractions or four decimals',
      tolerance: { absolute: 2e-4 },
      key: 'push',
      label: tex`Limit of the gradient of $\tau^2\,\mathrm{KL}$`,
      value: push,
      slips: pushSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'limit',
      label: tex`Limit of $\tau^2\,\mathrm{KL}$`,
      value: limit,
      slips: limitSlips(numbers),
    }),
  ];
}

function beyondQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { coefficient, loss, excess } = expanded(numbers);
  return [
    numberQuestion({
      ...NUMBER,
      key: 'coefficient',
      label: tex`Coefficient of $1/\tau$`,
      value: coefficient,
      slips: coefficientSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'loss',
      label: tex`$\tau^2\,\mathrm{KL}$ at $\tau = ${String(numbers.tau)}$`,
      value: loss,
      slips: lossSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'excess',
      label: 'Excess of the raw loss',
      value: excess,
      slips: excessSlips(numbers),
    }),
  ];
}

function pushSlips({ teacher, student, tau }: Numbers): readonly Slip<Vector>[] {
  const { gap } = expanded({ teacher, student, tau });
  return [
    { value: gap, because: tex`Each class has the weight $1/K$.` },
    {
      value: times(1 / 3, difference(student, teacher)),
      because: 'Take the mean off: a common shift moves no probability.',
    },
    { value: difference(student, teacher), because: tex`Take the mean off, and give each class the weight $1/K$.` },
    {
      value: times(1 / tau / 3, gap),
      because: tex`One $1/\tau$ too many: the difference of the probabilities is multiplied by $\tau$.`,
    },
  ];
}

function limitSlips({ teacher, student, tau }: Numbers): readonly Slip<number>[] {
  const { limit, gap, excess } = expanded({ teacher, student, tau });
  return [
    { value: 2 * limit, because: 'This is the variance. The limit is half of it.' },
    { value: 3 * limit, because: tex`This is half the sum of squares. Each class has the weight $1/K$.` },
    { value: sum(squares(gap)), because: 'This is the sum of squares.' },
    { value: limit + excess, because: 'The logits have to be centered.' },
    { value: 1.5 * limit, because: tex`This variance divides by $K-1$. Under the uniform distribution it is $K$.` },
  ];
}

function coefficientSlips(numbers: Numbers): readonly Slip<number>[] {
  const { terms, gap, coefficient } = expanded(numbers);
  const uncentered = mean(gap.map((each, k) => at(numbers.teacher, k) * each ** 2)) / 2;
  return [
    { value: terms[0], because: 'The third-order term of log-sum-exp is missing.' },
    {
      value: terms[1],
      because: tex`The variance is under $\target{\vp}$, which is not yet uniform. That adds a term.`,
    },
    {
      value: terms[0] - terms[1],
      because: tex`The cubes have $\tilde{\epsilon}_k$, student minus teacher, and enter with a plus.`,
    },
    { value: 2 * terms[0] + terms[1], because: 'The variance enters with one half.' },
    { value: terms[0] + 3 * terms[1], because: tex`The third-order term has the factor $\tfrac16$.` },
    { value: uncentered + terms[1], because: 'The logits of the teacher have to be centered as well.' },
    { value: 3 * coefficient, because: tex`These are sums. Each class has the weight $1/K$.` },
  ];
}

function lossSlips({ teacher, student, tau }: Numbers): readonly Slip<number>[] {
  const { limit, coefficient, loss } = expanded({ teacher, student, tau });
  const reverse = tau ** 2 * divergence(softened(student, tau), softened(teacher, tau));
  return [
    { value: loss / tau ** 2, because: tex`The factor $\tau^2$ is missing.` },
    { value: loss / tau, because: tex`The factor is $\tau^2$.` },
    { value: reverse, because: 'This is the reverse KL. The teacher comes first.' },
    {
      value: limit + coefficient / tau,
      because: tex`These are the first two terms. At this temperature the next one still shows.`,
    },
    { value: divergence(softened(teacher, 1), softened(student, 1)), because: 'This is KL at temperature 1.' },
  ];
}

function excessSlips(numbers: Numbers): readonly Slip<number>[] {
  const { limit, excess } = expanded(numbers);
  return [
    { value: 2 * excess, because: tex`Both have the factor $\tfrac12$.` },
    { value: excess + limit, because: 'This is the raw loss itself.' },
  ];
}
