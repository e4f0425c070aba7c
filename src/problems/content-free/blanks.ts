import { at } from '../../core/array.ts';
import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion, vectorQuestion } from '../../core/answer/question.ts';
import { elementwise, type Vector } from '../../core/vector.ts';
import { answersOf, quotients, renormalized, temperedFirst, type Calibrated, type Numbers } from './calibrated.ts';

const tex = String.raw;
const TOLERANCE = { absolute: 2e-4 };
const NUMBER = { form: 'a number, four decimals', tolerance: TOLERANCE };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const answers = answersOf(numbers);
  const { first, shift, tempered, three } = answers;
  return [
    numberQuestion({
      ...NUMBER,
      key: 'first',
      label: tex`$\act{\tilde{p}_1}$`,
      value: first,
      slips: firstSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'shift',
      label: tex`Subtracted from $\act{z_1}-\act{z_2}$`,
      value: shift,
      slips: shiftSlips(numbers, answers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'tempered',
      label: tex`Temperature scaling, class 1`,
      value: tempered,
      slips: temperedSlips(numbers, answers),
    }),
    vectorQuestion({
      key: 'three',
      label: tex`$\act{\tilde{\vp}}$, three classes`,
      form: 'three numbers (a, b, c), four decimals',
      tolerance: TOLERANCE,
      value: three,
      slips: threeSlips(numbers),
    }),
  ];
}

function firstSlips({ asked, free }: Numbers): readonly Slip<number>[] {
  const [pair, base]: readonly [Vector, Vector] = [
    [asked, 1 - asked],
    [free, 1 - free],
  ];
  return [
    { value: asked, because: 'This is the probability before calibration.' },
    { value: asked / free, because: 'Divide by the sum of both quotients.' },
    {
      value: at(renormalized(elementwise(pair, base)), 0),
      because: 'This multiplies the bias in once more. Divide it out.',
    },
    {
      value: at(renormalized(quotients(pair, base)), 1),
      because: 'This is class 2, or the quotients are upside down.',
    },
    { value: asked - free + 0.5, because: 'The bias is divided out, not subtracted, on the scale of probabilities.' },
  ];
}

function shiftSlips({ asked, free }: Numbers, { shift, first }: Calibrated): readonly Slip<number>[] {
  return [
    { value: -shift, because: 'The size is right. What is subtracted favors the class that the bias favors.' },
    { value: Math.log(free), because: 'This comes off the first logit. The second has a shift of its own.' },
    { value: Math.log(asked / (1 - asked)), because: 'This is the difference of the logits before calibration.' },
    { value: Math.log(first / (1 - first)), because: 'This is the difference that is left after calibration.' },
    { value: free / (1 - free), because: 'These are the odds. Logits are logarithms.' },
    { value: Math.log10(free / (1 - free)), because: 'This is the decimal logarithm.' },
  ];
}

function temperedSlips({ asked, temperature }: Numbers, { first }: Calibrated): readonly Slip<number>[] {
  return [
    { value: asked, because: 'This is the probability before. Divide the logits by the temperature.' },
    {
      value: temperedFirst(asked, 1 / temperature),
      because: 'The logits are divided by the temperature, not multiplied.',
    },
    {
      value: temperedFirst(first, temperature),
      because: 'Temperature scaling acts on the probabilities before calibration here.',
    },
    { value: 0.5 + (asked - 0.5) / temperature, because: 'The logits are divided, not the probabilities.' },
    { value: 1 - temperedFirst(asked, temperature), because: 'This is class 2.' },
  ];
}

function threeSlips({ askedThree, freeThree }: Numbers): readonly Slip<Vector>[] {
  return [
    { value: askedThree, because: 'These are the probabilities before calibration.' },
    { value: quotients(askedThree, freeThree), because: 'Divide by the sum of the three quotients.' },
    {
      value: renormalized(elementwise(askedThree, freeThree)),
      because: 'This multiplies the bias in once more. Divide it out.',
    },
    { value: renormalized(quotients(freeThree, askedThree)), because: 'The quotients are upside down.' },
  ];
}
