import { blanksOf, isTold } from '../../core/answer/question.ts';
import { at, range } from '../../core/array.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor, texSum, texVector } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { adjoints, directSlope, forcedSteps, forcedWeight, freeSlope, freeSteps, lossOf, type Numbers, products, type Step } from './decoder.ts'; // prettier-ignore

const tex = String.raw;
const DIGITS = 7;
/** The least size of a slope that is asked: a smaller one would be all cancellation. */
const LEAST_SLOPE = 0.05;
/** The least loss that is asked. */
const LEAST_LOSS = 0.002;

export default defineProblem<Numbers>({
  title: 'A scalar decoder, forced and free',
  minutes: 12,
  printed: { targets: [1, 0.8, 0.7, 0.4], weight: 0.9 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const start = rng.integer(1, 2);
  const later = range(3).map(() => (start * rng.integer(3, 13)) / 10);
  const numbers = { targets: [start, ...later], weight: rng.pick([0.5, 0.6, 0.7, 0.8, 0.9, 1.1, 1.2]) };
  const best = { ...numbers, weight: forcedWeight(numbers.targets) };
  const slopes = [directSlope(forcedSteps(numbers)), directSlope(freeSteps(numbers)), freeSlope(numbers)];
  const losses = [numbers, best].flatMap((each) => [lossOf(forcedSteps(each)), lossOf(freeSteps(each))]);
  const hits = [...forcedSteps(numbers), ...freeSteps(numbers)].some(({ miss }) => miss === 0);
  const isTiny = slopes.some((x) => Math.abs(x) < LEAST_SLOPE) || losses.some((x) => x < LEAST_LOSS);
  if (isTiny || hits || new Set(numbers.targets).size < 4) return null;
  return questions(numbers).every(isTold) ? numbers : null;
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const v = (entries: readonly number[]) => texVector(entries, DIGITS);

function statement({ targets, weight }: Numbers): Markdown {
  return tex`A scalar decoder reads a number and puts out $\param{w}$ times it. The sequence is $(\target{y_0}, \target{y_1}, \target{y_2}, \target{y_3}) = ${v(targets)}$, and

$$
\begin{aligned}
\loss_{\text{TF}}(\param{w}) &= \tfrac12\sum_{t=1}^{3}\big(\param{w}\,\target{y_{t-1}}-\target{y_t}\big)^2 \\
\loss_{\text{FR}}(\param{w}) &= \tfrac12\sum_{t=1}^{3}\big(\param{w^t}\target{y_0}-\target{y_t}\big)^2
\end{aligned}
$$

Compute

- the weight $\param{w^\star}$ that minimizes $\loss_{\text{TF}}$,
- $\loss_{\text{TF}}$ and its slope at $\param{w} = ${n(weight)}$,
- $\loss_{\text{FR}}$ and its slope at $\param{w} = ${n(weight)}$,
- $\loss_{\text{FR}}$ at $\param{w^\star}$.

Keep six digits on the way, three significant ones in the answers.`;
}

function hints({ targets, weight }: Numbers): readonly Markdown[] {
  return [
    tex`Write down the three outputs and the three misses, output minus target, once for each mode. What does each step read?`,
    tex`Forced, the loss is a parabola: its slope is $\sum_t(\param{w}\,\target{y_{t-1}}-\target{y_t})\,\target{y_{t-1}}$. Free, output $t$ is $\param{w^t}\target{y_0}$, with the slope $t\,\param{w^{t-1}}\target{y_0}$.`,
    tex`First step: both modes begin with the output $${n(weight)}\cdot${n(at(targets, 0))}$. The second output is $${n(weight)}\cdot${n(at(targets, 1))}$ forced and $${n(weight)}^2\cdot${n(at(targets, 0))}$ free.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [weightPart(numbers), forcedPart(numbers), freePart(numbers), crossedPart(numbers), check(numbers)].join(
    '\n\n',
  );
}

function weightPart({ targets }: Numbers): Markdown {
  const { cross, squares } = products(targets);
  return tex`**Forced weight.** Least squares through the origin:

$$
\param{w^\star} = \frac{${texSum(cross.map(n))}}{${texSum(squares.map(n))}} ${texEquals(forcedWeight(targets), DIGITS)}.
$$`;
}

/** Half the sum of the squares of the misses, written out. */
function halfSquares(steps: readonly Step[]): string {
  return tex`\tfrac12\big(${steps.map(({ miss }) => `${f(miss)}^2`).join(' + ')}\big) ${texEquals(lossOf(steps), DIGITS)}`;
}

/** A sum of misses times what each is multiplied with. */
function slopeSum(steps: readonly Step[], factors: readonly string[]): string {
  return texSum(steps.map(({ miss }, i) => tex`${n(miss)}\cdot${at(factors, i)}`));
}

function forcedPart(numbers: Numbers): Markdown {
  const steps = forcedSteps(numbers);
  const reads = steps.map(({ read }) => n(read));
  return tex`**Forced.** The steps read $${v(steps.map(({ read }) => read))}$ and put out $${v(steps.map(({ output }) => output))}$, so the misses are $${v(steps.map(({ miss }) => miss))}$.

- Loss: $${halfSquares(steps)}$.
- Slope, each miss times what was read: $${slopeSum(steps, reads)} ${texEquals(directSlope(steps), DIGITS)}$.`;
}

function freePart(numbers: Numbers): Markdown {
  const steps = freeSteps(numbers);
  const slopes = steps.map(({ read }, i) => (i === 0 ? n(read) : tex`${i + 1}\cdot${n(read)}`));
  return tex`**Free.** The steps read $${v(steps.map(({ read }) => read))}$ and put out $${v(steps.map(({ output }) => output))}$, so the misses are $${v(steps.map(({ miss }) => miss))}$.

- Loss: $${halfSquares(steps)}$.
- Slope, each miss times $t\,\param{w^{t-1}}\target{y_0}$, which is $t$ times what was read: $${slopeSum(steps, slopes)} ${texEquals(freeSlope(numbers), DIGITS)}$.`;
}

function crossedPart({ targets }: Numbers): Markdown {
  const best = { targets, weight: forcedWeight(targets) };
  const steps = freeSteps(best);
  return tex`**The forced weight, run freely.** With $\param{w^\star} ${texEquals(best.weight, DIGITS)}$ the outputs are $${v(steps.map(({ output }) => output))}$, and the loss is $${n(lossOf(steps))}$.`;
}

function check(numbers: Numbers): Markdown {
  const { weight } = numbers;
  const steps = freeSteps(numbers);
  const back = adjoints(numbers);
  const [first, second, third] = [at(back, 0), at(back, 1), at(back, 2)];
  const terms = slopeTerms(back, steps);
  return tex`**Check.** Backpropagation through time gives the free slope once more. From the last step back, the gradients in the outputs are $${n(third)}$, then $${n(at(steps, 1).miss)} + ${n(weight)}\cdot${f(third)} = ${n(second)}$ and $${n(at(steps, 0).miss)} + ${n(weight)}\cdot${f(second)} = ${n(first)}$. Each times what its step read: $${terms} ${texEquals(freeSlope(numbers), DIGITS)}$.`;
}

function slopeTerms(back: readonly number[], steps: readonly Step[]): string {
  return texSum(steps.map(({ read }, i) => tex`${n(at(back, i))}\cdot${n(read)}`));
}
