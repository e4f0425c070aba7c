import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { factorsOf, lossesAfter, meanOf, settledAt, weightsOf, type Numbers, type Pair } from './tasks.ts';

const tex = String.raw;
const NUMBER = { form: 'a number, five decimals', tolerance: { absolute: 2e-5 } };
const SWAPPED = 'Here each task has the weight of the other one.';

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const asked = { joint: jointSlips, MAML: exactSlips, FOMAML: firstOrderSlips, Reptile: displacementSlips } as const;
  const points = (['joint', 'MAML', 'FOMAML', 'Reptile'] as const).map((method) =>
    numberQuestion({
      ...NUMBER,
      key: method.toLowerCase(),
      label: method === 'joint' ? 'Joint training' : method,
      value: settledAt(numbers, method),
      slips: asked[method](numbers),
    }),
  );
  return [...points, lossQuestion(numbers, 'joint'), lossQuestion(numbers, 'MAML')];
}

/** The weights of both tasks by a rule, from curvature a, factor q and number of inner steps K. */
function weighed(numbers: Numbers, rule: (a: number, q: number) => number): number {
  const { curvatures } = numbers;
  const [first, second] = factorsOf(numbers);
  return meanOf(numbers, [rule(curvatures[0], first), rule(curvatures[1], second)]);
}

function swapped(numbers: Numbers, [first, second]: Pair): Slip<number> {
  return { value: meanOf(numbers, [second, first]), because: SWAPPED };
}

function jointSlips(numbers: Numbers): readonly Slip<number>[] {
  return [
    {
      value: meanOf(numbers, [1, 1]),
      because: 'The steeper task has more weight: each gradient has its curvature as factor.',
    },
    swapped(numbers, weightsOf(numbers, 'joint')),
  ];
}

function exactSlips(numbers: Numbers): readonly Slip<number>[] {
  const { steps } = numbers;
  return [
    { value: settledAt(numbers, 'FOMAML'), because: 'That is FOMAML: the derivative of the inner loop is missing.' },
    {
      value: weighed(numbers, (_, q) => q ** (2 * steps)),
      because: tex`The slope of the query loss has the factor $a_i$ too.`,
    },
    ...(steps === 1
      ? []
      : [
          {
            value: weighed(numbers, (a, q) => a * q ** (steps + 1)),
            because: tex`The derivative of the inner loop has one factor $q_i$ for each of its $K$ steps.`,
          },
        ]),
    swapped(numbers, weightsOf(numbers, 'MAML')),
  ];
}

function firstOrderSlips(numbers: Numbers): readonly Slip<number>[] {
  const { steps } = numbers;
  return [
    { value: settledAt(numbers, 'MAML'), because: 'That is MAML, with the derivative of the inner loop.' },
    { value: settledAt(numbers, 'joint'), because: 'The slope is taken at the adapted parameter, not at the start.' },
    {
      value: weighed(numbers, (_, q) => q ** steps),
      because: tex`The slope of the query loss has the factor $a_i$ too.`,
    },
    swapped(numbers, weightsOf(numbers, 'FOMAML')),
  ];
}

function displacementSlips(numbers: Numbers): readonly Slip<number>[] {
  const { steps } = numbers;
  return [
    {
      value: weighed(numbers, (_, q) => q ** steps),
      because: 'This weighs by what is left of the way, not by what was gone.',
    },
    {
      value: weighed(numbers, (a, q) => a * (1 - q ** steps)),
      because: 'A displacement has no further factor of the curvature.',
    },
    ...(steps === 1
      ? []
      : [{ value: settledAt(numbers, 'joint'), because: 'Only with one inner step is Reptile joint training.' }]),
    swapped(numbers, weightsOf(numbers, 'Reptile')),
  ];
}

function lossQuestion(numbers: Numbers, method: 'joint' | 'MAML'): TellingQuestion {
  const start = settledAt(numbers, method);
  const { steps } = numbers;
  const [first, second] = lossesAfter(numbers, start, steps);
  const [before, half] = [sumOf(lossesAfter(numbers, start, 0)), sumOf(lossesAfter(numbers, start, steps / 2))];
  return numberQuestion({
    ...NUMBER,
    key: `${method.toLowerCase()}-loss`,
    label: method === 'joint' ? 'Loss after adaptation, joint training' : 'Loss after adaptation, MAML',
    value: first + second,
    slips: [
      { value: before, because: 'This is the loss before adaptation.' },
      { value: half, because: tex`The miss is squared, and with it $q_i^K$.` },
      { value: 2 * (first + second), because: 'The factor one half is missing.' },
      { value: (first + second) / 2, because: 'The sum over both tasks is asked for, not their mean.' },
    ],
  });
}

function sumOf([first, second]: Pair): number {
  return first + second;
}
