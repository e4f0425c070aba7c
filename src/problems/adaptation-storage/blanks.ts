import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { countsOf, type Counts, type Numbers } from './counts.ts';

const tex = String.raw;
const WHOLE = { form: 'a whole number', style: 'count', tolerance: { absolute: 1e-6 } } as const;
const DIGITS = { relative: 1e-3 };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const counts = countsOf(numbers);
  return [...countQuestions(numbers, counts), ...storageQuestions(numbers, counts)];
}

function countQuestions(numbers: Numbers, counts: Counts): readonly TellingQuestion[] {
  const { soft, prefix, lora } = counts;
  const asked = [
    { key: 'soft', label: 'Soft prompt', value: soft, slips: softSlips(numbers, counts) },
    { key: 'prefix', label: 'Prefix', value: prefix, slips: prefixSlips(numbers, counts) },
    { key: 'lora', label: 'LoRA', value: lora, slips: loraSlips(numbers, counts) },
  ];
  return asked.map((question) => numberQuestion({ ...WHOLE, ...question }));
}

function storageQuestions(numbers: Numbers, counts: Counts): readonly TellingQuestion[] {
  const { prefixes, copies, cache } = counts;
  const asked = [
    {
      key: 'prefixes',
      unit: 'MB',
      label: 'Prefixes of all tasks',
      value: prefixes,
      slips: prefixesSlips(numbers, counts),
    },
    {
      key: 'copies',
      unit: 'GB',
      label: 'Full copies of all tasks',
      value: copies,
      slips: copiesSlips(numbers, counts),
    },
    { key: 'cache', unit: 'MiB', label: 'Cache of the soft prompt', value: cache, slips: cacheSlips(numbers, counts) },
  ];
  return asked.map(({ unit, ...question }) =>
    numberQuestion({ ...question, form: `${unit}, four significant digits`, units: [unit], tolerance: DIGITS }),
  );
}

function softSlips({ layers }: Numbers, { soft, prefix }: Counts): readonly Slip<number>[] {
  return [
    { value: prefix, because: 'These are keys and values in every layer, a prefix. A soft prompt enters once.' },
    { value: layers * soft, because: 'A soft prompt enters once, at the input, and not in every layer.' },
    { value: 2 * soft, because: 'A soft prompt is one vector for each position, not a key and a value.' },
  ];
}

function prefixSlips({ layers }: Numbers, { soft, prefix }: Counts): readonly Slip<number>[] {
  return [
    { value: prefix / 2, because: 'Each position has a key and a value.' },
    { value: prefix / layers, because: 'This is one layer.' },
    { value: soft, because: 'This is a soft prompt. A prefix has keys and values in every layer.' },
  ];
}

function loraSlips({ layers, width }: Numbers, { lora }: Counts): readonly Slip<number>[] {
  return [
    { value: lora / 2, because: 'Each matrix has two factors, and each layer has two matrices.' },
    { value: lora / 4, because: 'Each matrix has two factors, and each layer has two of them.' },
    { value: lora / layers, because: 'This is one layer.' },
    { value: layers * 2 * width ** 2, because: 'These are the frozen matrices themselves.' },
  ];
}

function prefixesSlips({ tasks }: Numbers, { soft, prefixes }: Counts): readonly Slip<number>[] {
  return [
    { value: prefixes / 2, because: 'A number in 16 bits has two bytes.' },
    { value: 2 * prefixes, because: 'A number in 16 bits has two bytes, not four.' },
    { value: 8 * prefixes, because: 'These are megabits.' },
    { value: prefixes / tasks, because: 'This is one task.' },
    { value: (prefixes * 1e6) / 2 ** 20, because: tex`These are MiB. An MB is $10^6$ bytes.` },
    { value: (2 * tasks * soft) / 1e6, because: 'These are the soft prompts of all tasks.' },
  ];
}

function copiesSlips({ tasks, billions }: Numbers, { copies }: Counts): readonly Slip<number>[] {
  return [
    { value: copies / 2, because: 'A number in 16 bits has two bytes.' },
    { value: copies / tasks, because: 'This is one task.' },
    { value: copies / 1000, because: 'These are TB.' },
    { value: 16 * tasks * billions, because: 'Gradients and optimizer state are needed in training alone.' },
  ];
}

function cacheSlips({ layers }: Numbers, { soft, cache }: Counts): readonly Slip<number>[] {
  return [
    { value: cache / 2, because: 'Keys and values are stored, two bytes a number.' },
    { value: cache / 4, because: 'Keys and values are stored, two bytes a number.' },
    { value: cache / layers, because: 'This is one layer.' },
    {
      value: (2 * soft) / 2 ** 20,
      because: 'This is the prompt itself. Its keys and values stand in the cache of each layer.',
    },
    { value: (cache * 2 ** 20) / 1e6, because: tex`These are MB. A MiB is $2^{20}$ bytes.` },
  ];
}
