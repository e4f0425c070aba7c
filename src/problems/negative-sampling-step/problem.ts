import { blanksOf, isTold } from '../../core/answer/question.ts';
import { at, range } from '../../core/array.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texFactor, texSum, texVector } from '../../core/tex.ts';
import { norm, type Vector } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { solution } from './solution.ts';
import { answersOf, type Numbers } from './step.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'One step with a negative',
  minutes: 12,
  printed: { center: [1, 0.5], context: [0.2, 0.4], negative: [0.6, -0.4], rate: 0.5 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const vector = () => range(2).map(() => rng.integer(-10, 10) / 10);
  const numbers: Numbers = { center: vector(), context: vector(), negative: vector(), rate: rng.pick([0.2, 0.5, 2]) };
  return isUsable(numbers) && questions(numbers).every(isTold) ? numbers : null;
}

/** The scores differ, and nothing is so small that three decimals could not tell it from zero. */
function isUsable(numbers: Numbers): boolean {
  const { scores, gradients } = answersOf(numbers);
  const [positive, negative] = scores;
  const areSpread = Math.abs(positive - negative) > 0.05 && Math.abs(positive) > 0.05 && Math.abs(negative) > 0.05;
  const { center, context, negative: other } = numbers;
  return areSpread && [center, context, other, gradients.center].every((each) => norm(each) > 0.2);
}

const vector = (entries: Vector) => texVector(entries, DIGITS);

function statement({ center, context, negative, rate }: Numbers): Markdown {
  return tex`A center word, its true context and one negative have the vectors

$$
\begin{aligned}
\param{\vv_w} &= ${vector(center)} \\
\param{\vu_c} &= ${vector(context)} \\
\param{\vu_{c_1}} &= ${vector(negative)}
\end{aligned}
$$

and the loss $\loss = -\ln\sigma(\act{s_{wc}})-\ln\sigma(-\act{s_{wc_1}})$ with scores $\act{s_{wc}} = \param{\vu_c}^\top\param{\vv_w}$ and $\act{s_{wc_1}} = \param{\vu_{c_1}}^\top\param{\vv_w}$. Give

- the loss and its slopes in both scores,
- its gradients in the three vectors,
- the new center and the new loss after one step of gradient descent on all three at once, with $\eta = ${texNumber(rate, DIGITS)}$.`;
}

function hints({ center, context }: Numbers): readonly Markdown[] {
  const products = texSum(context.map((entry, i) => tex`${texNumber(entry, DIGITS)}\cdot${texFactor(at(center, i), DIGITS)}`)); // prettier-ignore
  return [
    'Go through the scores: each vector enters the loss through them alone.',
    tex`The slopes are $\sigma(\act{s_{wc}})-1$ and $\sigma(\act{s_{wc_1}})$. A context gets its slope times the center, the center gets both contexts, each times its slope.`,
    tex`First step: $\act{s_{wc}} = ${products}$. Use the old vectors in all three gradients, and five decimals.`,
  ];
}
