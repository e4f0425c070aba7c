import type { Slip } from '../../core/answer/blank.ts';
import { matrixQuestion, numberQuestion, vectorQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { lowRankGradients } from '../../core/low-rank-update.ts';
import { outer, transpose } from '../../core/matrix.ts';
import { difference, dot, times, total, type Vector } from '../../core/vector.ts';
import { flat, stateAt, statesOf, type Numbers, type State } from './steps.ts';

const tex = String.raw;
const TOLERANCE = { absolute: 2e-4 };
const PAIR = { form: 'two numbers (a, b), four decimals', tolerance: TOLERANCE };
const NO_SCALE = tex`The scale $s$ is missing.`;
const UPHILL = 'This step went along the gradient. Go against it.';

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const states = statesOf(numbers);
  return [
    wholeQuestion(numbers, states),
    vectorQuestion({
      ...PAIR,
      key: 'slope',
      label: tex`$\grad{\bar{\mB}}$ at the start`,
      value: flat(states[0].slopes.B),
      slips: slopeSlips(numbers, states),
    }),
    vectorQuestion({
      ...PAIR,
      key: 'output',
      label: tex`$\param{\mW}\data{\vx}$ after one step`,
      value: states[1].output,
      slips: outputSlips(numbers, states),
    }),
    vectorQuestion({
      ...PAIR,
      key: 'row',
      label: tex`$\grad{\bar{\mA}}$ in the second step`,
      value: flat(states[1].slopes.A),
      slips: rowSlips(numbers, states),
    }),
    ...endQuestions(numbers, states),
  ];
}

type States = readonly [State, State, State];

function endQuestions(numbers: Numbers, states: States): readonly TellingQuestion[] {
  return [
    vectorQuestion({
      ...PAIR,
      key: 'left',
      label: tex`$\param{\mB}$ after two steps`,
      value: flat(states[2].factors.B),
      slips: leftSlips(numbers, states),
    }),
    vectorQuestion({
      ...PAIR,
      key: 'right',
      label: tex`$\param{\mA}$ after two steps`,
      value: flat(states[2].factors.A),
      slips: rightSlips(numbers, states),
    }),
    numberQuestion({
      key: 'loss',
      label: 'Loss after two steps',
      form: 'a number, three significant digits',
      value: states[2].loss,
      tolerance: { relative: 5e-3 },
      slips: lossSlips(numbers, states),
    }),
  ];
}

function wholeQuestion({ input, target }: Numbers, [start]: States): TellingQuestion {
  return matrixQuestion({
    key: 'whole',
    label: tex`$\grad{\mG}$ at the start`,
    form: 'a matrix by rows, [[a, b], [c, d]]',
    value: start.whole,
    tolerance: TOLERANCE,
    slips: [
      { value: transpose(start.whole), because: tex`The residual is the column and the input the row.` },
      { value: outer(times(-1, start.residual), input), because: 'The residual is the output minus the target.' },
      { value: outer(start.output, input), because: 'This is without the target. Take the residual.' },
      { value: outer(start.residual, target), because: 'The residual meets the input, not the target.' },
    ],
  });
}

/** The slip of leaving s out where it is not 1. */
function withoutScale<T>({ scale }: Numbers, value: T): readonly Slip<T>[] {
  return scale === 1 ? [] : [{ value, because: NO_SCALE }];
}

function slopeSlips(numbers: Numbers, [start]: States): readonly Slip<Vector>[] {
  const { input, scale } = numbers;
  const slope = flat(start.slopes.B);
  const reach = dot(numbers.row, start.residual);
  return [
    {
      value: times(scale * dot(input, input), start.residual),
      because: tex`Multiply by $\param{\mA}^\top$, not by the input.`,
    },
    {
      value: times(scale, start.residual),
      because: tex`This is the residual alone. $\grad{\mG}\param{\mA}^\top$ also has the input and the row.`,
    },
    { value: times(scale * reach, input), because: tex`This is $\grad{\mG}^\top\param{\mA}^\top$.` },
    { value: [0, 0], because: tex`Only the gradient of $\param{\mA}$ is zero at the start.` },
    { value: times(-1, slope), because: 'The residual is the output minus the target.' },
    ...withoutScale(numbers, times(1 / scale, slope)),
  ];
}

function outputSlips(numbers: Numbers, [start, next]: States): readonly Slip<Vector>[] {
  const { input, scale, row, rate } = numbers;
  const change = difference(next.output, start.output);
  const plain = times(-rate, start.residual);
  return [
    { value: start.output, because: tex`$\param{\mB}$ has moved, and the matrix with it.` },
    { value: change, because: tex`This is the change. The frozen matrix passes the input on as well.` },
    { value: difference(start.output, change), because: UPHILL },
    {
      value: total(input, flat(next.factors.B)),
      because: tex`$\param{\mB}$ acts on the number $\param{\mA}\data{\vx}$.`,
    },
    {
      value: total(input, times(dot(input, input), plain)),
      because: 'This is a step of the whole matrix, along its own gradient.',
    },
    ...withoutScale(numbers, total(input, times(dot(row, input), flat(next.factors.B)))),
    ...(scale === 1
      ? []
      : [
          {
            value: total(input, times(1 / scale ** 2, change)),
            because: tex`The scale enters twice: by the gradient and by the product.`,
          },
        ]),
  ];
}

function rowSlips(numbers: Numbers, [start, next]: States): readonly Slip<Vector>[] {
  const { input, scale } = numbers;
  const slope = flat(next.slopes.A);
  const old = lowRankGradients(next.factors, start.whole, scale);
  const turned = times(scale * dot(flat(next.factors.B), input), next.residual);
  return [
    { value: [0, 0], because: tex`That holds in the first step. Now $\param{\mB}$ is not zero.` },
    { value: flat(old.A), because: tex`This is with the old $\grad{\mG}$. The output has moved.` },
    {
      value: turned,
      because: tex`This is $\grad{\mG}\param{\mB}$. The transpose of $\param{\mB}$ stands on the left.`,
    },
    { value: times(-1, slope), because: 'The residual is the output minus the target.' },
    ...withoutScale(numbers, times(1 / scale, slope)),
  ];
}

function leftSlips({ rate }: Numbers, [start, next]: States): readonly Slip<Vector>[] {
  const once = flat(next.factors.B);
  const moved = flat(next.slopes.B);
  return [
    { value: once, because: 'This is after one step.' },
    { value: times(-rate, moved), because: tex`This is the second change alone. Add it to $\param{\mB}$.` },
    {
      value: total(once, times(-rate, flat(start.slopes.B))),
      because: tex`This repeats the first step. The residual has changed.`,
    },
    { value: total(once, times(rate, moved)), because: UPHILL },
  ];
}

function rightSlips({ rate, row, scale }: Numbers, [, next, last]: States): readonly Slip<Vector>[] {
  const slope = flat(next.slopes.A);
  const late = lowRankGradients(last.factors, next.whole, scale);
  return [
    { value: row, because: tex`In the second step $\param{\mB}$ is not zero, so $\param{\mA}$ moves.` },
    { value: total(row, times(rate, slope)), because: UPHILL },
    { value: times(-rate, slope), because: tex`This is the change alone. Add it to $\param{\mA}$.` },
    {
      value: total(row, times(-rate, flat(late.A))),
      because: tex`Both gradients are taken at the old point. This one has the new $\param{\mB}$.`,
    },
  ];
}

function lossSlips(numbers: Numbers, [start, next, last]: States): readonly Slip<number>[] {
  const still = stateAt(numbers, { B: last.factors.B, A: start.factors.A });
  return [
    { value: 2 * last.loss, because: tex`The factor $\frac12$ of the loss is missing.` },
    { value: next.loss, because: 'This is after one step.' },
    { value: start.loss, because: 'This is at the start.' },
    { value: still.loss, because: tex`$\param{\mA}$ has moved in the second step as well.` },
  ];
}
