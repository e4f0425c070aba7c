import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion, vectorQuestion } from '../../core/answer/question.ts';
import { logistic } from '../../core/sampled-pair.ts';
import { times, total, type Vector } from '../../core/vector.ts';
import { type Answers, answersOf, gradientsOf, lossOf, movedBy, movedInTurn, type Numbers } from './step.ts';

const tex = String.raw;
const THREE = { absolute: 1e-3 };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const answers = answersOf(numbers);
  return [
    lossQuestion(answers),
    slopesQuestion(answers),
    vector('center', tex`$\grad{\bar{\vv}_w}$`, {
      value: answers.gradients.center,
      slips: centerSlips(numbers, answers),
    }),
    vector('context', tex`$\grad{\bar{\vu}_c}$`, {
      value: answers.gradients.context,
      slips: contextSlips(numbers, answers),
    }),
    vector('negative', tex`$\grad{\bar{\vu}_{c_1}}$`, {
      value: answers.gradients.negative,
      slips: negativeSlips(numbers, answers),
    }),
    vector('moved', tex`New $\param{\vv_w}$`, { value: answers.moved.center, slips: movedSlips(numbers, answers) }),
    number('after', 'Loss after the step', { value: answers.after, slips: afterSlips(numbers, answers) }),
  ];
}

interface Sought<T> {
  readonly value: T;
  readonly slips: readonly Slip<T>[];
}

function number(key: string, label: string, sought: Sought<number>): TellingQuestion {
  return numberQuestion({ key, label, form: 'a number, three decimals', tolerance: THREE, ...sought });
}

function vector(key: string, label: string, sought: Sought<Vector>): TellingQuestion {
  return vectorQuestion({ key, label, form: 'a vector (a, b), three decimals', tolerance: THREE, ...sought });
}

function lossQuestion({ scores: [positive, negative], loss }: Answers): TellingQuestion {
  return number('loss', 'Loss before the step', {
    value: loss,
    slips: [
      {
        value: logistic(positive) + logistic(negative),
        because: tex`The negative has the term $-\ln\sigma(-\act{s_{wc_1}})$, with its score reversed.`,
      },
      { value: logistic(positive), because: 'The term of the negative is missing.' },
      { value: logistic(-negative), because: 'The term of the true pair is missing.' },
      { value: loss / Math.LN2, because: 'This is in bits. Take the natural logarithm.' },
    ],
  });
}

function slopesQuestion({ slopes: [up, down] }: Answers): TellingQuestion {
  return vector('slopes', tex`Slopes $(\grad{\bar{s}_{wc}}, \grad{\bar{s}_{wc_1}})$`, {
    value: [up, down],
    slips: [
      { value: [1 + up, down], because: tex`The slope of the true pair is $\sigma(\act{s_{wc}})-1$.` },
      { value: [-up, down], because: 'The loss falls as the score of the true pair grows.' },
      { value: [up, down - 1], because: tex`The slope of the negative is $\sigma(\act{s_{wc_1}})$.` },
      { value: [up, -down], because: 'The loss grows with the score of the negative.' },
    ],
  });
}

function centerSlips({ center, context, negative }: Numbers, { slopes: [up, down] }: Answers): readonly Slip<Vector>[] {
  return [
    { value: times(up, context), because: 'The negative pushes too: add its part.' },
    { value: times(down, negative), because: 'The true context pulls too: add its part.' },
    { value: total(times(up, context), times(-down, negative)), because: 'Both parts are added with their slopes.' },
    { value: times(up + down, center), because: 'The slope of a score in the center is the context vector.' },
  ];
}

function contextSlips({ center, context }: Numbers, { slopes: [up, down] }: Answers): readonly Slip<Vector>[] {
  return [
    { value: times(up, context), because: 'The slope of the score in a context is the center vector.' },
    { value: times(down, center), because: 'That is the gradient of the negative.' },
    { value: times(1 + up, center), because: tex`The factor is $\sigma(\act{s_{wc}})-1$.` },
  ];
}

function negativeSlips({ center, negative }: Numbers, { slopes: [up, down] }: Answers): readonly Slip<Vector>[] {
  return [
    { value: times(down, negative), because: 'The slope of the score in a context is the center vector.' },
    { value: times(up, center), because: 'That is the gradient of the true context.' },
    { value: times(down - 1, center), because: tex`The factor is $\sigma(\act{s_{wc_1}})$.` },
  ];
}

function movedSlips({ center, rate }: Numbers, { gradients }: Answers): readonly Slip<Vector>[] {
  return [
    { value: total(center, times(rate, gradients.center)), because: 'Descent goes against the gradient.' },
    { value: total(center, times(-1, gradients.center)), because: tex`The step is $\eta$ times the gradient.` },
    { value: times(-rate, gradients.center), because: 'This is the step. Add it to the old vector.' },
  ];
}

function afterSlips({ rate, ...vectors }: Numbers, { gradients, slopes, moved }: Answers): readonly Slip<number>[] {
  const { center, context, negative } = vectors;
  return [
    { value: lossOf(movedBy(vectors, gradients, -rate)), because: 'Descent goes against the gradients.' },
    { value: lossOf({ center: moved.center, context, negative }), because: 'Both contexts move as well.' },
    { value: lossOf({ ...moved, center }), because: 'The center moves as well.' },
    { value: lossOf({ ...moved, negative }), because: 'The negative moves as well.' },
    {
      value: lossOf(movedInTurn({ rate, ...vectors })),
      because: 'You moved the contexts by the new center. All gradients take the old vectors.',
    },
    {
      value: lossOf(movedBy(vectors, gradientsOf(vectors, slopes), 1)),
      because: tex`The steps are $\eta$ times the gradients.`,
    },
  ];
}
