import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { billOf, trainedGigabytes, type Bill, type Numbers } from './bill.ts';

const tex = String.raw;
const WHOLE = { form: 'a whole number', style: 'count', tolerance: { absolute: 1e-6 } } as const;
const GIGABYTES = { form: 'GB, four decimals', units: ['gb'], tolerance: { absolute: 1e-4 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const bill = billOf(numbers);
  return [...countQuestions(numbers, bill), ...memoryQuestions(numbers, bill), rankQuestion(numbers, bill)];
}

function countQuestions(numbers: Numbers, bill: Bill): readonly TellingQuestion[] {
  return [
    numberQuestion({
      ...WHOLE,
      key: 'trained',
      label: tex`Trained parameters $P_{\text{t}}$`,
      value: bill.trained,
      slips: trainedSlips(numbers, bill),
    }),
    numberQuestion({
      key: 'share',
      label: 'Share of one matrix',
      form: 'a number, three significant digits',
      value: bill.share,
      tolerance: { relative: 3e-3 },
      slips: shareSlips(numbers, bill),
    }),
  ];
}

function memoryQuestions(numbers: Numbers, { full, lora, quantized, trained, bits }: Bill): readonly TellingQuestion[] {
  const kept = trainedGigabytes(trained);
  return [
    numberQuestion({ ...GIGABYTES, key: 'full', label: 'Full fine-tuning', value: full, slips: fullSlips(numbers) }),
    numberQuestion({
      ...GIGABYTES,
      key: 'lora',
      label: 'LoRA, base in 16 bits',
      value: lora,
      slips: loraSlips(numbers, kept),
    }),
    numberQuestion({
      ...GIGABYTES,
      key: 'quantized',
      label: 'QLoRA',
      value: quantized,
      slips: quantizedSlips(numbers, { trained: kept, bits }),
    }),
  ];
}

function rankQuestion({ width }: Numbers, { largestRank }: Bill): TellingQuestion {
  return numberQuestion({
    ...WHOLE,
    key: 'rank',
    label: tex`Largest rank that is smaller than dense`,
    value: largestRank,
    slips: [
      { value: width / 2, because: 'There both have the same size. One less is smaller.' },
      { value: width - 1, because: 'There are two factors.' },
      { value: width, because: 'There are two factors, and at equality LoRA is not smaller.' },
    ],
  });
}

function trainedSlips({ layers, width, adapted }: Numbers, { trained }: Bill): readonly Slip<number>[] {
  const perLayer = { value: trained / adapted, because: tex`Each layer has ${String(adapted)} adapted matrices.` };
  return [
    { value: trained / 2, because: 'Each adapted matrix has two factors.' },
    { value: trained / layers, because: 'This is one layer.' },
    { value: trained / layers / adapted, because: 'This is one matrix.' },
    { value: layers * adapted * width ** 2, because: 'These are the frozen matrices themselves.' },
    ...(adapted > 2 ? [perLayer] : []),
  ];
}

function shareSlips({ billions }: Numbers, { share, trained }: Bill): readonly Slip<number>[] {
  return [
    { value: share / 2, because: 'Both factors count.' },
    { value: 100 * share, because: 'This is in percent. Give a plain share.' },
    { value: trained / (billions * 1e9), because: 'This is the share of the whole model.' },
    { value: 1 / share, because: 'This is how often LoRA fits into the matrix. Its share is the inverse.' },
  ];
}

function fullSlips({ billions }: Numbers): readonly Slip<number>[] {
  return [
    { value: 2 * billions, because: 'These are the weights alone.' },
    { value: 4 * billions, because: 'Copy and moments in 32 bits are missing.' },
    { value: 12 * billions, because: 'One of the four-byte numbers is missing: the copy and two moments.' },
    { value: 14 * billions, because: 'One of the two-byte numbers is missing: weight and gradient.' },
    { value: (16 * billions * 1e9) / 2 ** 30, because: tex`These are GiB. A GB is $10^9$ bytes.` },
  ];
}

function loraSlips({ billions }: Numbers, trained: number): readonly Slip<number>[] {
  return [
    { value: trained, because: 'The frozen base has to be kept as well.' },
    { value: 2 * billions, because: 'The trained parameters with their gradients and optimizer state are missing.' },
    { value: 2 * billions + trained / 8, because: 'The trained parameters need gradients and optimizer state too.' },
    { value: 4 * billions + trained, because: 'A frozen weight needs no gradient.' },
    { value: 16 * billions + trained, because: 'A frozen weight needs neither gradient nor optimizer state.' },
    { value: 16 * billions, because: 'This is full fine-tuning.' },
  ];
}

interface Quantized {
  /** GB */
  readonly trained: number;
  readonly bits: number;
}

function quantizedSlips({ billions, block }: Numbers, { trained, bits }: Quantized): readonly Slip<number>[] {
  const base = (perWeight: number) => (perWeight / 8) * billions;
  return [
    { value: base(4) + trained, because: 'The scales of the blocks take bits as well.' },
    { value: base(4 + 8 / block) + trained, because: 'The 8-bit scales have scales of their own.' },
    { value: base(4 + 32 / block) + trained, because: 'Double quantization keeps the scales in 8 bits.' },
    { value: base(4 + 40 / block) + trained, because: 'Only one scale in 256 has 32 bits.' },
    { value: base(bits), because: 'The trained parameters are missing.' },
    { value: base(bits) + trained / 8, because: 'The trained parameters need gradients and optimizer state too.' },
    { value: bits * billions + trained, because: 'Bits are not bytes: divide by 8.' },
  ];
}
