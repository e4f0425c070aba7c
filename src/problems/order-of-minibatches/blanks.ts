import type { Slip } from '../../core/answer/blank.ts';
import { vectorQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { difference, times, total, type Vector } from '../../core/vector.ts';
import { apply } from '../../core/matrix.ts';
import {
  crossTerms,
  displacementOf,
  exactOf,
  exchanged,
  firstOrderOf,
  meanDisplacement,
  productSlope,
  type Numbers,
} from './minibatches.ts';

const tex = String.raw;
const PAIR = { form: 'two numbers (a, b), exact or four decimals', tolerance: { absolute: 2e-4 } };
const ORDER = 'Here minibatch 2 comes first.';

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [...orderedQuestions(numbers), ...meanQuestions(numbers)];
}

function orderedQuestions(numbers: Numbers): readonly TellingQuestion[] {
  return [
    vectorQuestion({
      ...PAIR,
      key: 'first-order',
      label: tex`$\grad{\vg_{\text{FOMAML}}}$`,
      value: firstOrderOf(numbers),
      slips: firstOrderSlips(numbers),
    }),
    vectorQuestion({
      ...PAIR,
      key: 'exact',
      label: tex`$\grad{\vg_{\text{MAML}}}$`,
      value: exactOf(numbers),
      slips: exactSlips(numbers),
    }),
    vectorQuestion({
      ...PAIR,
      key: 'displacement',
      label: tex`$\grad{\vg_{\text{Reptile}}}$`,
      value: displacementOf(numbers),
      slips: displacementSlips(numbers),
    }),
  ];
}

function meanQuestions(numbers: Numbers): readonly TellingQuestion[] {
  return [
    vectorQuestion({
      ...PAIR,
      key: 'product',
      label: tex`$\nabla\langle\grad{\vg_1},\grad{\vg_2}\rangle$`,
      value: productSlope(numbers),
      slips: productSlips(numbers),
    }),
    vectorQuestion({
      ...PAIR,
      key: 'mean',
      label: 'Mean over both orders',
      value: meanDisplacement(numbers),
      slips: meanSlips(numbers),
    }),
  ];
}

function firstOrderSlips(numbers: Numbers): readonly Slip<Vector>[] {
  const { first, second, rate } = numbers;
  const [cross] = crossTerms(numbers);
  return [
    {
      value: second.gradient,
      because: 'This is the gradient at the start. The query gradient is taken after the step.',
    },
    { value: total(second.gradient, times(rate, cross)), because: 'The step goes against the gradient: subtract.' },
    {
      value: difference(second.gradient, times(rate, apply(first.hessian, first.gradient))),
      because: tex`The gradient of minibatch 2 changes by its own Hessian $\mH_2$.`,
    },
    { value: difference(second.gradient, cross), because: tex`The rate $\alpha$ is missing.` },
    { value: firstOrderOf(exchanged(numbers)), because: ORDER },
    { value: exactOf(numbers), because: 'This is MAML, with the derivative of the inner step.' },
  ];
}

function exactSlips(numbers: Numbers): readonly Slip<Vector>[] {
  const { second, rate } = numbers;
  const firstOrder = firstOrderOf(numbers);
  return [
    { value: firstOrder, because: 'This is FOMAML: the derivative of the inner step is missing.' },
    {
      value: difference(firstOrder, times(rate, crossTerms(numbers)[1])),
      because: tex`This stops at first order in $\alpha$. The exact one is asked for.`,
    },
    {
      value: difference(firstOrder, times(rate, apply(second.hessian, firstOrder))),
      because: tex`The inner step is taken on minibatch 1, so its derivative has $\mH_1$.`,
    },
    { value: exactOf(exchanged(numbers)), because: ORDER },
    {
      value: total(firstOrder, times(rate, apply(numbers.first.hessian, firstOrder))),
      because: tex`The derivative of the step is $\mI-\alpha\mH_1$.`,
    },
  ];
}

function displacementSlips(numbers: Numbers): readonly Slip<Vector>[] {
  const { first, second, rate } = numbers;
  const displacement = displacementOf(numbers);
  return [
    {
      value: total(first.gradient, second.gradient),
      because: 'Both gradients are taken at the start here. The second step starts elsewhere.',
    },
    { value: times(rate, displacement), because: tex`This is the displacement itself. It is divided by $\alpha$.` },
    { value: firstOrderOf(numbers), because: 'This is the last gradient alone. Reptile adds up all of them.' },
    { value: times(1 / 2, displacement), because: 'Reptile has the sum of the gradients, not their mean.' },
    { value: displacementOf(exchanged(numbers)), because: ORDER },
    {
      value: total(first.gradient, exactOf(numbers)),
      because: 'Reptile does not differentiate through the inner step.',
    },
  ];
}

function productSlips(numbers: Numbers): readonly Slip<Vector>[] {
  const { first, second } = numbers;
  const [cross, other] = crossTerms(numbers);
  const own = total(apply(first.hessian, first.gradient), apply(second.hessian, second.gradient));
  return [
    { value: cross, because: tex`This is $\mH_2\grad{\vg_1}$ alone. Both gradients change.` },
    { value: other, because: tex`This is $\mH_1\grad{\vg_2}$ alone. Both gradients change.` },
    { value: times(1 / 2, total(cross, other)), because: 'This is half of it.' },
    {
      value: own,
      because: 'Each Hessian belongs to the other gradient: the product rule differentiates one factor at a time.',
    },
  ];
}

function meanSlips(numbers: Numbers): readonly Slip<Vector>[] {
  const { first, second, rate } = numbers;
  const both = total(first.gradient, second.gradient);
  return [
    {
      value: difference(both, times(rate, productSlope(numbers))),
      because: 'The factor one half is missing: each order has one of the two terms.',
    },
    { value: total(both, times(rate / 2, productSlope(numbers))), because: 'The sign of the extra term is wrong.' },
    { value: displacementOf(numbers), because: 'This is one of the two orders.' },
    { value: both, because: 'The extra terms of both orders have one sign. They do not cancel.' },
    {
      value: times(1 / 2, meanDisplacement(numbers)),
      because: 'This is half of it: the mean is over the orders, not over the steps.',
    },
  ];
}
