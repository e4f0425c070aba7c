import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { budgetOf, COLORS, type Numbers, PARTS, type Sampling } from './budget.ts';

const tex = String.raw;
const WHOLE = { form: 'a whole number', style: 'count', tolerance: { absolute: 1e-6 } } as const;

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [...latentQuestions(numbers), ...modelQuestions(numbers)];
}

function latentQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { ratio, tokens, entries } = budgetOf(numbers);
  return [
    numberQuestion({ ...WHOLE, key: 'ratio', label: 'Times fewer numbers', value: ratio, slips: ratioSlips(numbers) }),
    numberQuestion({ ...WHOLE, key: 'tokens', label: tex`Tokens $n$`, value: tokens, slips: tokenSlips(numbers) }),
    numberQuestion({
      ...WHOLE,
      key: 'entries',
      label: 'Numbers in a patch',
      value: entries,
      slips: entrySlips(numbers),
    }),
  ];
}

function modelQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { weights, work, calls } = budgetOf(numbers);
  return [
    numberQuestion({
      ...WHOLE,
      key: 'weights',
      label: 'Weights of all blocks',
      value: weights,
      slips: weightSlips(numbers),
    }),
    numberQuestion({
      key: 'work',
      label: 'Billions of multiplications',
      form: 'billions, five significant digits',
      value: work,
      tolerance: { relative: 6e-5 },
      slips: workSlips(numbers),
    }),
    numberQuestion({
      ...WHOLE,
      key: 'calls',
      label: 'Calls of the network',
      value: calls,
      slips: callSlips(numbers.sampling),
    }),
  ];
}

function ratioSlips({ shrink, channels }: Numbers): readonly Slip<number>[] {
  return [
    { value: shrink ** 2, because: 'Image and latent differ in their channels, too.' },
    { value: COLORS * shrink ** 2, because: 'The latent has channels, too.' },
    { value: (channels * shrink ** 2) / COLORS, because: 'The channels of image and latent are exchanged.' },
    { value: (COLORS * shrink) / channels, because: 'Both sides shrink.' },
    { value: shrink, because: 'This is for one side. Count all numbers.' },
  ];
}

function tokenSlips({ shrink, side, channels, patch }: Numbers): readonly Slip<number>[] {
  const tokens = (side / patch) ** 2;
  const wide = [
    { value: side / patch, because: 'This is one row of patches.' },
    { value: side ** 2, because: 'All places of a patch, with all of their channels, make one token.' },
    // With as many channels, one token for each channel is the same wrong number.
    ...(patch === channels ? [] : [{ value: side ** 2 / patch, because: 'A patch is as high as it is wide.' }]),
  ];
  return [
    ...(patch === 1 ? [{ value: side, because: 'This is one row of patches.' }] : wide),
    // Has the same words as all places where the two mistakes cannot be told apart.
    { value: tokens * channels, because: 'All places of a patch, with all of their channels, make one token.' },
    { value: tokens * shrink ** 2, because: 'The patches are cut from the latent, not from the image.' },
  ];
}

function entrySlips({ channels, patch }: Numbers): readonly Slip<number>[] {
  const wide = [
    { value: channels, because: 'A patch has many places, each with all channels.' },
    { value: patch * channels, because: 'A patch is as high as it is wide.' },
  ];
  const places = { value: patch ** 2, because: 'A patch has many places, each with all channels.' };
  return [
    ...(patch === 1 ? [] : wide),
    // Where a row of numbers is as many, it cannot be told apart.
    ...(patch > 1 && patch === channels ? [] : [places]),
    { value: COLORS * patch ** 2, because: 'The latent has channels of its own, not three colors.' },
  ];
}

function weightSlips({ width, blocks }: Numbers): readonly Slip<number>[] {
  const { attention, mlp, modulation } = PARTS;
  const weights = (squares: number) => squares * width ** 2 * blocks;
  return [
    { value: weights(attention + mlp), because: 'The layer that makes the modulation is missing.' },
    { value: weights(attention + mlp / 2 + modulation), because: 'The MLP has two matrices, to its width and back.' },
    { value: weights(attention - 1 + mlp + modulation), because: 'The output matrix of attention is missing.' },
    { value: weights(attention + mlp + 1), because: 'The condition makes six vectors, not one.' },
    { value: weights(attention + mlp + modulation) / blocks, because: 'This is one block.' },
  ];
}

function workSlips(numbers: Numbers): readonly Slip<number>[] {
  const { width, blocks } = numbers;
  const { tokens: n, work } = budgetOf(numbers);
  const billions = (squares: number, pairs: number) =>
    (blocks * (squares * width ** 2 * n + pairs * n ** 2 * width)) / 1e9;
  return [
    { value: billions(12, 0), because: 'Scores and weighted values of all pairs are missing.' },
    { value: billions(12, 1), because: 'Each pair counts twice, in scores and in values.' },
    { value: billions(18, 2), because: 'The modulation is made once for an image, not for each token.' },
    { value: billions(8, 2), because: 'The matrices of attention are missing.' },
    { value: work / blocks, because: 'This is one block.' },
    { value: 2 * work, because: 'Only multiplications count, not additions.' },
  ];
}

function callSlips(sampling: Sampling): readonly Slip<number>[] {
  const { method, steps, isGuided } = sampling;
  const both = [{ value: steps, because: 'A step takes more than one call.' }];
  if (method === 'DDIM') return [...both, { value: 2 * steps - 1, because: 'Every step of DDIM is alike.' }];
  const plain = { value: 2 * steps, because: 'The last step is one of Euler.' };
  return isGuided
    ? [
        ...both,
        { value: 2 * steps - 1, because: 'Guidance doubles all calls.' },
        {
          value: 2 * steps,
          because: 'Guidance takes two calls for each velocity, and most steps take two velocities.',
        },
        { value: 4 * steps, because: 'The last step is one of Euler.' },
        { value: 4 * steps - 1, because: 'The last velocity takes two calls, too.' },
      ]
    : [...both, plain, { value: 4 * steps - 2, because: 'Nothing is guided here.' }];
}
