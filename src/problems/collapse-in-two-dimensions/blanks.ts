import { variance } from '../../core/alignment-dynamics.ts';
import { numberQuestion, type Question, vectorQuestion } from '../../core/answer/question.ts';
import { at } from '../../core/array.ts';
import { times, total, type Vector } from '../../core/vector.ts';
import type { Slip } from '../../core/answer/blank.ts';
import { decayed, type Dynamics, dynamics, type Numbers, ratioPolynomial } from './views.ts';

const tex = String.raw;
const tolerance = { absolute: 1e-3 };
const THREE = { form: 'a number, three decimals', tolerance };
/** One feature alone comes close to the best direction, so these two ask for more digits. */
const FOUR = { form: 'a number, four decimals', tolerance: { absolute: 1e-4 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  const found = dynamics(numbers);
  return [
    lossQuestion(numbers, found),
    alignedQuestion(numbers, found),
    stoppedQuestion(numbers, found),
    ratioQuestion(found),
    turnQuestion(numbers, found),
    shrinkingQuestion(found),
    bestQuestion(numbers, found),
    settledQuestion(numbers, found),
  ];
}

function vector(source: {
  readonly key: string;
  readonly label: string;
  readonly value: Vector;
  readonly slips: readonly Slip<Vector>[];
}): Question {
  return vectorQuestion({ ...source, form: 'a vector (a, b), three decimals', tolerance });
}

function lossQuestion({ weights }: Numbers, { loss, content, spread, agreed }: Dynamics): Question {
  return numberQuestion({
    ...THREE,
    key: 'loss',
    label: tex`Alignment loss at $\param{\vw_0}$`,
    value: loss,
    slips: [
      { value: loss / 2, because: 'Both views bring noise, and their variances add up.' },
      { value: 2 * variance(weights, content), because: 'The content is the same in both views and cancels.' },
      { value: 2 * spread, because: 'The two views are not independent: they share the content.' },
      { value: spread - agreed + spread, because: 'The variance of a difference subtracts the covariance twice.' },
    ],
  });
}

function alignedQuestion(numbers: Numbers, { aligned, stopped }: Dynamics): Question {
  const { noise, time, weights } = numbers;
  return vector({
    key: 'aligned',
    label: 'Weights under alignment',
    value: aligned,
    slips: [
      { value: stopped, because: tex`The gradient is $4\data{\mC_\epsilon}\param{\vw}$: twice what you used.` },
      { value: decayed(numbers, time), because: tex`The factor 4 of the gradient is missing in the exponent.` },
      { value: decayed(numbers, -4 * time), because: 'Descent goes against the gradient: the weights decay.' },
      {
        value: weights.map((weight, i) => weight * (1 - 4 * time * at(noise, i))),
        because: 'This is one long step of gradient descent. Gradient flow decays exponentially.',
      },
    ],
  });
}

function stoppedQuestion(numbers: Numbers, { aligned, stopped }: Dynamics): Question {
  return vector({
    key: 'stopped',
    label: 'Weights under alignment with stop-gradient',
    value: stopped,
    slips: [
      { value: aligned, because: 'One of the two branches gives no gradient: half the speed.' },
      {
        value: numbers.weights,
        because: 'The stop-gradient alone conserves nothing. The other branch still shrinks the weights.',
      },
      { value: decayed(numbers, numbers.time), because: tex`The gradient is $2\data{\mC_\epsilon}\param{\vw}$.` },
      { value: [0, 0], because: 'That is the limit. At a finite time something is left.' },
    ],
  });
}

function ratioQuestion({ ratio, agreed, spread }: Dynamics): Question {
  return numberQuestion({
    ...THREE,
    key: 'ratio',
    label: tex`Best predictor $\param{a^\star}$ at $\param{\vw_0}$`,
    value: ratio,
    slips: [
      {
        value: agreed,
        because: tex`This is $\param{\vw}^\top\data{\mC}\param{\vw}$. Divide by the variance of a view.`,
      },
      { value: spread / agreed, because: 'Upside down: the predictor shrinks.' },
      { value: 1 - ratio, because: 'This is the share of noise.' },
      { value: 1, because: 'That would be right without noise.' },
    ],
  });
}

function turnQuestion(numbers: Numbers, { ratio, turn, second }: Dynamics): Question {
  return vector({
    key: 'turn',
    label: tex`Gradient $\grad{\bar{\vw}}$ with predictor and stop-gradient`,
    value: turn,
    slips: [
      { value: [0, 0], because: 'The length stays, but the direction turns: the gradient is perpendicular, not zero.' },
      { value: times(1 / 2, turn), because: 'The derivative of the square brings a factor 2.' },
      {
        value: times(1 / ratio, turn),
        because: tex`The factor $\param{a}$ in front is missing: the weights stand behind the predictor.`,
      },
      { value: total(turn, second), because: 'The second branch is held fixed and gives no gradient.' },
      {
        value: times(
          2,
          numbers.weights.map((weight, i) => weight * at(numbers.noise, i)),
        ),
        because: 'This is the gradient without a predictor.',
      },
    ],
  });
}

function shrinkingQuestion({ shrinking, spread, agreed }: Dynamics): Question {
  return numberQuestion({
    ...THREE,
    key: 'shrinking',
    label: tex`$\tfrac12\tfrac{\d}{\d t}\norm{\param{\vw}}^2$ without stop-gradient`,
    value: shrinking,
    slips: [
      { value: 0, because: 'That holds with the stop-gradient.' },
      {
        value: 2 * shrinking,
        because: tex`Asked is half the change of $\norm{\param{\vw}}^2$, which is $\param{\vw}^\top\dot{\param{\vw}}$.`,
      },
      {
        value: -2 * (spread - agreed),
        because: tex`The predictor multiplies $\data{\mC}\param{\vw}$ too: the second term is $c^2/v$.`,
      },
      { value: shrinking / 2, because: 'The derivative of the square brings a factor 2.' },
    ],
  });
}

function bestQuestion(numbers: Numbers, { best, ratio }: Dynamics): Question {
  const [leading, linear] = ratioPolynomial(numbers);
  return numberQuestion({
    ...FOUR,
    key: 'best',
    label: tex`Largest ratio $r_{\max}$`,
    value: best,
    slips: [
      { value: linear / leading - best, because: 'This is the smaller root, the least invariant direction.' },
      { value: ratio, because: tex`This is the ratio at $\param{\vw_0}$. Training raises it.` },
      {
        value: 1 / (1 + Math.min(...numbers.noise)),
        because: 'This is the ratio of one feature alone. A mixture of both is better.',
      },
      { value: 1, because: 'Noise reaches every direction, so both views never agree fully.' },
    ],
  });
}

function settledQuestion({ penalty }: Numbers, { best, settled }: Dynamics): Question {
  const because = 'A variance is not negative: the minimum is at 0, and the weights collapse.';
  const collapsed = settled > 0 ? [] : [{ value: 1 - (1 - best) / penalty, because }];
  return numberQuestion({
    ...FOUR,
    key: 'settled',
    label: tex`Variance $v^\star$ under the penalty $\lambda = ${penalty}$`,
    value: settled,
    slips: [
      ...collapsed,
      { value: 1, because: 'The penalty alone wants 1. The alignment loss pulls below it.' },
      {
        value: 1 - (1 - best) / (2 * penalty),
        because: 'Both terms bring a factor 2, which cancels.',
      },
      { value: 1 + (1 - best) / penalty, because: 'The alignment loss pulls the variance below 1, not above.' },
      { value: 1 - best / penalty, because: tex`The alignment loss is $2(1-r)v$, with the share of noise.` },
    ],
  });
}
