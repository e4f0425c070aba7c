import { numberBlank, type Slip } from '../../core/answer/blank.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import type { Blank } from '../../core/problem.ts';
import { growthOf, LARGEST, type Numbers } from './growth.ts';

const tex = String.raw;
const DIGITS = { form: 'a number, four significant digits', tolerance: { relative: 1e-3 } };

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  const { first, factor, rms, overflow, critical } = growthOf(numbers);
  return [
    numberBlank({ ...DIGITS, key: 'first', label: 'RMS of layer 1', value: first, slips: firstSlips(numbers) }),
    numberBlank({
      ...DIGITS,
      key: 'factor',
      label: 'Factor of each later layer',
      value: factor,
      slips: factorSlips(numbers),
    }),
    numberBlank({
      ...DIGITS,
      key: 'layer',
      label: `RMS of layer ${numbers.layer}`,
      value: rms(numbers.layer),
      slips: layerSlips(numbers),
    }),
    numberBlank({
      key: 'overflow',
      label: `First layer above ${LARGEST}`,
      form: 'a whole number',
      tolerance: EXACT,
      value: overflow,
      slips: overflowSlips(numbers),
    }),
    numberBlank({
      ...DIGITS,
      key: 'critical',
      label: tex`Critical $\tau$`,
      value: critical,
      slips: criticalSlips(numbers),
    }),
  ];
}

function firstSlips(numbers: Numbers): readonly Slip<number>[] {
  const { first, factor } = growthOf(numbers);
  return [
    { value: factor, because: 'The input has passed no ReLU yet, so nothing is halved in layer 1.' },
    { value: first ** 2, because: 'This is the mean square. The RMS is its root.' },
    {
      value: numbers.deviation,
      because: tex`One weight has this size, but $d$ terms add up, and their variances add.`,
    },
    {
      value: numbers.width * numbers.deviation,
      because: tex`Variances add, not standard deviations: $d$ terms give the factor $\sqrt d$.`,
    },
  ];
}

function factorSlips(numbers: Numbers): readonly Slip<number>[] {
  const { first, factor } = growthOf(numbers);
  return [
    { value: first, because: 'From layer 2 on the input has passed ReLU, which halves the mean square.' },
    { value: factor ** 2, because: 'This is the factor on the mean square. The RMS grows by its root.' },
    { value: first / 2, because: 'ReLU halves the mean square, so the RMS only loses a factor of root 2.' },
  ];
}

function layerSlips({ width, deviation, layer }: Numbers): readonly Slip<number>[] {
  const { first, factor, rms } = growthOf({ width, deviation });
  return [
    { value: factor ** layer, because: 'Layer 1 reads the input, without ReLU: its factor is larger by root 2.' },
    { value: first ** layer, because: 'You left out that ReLU halves the mean square from layer 2 on.' },
    { value: rms(layer + 1), because: 'This is one layer further: layer 1 has no power of the later factor yet.' },
    { value: rms(layer - 1), because: 'This is the layer before.' },
    { value: rms(layer) ** 2, because: 'This is the mean square. The RMS is its root.' },
  ];
}

function overflowSlips(numbers: Numbers): readonly Slip<number>[] {
  const { first, overflow, crossing } = growthOf(numbers);
  const withoutRelu = Math.floor(Math.log(LARGEST) / Math.log(first)) + 1;
  return [
    {
      value: withoutRelu,
      because:
        withoutRelu === overflow - 1
          ? 'This layer still fits. It would not if ReLU did not halve the mean square from layer 2 on.'
          : 'You left out that ReLU halves the mean square from layer 2 on.',
    },
    {
      value: meanSquareLayer(numbers),
      because: tex`You compared the mean square with ${LARGEST}. Entries are of the size of the RMS.`,
    },
    { value: overflow - 1, because: 'This is the last layer that still fits.' },
    { value: overflow + 1, because: 'One too many: the first layer of weights is layer 1 and not layer 2.' },
    {
      value: Number(crossing.toFixed(3)),
      because: 'Here the two sides are equal. The first layer above it is the next whole number.',
    },
  ];
}

/** The first layer whose mean square, instead of its root, is above the largest number. */
function meanSquareLayer(numbers: Numbers): number {
  const { first, factor } = growthOf(numbers);
  return Math.floor(1 + Math.log(LARGEST / first ** 2) / Math.log(factor ** 2)) + 1;
}

function criticalSlips({ width }: Numbers): readonly Slip<number>[] {
  return [
    { value: 2 / width, because: 'This is the critical variance. The standard deviation is its root.' },
    {
      value: Math.sqrt(1 / width),
      because: 'This keeps linear units. With it, ReLU halves the mean square in every layer.',
    },
    { value: Math.sqrt(2) / width, because: tex`Take the root of $d$ as well: $\tau^2 d/2 = 1$.` },
  ];
}
