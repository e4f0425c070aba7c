import type { Slip } from '../../core/answer/blank.ts';
import { matrixQuestion, numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { scale, type Matrix } from '../../core/matrix.ts';
import { difference, dot, norm, times } from '../../core/vector.ts';
import { freePart, sizesOf, stepAlong, storageOf, type Numbers } from './protection.ts';

const tex = String.raw;
const MATRIX = {
  form: 'two rows of three numbers [[a, b, c], [d, e, f]], four decimals',
  tolerance: { absolute: 2e-4 },
};
const WHOLE = { form: 'a whole number', tolerance: { absolute: 1e-6 }, style: 'count' } as const;
const TWO_BYTES = 'Each number takes 2 bytes.';
const EACH_TASK = 'Each task has its own.';

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [
    matrixQuestion({
      ...MATRIX,
      key: 'step',
      label: tex`$\Delta\param{\mW}$, projected`,
      value: stepAlong(numbers, freePart(numbers)),
      slips: stepSlips(numbers),
    }),
    ...roomQuestions(numbers),
    ...storageQuestions(numbers),
  ];
}

function stepSlips(numbers: Numbers): readonly Slip<Matrix>[] {
  const { stored, input } = numbers;
  const [product, free] = [dot(stored, input), freePart(numbers)];
  const minus = (factor: number) => stepAlong(numbers, difference(input, times(factor, stored)));
  return [
    { value: stepAlong(numbers, input), because: 'This is the step without the projection.' },
    { value: stepAlong(numbers, difference(input, free)), because: 'This is the part that goes.' },
    {
      value: minus(product),
      because: tex`The column of $\mM$ has length 1. Divide the stored input by its length first.`,
    },
    {
      value: minus(product / norm(stored)),
      because: 'Divide by the squared length of the stored input, not by the length.',
    },
    { value: scale(-1, stepAlong(numbers, free)), because: 'Descent goes against the gradient.' },
    { value: scale(1 / numbers.rate, stepAlong(numbers, free)), because: 'The learning rate is missing.' },
  ];
}

function roomQuestions({ dimensions, directions }: Numbers): readonly TellingQuestion[] {
  const [fit, left] = [Math.floor(dimensions / directions), dimensions % directions];
  return [
    numberQuestion({
      ...WHOLE,
      key: 'fit',
      label: 'Tasks that fit exactly',
      value: fit,
      slips: [
        { value: fit + 1, because: 'The last of these has fewer free directions than it needs.' },
        { value: dimensions - directions, because: 'Each task takes its directions for good.' },
        { value: dimensions / directions, because: 'Only whole tasks fit.' },
      ],
    }),
    numberQuestion({
      ...WHOLE,
      key: 'left',
      label: 'Free directions left for the next task',
      value: left,
      slips: [
        { value: directions - left, because: 'This is what the next task lacks.' },
        { value: dimensions - directions, because: 'All the tasks that fit have taken their directions.' },
        { value: 0, because: 'The tasks that fit do not fill the space.' },
        { value: directions, because: 'The next task needs that many, but fewer are free.' },
      ],
    }),
  ];
}

function storageQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { copies, adapters, prompts, anchor } = storageOf(numbers);
  const count = (key: string, label: string, asked: { value: number; slips: readonly Slip<number>[] }) =>
    numberQuestion({ ...WHOLE, key, label, ...asked });
  return [
    count('copies', 'Bytes of full copies', { value: copies, slips: everyTaskSlips(numbers, copies) }),
    count('adapters', 'Bytes of adapters', { value: adapters, slips: adapterSlips(numbers, adapters) }),
    count('prompts', 'Bytes of prompts', { value: prompts, slips: promptSlips(numbers, prompts) }),
    count('anchor', 'Bytes of the anchor', { value: anchor, slips: anchorSlips(numbers, anchor) }),
  ];
}

function everyTaskSlips({ tasks }: Numbers, bytes: number): readonly Slip<number>[] {
  return [
    { value: bytes / 2, because: TWO_BYTES },
    { value: 2 * bytes, because: 'Each number takes 2 bytes, not 4.' },
    { value: bytes / tasks, because: EACH_TASK },
  ];
}

function adapterSlips(numbers: Numbers, bytes: number): readonly Slip<number>[] {
  const { layers, rank, width } = numbers;
  const plain = bytes / rank;
  return [
    {
      value: bytes / 2,
      because: 'Each number takes 2 bytes, and each adapter has two factors in two matrices of a layer.',
    },
    {
      value: bytes / 4,
      because: 'Each number takes 2 bytes, and each adapter has two factors in two matrices of a layer.',
    },
    { value: 2 * bytes, because: 'Two matrices of each layer have an adapter, at 2 bytes a number.' },
    { value: bytes / numbers.tasks, because: EACH_TASK },
    { value: bytes / layers, because: 'This is one layer.' },
    { value: plain, because: 'The rank is missing.' },
    { value: (plain * width) / 2, because: 'These are full matrices. The factors are thin.' },
  ];
}

function promptSlips(numbers: Numbers, bytes: number): readonly Slip<number>[] {
  const { layers, width } = numbers;
  return [
    ...everyTaskSlips(numbers, bytes),
    { value: bytes * layers, because: 'A soft prompt stands before the input alone, not in every layer.' },
    { value: bytes / width, because: tex`Each vector of the prompt has $d$ numbers.` },
  ];
}

function anchorSlips(numbers: Numbers, bytes: number): readonly Slip<number>[] {
  const { parameters } = sizesOf(numbers);
  return [
    { value: bytes / 2, because: 'An anchor takes two vectors, its center and the diagonal, at 2 bytes a number.' },
    { value: bytes / 4, because: 'An anchor takes two vectors, its center and the diagonal, at 2 bytes a number.' },
    { value: bytes * numbers.tasks, because: 'One running anchor serves all earlier tasks.' },
    { value: parameters ** 2 * 2, because: 'EWC keeps the diagonal alone.' },
  ];
}
