import { numberBlank, vectorBlank } from '../../core/answer/blank.ts';
import type { Blank } from '../../core/problem.ts';
import { decays, type Numbers } from './decay.ts';

const tex = String.raw;

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  return [coupledBlank(numbers), decoupledBlank(numbers), matchingBlank(numbers), settledBlank(numbers)];
}

function coupledBlank(numbers: Numbers): Blank {
  const { sizes } = numbers;
  const { exponent, coupled, decoupled } = decays(numbers);
  const shrunk = (exponentOf: (size: number) => number) => sizes.map((size) => Math.exp(-exponentOf(size)));
  return vectorBlank({
    key: 'coupled',
    label: 'Both weights under Adam with the L2 penalty',
    form: 'two numbers (a, b), four decimals',
    value: coupled,
    tolerance: { absolute: 2e-4 },
    slips: [
      {
        value: [decoupled, decoupled],
        because: 'This is AdamW. Here the penalty is divided by the size of the gradients.',
      },
      {
        value: shrunk((size) => exponent * size),
        because: tex`The weight with the larger gradients decays less: Adam divides by $\sqrt{\grad{\hat v}} = s$ and does not multiply.`,
      },
      {
        value: shrunk((size) => exponent / size ** 2),
        because: tex`You divided by $s^2$. The second buffer stands under a root.`,
      },
      { value: coupled.toReversed(), because: 'Swapped: the weight with the larger gradients decays less.' },
    ],
  });
}

function decoupledBlank(numbers: Numbers): Blank {
  const { rate, decay, steps } = numbers;
  const { exponent, coupled, decoupled } = decays(numbers);
  return numberBlank({
    key: 'decoupled',
    label: 'Either weight under AdamW',
    form: 'a number, four decimals',
    value: decoupled,
    tolerance: { absolute: 2e-4 },
    slips: [
      { value: 1 - exponent, because: 'The losses of the steps do not add up; the factors multiply.' },
      { value: 1 - rate * decay, because: 'This is one step.' },
      {
        value: Math.exp(-decay * steps),
        because: tex`The factor of one step is $1-\eta\lambda$. The learning rate or the decay is missing.`,
      },
      {
        value: Math.exp(-rate * steps),
        because: tex`The factor of one step is $1-\eta\lambda$. The learning rate or the decay is missing.`,
      },
      ...coupled.map((value) => ({ value, because: 'AdamW does not divide its decay by the size of the gradients.' })),
    ],
  });
}

function matchingBlank(numbers: Numbers): Blank {
  const { sizes, decay } = numbers;
  const { matching } = decays(numbers);
  return numberBlank({
    key: 'matching',
    label: tex`Penalty $\lambda'$ for the first weight`,
    form: 'a number, exact',
    value: matching,
    tolerance: { relative: 1e-6 },
    slips: [
      {
        value: decay / sizes[0],
        because: tex`Adam divides the penalty by $s$, so $\lambda'$ must be larger than $\lambda$, by the $s$ of the first weight.`,
      },
      { value: decay * sizes[1], because: 'This belongs to the second weight.' },
      { value: decay, because: 'With the same number the two optimizers differ by the size of the gradients.' },
    ],
  });
}

function settledBlank(numbers: Numbers): Blank {
  const { rate, decay } = numbers;
  const { settled } = decays(numbers);
  return numberBlank({
    key: 'settled',
    label: 'Root mean square in the long run',
    form: 'a number, three significant digits',
    value: settled,
    tolerance: { relative: 4e-3 },
    slips: [
      { value: settled ** 2, because: 'This is the mean square. Take the root.' },
      {
        value: Math.sqrt(rate / decay),
        because: tex`A factor 2 is missing: the square of $1-\eta\lambda$ is about $1-2\eta\lambda$.`,
      },
      { value: 1 / decay, because: 'This is the limit for a push of always the same sign.' },
      {
        value: Math.sqrt(1 / (2 * decay)),
        because: tex`The noise of one step is $\eta$ long, so $\eta^2$ enters the balance.`,
      },
      { value: rate, because: 'This is one step. Noise adds up until the decay balances it.' },
    ],
  });
}
