import { numberBlank, type Slip } from '../../core/answer/blank.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import type { Blank } from '../../core/problem.ts';
import { streamOf, type Numbers } from './stream.ts';

const tex = String.raw;
const DIGITS = { form: 'a number, four significant digits', tolerance: { relative: 1e-3 } };

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  const { growth, targetScale, normalized, share } = streamOf(numbers);
  return [
    numberBlank({
      ...DIGITS,
      key: 'growth',
      label: 'Factor on the mean square',
      value: growth,
      slips: growthSlips(numbers),
    }),
    numberBlank({
      ...DIGITS,
      key: 'scale',
      label: tex`$\alpha$ for the factor ${numbers.target}`,
      value: targetScale,
      slips: scaleSlips(numbers),
    }),
    numberBlank({
      key: 'normalized',
      label: 'Mean square with normalized branches',
      form: 'a number, exact',
      tolerance: EXACT,
      value: normalized,
      slips: normalizedSlips(numbers),
    }),
    numberBlank({
      ...DIGITS,
      key: 'share',
      label: `Share of the branch of block ${numbers.block}`,
      value: share,
      slips: shareSlips(numbers),
    }),
  ];
}

function growthSlips(numbers: Numbers): readonly Slip<number>[] {
  const { blocks } = numbers;
  const { growth, square } = streamOf(numbers);
  return [
    {
      value: 1 + blocks * square,
      because: 'The branch grows with the stream, so the factors of the blocks multiply and do not add.',
    },
    {
      value: (1 + Math.sqrt(square)) ** blocks,
      because: tex`Mean squares add: a block gives $1 + \alpha^2$ and not $1 + \alpha$.`,
    },
    { value: Math.sqrt(growth), because: 'This is the factor on the RMS. The mean square was asked for.' },
    { value: 1 + square, because: 'This is the factor of one block.' },
    { value: growth / (1 + square), because: 'One block is missing.' },
    { value: growth * (1 + square), because: 'One block too many.' },
    { value: 1, because: tex`The branch has the size of the stream and adds $\alpha^2$ of its mean square.` },
  ];
}

function scaleSlips({ blocks, target }: Numbers): readonly Slip<number>[] {
  const surplus = target ** (1 / blocks) - 1;
  // For the factor 2 this is the scale that keeps the growth below e.
  const added =
    target === 2
      ? tex`The factors of the blocks multiply. You let them add: at $\alpha = 1/\sqrt L$ the factor comes near $e$.`
      : 'The factors of the blocks multiply. You let them add.';
  return [
    { value: surplus, because: tex`This is $\alpha^2$. Take its root.` },
    {
      value: target ** (1 / (2 * blocks)) - 1,
      because: tex`Solve $(1 + \alpha^2)^L$, not $(1 + \alpha)^{2L}$: mean squares add.`,
    },
    { value: Math.sqrt((target - 1) / blocks), because: added },
    { value: 1 / Math.sqrt(blocks), because: tex`That keeps the factor below $e$. Here it must have a given value.` },
    {
      value: Math.sqrt(target ** (2 / blocks) - 1),
      because: tex`You let the RMS grow by ${target}. The mean square was asked for.`,
    },
    {
      value: Math.sqrt(Math.log(target) / blocks),
      because: tex`This is the limit for many blocks. Solve $(1 + \alpha^2)^L$ exactly.`,
    },
  ];
}

function normalizedSlips({ blocks }: Numbers): readonly Slip<number>[] {
  return [
    { value: blocks, because: 'The stream starts at 1.' },
    { value: Math.sqrt(1 + blocks), because: 'This is the RMS. The mean square was asked for.' },
    {
      value: 2 ** blocks,
      because:
        'The normalization fixes the mean square of the branch at 1, whatever the stream is. So each block adds 1.',
    },
    { value: 1, because: 'The branch is normalized and the stream is not: each block adds 1.' },
    { value: (1 + blocks) ** 2, because: 'The cross terms vanish, so mean squares add and not the sizes.' },
  ];
}

function shareSlips({ block, blocks }: Numbers): readonly Slip<number>[] {
  return [
    {
      value: 1 / block,
      because: 'This compares with the stream in front of the block. Behind it, the branch itself is in it.',
    },
    { value: block / (block + 1), because: 'This is the share of the stream in front of the block.' },
    {
      value: 1 / (blocks + 1),
      because: 'This is the share at the end of the network. The stream right behind the block was asked for.',
    },
    {
      value: 1 / Math.sqrt(block + 1),
      because: 'This is the ratio of the RMS. The share of the mean square is its square.',
    },
    { value: 1 / 2, because: 'That is so for block 1, whose stream is still at 1.' },
  ];
}
