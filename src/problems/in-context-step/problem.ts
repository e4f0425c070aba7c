import { at, range } from '../../core/array.ts';
import { blanksOf, isTold } from '../../core/answer/question.ts';
import { apart, texFactor, texVector } from '../../core/tex.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import type { Vector } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { solution } from './solution.ts';
import { scoresOf, stepOf, type Numbers } from './step.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Regression in the context',
  minutes: 10,
  printed: {
    inputs: [
      [1, 0],
      [0, 1],
      [1, 1],
    ],
    targets: [2, -1, 0.5],
    query: [0.5, 1],
    rate: 0.1,
    start: [1, 0],
  },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

const LARGEST_SCORE = 5;
/** Below this, an answer tells too little of its mistakes. */
const LEAST = 0.01;

function draw(rng: Rng): Numbers | null {
  const entries = (most: number) => range(2).map(() => rng.integer(-most, most));
  const numbers: Numbers = {
    inputs: range(3).map(() => entries(2)),
    targets: range(3).map(() => rng.pick([-3, -2, -1, 1, 2, 3])),
    query: entries(2),
    rate: rng.pick([0.05, 0.1, 0.2]),
    start: entries(1),
  };
  const { inputs, query, start } = numbers;
  const { weights, ...predictions } = stepOf(numbers);
  const isZero = [...inputs, query, start, weights].some((vector) => vector.every((entry) => Math.abs(entry) < LEAST));
  const isSmall = Object.values(predictions).some((prediction) => Math.abs(prediction) < LEAST);
  const isLarge = scoresOf(numbers).some((score) => Math.abs(score) > LARGEST_SCORE);
  return isZero || isSmall || isLarge || !questions(numbers).every(isTold) ? null : numbers;
}

const n = (x: number) => texNumber(x, DIGITS);
const v = (entries: Vector) => texVector(entries, DIGITS);

function statement({ inputs, targets, query, rate, start }: Numbers): Markdown {
  const shownInputs = apart(inputs.map((input, j) => tex`\data{\vx_${j + 1}} = ${v(input)}`));
  const shownTargets = apart(targets.map((target, j) => tex`\target{y_${j + 1}} = ${n(target)}`));
  return tex`Three demonstrations have the inputs ${shownInputs} and the targets ${shownTargets}. The query is $\data{\vx_q} = ${v(query)}$. Gradient descent with $\eta = ${n(rate)}$ works on $\frac12\sum_j(\param{\vw^\top}\data{\vx_j}-\target{y_j})^2$. Compute

- the weights $\param{\vw_1}$ after one step from $\param{\vw_0} = \vzero$,
- the prediction of these weights for the query,
- the prediction after a second step,
- the prediction after one step from $\param{\vw_0} = ${v(start)}$ instead,
- what softmax attention gives with keys $\data{\vx_j}$, values $\target{y_j}$ and the query $\data{\vx_q}$, scores not scaled.

Four decimals.`;
}

function hints({ inputs, targets, query, rate }: Numbers): readonly Markdown[] {
  const first = v(at(inputs, 0));
  return [
    'Write down the gradient at zero weights. Which of its factors are keys, which are values?',
    tex`A step adds $\eta\sum_j(\target{y_j}-\param{\vw^\top}\data{\vx_j})\,\data{\vx_j}$ to the weights, at whatever weights it starts. So each step is a sum over demonstrations: a residual times $\eta$ times $\data{\vx_j^\top}\data{\vx_q}$.`,
    tex`First steps: $\data{\vx_1^\top}\data{\vx_q} = ${first}\cdot${v(query)}$, and the first term of $\param{\vw_1}$ is $${n(rate)}\cdot${texFactor(at(targets, 0), DIGITS)}\,${first}$. Before the second step compute the three residuals $\target{y_j}-\param{\vw_1^\top}\data{\vx_j}$. Softmax weights are exponentials of the scores over their sum.`,
  ];
}
