import { numberBlank, type Slip } from '../../core/answer/blank.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import type { Blank } from '../../core/problem.ts';
import { startFor, type Numbers } from './variance.ts';

const tex = String.raw;
const DIGITS = { form: 'a number, four significant digits', tolerance: { relative: 1e-3 } };

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  const { kept, deviation, bound, backward, drift } = startFor(numbers);
  return [
    numberBlank({
      ...DIGITS,
      key: 'kept',
      label: tex`$\E\varphi(\act{a})^2/q$`,
      value: kept,
      slips: keptSlips(numbers),
    }),
    numberBlank({
      ...DIGITS,
      key: 'deviation',
      label: tex`Standard deviation of $\param{W_{ij}}$`,
      value: deviation,
      slips: deviationSlips(numbers),
    }),
    numberBlank({ ...DIGITS, key: 'bound', label: tex`Bound $u$`, value: bound, slips: boundSlips(numbers) }),
    numberBlank({
      key: 'backward',
      form: 'a number or a fraction, exact',
      tolerance: EXACT,
      label: tex`Factor on the mean square of $\grad{\delta}$`,
      value: backward,
      slips: backwardSlips(numbers),
    }),
    numberBlank({
      ...DIGITS,
      key: 'drift',
      label: 'Factor on the RMS with the variance of ReLU',
      value: drift,
      slips: driftSlips(numbers),
    }),
  ];
}

function keptSlips({ slope }: Numbers): readonly Slip<number>[] {
  return [
    { value: 1 / 2, because: tex`That is ReLU. The negative half adds $\param{\nu}^2$ of its own mean square.` },
    { value: 1 + slope ** 2, because: tex`Each half of the line carries only half of $q$.` },
    { value: (1 + slope) / 2, because: 'The slope is squared with the activation.' },
    {
      value: (1 + slope ** 2) / 2 - (1 - slope) ** 2 / (2 * Math.PI),
      because: tex`This is the variance of $\varphi(\act{a})$ for a normal $\act{a}$. The second moment enters the next layer, mean included.`,
    },
  ];
}

function deviationSlips(numbers: Numbers): readonly Slip<number>[] {
  const { fanIn, fanOut, slope } = numbers;
  const { deviation, variance, backward } = startFor(numbers);
  return [
    { value: variance, because: 'This is the variance. Take its root.' },
    { value: Math.sqrt(2 / fanIn), because: 'This is the value for ReLU. The negative half passes something as well.' },
    {
      value: Math.sqrt(1 / fanIn),
      because: 'This keeps linear units. The activation has lost about half of the mean square.',
    },
    { value: Math.sqrt(2 / ((1 + slope) * fanIn)), because: 'The slope must be squared.' },
    {
      value: deviation / Math.sqrt(backward),
      because: tex`You used the fan-out. It keeps the gradient; the sum for one pre-activation has $d_{\text{in}}$ terms.`,
    },
    {
      value: Math.sqrt(2 / (fanIn + fanOut)),
      because: 'This is Xavier initialization, which is made for linear units.',
    },
  ];
}

function boundSlips(numbers: Numbers): readonly Slip<number>[] {
  const { deviation, variance } = startFor(numbers);
  return [
    {
      value: deviation,
      because: tex`This is the standard deviation. A uniform law on $[-u, u]$ has variance $u^2/3$.`,
    },
    { value: 3 * deviation, because: tex`The variance is $u^2/3$, so $u$ is $\sqrt3$ standard deviations, not 3.` },
    {
      value: Math.sqrt(12 * variance),
      because: tex`This is the whole length $2u$ of the interval. A uniform law of length $w$ has variance $w^2/12$.`,
    },
    { value: 3 * variance, because: tex`This is $u^2$. Take its root.` },
  ];
}

function backwardSlips(numbers: Numbers): readonly Slip<number>[] {
  const { fanOut } = numbers;
  const { backward, kept, variance } = startFor(numbers);
  return [
    {
      value: 1,
      because: tex`That needs $d_{\text{out}} = d_{\text{in}}$: on the way back $d_{\text{out}}$ terms add up.`,
    },
    {
      value: 1 / backward,
      because: tex`Upside down: $d_{\text{out}}$ terms add up, each with a weight of variance of order $1/d_{\text{in}}$.`,
    },
    { value: Math.sqrt(backward), because: 'This is the factor on the RMS. The mean square was asked for.' },
    { value: fanOut * variance, because: tex`The squared slope $\E\varphi'(\act{a})^2$ is missing.` },
    { value: backward * kept, because: tex`The weights already contain $1/\E\varphi'(\act{a})^2$; it cancels.` },
  ];
}

function driftSlips(numbers: Numbers): readonly Slip<number>[] {
  const { slope, layers } = numbers;
  const { drift } = startFor(numbers);
  return [
    { value: drift ** 2, because: 'This is the factor on the mean square. Take its root.' },
    { value: Math.sqrt(1 + slope ** 2), because: 'This is one layer. The factors of all layers multiply.' },
    {
      value: 1 + layers * (Math.sqrt(1 + slope ** 2) - 1),
      because: 'The factors of the layers multiply; you added what each layer gains.',
    },
    {
      value: Math.sqrt(1 + layers * slope ** 2),
      because: 'The factors of the layers multiply; you added what each layer gains in the mean square.',
    },
    { value: 1 / drift, because: 'Upside down: the larger variance lets the signal grow.' },
    { value: 1, because: 'That is so for ReLU alone. Here every layer also passes part of the negative half.' },
  ];
}
