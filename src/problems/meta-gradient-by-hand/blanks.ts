import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { adaptedWeight, equalStrength, factorOf, keptOf, pathOf, slopeAt, type Numbers } from './inner-loop.ts';

const tex = String.raw;
const NUMBER = { form: 'a number, four decimals', tolerance: { absolute: 2e-4 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const { query } = numbers;
  const firstOrder = slopeAt(query, adaptedWeight(numbers));
  return [
    numberQuestion({
      ...NUMBER,
      key: 'adapted',
      label: tex`$\param{w_{${numbers.steps}}}$`,
      value: adaptedWeight(numbers),
      slips: adaptedSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'first-order',
      label: 'First-order gradient',
      value: firstOrder,
      slips: firstOrderSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'exact',
      label: 'Meta-gradient',
      value: keptOf(numbers) * firstOrder,
      slips: exactSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'strength',
      label: tex`$\lambda$`,
      value: equalStrength(numbers),
      slips: strengthSlips(numbers),
    }),
  ];
}

function adaptedSlips(numbers: Numbers): readonly Slip<number>[] {
  const { start, support, rate, steps } = numbers;
  const away = pathOf({ ...numbers, rate: -rate }).at(-1) ?? NaN;
  const straight = start - steps * rate * slopeAt(support, start);
  const unscaled = { ...numbers, rate: rate / support.input };
  return [
    ...(steps === 1
      ? []
      : [
          { value: adaptedWeight({ ...numbers, steps: 1 }), because: tex`This is one step. $K$ of them are taken.` },
          { value: straight, because: 'The slope must be taken anew before each step.' },
        ]),
    { value: away, because: 'The steps go down the slope: subtract.' },
    { value: adaptedWeight({ ...numbers, steps: steps + 1 }), because: 'This is one step too many.' },
    ...(support.input === 1
      ? []
      : [
          {
            value: adaptedWeight(unscaled),
            because: tex`The slope of $\frac12(\param{w}\data{x}-\target{y})^2$ has the factor $\data{x}$.`,
          },
        ]),
  ];
}

function firstOrderSlips(numbers: Numbers): readonly Slip<number>[] {
  const { start, support, query } = numbers;
  const adapted = adaptedWeight(numbers);
  return [
    { value: slopeAt(query, start), because: 'The slope is taken at the adapted weight, not at the start.' },
    { value: slopeAt(support, adapted), because: 'This is the slope of the support loss. The query decides.' },
    {
      value: keptOf(numbers) * slopeAt(query, adapted),
      because: 'This is the meta-gradient, with the derivative of the inner loop.',
    },
    { value: (adapted * query.input - query.target) ** 2 / 2, because: 'This is the query loss, not its slope.' },
    ...(query.input === 1
      ? []
      : [{ value: adapted * query.input - query.target, because: tex`The slope has the factor $\data{x'}$.` }]),
  ];
}

function exactSlips(numbers: Numbers): readonly Slip<number>[] {
  const { query, rate, steps, support } = numbers;
  const firstOrder = slopeAt(query, adaptedWeight(numbers));
  const [factor, kept] = [factorOf(numbers), keptOf(numbers)];
  return [
    { value: firstOrder, because: 'This is the first-order gradient: the derivative of the inner loop is missing.' },
    { value: kept ** 2 * firstOrder, because: tex`The factor stands once for each of the $K$ steps.` },
    {
      value: (1 - rate * query.input ** 2) ** steps * firstOrder,
      because: 'The inner loop runs on the support: its Hessian counts.',
    },
    {
      value: kept * slopeAt(query, numbers.start),
      because: 'The slope is taken at the adapted weight, not at the start.',
    },
    {
      value: (1 + rate * support.input ** 2) ** steps * firstOrder,
      because: tex`A step subtracts, so its derivative is $1-\alpha\mH$.`,
    },
    ...(steps === 1
      ? []
      : [{ value: factor * firstOrder, because: tex`All $K$ steps depend on the start, not only one.` }]),
    ...(support.input === 1
      ? []
      : [{ value: (1 - rate * support.input) ** steps * firstOrder, because: tex`The Hessian is $\data{x}^2$.` }]),
  ];
}

function strengthSlips(numbers: Numbers): readonly Slip<number>[] {
  const { support, rate, steps } = numbers;
  const [square, kept] = [support.input ** 2, keptOf(numbers)];
  return [
    {
      value: (square * (1 - kept)) / kept,
      because: tex`A strong penalty keeps more of the distance: $\lambda/(\lambda+\data{x}^2)$ is kept.`,
    },
    ...(support.input === 1 ? [] : [{ value: kept / (1 - kept), because: tex`The Hessian $\data{x}^2$ is missing.` }]),
    { value: 1 / (rate * steps), because: tex`$1/(\alpha K)$ is the limit of small steps. It keeps more than these.` },
    { value: kept, because: 'This is the part of the distance that is kept.' },
  ];
}
