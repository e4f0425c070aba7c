import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, vectorQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { difference, dot, norm, times, total, type Vector } from '../../core/vector.ts';
import { along, changeBy, projectedOf, type Numbers } from './projection.ts';

const tex = String.raw;
const NUMBER = { form: 'a number, four decimals', tolerance: { absolute: 2e-4 } };
const TRIPLE = { form: 'three numbers (a, b, c), four decimals', tolerance: { absolute: 2e-4 } };

const COST = 'What is subtracted is the square of the product, divided by the squared length of the reference.';

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const { gradient, reference } = numbers;
  const projected = projectedOf(numbers);
  return [
    vectorQuestion({
      ...TRIPLE,
      key: 'projected',
      label: tex`$\grad{\tilde{\vg}}$`,
      value: projected,
      slips: projectedSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'progress',
      label: tex`$\grad{\tilde{\vg}^\top}\grad{\vg_B}$`,
      value: dot(projected, gradient),
      slips: progressSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'plain',
      label: tex`Change of $\loss_{\text{mem}}$ by the step with $\grad{\vg_B}$`,
      value: changeBy(numbers, gradient),
      slips: plainSlips(numbers, dot(gradient, reference)),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'guarded',
      label: tex`Change of $\loss_{\text{mem}}$ by the step with $\grad{\tilde{\vg}}$`,
      value: changeBy(numbers, projected),
      slips: guardedSlips(numbers, dot(projected, projected)),
    }),
  ];
}

function projectedSlips({ gradient, reference }: Numbers): readonly Slip<Vector>[] {
  const product = dot(gradient, reference);
  const part = along(gradient, reference);
  return [
    {
      value: total(gradient, part),
      because: 'The part along the reference is subtracted. Its factor is negative, so the reference is added.',
    },
    { value: part, because: 'This is the part along the reference, which goes.' },
    {
      value: difference(gradient, times(product, reference)),
      because: tex`The product is divided by $\norm{\grad{\vg_{\text{ref}}}}^2$.`,
    },
    {
      value: difference(gradient, times(1 / norm(reference), times(product, reference))),
      because: 'Divide by the squared length of the reference, not by the length.',
    },
    {
      value: difference(gradient, times(product / dot(gradient, gradient), reference)),
      because: tex`The length in the denominator is that of $\grad{\vg_{\text{ref}}}$.`,
    },
    {
      value: difference(reference, along(reference, gradient)),
      because: tex`This changes the reference. It is $\grad{\vg_B}$ that is projected.`,
    },
    { value: difference(gradient, reference), because: 'The reference needs its factor.' },
    { value: gradient, because: 'The product with the reference is negative, so this is not allowed.' },
  ];
}

function progressSlips({ gradient, reference }: Numbers): readonly Slip<number>[] {
  const product = dot(gradient, reference);
  const [own, other] = [dot(gradient, gradient), dot(reference, reference)];
  return [
    { value: own, because: tex`This is $\norm{\grad{\vg_B}}^2$, before the projection.` },
    {
      value: 0,
      because: 'This is the product with the reference. It is the one with the gradient of B that is asked.',
    },
    { value: own + product ** 2 / other, because: COST },
    { value: own - product / other, because: COST },
    {
      value: Math.sqrt(own - product ** 2 / other),
      because: 'This is the length of the projected gradient. Its square is asked.',
    },
    { value: product ** 2 / other, because: 'This is what the projection costs.' },
  ];
}

function plainSlips(numbers: Numbers, product: number): readonly Slip<number>[] {
  const { gradient, rate, curvature } = numbers;
  const [linear, square] = [-rate * product, dot(gradient, gradient)];
  const bend = (curvature / 2) * rate ** 2 * square;
  return [
    { value: linear, because: 'This is the first order alone. The loss is quadratic, so its second order counts too.' },
    { value: bend, because: 'This is the second order alone.' },
    { value: -linear + bend, because: 'Descent goes against the gradient, so the first order has a minus.' },
    { value: linear + 2 * bend, because: 'The second order has a factor one half.' },
    { value: linear + bend / rate, because: 'The second order has the square of the step size.' },
    { value: linear - bend, because: 'The curvature is positive, so the second order adds to the loss.' },
    { value: linear + bend / curvature, because: 'The curvature is missing.' },
  ];
}

function guardedSlips(numbers: Numbers, square: number): readonly Slip<number>[] {
  const { gradient, rate, curvature } = numbers;
  const bend = (curvature / 2) * rate ** 2;
  return [
    { value: 0, because: 'Only the first order is zero. The loss is quadratic.' },
    { value: changeBy(numbers, gradient), because: 'This is the step without the projection.' },
    { value: bend * dot(gradient, gradient), because: 'The step has the length of the projected gradient.' },
    { value: 2 * bend * square, because: 'The second order has a factor one half.' },
    { value: (bend * square) / rate, because: 'The second order has the square of the step size.' },
    { value: (bend * square) / curvature, because: 'The curvature is missing.' },
    { value: -bend * square, because: 'The curvature is positive, so the second order adds to the loss.' },
  ];
}
