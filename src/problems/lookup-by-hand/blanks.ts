import type { Slip } from '../../core/answer/blank.ts';
import { vectorQuestion, type Question } from '../../core/answer/question.ts';
import { at } from '../../core/array.ts';
import { attend } from '../../core/attention.ts';
import { softmax } from '../../core/dense-network.ts';
import { apply, transpose } from '../../core/matrix.ts';
import { average, dot, times, type Vector } from '../../core/vector.ts';
import { asked, leads, type Numbers, read, type Reading } from './lookup.ts';

const tex = String.raw;

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  const reading = read(numbers);
  return [
    hardQuestion(numbers, reading),
    weightsQuestion(numbers, reading),
    outputQuestion(numbers, reading),
    scoresQuestion(numbers, reading),
    queryQuestion(numbers, reading),
    valueQuestion(numbers, reading),
    keyQuestion(numbers, reading),
  ];
}

function vector(source: {
  readonly key: string;
  readonly label: string;
  readonly value: Vector;
  readonly slips: readonly Slip<Vector>[];
}): Question {
  const letters = ['a', 'b', 'c', 'd'].slice(0, source.value.length).join(', ');
  return vectorQuestion({ ...source, form: `a vector (${letters}), three decimals`, tolerance: { absolute: 1e-3 } });
}

function hardQuestion({ values }: Numbers, { products, winner }: Reading): Question {
  const loser = products.indexOf(Math.min(...products));
  return vector({
    key: 'hard',
    label: 'Output with arg max',
    value: at(values, winner),
    slips: [
      { value: at(values, loser), because: 'This value has the lowest score.' },
      { value: average(values), because: 'This is the mean of all values. Arg max returns one of them.' },
    ],
  });
}

function weightsQuestion({ keys }: Numbers, { products, scores, weights }: Reading): Question {
  return vector({
    key: 'weights',
    label: tex`Weights $\act{\valpha}$`,
    value: weights,
    slips: [
      { value: softmax(products), because: tex`The scores are not divided by $\sqrt{d_k}$.` },
      { value: scores.map(Math.exp), because: 'These are the exponentials. Divide them by their sum.' },
      { value: softmax(times(1 / 4, products)), because: tex`You divided by $d_k$. Divide by its root.` },
      {
        value: softmax(times(1 / Math.SQRT2, products)),
        because: tex`You divided by $\sqrt2$. The 2 is the width of the values; $d_k$ is that of the keys.`,
      },
      { value: softmax(times(-1 / 2, products)), because: 'The signs of the scores are reversed.' },
      { value: keys.map(() => 1 / keys.length), because: 'Equal weights belong to equal scores.' },
    ],
  });
}

function outputQuestion({ query, keys, values }: Numbers, { scores, winner, output }: Reading): Question {
  return vector({
    key: 'output',
    label: tex`Output $\act{\vo}$`,
    value: output,
    slips: [
      { value: at(values, winner), because: 'This is the output with arg max.' },
      { value: average(values), because: 'This is the plain mean. Weight the values.' },
      {
        value: attend({ query, keys, values, scale: 1 }).output,
        because: tex`The scores are not divided by $\sqrt{d_k}$.`,
      },
      {
        value: apply(transpose(values), scores.map(Math.exp)),
        because: 'You weighted with the exponentials. Divide them by their sum.',
      },
    ],
  });
}

function scoresQuestion(numbers: Numbers, reading: Reading): Question {
  const { values } = numbers;
  const { weights, output, gradients } = reading;
  const reached = values.map((value) => dot(output, value));
  return vector({
    key: 'scores',
    label: tex`Gradients $\grad{\bar{e}_j}$ in the scores`,
    value: gradients.scores,
    slips: [
      {
        value: weights.map((weight, j) => weight * at(reached, j)),
        because: tex`Subtract the output: $\grad{\bar{\vo}}^\top(\act{\vv_j}-\act{\vo})$. Raising one weight lowers the others.`,
      },
      {
        value: weights.map((weight, j) => weight * (1 - weight) * at(reached, j)),
        because: 'This is the diagonal of the softmax Jacobian alone.',
      },
      { value: leads(numbers, reading), because: tex`The factor $\act{\alpha_j}$ is missing.` },
      {
        value: reached,
        because: tex`These are the gradients $\grad{\bar{\alpha}_j}$ in the weights. The softmax comes next.`,
      },
      {
        value: times(1 / 2, gradients.scores),
        because: tex`The factor $1/\sqrt{d_k}$ comes after the scores, in query and keys.`,
      },
    ],
  });
}

function queryQuestion({ keys }: Numbers, { weights, gradients }: Reading): Question {
  return vector({
    key: 'query',
    label: tex`Gradient $\grad{\bar{\vq}}$`,
    value: gradients.query,
    slips: [
      { value: times(2, gradients.query), because: tex`The factor $1/\sqrt{d_k}$ is missing.` },
      { value: times(1 / 2, gradients.query), because: tex`The factor is $1/\sqrt{d_k}$ and not $1/d_k$.` },
      {
        value: times(1 / 2, apply(transpose(keys), weights)),
        because: tex`The keys are summed with the factors $\grad{\bar{e}_j}$ and not $\act{\alpha_j}$.`,
      },
      { value: gradients.query.map(() => 0), because: 'That holds for arg max.' },
    ],
  });
}

function valueQuestion(numbers: Numbers, { weights, output, gradients }: Reading): Question {
  const { slot, values } = numbers;
  const weight = at(weights, slot);
  return vector({
    key: 'value',
    label: tex`Gradient $\grad{\bar{\vv}_${slot + 1}}$`,
    value: asked(gradients.values, numbers),
    slips: [
      { value: output, because: tex`This is $\grad{\bar{\vo}}$. The value enters the output with its weight.` },
      {
        value: times(weight, at(values, slot)),
        because: tex`Multiply the weight with $\grad{\bar{\vo}}$ and not with the value.`,
      },
      {
        value: times(at(gradients.scores, slot), output),
        because: tex`The factor is the weight and not the gradient in the score.`,
      },
      {
        value: times(weight * (1 - weight), output),
        because: 'The output is linear in the values: no softmax stands between.',
      },
    ],
  });
}

function keyQuestion(numbers: Numbers, { weights, gradients }: Reading): Question {
  const { slot, query, keys } = numbers;
  const value = asked(gradients.keys, numbers);
  return vector({
    key: 'key',
    label: tex`Gradient $\grad{\bar{\vk}_${slot + 1}}$`,
    value,
    slips: [
      { value: times(2, value), because: tex`The factor $1/\sqrt{d_k}$ is missing.` },
      { value: times(1 / 2, value), because: tex`The factor is $1/\sqrt{d_k}$ and not $1/d_k$.` },
      {
        value: times(at(gradients.scores, slot) / 2, at(keys, slot)),
        because: 'The score is bilinear: its slope in the key is the query.',
      },
      {
        value: times(at(weights, slot) / 2, query),
        because: tex`The factor is $\grad{\bar{e}_j}$ and not the weight.`,
      },
    ],
  });
}
