import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { limitOf, squaredHead, type Limit, type Numbers } from './flow.ts';

const tex = String.raw;
const NUMBER = { form: 'a number, four decimals', tolerance: { absolute: 2e-4 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const limit = limitOf(numbers);
  return [
    numberQuestion({ ...NUMBER, key: 'kept', label: tex`$\gamma$`, value: limit.kept, slips: keptSlips(numbers) }),
    numberQuestion({
      ...NUMBER,
      key: 'head',
      label: tex`$\param{w}$ in the limit`,
      value: limit.head,
      slips: headSlips(numbers, limit),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'feature',
      label: tex`$\param{u_1}$ in the limit`,
      value: limit.feature,
      slips: featureSlips(numbers, limit),
    }),
    ...endQuestions(numbers, limit),
  ];
}

function endQuestions(numbers: Numbers, limit: Limit): readonly TellingQuestion[] {
  const { slope, feature } = numbers;
  return [
    numberQuestion({
      ...NUMBER,
      key: 'off-axis',
      label: 'Loss off the axis',
      value: limit.offAxis,
      slips: offAxisSlips(numbers, limit),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'probe',
      label: 'Start of the head in LP-FT',
      value: limit.probe,
      slips: [
        { value: limit.head, because: 'That is where full fine-tuning ends. The probe keeps the feature as it is.' },
        { value: 0, because: 'A zero head is the cheap start, without a probe.' },
        ...(feature === 1
          ? []
          : [{ value: slope, because: tex`The prediction is $\param{w}\param{u_1}$, so divide by the feature.` }]),
        ...(slope === 1
          ? []
          : [{ value: 1 / feature, because: tex`Head times feature has to be ${String(slope)}, not 1.` }]),
      ],
    }),
  ];
}

function keptSlips({ feature, head }: Numbers): readonly Slip<number>[] {
  return [
    { value: feature ** 2 - head ** 2, because: 'The head comes first.' },
    { value: feature ** 2 + head ** 2, because: 'It is the difference of the squares that stays.' },
    { value: head - feature, because: 'The squares stay apart by a constant, not the weights.' },
    { value: head * feature, because: 'The product changes: it has to reach the slope of the target.' },
  ];
}

function headSlips({ slope, head: start }: Numbers, { kept, head, probe }: Limit): readonly Slip<number>[] {
  const atSlopeOne = Math.sign(head) * Math.sqrt(squaredHead(kept, 1));
  return [
    { value: head ** 2, because: tex`This is $\param{w}^2$. Take the root.` },
    {
      value: -head,
      because: tex`The sign of $\param{w}+\param{u_1}$ never changes. Compare it with the start.`,
    },
    { value: start, because: 'The head moves until the axis fits.' },
    { value: probe, because: 'That is the head of a probe, with the feature frozen. Here both move.' },
    { value: slope / head, because: tex`This is $\param{u_1}$.` },
    ...(slope === 1
      ? []
      : [{ value: atSlopeOne, because: tex`In the limit $\param{w}\param{u_1} = ${String(slope)}$, not 1.` }]),
  ];
}

function featureSlips({ feature }: Numbers, { head, feature: end }: Limit): readonly Slip<number>[] {
  return [
    {
      value: feature,
      because: tex`The data lie on this axis, so $\param{u_1}$ moves. It is $\param{u_2}$ that stays.`,
    },
    { value: head, because: 'This is the head.' },
    { value: -end, because: tex`Its product with the head is positive.` },
    { value: end ** 2, because: tex`This is $\param{u_1}^2$. Take the root.` },
  ];
}

function offAxisSlips(
  { feature, slope, head: start }: Numbers,
  { head, offAxis, feature: end }: Limit,
): readonly Slip<number>[] {
  return [
    { value: 2 * offAxis, because: tex`The factor $\frac12$ of the loss is missing.` },
    { value: 0, because: tex`That is the loss on the axis. Off it the feature has not moved along.` },
    { value: (start * feature - slope) ** 2 / 2, because: 'This is the loss before training.' },
    { value: (end * feature - slope) ** 2 / 2, because: tex`This has $\param{u_1}$ in the place of the head.` },
    { value: Math.abs(head * feature - slope), because: 'This is the residual. Square it and halve it.' },
    ...(feature === 1 && slope === 1
      ? []
      : [{ value: (head - 1) ** 2 / 2, because: 'That is for a feature of weight 1 and a target of slope 1.' }]),
  ];
}
