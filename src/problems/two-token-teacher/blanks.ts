import { at, sum } from '../../core/array.ts';
import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, vectorQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import type { Vector } from '../../core/vector.ts';
import { averaged, coinDivergence, sequencesOf, type Numbers } from './sequences.ts';

const tex = String.raw;
const NUMBER = { form: 'a number, four decimals', tolerance: { absolute: 1e-4 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [...chainQuestions(numbers), ...studentQuestions(numbers)];
}

function chainQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { texts, total, onPolicy } = sequencesOf(numbers);
  return [
    vectorQuestion({
      form: 'four numbers, four decimals',
      tolerance: { absolute: 1e-4 },
      key: 'texts',
      label: 'Teacher for 11, 10, 01, 00',
      value: texts,
      slips: textSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'total',
      label: tex`$\mathrm{KL}(\target{p}\,\Vert\,\act{q})$ of the sequences`,
      value: total,
      slips: totalSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'contexts',
      label: 'The sum with contexts of the student',
      value: onPolicy,
      slips: contextSlips(numbers),
    }),
  ];
}

function studentQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { marginal, left, cost } = sequencesOf(numbers);
  return [
    numberQuestion({
      ...NUMBER,
      key: 'second',
      label: tex`Best $\act{q}(y_2=1)$ without context`,
      value: marginal,
      slips: secondSlips(numbers),
    }),
    numberQuestion({ ...NUMBER, key: 'left', label: 'KL that it leaves', value: left, slips: leftSlips(numbers) }),
    numberQuestion({ ...NUMBER, key: 'cost', label: 'Cost of the mode', value: cost, slips: costSlips(numbers) }),
  ];
}

function textSlips({ first, afterOne, afterZero }: Numbers): readonly Slip<Vector>[] {
  return [
    {
      value: [afterOne, 1 - afterOne, afterZero, 1 - afterZero],
      because: 'These are the conditional probabilities. Multiply each by that of its first token.',
    },
    {
      value: [first * afterZero, first * (1 - afterZero), (1 - first) * afterOne, (1 - first) * (1 - afterOne)],
      because: 'The conditional probabilities are exchanged.',
    },
    {
      value: [first * afterOne, (1 - first) * afterZero, first * (1 - afterOne), (1 - first) * (1 - afterZero)],
      because: 'The order is 11, 10, 01, 00.',
    },
  ];
}

function totalSlips(numbers: Numbers): readonly Slip<number>[] {
  const { first, afterOne, afterZero, studentFirst, studentSecond } = numbers;
  const { atFirst, atSecond, total, onPolicy } = sequencesOf(numbers);
  const reverse = averaged(studentFirst, [
    coinDivergence(studentSecond, afterOne),
    coinDivergence(studentSecond, afterZero),
  ]);
  return [
    { value: onPolicy, because: 'The contexts come from the teacher.' },
    { value: atFirst + sum(atSecond), because: 'The second token counts once, as a mean over contexts.' },
    { value: atFirst + averaged(1 - first, atSecond), because: 'The weights of both contexts are exchanged.' },
    {
      value: coinDivergence(studentFirst, first) + reverse,
      because: 'This is the reverse KL. The teacher comes first.',
    },
    { value: total - atFirst, because: 'The first token is missing.' },
    { value: atFirst, because: 'The second token is missing.' },
  ];
}

function contextSlips(numbers: Numbers): readonly Slip<number>[] {
  const { atFirst, onPolicy, total } = sequencesOf(numbers);
  return [
    { value: total, because: 'This has the contexts of the teacher.' },
    { value: onPolicy - atFirst, because: 'The first token, whose context is empty, is missing.' },
  ];
}

function secondSlips({ first, afterOne, afterZero, studentFirst }: Numbers): readonly Slip<number>[] {
  return [
    {
      value: averaged(studentFirst, [afterOne, afterZero]),
      because: 'Both contexts have the weights that the teacher gives them.',
    },
    { value: averaged(1 - first, [afterOne, afterZero]), because: 'The weights of both contexts are exchanged.' },
    { value: first * afterOne, because: tex`This is $\target{p}(11)$. The text 01 ends with a 1 as well.` },
    { value: 1 - averaged(first, [afterOne, afterZero]), because: 'This is the probability of 0.' },
    { value: afterZero, because: 'This fits the context 0 alone.' },
    { value: afterOne, because: 'This fits the context 1 alone.' },
  ];
}

function leftSlips(numbers: Numbers): readonly Slip<number>[] {
  const { first, afterOne, afterZero } = numbers;
  const { marginal, total } = sequencesOf(numbers);
  const terms = [coinDivergence(afterOne, marginal), coinDivergence(afterZero, marginal)] as const;
  const reverse = [coinDivergence(marginal, afterOne), coinDivergence(marginal, afterZero)] as const;
  return [
    { value: total, because: 'This is the student of the statement. The best one is asked for.' },
    { value: 0, because: 'One law for the second token cannot fit two contexts.' },
    { value: at(terms, 0) + at(terms, 1), because: 'Weight both contexts by their probabilities.' },
    { value: averaged(1 - first, terms), because: 'The weights of both contexts are exchanged.' },
    { value: averaged(first, reverse), because: 'This is the reverse KL. The teacher comes first.' },
  ];
}

function costSlips(numbers: Numbers): readonly Slip<number>[] {
  const { texts, mode, cost } = sequencesOf(numbers);
  const { studentFirst } = numbers;
  return [
    { value: Math.exp(-cost), because: 'This is its probability. The cost is minus the logarithm.' },
    { value: -Math.log(at(texts, mode === '01' ? 2 : 3)), because: 'This is its cost under the teacher.' },
    { value: -Math.log(1 - studentFirst), because: 'The second token is missing.' },
  ];
}
