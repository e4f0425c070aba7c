import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, vectorQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import type { Vector } from '../../core/vector.ts';
import {
  domainSlopes,
  featureSlopes,
  guessOn,
  headSlope,
  plainSlope,
  residualOf,
  sigmoid,
  type Numbers,
} from './step.ts';

const tex = String.raw;
const NUMBER = { form: 'a number, four decimals', tolerance: { absolute: 2e-4 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const [source, target] = featureSlopes(numbers);
  return [
    guessQuestion(numbers),
    numberQuestion({
      ...NUMBER,
      key: 'head',
      label: tex`Gradient used for $\param{a}$`,
      value: headSlope(numbers),
      slips: headSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'domain',
      label: tex`Gradient used for $\param{b}$`,
      value: domainSlopes(numbers)[0] + domainSlopes(numbers)[1],
      slips: domainSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'plain',
      label: tex`Gradient for $\param{u}$ without adaptation`,
      value: plainSlope(numbers),
      slips: plainSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'used',
      label: tex`Gradient used for $\param{u}$`,
      value: plainSlope(numbers) - numbers.reversal * (source + target),
      slips: usedSlips(numbers),
    }),
  ];
}

function guessQuestion(numbers: Numbers): TellingQuestion {
  return vectorQuestion({
    ...NUMBER,
    key: 'guesses',
    label: tex`$(\act{q}, \act{\tilde{q}})$`,
    form: 'two numbers (a, b), four decimals',
    value: [guessOn(numbers.input, numbers), guessOn(numbers.other, numbers)],
    slips: guessSlips(numbers),
  });
}

function guessSlips({ input, other, feature, domain }: Numbers): readonly Slip<Vector>[] {
  const both = (factor: number): Vector => [sigmoid(factor * input), sigmoid(factor * other)];
  return [
    { value: both(-domain * feature), because: 'These are the probabilities of the target: the sign in the exponent.' },
    { value: both(feature), because: tex`The domain head's weight $\param{b}$ is missing.` },
    { value: both(domain), because: tex`The domain head reads the feature $\param{u}\data{x}$, not the input.` },
    {
      value: [domain * feature * input, domain * feature * other],
      because: 'These are the logits. Apply the sigmoid.',
    },
  ];
}

function headSlips(numbers: Numbers): readonly Slip<number>[] {
  const { feature, input, reversal } = numbers;
  const slope = headSlope(numbers);
  const residual = residualOf(numbers);
  return [
    { value: residual, because: tex`This is the residual. Multiply it by the feature $\act{h}$.` },
    ...(input === 1
      ? []
      : [
          {
            value: residual * input,
            because: tex`The label head reads the feature $\act{h}=\param{u}\data{x}$, not the input.`,
          },
        ]),
    { value: residual ** 2 * feature * input, because: 'The residual enters once.' },
    { value: plainSlope(numbers), because: tex`This is the gradient in $\param{u}$.` },
    { value: -reversal * slope, because: 'The label head is not behind the reversal layer.' },
  ];
}

function domainSlips(numbers: Numbers): readonly Slip<number>[] {
  const [source, target] = domainSlopes(numbers);
  const { input, other, feature, reversal } = numbers;
  const swapped = guessOn(input, numbers) * feature * input + (guessOn(other, numbers) - 1) * feature * other;
  const [first, second] = featureSlopes(numbers);
  return [
    {
      value: -(source + target),
      because: 'The domain head descends its own loss. Only the features get the reversed sign.',
    },
    {
      value: -reversal * (source + target),
      because: 'The reversal layer lies before the domain head: its own gradient is as it is.',
    },
    { value: source, because: 'This is the part of the source example. Add that of the target example.' },
    { value: target, because: 'This is the part of the target example. Add that of the source example.' },
    { value: swapped, because: tex`The residual is $\act{q}-\target{c}$ with $\target{c}=1$ for the source.` },
    { value: first + second, because: tex`This is the gradient in $\param{u}$ before the reversal.` },
    { value: (source + target) / 2, because: 'The loss is the sum over both examples, not the mean.' },
  ];
}

function plainSlips(numbers: Numbers): readonly Slip<number>[] {
  const { head, input } = numbers;
  const residual = residualOf(numbers);
  return [
    { value: residual * input, because: tex`The gradient passes the label head: a factor $\param{a}$ is missing.` },
    { value: headSlope(numbers), because: tex`This is the gradient in $\param{a}$.` },
    ...(input === 1
      ? []
      : [{ value: residual * head, because: tex`This is the gradient in $\act{h}$. Multiply it by $\data{x}$.` }]),
  ];
}

function usedSlips(numbers: Numbers): readonly Slip<number>[] {
  const [source, target] = featureSlopes(numbers);
  const { reversal } = numbers;
  const plain = plainSlope(numbers);
  return [
    { value: plain + reversal * (source + target), because: 'The gradient of the domain loss comes with a minus.' },
    { value: plain + source + target, because: 'This is the sum of both gradients, without the reversal layer.' },
    ...(reversal === 1
      ? []
      : [{ value: plain - source - target, because: tex`The reversal layer multiplies by $-\beta$, not by $-1$.` }]),
    { value: plain - reversal * source, because: 'The target example is missing in the domain loss.' },
    { value: plain - reversal * target, because: 'The source example is missing in the domain loss.' },
    { value: -reversal * (source + target), because: 'The gradient of the label loss is missing.' },
    { value: -reversal * (plain + source + target), because: 'The label loss is not reversed.' },
    { value: plain, because: 'This is the gradient without adaptation.' },
  ];
}
