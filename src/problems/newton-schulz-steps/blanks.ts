import { at } from '../../core/array.ts';
import { numberBlank } from '../../core/answer/blank.ts';
import type { Blank } from '../../core/problem.ts';
import { iterates, operations, paths, type Numbers, type Operations } from './iteration.ts';

const tex = String.raw;

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  return [cubicBlank(numbers), quinticBlank(numbers), operationsBlank(numbers), shareBlank(numbers)];
}

function cubicBlank(numbers: Numbers): Blank {
  const { start, steps } = numbers;
  const { cubic } = paths(numbers);
  const after = (count: number) => at(iterates([1.5, -0.5, 0], start, count), count);
  return numberBlank({
    key: 'cubic',
    label: `After ${steps} steps of the cubic`,
    form: 'a number, four decimals',
    value: at(cubic, steps),
    tolerance: { absolute: 2e-4 },
    slips: [
      { value: after(steps - 1), because: `This is after ${steps - 1} steps. One is missing.` },
      { value: after(steps + 1), because: `This is after ${steps + 1} steps, one too many.` },
      {
        value: start * 1.5 ** steps,
        because: tex`You kept the linear term alone. The growth slows down as $x$ comes near 1.`,
      },
      {
        value: at(iterates([1.5, 0.5, 0], start, steps), steps),
        because: tex`The cubic term is subtracted: $p(x)=\tfrac32x-\tfrac12x^3$.`,
      },
    ],
  });
}

function quinticBlank(numbers: Numbers): Blank {
  const { start } = numbers;
  const { quintic, cubic } = paths(numbers);
  return numberBlank({
    key: 'quintic',
    label: 'After 2 steps of the quintic',
    form: 'a number, three decimals',
    value: at(quintic, 2),
    tolerance: { absolute: 1e-3 },
    slips: [
      { value: at(quintic, 1), because: 'This is one step. Put it into the polynomial once more.' },
      { value: start * 3.4445 ** 2, because: 'You kept the linear term alone.' },
      {
        value: at(iterates([3.4445, -4.775, 0], start, 2), 2),
        because: 'The term of fifth order is missing.',
      },
      { value: at(cubic, 2), because: 'This is the cubic.' },
    ],
  });
}

function operationsBlank(numbers: Numbers): Blank {
  const [a, b] = numbers.sides;
  const { gram, square, all } = inBillions(numbers);
  return numberBlank({
    key: 'operations',
    label: tex`Operations of five quintic steps, in $10^9$`,
    form: 'a number, three significant digits',
    value: all,
    tolerance: { relative: 4e-3 },
    slips: [
      { value: 2 * gram + square, because: 'This is one step. Muon takes five.' },
      {
        value: all / 2,
        because: 'A product of matrices costs two operations for each of its terms: multiply and add.',
      },
      {
        value: inBillions({ ...numbers, sides: [b, a] }).all,
        because: tex`The Gram matrix was taken on the larger side. $\mO_k\mO_k^\top$ has the smaller one.`,
      },
      {
        value: 5 * (gram + square),
        because:
          a === b
            ? 'Each step takes three products of matrices. One is missing.'
            : 'Each step multiplies with the matrix twice: for the Gram matrix and at the end.',
      },
      { value: 5 * 2 * gram, because: 'The square of the Gram matrix is missing.' },
      { value: 15 * gram, because: 'The square of the Gram matrix has the smaller side in all three places.' },
    ],
  });
}

/** The counts of the matrix products in units of 10⁹. */
function inBillions(numbers: Numbers): Pick<Operations, 'gram' | 'square' | 'all'> {
  const { gram, square, all } = operations(numbers);
  return { gram: gram / 1e9, square: square / 1e9, all: all / 1e9 };
}

function shareBlank(numbers: Numbers): Blank {
  const { sides, tokens } = numbers;
  const { all, training } = operations(numbers);
  const share = all / training;
  return numberBlank({
    key: 'share',
    label: 'As a fraction of the training of the batch',
    form: 'a number such as 0.0123, or a percentage; three significant digits',
    value: share,
    tolerance: { relative: 6e-3 },
    style: 'percentage',
    slips: [
      { value: share / 5, because: 'This is one step. Muon takes five.' },
      { value: 3 * share, because: tex`The $2ab$ operations of the forward pass are a third of the training.` },
      { value: (5 * sides[0]) / tokens, because: 'This bound is reached by square matrices alone.' },
      { value: 1 / share, because: 'The quotient is upside down.' },
      { value: share * tokens, because: 'You divided by the training of one token. The whole batch is trained.' },
    ],
  });
}
