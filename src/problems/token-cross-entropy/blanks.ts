import { numberQuestion, vectorQuestion, type Question } from '../../core/answer/question.ts';
import { sum } from '../../core/array.ts';
import { minusOneHot, type Numbers, sentenceOf, stepOf } from './loss.ts';

const tex = String.raw;
const COMMON = { form: 'a number, three decimals', tolerance: { absolute: 1e-3 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  return [
    lossQuestion(numbers),
    gradientQuestion(numbers),
    sentenceQuestion(numbers),
    perplexityQuestion(numbers),
    bitsQuestion(numbers),
    freshQuestion(numbers),
  ];
}

function lossQuestion({ logits, truth }: Numbers): Question {
  const { right, loss, probabilities } = stepOf({ logits, truth });
  const next = probabilities[truth];
  const fromZero = next === undefined ? [] : [{ value: -Math.log(next), because: 'Tokens are counted from 1 here.' }];
  return numberQuestion({
    ...COMMON,
    key: 'loss',
    label: 'Loss of this step',
    value: loss,
    slips: [
      { value: right, because: tex`This is the probability of the true token. The loss is $-\ln$ of it.` },
      { value: loss / Math.LN2, because: 'This is the loss in bits. Take the natural logarithm.' },
      { value: loss / Math.LN10, because: 'You took the logarithm to base 10. Take the natural one.' },
      {
        value: -sum(probabilities.map(Math.log)),
        because: 'The target is one-hot: only the logarithm at the true token counts.',
      },
      ...fromZero,
    ],
  });
}

function gradientQuestion({ logits, truth }: Numbers): Question {
  const { probabilities, right, gradient } = stepOf({ logits, truth });
  return vectorQuestion({
    key: 'gradient',
    label: tex`Gradient in the logits, $\grad{\bar{\vz}}$`,
    form: `${logits.length} numbers (a, b, c, d), three decimals`,
    tolerance: COMMON.tolerance,
    value: gradient,
    slips: [
      { value: probabilities, because: 'These are the probabilities. The one-hot target has to be taken away.' },
      {
        value: gradient.map((_, i) => (i === truth - 1 ? -1 / right : 0)),
        because: tex`This is the gradient in the probabilities. The softmax couples all logits.`,
      },
      {
        value: gradient.map((entry, i) => (i === truth - 1 ? entry : 0)),
        because: 'The other logits matter too: they raise the normalizing sum.',
      },
      ...(truth === logits.length
        ? []
        : [{ value: minusOneHot(probabilities, truth + 1), because: 'Tokens are counted from 1 here.' }]),
    ],
  });
}

function sentenceQuestion({ sentence }: Numbers): Question {
  const { loss, mean } = sentenceOf({ sentence });
  return numberQuestion({
    ...COMMON,
    key: 'sentence',
    label: 'Loss of the sentence',
    value: loss,
    slips: [
      { value: mean, because: 'This is the mean per token. The loss of a sentence is the sum.' },
      { value: loss / Math.LN2, because: 'These are bits. Take the natural logarithm.' },
      {
        value: -Math.log(sum(sentence) / sentence.length),
        because: 'You took the logarithm of the mean probability. The logarithms are added.',
      },
      { value: Math.exp(-loss), because: 'This is the probability of the sentence.' },
    ],
  });
}

function perplexityQuestion({ sentence }: Numbers): Question {
  const { loss, mean, perplexity, bits } = sentenceOf({ sentence });
  const count = sentence.length;
  return numberQuestion({
    ...COMMON,
    key: 'perplexity',
    label: 'Perplexity',
    value: perplexity,
    slips: [
      { value: Math.exp(loss), because: tex`Divide by the number of tokens before you take the exponential.` },
      { value: 1 / perplexity, because: 'This is the geometric mean of the probabilities. Perplexity is its inverse.' },
      {
        value: sum(sentence.map((p) => 1 / p)) / count,
        because: 'This is the arithmetic mean of the inverse probabilities. Perplexity is the geometric one.',
      },
      {
        value: count / sum(sentence),
        because: 'This is the inverse of the mean probability. Average the logarithms instead.',
      },
      { value: 2 ** mean, because: 'A mean of natural logarithms goes with the base e.' },
      { value: mean, because: 'This is the mean loss. Perplexity is its exponential.' },
      { value: bits, because: 'These are the bits per token. Perplexity is 2 to this power.' },
    ],
  });
}

function bitsQuestion({ sentence }: Numbers): Question {
  const { loss, mean, bits } = sentenceOf({ sentence });
  return numberQuestion({
    ...COMMON,
    key: 'bits',
    label: 'Bits per token',
    value: bits,
    slips: [
      { value: mean, because: tex`These are natural units, nats. Divide by $\ln2$.` },
      { value: loss / Math.LN2, because: 'These are the bits of the whole sentence. Divide by its length.' },
      { value: mean * Math.LN2, because: tex`Divide by $\ln2$: one bit is less than one nat.` },
      { value: mean / Math.LN10, because: 'Bits go with the logarithm to base 2.' },
    ],
  });
}

function freshQuestion({ vocabulary }: Numbers): Question {
  return numberQuestion({
    ...COMMON,
    key: 'fresh',
    label: 'Loss per token of a fresh decoder',
    value: Math.log(vocabulary),
    slips: [
      { value: vocabulary, because: 'This is its perplexity. The loss is the logarithm.' },
      { value: Math.log2(vocabulary), because: 'These are bits. Take the natural logarithm.' },
      { value: Math.log10(vocabulary), because: 'You took the logarithm to base 10. Take the natural one.' },
      { value: 1 / vocabulary, because: tex`This is the probability of each token. The loss is $-\ln$ of it.` },
    ],
  });
}
