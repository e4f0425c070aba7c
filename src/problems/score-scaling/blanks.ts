import { numberQuestion, type Question } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { type Numbers, statistics } from './statistics.ts';

const tex = String.raw;
const EXACT_NUMBER = { form: 'a number, exact', tolerance: EXACT };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  return [meanQuestion(numbers), varianceQuestion(numbers), scaleQuestion(numbers), gapQuestion(numbers)];
}

function meanQuestion({ width, mean, deviation }: Numbers): Question {
  return numberQuestion({
    ...EXACT_NUMBER,
    key: 'mean',
    label: tex`$\E[\act{\vq}^\top\act{\vk}]$`,
    value: width * mean ** 2,
    slips: [
      { value: 0, because: tex`That holds for $\mu = 0$.` },
      { value: mean ** 2, because: tex`This is one of the $d_k$ terms.` },
      { value: width * mean, because: tex`Each term is a product of two entries, and both have the mean $\mu$.` },
      {
        value: width * (mean ** 2 + deviation ** 2),
        because: tex`This is $\E\norm{\act{\vq}}^2$. An entry of the query and one of the key are independent.`,
      },
    ],
  });
}

function varianceQuestion(numbers: Numbers): Question {
  const { width, mean, deviation } = numbers;
  const [square, spread] = [mean ** 2, deviation ** 2];
  const { variance } = statistics(numbers);
  return numberQuestion({
    ...EXACT_NUMBER,
    key: 'variance',
    label: tex`$\Var(\act{\vq}^\top\act{\vk})$`,
    value: variance,
    slips: [
      { value: width * spread ** 2, because: tex`That holds for $\mu = 0$. The mean adds $2\mu^2s^2$ to each term.` },
      {
        value: width * (square + spread) ** 2,
        because: tex`This is $d_k$ times the second moment of a term. Subtract the square of its mean, $\mu^4$.`,
      },
      {
        value: width * (spread ** 2 + square * spread),
        because: tex`The mixed term stands twice: query and key both have a mean.`,
      },
      { value: variance / width, because: tex`This is one of the $d_k$ terms.` },
      {
        value: variance * width,
        because: 'Variances of independent terms add. They grow like the number of terms and not its square.',
      },
      { value: Math.sqrt(variance), because: 'This is the standard deviation.' },
    ],
  });
}

function scaleQuestion(numbers: Numbers): Question {
  const { width, deviation } = numbers;
  const { variance, scale } = statistics(numbers);
  const unit = tex`That holds for $\mu = 0$ and $s = 1$.`;
  return numberQuestion({
    key: 'scale',
    label: tex`Factor that makes the variance 1`,
    form: 'three significant digits, or an expression such as 1/sqrt(24)',
    value: scale,
    tolerance: { relative: 5e-3 },
    slips: [
      { value: 1 / variance, because: 'A factor enters the variance squared. Take the root.' },
      { value: 1 / Math.sqrt(width), because: unit },
      {
        value: Math.sqrt(variance),
        because: 'Upside down: this is the standard deviation, by which scores are divided.',
      },
      {
        value: 1 / (deviation ** 2 * Math.sqrt(width)),
        because: deviation === 1 ? unit : tex`That holds for $\mu = 0$.`,
      },
      { value: 1 / width, because: tex`The standard deviation grows like $\sqrt{d_k}$ and not like $d_k$.` },
    ],
  });
}

function gapQuestion(numbers: Numbers): Question {
  const { width, deviation } = numbers;
  const { variance, gap } = statistics(numbers);
  return numberQuestion({
    ...EXACT_NUMBER,
    key: 'gap',
    label: tex`$\Var(\act{\vq}^\top\act{\vk_1}-\act{\vq}^\top\act{\vk_2})$`,
    value: gap,
    slips: [
      {
        value: 2 * variance,
        because: 'The two scores are not independent: they share the query.',
      },
      { value: gap / 2, because: 'This is what one of the two keys adds. The difference has the variance of both.' },
      {
        value: 2 * width * deviation ** 4,
        because: tex`Only the means of the two keys cancel. The query keeps its second moment $s^2+\mu^2$.`,
      },
      { value: variance, because: 'This is the variance of one score.' },
      { value: 0, because: 'Only the mean cancels in the difference.' },
      { value: gap / width, because: tex`This is one of the $d_k$ terms.` },
    ],
  });
}
