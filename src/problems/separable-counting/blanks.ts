import type { NumberSource } from '../../core/answer/blank.ts';
import { numberQuestion, type Question } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { type Numbers, weights } from './counts.ts';

const tex = String.raw;

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  return [
    fullQuestion(numbers),
    separableQuestion(numbers),
    ratioQuestion(numbers),
    groupedQuestion(numbers),
    bottleneckQuestion(numbers),
    macsQuestion(numbers),
  ];
}

function count(source: Pick<NumberSource, 'key' | 'label' | 'value' | 'slips'>): Question {
  return numberQuestion({ ...source, form: 'a whole number', tolerance: EXACT, style: 'count' });
}

function fullQuestion(numbers: Numbers): Question {
  const { inputChannels, outputChannels, taps } = numbers;
  const { full } = weights(numbers);
  return count({
    key: 'full',
    label: 'Weights of the full convolution',
    value: full,
    slips: [
      { value: outputChannels * taps ** 2, because: 'Each output channel has a window for every input channel.' },
      { value: full / taps, because: tex`A window has $k^2$ weights and not $k$.` },
      { value: full + outputChannels, because: 'You counted biases. Here there are none.' },
      {
        value: inputChannels * outputChannels,
        because: tex`This mixes the channels at one pixel. A window has $k^2$ pixels.`,
      },
    ],
  });
}

function separableQuestion(numbers: Numbers): Question {
  const { inputChannels, outputChannels, taps } = numbers;
  const { depthwise, pointwise, separable } = weights(numbers);
  return count({
    key: 'separable',
    label: 'Weights of the depthwise separable version',
    value: separable,
    slips: [
      {
        value: depthwise,
        because: tex`This is the depthwise part. The $1\times1$ convolution that mixes the channels is missing.`,
      },
      { value: pointwise, because: 'This is the pointwise part. The window of each input channel is missing.' },
      {
        value: outputChannels * taps ** 2 + pointwise,
        because: 'The depthwise part works on the input channels, before they are mixed.',
      },
      {
        value: depthwise * pointwise,
        because: 'The two layers follow one another: their weights add, they do not multiply.',
      },
      { value: inputChannels * taps + pointwise, because: tex`A depthwise window has $k^2$ weights and not $k$.` },
      {
        value: taps ** 2 + pointwise,
        because: 'Every input channel has a window of its own.',
      },
    ],
  });
}

function ratioQuestion({ inputChannels, outputChannels, taps, ...others }: Numbers): Question {
  const { ratio } = weights({ inputChannels, outputChannels, taps, ...others });
  return numberQuestion({
    key: 'ratio',
    label: 'Separable over full',
    form: 'a fraction, or a number to three significant digits',
    value: ratio,
    tolerance: { relative: 5e-3 },
    slips: [
      { value: 1 / ratio, because: 'Upside down: asked is the share of the full count that remains.' },
      {
        value: 1 / inputChannels + 1 / taps ** 2,
        because: tex`Divide once more: the input channels cancel, and $C_{\text{out}}$ stays.`,
      },
      { value: 1 / taps ** 2, because: 'This is the pointwise part alone.' },
      { value: 1 / outputChannels, because: 'This is the depthwise part alone.' },
      { value: 1 / outputChannels + 1 / taps, because: tex`A window has $k^2$ weights and not $k$.` },
      { value: 1 - ratio, because: 'This is the share that is saved. Asked is the share that remains.' },
    ],
  });
}

function groupedQuestion(numbers: Numbers): Question {
  const { groups } = numbers;
  const { full, grouped } = weights(numbers);
  return count({
    key: 'grouped',
    label: 'Weights of the grouped version',
    value: grouped,
    slips: [
      {
        value: grouped / groups,
        because: tex`This is one group. There are $g$ of them, each with $1/g$ of the inputs and of the outputs.`,
      },
      { value: full, because: 'This is the full count. Within a group an output channel sees few input channels.' },
      { value: full * groups, because: 'Groups remove connections: divide.' },
    ],
  });
}

function bottleneckQuestion(numbers: Numbers): Question {
  const { inputChannels, outputChannels, taps, reduced } = numbers;
  const { parts, bottleneck } = weights(numbers);
  return count({
    key: 'bottleneck',
    label: 'Weights of the bottleneck',
    value: bottleneck,
    slips: [
      {
        value: parts[0] + parts[1],
        because: tex`The last $1\times1$ convolution, back to $C_{\text{out}}$ channels, is missing.`,
      },
      {
        value: parts[1] + parts[2],
        because: tex`The first $1\times1$ convolution, down to the few channels, is missing.`,
      },
      { value: parts[1], because: tex`This is the window alone. The two $1\times1$ convolutions are missing.` },
      {
        value: parts[0] + reduced * taps ** 2 + parts[2],
        because: 'The window in the middle is a full convolution, with a window for each pair of channels.',
      },
      {
        value: inputChannels * reduced * taps ** 2 + parts[2],
        because: 'The window works on the reduced channels, behind a first convolution that reduces them.',
      },
      {
        value: (parts[0] + parts[2]) * taps ** 2 + parts[1],
        because: tex`Only the middle layer has $k^2$ weights for each pair of channels.`,
      },
      {
        value: parts[0] + reduced * outputChannels * taps ** 2,
        because: tex`The window keeps the channels reduced. A last $1\times1$ convolution expands them.`,
      },
    ],
  });
}

function macsQuestion(numbers: Numbers): Question {
  const { size } = numbers;
  const { full, separable } = weights(numbers);
  const value = separable * size ** 2;
  return count({
    key: 'macs',
    label: 'Multiply-accumulates of the depthwise separable version',
    value,
    slips: [
      { value: separable * size, because: tex`A map of size $m$ has $m^2$ positions.` },
      { value: 2 * value, because: 'These are the operations. One multiply-accumulate is a product and a sum.' },
      { value: separable, because: 'This is one position. The weights work at every position of the map.' },
      { value: full * size ** 2, because: 'This is the cost of the full convolution.' },
    ],
  });
}
