import { at, sum } from '../../core/array.ts';
import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, vectorQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import type { Vector } from '../../core/vector.ts';
import { bestRounds, MOST_ROUNDS, partsAfter, roundsOf, type Numbers } from './rounds.ts';

const tex = String.raw;
const FOUR = { absolute: 2e-4 };
const PAIR = { form: 'two numbers, four decimals', tolerance: FOUR };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [...modeQuestions(numbers), ...errorQuestions(numbers)];
}

function modeQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { kept, single } = roundsOf(numbers);
  return [
    vectorQuestion({ ...PAIR, key: 'kept', label: 'Shares kept', value: kept, slips: keptSlips(numbers) }),
    vectorQuestion({
      ...PAIR,
      key: 'single',
      label: tex`Penalties $\lambda'_1$, $\lambda'_2$`,
      value: single,
      slips: singleSlips(numbers),
    }),
  ];
}

function errorQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { error, best } = roundsOf(numbers);
  return [
    numberQuestion({
      key: 'error',
      label: 'Expected error',
      form: 'a number, four decimals',
      tolerance: FOUR,
      value: error,
      slips: errorSlips(numbers),
    }),
    numberQuestion({
      key: 'best',
      label: 'Best number of rounds',
      form: 'a whole number',
      style: 'count',
      tolerance: { absolute: 1e-6 },
      value: best,
      slips: bestSlips(numbers),
    }),
  ];
}

function keptSlips(numbers: Numbers): readonly Slip<Vector>[] {
  const { eigenvalues, penalty, rounds } = numbers;
  const { once, kept } = roundsOf(numbers);
  return [
    { value: once, because: 'This is one round.' },
    { value: kept.map((share) => 1 - share), because: 'This is what is lost.' },
    {
      value: eigenvalues.map((value) => value / (value + rounds * penalty)),
      because: 'The shares are multiplied. Adding up the penalties is another fit.',
    },
    {
      value: eigenvalues.map((value) => (penalty / (value + penalty)) ** rounds),
      because: tex`A round keeps $\lambda_i/(\lambda_i+\lambda)$ and loses the rest.`,
    },
    {
      value: eigenvalues.map((value) => (value ** 2 / (value ** 2 + penalty)) ** rounds),
      because: tex`The eigenvalues are those of the kernel matrix. They are not squared.`,
    },
  ];
}

function singleSlips({ eigenvalues, penalty, rounds }: Numbers): readonly Slip<Vector>[] {
  const ratios = eigenvalues.map((value) => (1 + penalty / value) ** rounds);
  return [
    {
      value: eigenvalues.map(() => rounds * penalty),
      because: 'Penalties do not just add up. Set the kept shares equal.',
    },
    {
      value: eigenvalues.map(() => penalty ** rounds),
      because: 'Penalties are not multiplied. Set the kept shares equal.',
    },
    {
      value: eigenvalues.map((value, i) => value * at(ratios, i)),
      because: tex`This is $\lambda_i+\lambda'_i$. Take $\lambda_i$ off.`,
    },
    {
      value: ratios.map((ratio) => ratio - 1),
      because: tex`This is $\lambda'_i/\lambda_i$.`,
    },
  ];
}

function errorSlips(numbers: Numbers): readonly Slip<number>[] {
  const { bias, variance, kept } = roundsOf(numbers);
  const { truth, noise } = numbers;
  const { bias: first, variance: noisy } = partsAfter(1, numbers);
  const linear = sum(kept.map((share, i) => (1 - share) * at(truth, i) ** 2));
  return [
    { value: sum(bias), because: 'This is the squared bias alone.' },
    { value: sum(variance), because: 'This is the variance alone.' },
    { value: sum(bias) + noise * sum(kept), because: 'The variance takes the kept shares squared.' },
    { value: linear + sum(variance), because: 'The bias takes the missing shares squared.' },
    { value: sum(bias) + 2 * noise, because: 'The rounds shrink the noise too.' },
    {
      value: sum(bias) + Math.sqrt(noise) * sum(kept.map((share) => share ** 2)),
      because: tex`The noise has the variance $s^2$.`,
    },
    { value: sum(first) + sum(noisy), because: 'This is the error after one round.' },
    { value: (sum(bias) + sum(variance)) / 2, because: 'The error is summed over the modes, not averaged.' },
  ];
}

function bestSlips(numbers: Numbers): readonly Slip<number>[] {
  const ofMode = (i: number) =>
    bestRounds((count) => {
      const { bias, variance } = partsAfter(count, numbers);
      return at(bias, i) + at(variance, i);
    });
  const weak = { value: ofMode(1), because: 'This is best for mode 2 alone.' };
  return [{ value: ofMode(0), because: 'This is best for mode 1 alone.' }, ...(weak.value < MOST_ROUNDS ? [weak] : [])];
}
