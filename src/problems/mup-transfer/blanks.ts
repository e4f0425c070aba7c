import { numberBlank, type Slip } from '../../core/answer/blank.ts';
import type { Blank } from '../../core/problem.ts';
import { transfer, type Layer, type Numbers } from './transfer.ts';

const tex = String.raw;
const DIGITS = { form: 'a number, four significant digits', tolerance: { relative: 1e-3 } };
const FACTOR = { form: 'a number or a fraction, four significant digits', tolerance: { relative: 1e-3 } };

/** The weights of a layer in words. */
export const WEIGHTS: Readonly<Record<Layer, string>> = {
  input: 'input weights',
  hidden: 'hidden weights',
  output: 'output weights',
};

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  return [...adamBlanks(numbers), ...startBlanks(numbers), ...comparisonBlanks(numbers)];
}

function adamBlanks(numbers: Numbers): readonly Blank[] {
  const { hiddenRate, adamFactor } = transfer(numbers);
  return [
    numberBlank({
      ...DIGITS,
      key: 'hidden-rate',
      label: 'Adam: learning rate of the hidden weights',
      value: hiddenRate,
      slips: hiddenRateSlips(numbers),
    }),
    numberBlank({
      ...FACTOR,
      key: 'adam-factor',
      label: `Adam: factor on the learning rate of the ${WEIGHTS[numbers.adamLayer]}`,
      value: adamFactor,
      slips: adamSlips(numbers),
    }),
  ];
}

function startBlanks(numbers: Numbers): readonly Blank[] {
  const { hiddenDeviation, outputDeviation } = transfer(numbers);
  return [
    numberBlank({
      ...FACTOR,
      key: 'hidden-deviation',
      label: 'Factor on the standard deviation of the hidden weights',
      value: hiddenDeviation,
      slips: hiddenDeviationSlips(numbers),
    }),
    numberBlank({
      ...FACTOR,
      key: 'output-deviation',
      label: 'Factor on the standard deviation of the output weights',
      value: outputDeviation,
      slips: outputDeviationSlips(numbers),
    }),
  ];
}

function comparisonBlanks(numbers: Numbers): readonly Blank[] {
  const { sgdFactor, unchangedChange } = transfer(numbers);
  return [
    numberBlank({
      ...FACTOR,
      key: 'sgd-factor',
      label: `SGD: factor on the learning rate of the ${WEIGHTS[numbers.sgdLayer]}`,
      value: sgdFactor,
      slips: sgdSlips(numbers),
    }),
    numberBlank({
      ...DIGITS,
      key: 'change',
      label: 'Change with the learning rate of the old width',
      value: unchangedChange,
      slips: changeSlips(numbers),
    }),
  ];
}

function hiddenRateSlips(numbers: Numbers): readonly Slip<number>[] {
  const { ratio, baseRate } = transfer(numbers);
  return [
    {
      value: baseRate,
      because:
        'That is the rule for SGD. The step of Adam has entries of one size, and more of them line up in a wider layer.',
    },
    {
      value: baseRate / Math.sqrt(ratio),
      because:
        'The root belongs to random weights. An update is aligned with its input and adds up over the whole fan-in.',
    },
    { value: baseRate * ratio, because: 'Upside down: the change grows with the width, so the rate must fall.' },
    { value: baseRate / ratio ** 2, because: 'One factor is enough: only the fan-in counts, the fan-out cancels.' },
  ];
}

function adamSlips(numbers: Numbers): readonly Slip<number>[] {
  const { ratio } = transfer(numbers);
  const isInput = numbers.adamLayer === 'input';
  const inverse = isInput
    ? tex`The fan-in of the input weights is the dimension of the data, which stays. So does their rate.`
    : tex`Upside down: an output adds up the whole width.`;
  return [
    { value: isInput ? 1 / ratio : ratio, because: inverse },
    {
      value: isInput ? ratio : 1,
      because: isInput
        ? 'That is the rule for SGD, whose gradient in the input weights shrinks with the width. Adam divides this size out.'
        : 'An output adds up the whole width, so its update must shrink.',
    },
    { value: 1 / Math.sqrt(ratio), because: 'The root belongs to random weights, not to aligned updates.' },
  ];
}

function hiddenDeviationSlips(numbers: Numbers): readonly Slip<number>[] {
  const { ratio } = transfer(numbers);
  return [
    {
      value: 1 / ratio,
      because: tex`This is the factor on the variance $1/d_{\text{in}}$. The standard deviation goes by its root.`,
    },
    { value: 1, because: 'With an unchanged standard deviation the pre-activations grow with the root of the width.' },
    { value: Math.sqrt(ratio), because: 'Upside down: more terms add up, so each weight must be smaller.' },
  ];
}

function outputDeviationSlips(numbers: Numbers): readonly Slip<number>[] {
  const { ratio } = transfer(numbers);
  return [
    {
      value: 1 / ratio ** 2,
      because: tex`This is the factor on the variance $1/d_{\text{in}}^2$. The standard deviation goes by its root.`,
    },
    {
      value: 1 / Math.sqrt(ratio),
      because:
        'That is the rule for hidden weights. The spectral condition with a fixed fan-out asks for one over the fan-in.',
    },
    { value: 1, because: 'The fan-in of the output weights is the width, so their start must shrink.' },
  ];
}

function sgdSlips(numbers: Numbers): readonly Slip<number>[] {
  const { ratio, sgdFactor } = transfer(numbers);
  const { sgdLayer } = numbers;
  const others = [
    {
      layer: 'input',
      value: ratio,
      because: tex`That is for the input weights: their gradient has the size of $\grad{\delta}$, one over the width.`,
    },
    {
      layer: 'hidden',
      value: 1,
      because: tex`That is for hidden weights, where the small $\grad{\delta}$ and the large fan-in cancel.`,
    },
    {
      layer: 'output',
      value: 1 / ratio,
      because: tex`That is for the output weights, whose fan-in is the width and whose $\grad{\delta}$ does not depend on it.`,
    },
  ];
  return [...others.filter(({ layer }) => layer !== sgdLayer), { value: 1 / sgdFactor, because: 'Upside down.' }];
}

function changeSlips(numbers: Numbers): readonly Slip<number>[] {
  const { ratio, baseChange, target, baseRate, unchangedChange } = transfer(numbers);
  return [
    { value: baseChange, because: 'This is the change at the base width, and with the right rate at any width.' },
    {
      value: baseRate * target,
      because: tex`The mean of $\abs{\act{h_j}}$ for a normal entry of RMS 1 is $\sqrt{2/\pi}$ and not 1.`,
    },
    {
      value: baseChange * Math.sqrt(ratio),
      because: 'The step is aligned with its input: all terms have one sign and add up to the fan-in, not to its root.',
    },
    { value: unchangedChange * baseRate, because: tex`One factor $\eta$ is enough.` },
    {
      value: baseRate * Math.sqrt(target),
      because: tex`This is $\eta\norm{\act{\vh}}_2$. The signs give $\eta\norm{\act{\vh}}_1$.`,
    },
  ];
}
