import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, vectorQuestion, type Question } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { sum } from '../../core/array.ts';
import { dot, times, type Vector } from '../../core/vector.ts';
import { forward, inputGradient, kernelGradient, type Numbers, windowAt } from './pass.ts';

const tex = String.raw;

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  return [forwardQuestion(numbers), kernelQuestion(numbers), biasQuestion(numbers), inputQuestion(numbers)];
}

const flipped = (numbers: Numbers): Numbers => ({ ...numbers, kernel: numbers.kernel.toReversed() });
const unpadded = (numbers: Numbers): Numbers => ({ ...numbers, padding: 0 });
const unstrided = (numbers: Numbers): Numbers => ({ ...numbers, stride: 1 });

function vector({
  key,
  label,
  value,
  slips,
}: {
  readonly key: string;
  readonly label: string;
  readonly value: Vector;
  readonly slips: readonly Slip<Vector>[];
}): Question {
  const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].slice(0, value.length);
  const form = `${value.length} whole numbers (${letters.join(', ')})`;
  return vectorQuestion({ key, label, form, value, tolerance: EXACT, slips });
}

function forwardQuestion(numbers: Numbers): Question {
  const value = forward(numbers);
  return vector({
    key: 'outputs',
    label: tex`Outputs $\act{a_i}$`,
    value,
    slips: [
      {
        value: forward(flipped(numbers)),
        because: 'You flipped the kernel. The layer is a correlation: the first weight meets the first entry.',
      },
      { value: value.map((entry) => entry - numbers.bias), because: 'The bias is missing.' },
      {
        value: value.map((_, i) => numbers.bias + dot(windowAt(unpadded(numbers), i), numbers.kernel)),
        because: tex`The first window starts at $\data{x_{-p}}$, in the padding.`,
      },
      {
        value: forward(unstrided(numbers)).slice(0, value.length),
        because: 'You moved by one entry each time. The stride is 2.',
      },
    ],
  });
}

function kernelQuestion(numbers: Numbers): Question {
  const value = kernelGradient(numbers);
  const { upstream } = numbers;
  return vector({
    key: 'kernel',
    label: tex`$\grad{\bar{w}_u}$`,
    value,
    slips: [
      {
        value: value.toReversed(),
        because: tex`The numbers are right, their order is reversed. The flip belongs to $\grad{\bar{x}_j}$, not here.`,
      },
      {
        value: times(1 / upstream.length, value),
        because: 'This is the mean over the positions. A shared weight collects the sum.',
      },
      {
        value: kernelGradient(unstrided(numbers)),
        because: tex`The stride is missing: $\grad{\delta_i}$ belongs to the window that starts at $\data{x_{is-p}}$.`,
      },
      {
        value: kernelGradient(unpadded(numbers)),
        because: tex`The padding is missing: the window of $\grad{\delta_0}$ starts at $\data{x_{-p}}$.`,
      },
    ],
  });
}

function biasQuestion({ upstream }: Numbers): Question {
  const value = sum(upstream);
  return numberQuestion({
    key: 'bias',
    label: tex`$\grad{\bar{b}}$`,
    form: 'a whole number',
    value,
    tolerance: EXACT,
    slips: [
      {
        value: value / upstream.length,
        because: 'This is the mean over the positions. The bias is shared, so they add up.',
      },
      {
        value: upstream.length,
        because: tex`Each output has the slope 1 in the bias; the loss has the slope $\grad{\delta_i}$ in each output.`,
      },
      { value: sum(upstream.map(Math.abs)), because: 'Add the upstream gradients with their signs.' },
    ],
  });
}

function inputQuestion(numbers: Numbers): Question {
  const value = inputGradient(numbers);
  const { input } = numbers;
  return vector({
    key: 'inputs',
    label: tex`$\grad{\bar{x}_j}$`,
    value,
    slips: [
      {
        value: inputGradient(flipped(numbers)),
        because: tex`The kernel stands the wrong way round: $\grad{\delta_i}$ adds $\grad{\delta_i}\param{w_0}$ to the first entry of its window.`,
      },
      {
        value: inputGradient(unstrided(numbers)),
        because: tex`The zeros are missing: put one zero between neighbors of $\grad{\vdelta}$ before you convolve.`,
      },
      {
        value: inputGradient(unpadded(numbers)),
        because: 'The first entry of the full convolution belongs to the padding. Cut it off.',
      },
      {
        value: inputGradient({ ...numbers, upstream: numbers.upstream.map(() => 1) }),
        because: tex`You added up weights alone. Multiply each by its $\grad{\delta_i}$.`,
      },
      {
        value: input.map((_, j) => numbers.upstream[j] ?? 0),
        because: tex`This is $\grad{\vdelta}$ itself. Send each entry back through the three weights.`,
      },
    ],
  });
}
