import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { countOf, PROBABILITY, type Numbers } from './count.ts';

const tex = String.raw;
const WHOLE = { form: 'a whole number', style: 'count', tolerance: { absolute: 1e-6 } } as const;
const GIGABYTES = { form: 'GB, three significant digits', units: ['gb'], tolerance: { relative: 3e-3 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [...hintQuestions(numbers), ...storageQuestions(numbers)];
}

function hintQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { regressor, dense } = countOf(numbers);
  return [
    numberQuestion({
      ...WHOLE,
      key: 'regressor',
      label: 'Parameters of the convolution',
      value: regressor,
      slips: regressorSlips(numbers),
    }),
    numberQuestion({
      ...WHOLE,
      key: 'dense',
      label: 'Weights of a dense map',
      value: dense,
      slips: denseSlips(numbers),
    }),
  ];
}

function storageQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { logits, full, largest } = countOf(numbers);
  return [
    numberQuestion({
      ...GIGABYTES,
      key: 'logits',
      label: 'Logits of the images',
      value: logits,
      slips: logitSlips(numbers),
    }),
    numberQuestion({
      ...GIGABYTES,
      form: 'TB, three significant digits',
      units: ['tb'],
      key: 'full',
      label: 'All probabilities of the text',
      value: full,
      slips: fullSlips(numbers),
    }),
    numberQuestion({
      ...GIGABYTES,
      key: 'largest',
      label: 'The largest, with indices',
      value: largest,
      slips: topSlips(numbers),
    }),
  ];
}

function regressorSlips(numbers: Numbers): readonly Slip<number>[] {
  const { side, channels, teacherSide, teacherChannels } = numbers;
  const { kernel, regressor } = countOf(numbers);
  const weights = channels * teacherChannels;
  return [
    { value: regressor - teacherChannels, because: 'Each channel of the output has a bias.' },
    { value: regressor - teacherChannels + channels, because: 'The biases belong to the channels of the output.' },
    {
      value: (side - teacherSide) ** 2 * weights + teacherChannels,
      because: tex`A kernel of side $k$ makes a map of side $h-k+1$: $k$ is the difference plus one.`,
    },
    { value: kernel * weights + teacherChannels, because: tex`A kernel has $k^2$ places.` },
    { value: kernel ** 2 * teacherChannels + teacherChannels, because: 'A kernel reads all channels of the input.' },
    {
      value: regressor * teacherSide ** 2,
      because: 'A convolution shares its weights over all places of the output.',
    },
  ];
}

function denseSlips({ side, channels, teacherSide, teacherChannels }: Numbers): readonly Slip<number>[] {
  return [
    {
      value: side * channels * teacherSide * teacherChannels,
      because: 'A map has as many places as its side squared.',
    },
    {
      value: side ** 2 * channels + teacherSide ** 2 * teacherChannels,
      because: 'Every input goes to every output: multiply.',
    },
    {
      value: side ** 2 * channels * teacherSide ** 2 * teacherChannels + teacherSide ** 2 * teacherChannels,
      because: 'These are weights and biases. The weights are asked for.',
    },
    { value: side ** 2 * teacherSide ** 2, because: 'The channels are missing.' },
    { value: channels * teacherChannels, because: 'The places are missing.' },
  ];
}

function logitSlips(numbers: Numbers): readonly Slip<number>[] {
  const { bytes, classes } = numbers;
  const { logits } = countOf(numbers);
  return [
    { value: logits / bytes, because: 'These are the numbers of logits, in billions.' },
    { value: logits * 8, because: 'These are bits, not bytes.' },
    { value: logits / classes, because: 'Every image has a logit for each class.' },
    { value: (logits * 1e9) / 2 ** 30, because: tex`These are GiB. A GB is $10^9$ bytes.` },
  ];
}

function fullSlips(numbers: Numbers): readonly Slip<number>[] {
  const { full } = countOf(numbers);
  return [
    { value: full / PROBABILITY, because: 'Each probability has two bytes.' },
    { value: full * 1000, because: 'These are GB.' },
    { value: full * 8, because: 'These are bits, not bytes.' },
    { value: full * 2, because: 'The full distribution needs no indices.' },
    { value: (full * 1e12) / 2 ** 40, because: tex`These are TiB. A TB is $10^{12}$ bytes.` },
  ];
}

function topSlips(numbers: Numbers): readonly Slip<number>[] {
  const { tokens, top } = numbers;
  const { largest, index } = countOf(numbers);
  const counted = tokens * top;
  const indices = { value: counted * index, because: 'These are the indices alone. The probabilities are missing.' };
  return [
    ...(index === PROBABILITY ? [] : [indices]),
    { value: counted * PROBABILITY, because: 'Which tokens they belong to has to be stored too.' },
    { value: counted, because: 'These are the numbers of entries, in billions.' },
    {
      value: counted * (PROBABILITY + (index === 2 ? 3 : 2)),
      because: index === 2 ? 'Two bytes tell 65,536 tokens apart.' : 'Two bytes tell only 65,536 tokens apart.',
    },
    { value: counted * (PROBABILITY + 1), because: 'One byte tells only 256 tokens apart.' },
    { value: counted * (PROBABILITY + 4), because: 'The index has the fewest whole bytes that suffice.' },
    { value: largest / 1000, because: 'This is in TB.' },
  ];
}
