import { numberQuestion, type Question, vectorQuestion } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { at } from '../../core/array.ts';
import { contrastOf } from '../../core/infonce.ts';
import { difference, times } from '../../core/vector.ts';
import { type Answers, answersOf, indicator, lossAmong, type Numbers, pushOf } from './contrast.ts';

const tex = String.raw;
const THREE = { form: 'a number, three decimals', tolerance: { absolute: 1e-3 } };
const FIVE = { form: 'a number, five decimals', tolerance: { absolute: 1e-5 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  const answers = answersOf(numbers);
  return [
    probabilitiesQuestion(numbers, answers),
    lossQuestion(numbers, answers),
    slopesQuestion(numbers, answers),
    shareQuestion(numbers, answers),
    chanceQuestion(numbers),
    viewQuestion(numbers, answers),
    negativesQuestion(numbers),
    batchChanceQuestion(numbers),
  ];
}

const vector = (length: number) => ({
  form: `a vector (${['a', 'b', 'c', 'd', 'e'].slice(0, length).join(', ')}), three decimals`,
  tolerance: { absolute: 1e-3 },
});

function probabilitiesQuestion({ similarities, temperature }: Numbers, { probabilities }: Answers): Question {
  return vectorQuestion({
    ...vector(similarities.length),
    key: 'probabilities',
    label: tex`Probabilities $\act{p_j}$ at $\tau = ${temperature}$`,
    value: probabilities,
    slips: [
      {
        value: contrastOf(similarities, { temperature: 1 }).probabilities,
        because: tex`The similarities are not divided by $\tau$.`,
      },
      {
        value: contrastOf(similarities, { temperature: 1 / temperature }).probabilities,
        because: tex`You multiplied by $\tau$. Divide.`,
      },
      { value: similarities.map(() => 1 / similarities.length), because: 'Equal probabilities need equal scores.' },
    ],
  });
}

function lossQuestion({ similarities, temperature }: Numbers, { probabilities, loss }: Answers): Question {
  return numberQuestion({
    ...THREE,
    key: 'loss',
    label: tex`Loss at $\tau = ${temperature}$`,
    value: loss,
    slips: [
      {
        value: contrastOf(similarities, { temperature: 1 }).loss,
        because: tex`The similarities are not divided by $\tau$.`,
      },
      {
        value: lossAmong(similarities, temperature, similarities.slice(1)),
        because: 'The positive belongs into the denominator.',
      },
      { value: loss / Math.LN2, because: 'This is in bits. Take the natural logarithm.' },
      { value: 1 - at(probabilities, 0), because: tex`This is $1-\act{p_+}$. The loss is $-\ln\act{p_+}$.` },
    ],
  });
}

function slopesQuestion(numbers: Numbers, { probabilities, slopes }: Answers): Question {
  const { similarities, temperature } = numbers;
  return vectorQuestion({
    ...vector(similarities.length),
    key: 'slopes',
    label: tex`Slopes of the loss in the similarities`,
    value: slopes,
    slips: [
      {
        value: difference(probabilities, indicator(similarities)),
        because: tex`These are the slopes in the scores. The chain rule brings the factor $1/\tau$.`,
      },
      { value: times(1 / temperature, probabilities), because: 'Subtract 1 at the positive.' },
      {
        value: times(temperature, difference(probabilities, indicator(similarities))),
        because: tex`The factor is $1/\tau$ and not $\tau$.`,
      },
    ],
  });
}

function shareQuestion({ similarities, temperature, sharp }: Numbers, answers: Answers): Question {
  const { share, chosen, hardest } = answers;
  return numberQuestion({
    ...THREE,
    style: 'percentage',
    form: 'a number or a percentage, three decimals',
    key: 'share',
    label: tex`Share of the hardest negative at $\tau = ${sharp}$`,
    value: share,
    slips: [
      {
        value: pushOf(similarities, temperature, hardest),
        because: tex`That is its share at $\tau = ${temperature}$.`,
      },
      {
        value: chosen,
        because: 'This is its probability among all candidates. Divide by that of all negatives.',
      },
      { value: 1 - share, because: 'This is the share of the other negatives.' },
    ],
  });
}

function chanceQuestion({ similarities }: Numbers): Question {
  const count = similarities.length;
  return numberQuestion({
    ...THREE,
    key: 'chance',
    label: 'Loss of a constant encoder',
    value: Math.log(count),
    slips: [
      { value: Math.log(count - 1), because: 'The positive is a candidate too.' },
      { value: Math.log2(count), because: 'This is in bits. Take the natural logarithm.' },
      { value: 0, because: 'With equal scores every candidate gets the same probability, and that is not 1.' },
      { value: 1 - 1 / count, because: 'This is the probability of a wrong guess.' },
    ],
  });
}

function viewQuestion({ temperature }: Numbers, { cosines, viewLoss }: Answers): Question {
  return numberQuestion({
    ...THREE,
    key: 'nt-xent',
    label: tex`NT-Xent loss $\loss_1$ of view 1`,
    value: viewLoss,
    slips: [
      {
        value: lossAmong(cosines, temperature, [1, ...cosines]),
        because: 'The anchor itself is no candidate. Leave it out of the denominator.',
      },
      {
        value: lossAmong(cosines, temperature, cosines.slice(1)),
        because: 'The positive belongs into the denominator.',
      },
      { value: contrastOf(cosines, { temperature: 1 }).loss, because: tex`The cosines are not divided by $\tau$.` },
    ],
  });
}

function negativesQuestion({ batch }: Numbers): Question {
  return numberQuestion({
    key: 'negatives',
    label: tex`Negatives of one anchor, batch of $${batch}$ images`,
    form: 'a whole number',
    tolerance: EXACT,
    style: 'count',
    value: 2 * batch - 2,
    slips: [
      { value: 2 * batch - 1, because: 'These are all other views. One of them is the positive.' },
      { value: 2 * batch, because: 'Neither the anchor nor its partner is a negative.' },
      { value: batch - 1, because: 'Each other image gives two views.' },
    ],
  });
}

function batchChanceQuestion({ batch }: Numbers): Question {
  return numberQuestion({
    ...FIVE,
    key: 'batch-chance',
    label: 'Its chance loss',
    value: Math.log(2 * batch - 1),
    slips: [
      { value: Math.log(2 * batch), because: 'The anchor itself is no candidate.' },
      { value: Math.log(2 * batch - 2), because: 'The positive is a candidate too.' },
      { value: Math.log(batch), because: 'Each image gives two views, and all but the anchor are candidates.' },
    ],
  });
}
