import type { NumberSource, Slip } from '../../core/answer/blank.ts';
import { numberQuestion, vectorQuestion, type Question } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { sum } from '../../core/array.ts';
import {
  allMacs,
  CLASSES,
  COLORS,
  comparedDense,
  denseParameters,
  lastField,
  macs,
  type Numbers,
  parameters,
  placed,
  POOL,
  type SizeRule,
  sizes,
  weights,
} from './network.ts';

const tex = String.raw;

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  return [
    sizesQuestion(numbers),
    parametersQuestion(numbers),
    macsQuestion(numbers),
    fieldQuestion(numbers),
    jumpQuestion(numbers),
    denseQuestion(numbers),
  ];
}

function count(source: Pick<NumberSource, 'key' | 'label' | 'value' | 'slips'>): Question {
  return numberQuestion({ ...source, form: 'a whole number', tolerance: EXACT, style: 'count' });
}

const ROUNDED_UP: SizeRule = (m, { taps, stride, padding }) => Math.ceil((m + 2 * padding - taps) / stride) + 1;
const ONE_SIDED: SizeRule = (m, { taps, stride, padding }) => Math.floor((m + padding - taps) / stride) + 1;
const WITHOUT_ONE: SizeRule = (m, { taps, stride, padding }) => Math.floor((m + 2 * padding - taps) / stride);
const UNPADDED: SizeRule = (m, { taps, stride }) => Math.floor((m - taps) / stride) + 1;

function sizesQuestion(numbers: Numbers): Question {
  const slip = (rule: SizeRule, because: string): Slip<readonly number[]> => ({ value: sizes(numbers, rule), because });
  return vectorQuestion({
    key: 'sizes',
    label: 'Sizes $m$ after the first convolution, the pooling, and the other two convolutions',
    form: 'four whole numbers (a, b, c, d)',
    value: sizes(numbers),
    tolerance: EXACT,
    slips: [
      slip(ROUNDED_UP, 'You rounded up. A window that does not fit whole is dropped, so round down.'),
      slip(ONE_SIDED, 'The padding $p$ is added on both sides: $2p$ more rows.'),
      slip(
        WITHOUT_ONE,
        tex`The $+1$ is missing: $\lfloor(m+2p-k)/s\rfloor$ counts the steps, and the window also stands at its start.`,
      ),
      slip(UNPADDED, 'You left out the padding.'),
    ],
  });
}

function parametersQuestion(numbers: Numbers): Question {
  const layers = placed(numbers);
  const value = parameters(numbers);
  const dense = denseParameters(numbers);
  const [, , third] = layers;
  return count({
    key: 'parameters',
    label: 'Parameters of the network',
    value,
    slips: [
      {
        value: value - sum(layers.map(({ channels }) => channels)) - CLASSES,
        because: 'The biases are missing: one for each output channel, and one for each output of the dense layer.',
      },
      {
        value: sum(layers.map(({ channels, taps }) => channels * (taps ** 2 + 1))) + dense,
        because: 'Each output channel has a window for every input channel, not one window.',
      },
      {
        value: sum(layers.map(({ channels, inputChannels, taps }) => channels * (inputChannels * taps + 1))) + dense,
        because: tex`The window is two-dimensional: $k^2$ weights and not $k$.`,
      },
      {
        value: value - dense + CLASSES * (third.channels * third.outputSize ** 2 + 1),
        because: 'The dense layer reads one mean for each channel, not all positions.',
      },
      { value: value - dense, because: 'The dense layer is missing.' },
      {
        value: value + layers[0].channels * POOL.taps ** 2,
        because: 'Max pooling has no parameters.',
      },
    ],
  });
}

function macsQuestion(numbers: Numbers): Question {
  const layers = placed(numbers);
  const value = allMacs(numbers);
  const dense = CLASSES * numbers.layers[2].channels;
  return count({
    key: 'macs',
    label: 'Multiply-accumulates for one image',
    value,
    slips: [
      { value: 2 * value, because: 'These are the operations. One multiply-accumulate is a product and a sum.' },
      {
        value: sum(layers.map((layer) => weights(layer) * layer.inputSize ** 2)) + dense,
        because: 'You multiplied by the positions of the input. Each output position costs the weights once.',
      },
      {
        value: sum(layers.map((layer) => weights(layer) * layer.outputSize)) + dense,
        because: tex`A map of size $m$ has $m^2$ positions.`,
      },
      {
        value: sum(layers.map((layer) => (weights(layer) + layer.channels) * layer.outputSize ** 2)) + dense + CLASSES,
        because: 'You counted the biases. They are added, not multiplied.',
      },
      { value: value - dense, because: 'The dense layer is missing.' },
      { value: parameters(numbers), because: 'These are the parameters. A weight is used at every output position.' },
      { value: macs(layers[0]), because: 'This is the first convolution alone.' },
    ],
  });
}

function fieldQuestion(numbers: Numbers): Question {
  const [first, second, third] = numbers.layers;
  const windows = [first, POOL, second, third];
  let [after, wide, jump] = [1, 1, 1];
  for (const { taps, stride } of windows) {
    wide += taps * jump;
    jump *= stride;
    after += (taps - 1) * jump;
  }
  return count({
    key: 'field',
    label: 'Receptive field of one unit of the last convolution, in pixels along one side',
    value: lastField(numbers).size,
    slips: [
      { value: after, because: 'You used the jump after each layer. A window steps over the units below it.' },
      {
        value: 1 + sum(windows.map(({ taps }) => taps - 1)),
        because: 'You left out the strides: neighbors in a deeper layer lie further apart in the image.',
      },
      { value: wide, because: tex`A layer adds $k-1$ jumps and not $k$: one unit is there already.` },
      {
        value: first.taps + (second.taps - 1) * first.stride + (third.taps - 1) * first.stride * second.stride,
        because: 'The pooling is missing. It is a layer with its own window and stride.',
      },
    ],
  });
}

function jumpQuestion(numbers: Numbers): Question {
  const strides = numbers.layers.map(({ stride }) => stride);
  const value = lastField(numbers).jump;
  return count({
    key: 'jump',
    label: 'Jump of the last convolution, in pixels',
    value,
    slips: [
      { value: value / POOL.stride, because: 'The stride of the pooling is missing.' },
      { value: POOL.stride + sum(strides), because: 'Strides multiply; they do not add.' },
    ],
  });
}

function denseQuestion(numbers: Numbers): Question {
  const { size, layers } = numbers;
  const inputs = COLORS * size ** 2;
  const [one] = sizes(numbers);
  const outputs = layers[0].channels * one ** 2;
  return count({
    key: 'dense',
    label: 'Parameters of the dense layer in place of the first convolution',
    value: comparedDense(numbers),
    slips: [
      { value: inputs * outputs, because: 'The biases are missing: one for each output.' },
      { value: (size ** 2 + 1) * outputs, because: `The image has ${COLORS} channels, so three times as many inputs.` },
      { value: (inputs + 1) * one ** 2, because: 'The first convolution puts out several channels of this size.' },
      {
        value: (inputs + 1) * layers[0].channels,
        because: 'This is one output for each channel. The convolution has one for each channel and position.',
      },
    ],
  });
}
