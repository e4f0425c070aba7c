import type { NumberSource } from '../../core/answer/blank.ts';
import { numberQuestion, type Question } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { counts, type Numbers } from './counts.ts';

const tex = String.raw;

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  return [featuresQuestion(numbers), softmaxQuestion(numbers), linearQuestion(numbers), fewestQuestion(numbers)];
}

function count(source: Pick<NumberSource, 'key' | 'label' | 'value' | 'slips'>): Question {
  return numberQuestion({ ...source, form: 'a whole number', tolerance: EXACT, style: 'count' });
}

function featuresQuestion(numbers: Numbers): Question {
  const { keyWidth: width } = numbers;
  return count({
    key: 'features',
    label: tex`Features $C$`,
    value: counts(numbers).features,
    slips: [
      {
        value: (width * (width + 1)) / 2,
        because: tex`These are the monomials of degree 2. The 1 in the kernel adds the constant and the entries themselves.`,
      },
      { value: 1 + 2 * width, because: tex`The mixed products $x_ix_j$ are missing.` },
      {
        value: 1 + width + width ** 2,
        because: tex`You counted $x_ix_j$ and $x_jx_i$ as two features. They are one, with the factor $\sqrt2$.`,
      },
      {
        value: 1 + width + (width * (width - 1)) / 2,
        because: tex`The squares $x_i^2$ are missing.`,
      },
      { value: 2 * width + (width * (width - 1)) / 2, because: 'The constant is a feature too.' },
      { value: width ** 2, because: 'Expand the square and collect equal monomials.' },
    ],
  });
}

function softmaxQuestion(numbers: Numbers): Question {
  const { tokens, keyWidth, valueWidth } = numbers;
  const pairs = tokens ** 2;
  const isEven = keyWidth === valueWidth;
  const either = 'Scores and averages take this many each. Add both.';
  return count({
    key: 'softmax',
    label: 'Multiplications of softmax attention',
    value: counts(numbers).softmax,
    slips: [
      {
        value: pairs * keyWidth,
        because: isEven ? either : 'These are the scores. The averages of the values are missing.',
      },
      { value: pairs * valueWidth, because: isEven ? either : 'These are the averages. The scores are missing.' },
      { value: tokens * (keyWidth + valueWidth), because: 'This is one query. There are $T$ of them.' },
      {
        value: pairs * keyWidth * valueWidth,
        because: 'Scores and averages follow one another: their costs add, they do not multiply.',
      },
      {
        value: ((pairs + tokens) / 2) * (keyWidth + valueWidth),
        because: 'This is with a causal mask. Here every query reads all keys.',
      },
    ],
  });
}

function linearQuestion(numbers: Numbers): Question {
  const { tokens, valueWidth } = numbers;
  const { features, linear } = counts(numbers);
  const products = tokens * features * valueWidth;
  return count({
    key: 'linear',
    label: 'Multiplications of linear attention',
    value: linear,
    slips: [
      { value: products, because: 'This is the sum of outer products. Every query must read it, and the normalizer.' },
      { value: 2 * products, because: tex`The denominators are missing: $C$ multiplications for each query.` },
      {
        value: products + tokens * features,
        because: tex`Either the sum of outer products is missing or its reads are: $TCd_v$ each.`,
      },
      {
        value: tokens ** 2 * (features + valueWidth),
        because: tex`These brackets make a $T\times T$ matrix. Sum $\phi(\act{\vk_j})\act{\vv_j^\top}$ over the keys first.`,
      },
      {
        value: 2 * products + 2 * tokens * features,
        because: 'Summing the features of the keys takes additions and no multiplication.',
      },
    ],
  });
}

function fewestQuestion(numbers: Numbers): Question {
  const { features, even, fewest } = counts(numbers);
  return count({
    key: 'fewest',
    label: 'Fewest tokens for which linear attention takes fewer',
    value: fewest,
    slips: [
      { value: fewest - 1, because: 'Here softmax attention still takes fewer.' },
      { value: features, because: tex`About $C$, for equal widths. Set the two counts equal and solve for $T$.` },
      {
        value: even,
        because: 'Here both counts would be equal. Tokens come in whole numbers.',
      },
    ],
  });
}
