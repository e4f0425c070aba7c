import type { NumberSource } from '../../core/answer/blank.ts';
import { numberQuestion, type Question } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { counts, type Numbers } from './counts.ts';

const tex = String.raw;

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  return [weightsQuestion(numbers), openQuestion(numbers), bytesQuestion(numbers), workQuestion(numbers)];
}

function count(source: Pick<NumberSource, 'key' | 'label' | 'value' | 'slips'>): Question {
  return numberQuestion({ ...source, form: 'a whole number', tolerance: EXACT, style: 'count' });
}

function weightsQuestion(numbers: Numbers): Question {
  const { width, heads } = numbers;
  const { weights, headWidth } = counts(numbers);
  return count({
    key: 'weights',
    label: 'Weights of the layer',
    value: weights,
    slips: [
      { value: 3 * width ** 2, because: tex`The output projection $\param{\mW_o}$ is missing.` },
      { value: weights + 4 * width, because: 'You counted biases. Here there are none.' },
      { value: weights * heads, because: tex`Heads share the width: over all of them each map is $d\times d$.` },
      {
        value: 3 * width * headWidth + width ** 2,
        because: 'You counted the queries, keys and values of one head.',
      },
      { value: 4 * width * headWidth, because: 'This is one head.' },
      { value: width ** 2, because: 'This is one of four projections.' },
    ],
  });
}

function openQuestion(numbers: Numbers): Question {
  const { tokens, heads } = numbers;
  const { open } = counts(numbers);
  return count({
    key: 'open',
    label: 'Open pairs of one head',
    value: open,
    slips: [
      { value: open - tokens, because: 'A query sees its own key too.' },
      { value: tokens ** 2, because: 'This is without the mask.' },
      { value: tokens ** 2 / 2, because: 'The diagonal is open: it is a little more than half.' },
      { value: open * heads, because: 'This is for all heads. Asked is one.' },
    ],
  });
}

function bytesQuestion(numbers: Numbers): Question {
  const { tokens, heads } = numbers;
  const { bytes, open, headWidth } = counts(numbers);
  return count({
    key: 'bytes',
    label: 'Bytes of all scores',
    value: bytes,
    slips: [
      { value: bytes / heads, because: 'This is one head. Each has scores of its own.' },
      { value: bytes / 2, because: 'This is the count of numbers. Each takes two bytes.' },
      { value: 2 * heads * open, because: 'The tensor holds closed pairs as well.' },
      { value: 2 * bytes, because: 'That is with four bytes a number.' },
      { value: bytes * headWidth, because: 'A score is one number, whatever the width of the head.' },
      { value: 2 * heads * tokens, because: 'This is one query. There are $T$ of them.' },
    ],
  });
}

function workQuestion(numbers: Numbers): Question {
  const { tokens, width, heads } = numbers;
  const { multiplications, open } = counts(numbers);
  return count({
    key: 'work',
    label: 'Multiplications for scores and averages',
    value: multiplications,
    slips: [
      { value: multiplications / 2, because: 'Scores and averages take this many each.' },
      { value: multiplications / heads, because: 'This is one head.' },
      { value: multiplications * heads, because: tex`A head has the width $d/H$ and not $d$.` },
      { value: multiplications + 4 * tokens * width ** 2, because: 'The projections are not asked for.' },
      { value: 2 * open * width, because: 'Here all pairs are computed, closed ones too.' },
      { value: 2 * tokens * width, because: 'This is one query. There are $T$ of them.' },
    ],
  });
}
