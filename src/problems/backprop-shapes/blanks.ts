import { matrixBlank, numberBlank, type NumberSource, type Slip } from '../../core/answer/blank.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { hasTwins } from '../../core/answer/twins.ts';
import { at, range } from '../../core/array.ts';
import { crossEntropy } from '../../core/dense-network.ts';
import { apply, type Matrix, outer, transpose } from '../../core/matrix.ts';
import type { Blank } from '../../core/problem.ts';
import { difference, elementwise } from '../../core/vector.ts';
import {
  backwardOperations,
  maskOf,
  type Numbers,
  oneHot,
  parameterCount,
  passOf,
  trueProbability,
  widthsOf,
} from './pass.ts';

const tex = String.raw;
const DECIMALS = { absolute: 1e-3 };
/** For products of rounded factors. */
const PRODUCTS = { absolute: 2e-3 };

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  const { loss } = passOf(numbers);
  return [
    numberBlank({
      key: 'loss',
      label: tex`Loss $\loss_i$`,
      form: 'a number, three decimals',
      tolerance: DECIMALS,
      value: loss,
      slips: lossSlips(numbers),
    }),
    secondGradientBlank(numbers),
    firstGradientBlank(numbers),
    count({
      key: 'parameters',
      label: 'Number of parameters',
      value: parameterCount(widthsOf(numbers)),
      slips: parameterSlips(numbers),
    }),
    count({
      key: 'operations',
      label: 'Operations of the backward products',
      value: backwardOperations(widthsOf(numbers)),
      slips: operationSlips(numbers),
    }),
  ];
}

/** Whether two foreseen mistakes lead to the same wrong answer. */
export function isAmbiguous(numbers: Numbers): boolean {
  const { loss, firstGradient, secondGradient } = passOf(numbers);
  const widths = widthsOf(numbers);
  return [
    { value: loss, slips: lossSlips(numbers), tolerance: DECIMALS },
    { value: secondGradient, slips: secondSlips(numbers), tolerance: DECIMALS },
    { value: firstGradient, slips: firstSlips(numbers), tolerance: PRODUCTS },
    { value: parameterCount(widths), slips: parameterSlips(numbers), tolerance: EXACT },
    { value: backwardOperations(widths), slips: operationSlips(numbers), tolerance: EXACT },
  ].some(hasTwins);
}

function secondGradientBlank(numbers: Numbers): Blank {
  const { hidden, classes } = widthsOf(numbers);
  return matrixBlank({
    key: 'second-gradient',
    label: tex`$\grad{\bar{\mW}^{(2)}}$`,
    form: `a matrix with ${classes} rows of ${hidden} entries, [[a, …], [b, …]], three decimals`,
    tolerance: DECIMALS,
    value: passOf(numbers).secondGradient,
    slips: secondSlips(numbers),
  });
}

function firstGradientBlank(numbers: Numbers): Blank {
  const { inputs, hidden } = widthsOf(numbers);
  return matrixBlank({
    key: 'first-gradient',
    label: tex`$\grad{\bar{\mW}^{(1)}}$`,
    form: `a matrix with ${hidden} rows of ${inputs} entries, [[a, …], [b, …]], three decimals`,
    tolerance: PRODUCTS,
    value: passOf(numbers).firstGradient,
    slips: firstSlips(numbers),
  });
}

function count(source: Pick<NumberSource, 'key' | 'label' | 'value' | 'slips'>): Blank {
  return numberBlank({ ...source, form: 'a whole number', tolerance: EXACT, style: 'count' });
}

function lossSlips(numbers: Numbers): readonly Slip<number>[] {
  const { label, second } = numbers;
  const { loss, logits, sums } = passOf(numbers);
  return [
    {
      value: trueProbability(numbers),
      because: 'This is the probability of the true class. The loss is minus its logarithm.',
    },
    {
      value: loss / Math.LN2,
      because: 'This is the logarithm to the base 2. Here the logarithm is the natural one.',
    },
    {
      value: loss / Math.LN10,
      because: 'This is the logarithm to the base 10. Here the logarithm is the natural one.',
    },
    {
      value: crossEntropy(apply(second, sums), label),
      because: tex`You left out ReLU: negative pre-activations become 0 before layer 2.`,
    },
    ...otherClasses(numbers).map((k) => ({
      value: crossEntropy(logits, k),
      because: `This is the loss for class ${k + 1}. The true class is ${label + 1}.`,
    })),
  ];
}

function otherClasses({ label, second }: Numbers): readonly number[] {
  return range(second.length).filter((k) => k !== label);
}

function secondSlips(numbers: Numbers): readonly Slip<Matrix>[] {
  const { second, label } = numbers;
  const { hidden, sums, probabilities, logitAdjoint } = passOf(numbers);
  return [
    {
      value: outer(logitAdjoint, sums),
      because: tex`This has the pre-activations as second factor. Layer 2 reads $\act{\vh^{(1)}}$, with zeros where a unit is off.`,
    },
    {
      value: outer(probabilities, hidden),
      because: tex`Subtract the one-hot target: $\grad{\vdelta^{(2)}} = \act{\vp}-\target{\ve_y}$.`,
    },
    ...otherClasses(numbers).map((k) => ({
      value: outer(difference(probabilities, oneHot(k, second.length)), hidden),
      because: `The target has its 1 at class ${label + 1}, and not at class ${k + 1}.`,
    })),
    ...squareOnly(transpose(outer(logitAdjoint, hidden)), {
      like: second,
      because: tex`Rows and columns are swapped: row $k$ belongs to class $k$, as in $\param{\mW^{(2)}}$.`,
    }),
  ];
}

/** A slip that has the right shape only for a square matrix. */
function squareOnly(value: Matrix, { like, because }: { readonly like: Matrix; readonly because: string }) {
  return like.length === at(like, 0).length ? [{ value, because }] : [];
}

function firstSlips(numbers: Numbers): readonly Slip<Matrix>[] {
  const { input, first, second } = numbers;
  const { sums, hidden, probabilities, logitAdjoint, hiddenAdjoint, firstGradient } = passOf(numbers);
  const mask = maskOf(sums);
  return [
    {
      value: outer(hiddenAdjoint, input),
      because: tex`The mask of ReLU is missing: where a unit is off, $\grad{\vdelta^{(1)}}$ is 0.`,
    },
    {
      value: outer(elementwise(hiddenAdjoint, hidden), input),
      because: tex`You multiplied by $\act{\vh^{(1)}}$. The slope of ReLU is 1 where a unit is on, whatever its activation.`,
    },
    {
      value: outer(elementwise(apply(transpose(second), probabilities), mask), input),
      because: tex`Subtract the one-hot target first: $\grad{\vdelta^{(2)}} = \act{\vp}-\target{\ve_y}$.`,
    },
    ...squareOnly(transpose(firstGradient), {
      like: first,
      because: tex`Rows and columns are swapped: row $j$ belongs to unit $j$, as in $\param{\mW^{(1)}}$.`,
    }),
    ...(second.length === first.length
      ? [
          {
            value: outer(elementwise(apply(second, logitAdjoint), mask), input),
            because: tex`The way back goes through the transpose $\param{\mW^{(2)}}^\top$.`,
          },
        ]
      : []),
  ];
}

function parameterSlips(numbers: Numbers): readonly Slip<number>[] {
  const widths = widthsOf(numbers);
  const { inputs, hidden, classes } = widths;
  const value = parameterCount(widths);
  const either = 'The biases of one layer are missing. Both layers have them.';
  return [
    { value: value - hidden - classes, because: 'The biases are missing. They are 0 now, but they are trained.' },
    { value: value - classes, because: hidden === classes ? either : 'The biases of layer 2 are missing.' },
    { value: value - hidden, because: hidden === classes ? either : 'The biases of layer 1 are missing.' },
    { value: value + inputs, because: 'The input has no bias.' },
    { value: hidden * (inputs + 1), because: 'This is layer 1 alone.' },
  ];
}

function operationSlips(numbers: Numbers): readonly Slip<number>[] {
  const widths = widthsOf(numbers);
  const { inputs, hidden, classes } = widths;
  const forward = 2 * hidden * (inputs + classes);
  return [
    {
      value: forward,
      because: tex`This is the forward pass, or the weight gradients alone. The adjoint of $\act{\vh^{(1)}}$ is one more product.`,
    },
    {
      value: 2 * forward,
      because: tex`The adjoint of the input is not needed: layer 1 has one product only.`,
    },
    {
      value: backwardOperations(widths) / 2,
      because: 'You counted multiplications alone. The additions count too.',
    },
    { value: 2 * classes * hidden, because: tex`This is the product for the adjoint of $\act{\vh^{(1)}}$ alone.` },
  ];
}
