import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, vectorQuestion, type Question } from '../../core/answer/question.ts';
import { at } from '../../core/array.ts';
import { attention } from '../../core/attention.ts';
import type { Vector } from '../../core/vector.ts';
import { leaking, openWeights, passOf, type Numbers, type Pass } from './pass.ts';

const tex = String.raw;
const TOLERANCE = { absolute: 1e-4 };
const PAIR = { form: 'two numbers (a, b), four decimals', tolerance: TOLERANCE };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  return [
    vectorQuestion({
      key: 'weights',
      label: 'Weights of token 2, causal',
      form: 'three numbers (a, b, c), four decimals',
      value: passOf(numbers).weights,
      tolerance: TOLERANCE,
      slips: weightSlips(numbers),
    }),
    vectorQuestion({
      ...PAIR,
      key: 'second',
      label: tex`$\act{\vo_2}$, causal`,
      value: passOf(numbers).second,
      slips: secondSlips(numbers),
    }),
    vectorQuestion({
      ...PAIR,
      key: 'third',
      label: tex`$\act{\vo_3}$, causal`,
      value: passOf(numbers).third,
      slips: thirdSlips(numbers),
    }),
    vectorQuestion({
      ...PAIR,
      key: 'open',
      label: tex`$\act{\vo_1}$, without a mask`,
      value: passOf(numbers).open,
      slips: openSlips(numbers),
    }),
    leftQuestion(numbers),
  ];
}

/** Queries and keys in each other's place. */
const exchanged = (numbers: Numbers): Numbers => ({ ...numbers, queries: numbers.keys, keys: numbers.queries });
const mixingKeys = (numbers: Numbers): Numbers => ({ ...numbers, values: numbers.keys });

/** The mistakes in the scores, which show in every answer. */
function scoreSlips<T>(numbers: Numbers, read: (pass: Pass) => T): readonly Slip<T>[] {
  return [
    { value: read(passOf(numbers, 1)), because: tex`The factor $1/\sqrt{d_k}$ is missing.` },
    { value: read(passOf(numbers, 1 / 2)), because: tex`You divided by $d_k$. Divide by its root.` },
    {
      value: read(passOf(exchanged(numbers))),
      because: tex`Queries and keys are exchanged: row $t$ holds $\act{\vq_t}^\top\act{\vk_j}$.`,
    },
  ];
}

function weightSlips(numbers: Numbers): readonly Slip<Vector>[] {
  return [
    ...scoreSlips(numbers, ({ weights }) => weights),
    { value: openWeights(numbers), because: 'Token 2 may not look at token 3.' },
    {
      value: leaking(numbers).weights,
      because: 'These do not add up to 1. The mask stands before the softmax.',
    },
    { value: [1, 0, 0], because: 'A token sees itself: the mask is open for $j\\le t$.' },
    { value: [1 / 2, 1 / 2, 0], because: 'The two scores differ, so do the weights.' },
  ];
}

function secondSlips(numbers: Numbers): readonly Slip<Vector>[] {
  return [
    ...scoreSlips(numbers, ({ second }) => second),
    { value: at(attention(numbers).outputs, 1), because: 'This is the output without a mask.' },
    { value: leaking(numbers).second, because: 'The weights do not add up to 1. The mask stands before the softmax.' },
    { value: at(numbers.values, 0), because: 'A token sees itself: the mask is open for $j\\le t$.' },
    { value: passOf(mixingKeys(numbers)).second, because: 'You mixed the keys. The weights mix the values.' },
  ];
}

function thirdSlips(numbers: Numbers): readonly Slip<Vector>[] {
  const { queries, keys, values } = numbers;
  const blind = attention({ queries, keys: keys.slice(0, 2), values: values.slice(0, 2) });
  return [
    ...scoreSlips(numbers, ({ third }) => third),
    { value: at(blind.outputs, 2), because: 'A token sees itself: the mask is open for $j\\le t$.' },
    { value: passOf(mixingKeys(numbers)).third, because: 'You mixed the keys. The weights mix the values.' },
  ];
}

function openSlips(numbers: Numbers): readonly Slip<Vector>[] {
  return [
    ...scoreSlips(numbers, ({ open }) => open),
    { value: at(numbers.values, 0), because: 'This is the causal output. Without a mask token 1 sees all three.' },
    { value: passOf(mixingKeys(numbers)).open, because: 'You mixed the keys. The weights mix the values.' },
  ];
}

function leftQuestion(numbers: Numbers): Question {
  const { left } = passOf(numbers);
  return numberQuestion({
    key: 'left',
    label: 'Sum of what is left in row 2',
    form: 'a number, four decimals',
    value: left,
    tolerance: TOLERANCE,
    slips: [
      ...scoreSlips(numbers, (pass) => pass.left),
      { value: 1, because: 'The softmax made all three add up to 1, and then one was taken away.' },
      { value: 1 - left, because: 'This is the weight that was taken away.' },
    ],
  });
}
