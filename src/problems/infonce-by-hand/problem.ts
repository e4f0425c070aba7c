import { blanksOf } from '../../core/answer/question.ts';
import { at, range, sum } from '../../core/array.ts';
import { texCount, texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { apart, texSum, texVector } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { answersOf, exponentials, type Numbers } from './contrast.ts';

const tex = String.raw;
const DIGITS = 6;
/** Probabilities below this could not be told from zero at three decimals. */
const LEAST = 0.004;

export default defineProblem<Numbers>({
  title: 'InfoNCE by hand and by gradient',
  minutes: 14,
  printed: { similarities: [0.9, 0.5, 0.1, -0.3], temperature: 0.5, sharp: 0.1, angles: [0, 20, 90, 120], batch: 256 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const temperature = rng.pick([0.2, 0.5]);
  const numbers = {
    similarities: range(rng.integer(3, 5)).map(() => rng.integer(-9, 9) / 10),
    temperature,
    sharp: temperature === 0.5 ? rng.pick([0.1, 0.2]) : 0.1,
    angles: [0, 10 * rng.integer(1, 5), 10 * rng.integer(7, 13), 10 * rng.integer(14, 20)],
    batch: 2 ** rng.integer(5, 12),
  };
  return isUsable(numbers) && questions(numbers).every(({ isClear }) => isClear) ? numbers : null;
}

function isUsable(numbers: Numbers): boolean {
  const { probabilities, loss, share, chosen, viewLoss } = answersOf(numbers);
  const areDistinct = new Set(numbers.similarities).size === numbers.similarities.length;
  // A positive far behind the negatives would make the loss a distance of scores.
  const isTelling = loss > 0.05 && loss < 2.5 && share > 0.55 && share < 0.995 && viewLoss > 0.02;
  // A positive far behind would give the hardest negative the same share among all candidates.
  const isApart = share - chosen > 0.004;
  return areDistinct && isTelling && isApart && Math.min(...probabilities) > LEAST;
}

const n = (x: number) => texNumber(x, 7);
const f = (x: number) => texFixed(x, DIGITS);
/** What is computed from rounded numbers, with fewer decimals. */
const short = (x: number) => texFixed(x, 4);
/** The sum of the numbers as they are printed. */
const summed = (values: readonly number[]) => f(sum(values.map((value) => Number(f(value)))));
const list = (values: readonly number[]) => `(${values.map(f).join(', ')})`;

function statement({ similarities, temperature, sharp, angles, batch }: Numbers): Markdown {
  const places = angles.map((angle) => tex`$${angle}^\circ$`).join(', ');
  return tex`An anchor has the cosines $${texVector(similarities, DIGITS)}$ with its ${similarities.length} candidates. The first candidate is the positive. Losses are in nats.

- For $\tau = ${temperature}$ give the probabilities $\act{p_j}$, the loss, and the slopes of the loss in the ${similarities.length} similarities.
- For $\tau = ${sharp}$, which share of the push of all negatives does the hardest one have?
- What is the loss of an encoder that gives all inputs the same embedding?
- Four views have embeddings of length 1 at ${places}. Views 1 and 2 are partners, and so are 3 and 4. Give the NT-Xent loss of view 1 at $\tau = ${temperature}$.
- How many negatives has an anchor in a batch of $B = ${texCount(batch)}$ images with two views each, and what is the chance loss?`;
}

function hints({ similarities, temperature, angles, batch }: Numbers): readonly Markdown[] {
  return [
    'Divide by the temperature first. Then all of it is a softmax and a cross-entropy.',
    tex`The slope in a score is $\act{p_j}$, less 1 at the positive. A score is a similarity over $\tau$, so the chain rule brings $1/\tau$. In NT-Xent leave the anchor out, keep its partner in.`,
    tex`The first score is $${at(similarities, 0)}/${temperature}$. Among the negatives alone the shares are $e^{\act{s_j}}$ over their sum. View 1 has the cosines $\cos${angles.slice(1).join(tex`^\circ, \cos`)}^\circ$ with the others, and a batch has $2\cdot${batch}$ views.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [contrast(numbers), hardest(numbers), views(numbers), check(numbers)].join('\n\n');
}

function contrast(numbers: Numbers): Markdown {
  const { similarities, temperature } = numbers;
  const { probabilities, loss, slopes } = answersOf(numbers);
  const scores = similarities.map((similarity) => similarity / temperature);
  const powers = exponentials(similarities, temperature).map((power) => Number(n(power)));
  return tex`**Contrast.** The scores are $${texVector(scores, DIGITS)}$, their exponentials ${apart(powers.map(n))} with the sum $${n(sum(powers))}$. Division gives

$$
\begin{aligned}
\act{\vp} &\approx ${list(probabilities)}, \\
\loss &= -\ln\act{p_+} \approx ${short(loss)}.
\end{aligned}
$$

**Slopes.** Subtract 1 at the positive and divide by $\tau = ${temperature}$: ${apart(slopes.map(short))}.`;
}

function hardest(numbers: Numbers): Markdown {
  const { similarities, sharp } = numbers;
  const { share, hardest: place } = answersOf(numbers);
  const powers = exponentials(similarities, sharp).map((power) => Number(n(power)));
  return tex`**Hardest negative.** It is candidate ${place + 1}. At $\tau = ${sharp}$ the exponentials of the negatives are ${apart(powers.slice(1).map(n))}, so its share is $${n(at(powers, place))}/${n(sum(powers.slice(1)))} \approx ${short(share)}$.

**Constant encoder.** All scores are equal, $\act{p_+} = 1/${similarities.length}$, and the loss is $\ln${similarities.length} \approx ${f(Math.log(similarities.length))}$.`;
}

function views(numbers: Numbers): Markdown {
  const { temperature, batch } = numbers;
  const { cosines, viewLoss } = answersOf(numbers);
  const powers = exponentials(cosines, temperature);
  const candidates = 2 * batch - 1;
  return tex`**NT-Xent.** View 1 has the cosines $${list(cosines)}$ with views 2, 3 and 4. The exponentials of the cosines over $${temperature}$ are $${list(powers)}$, so $\loss_1 = -\ln(${f(at(powers, 0))}/${summed(powers)}) \approx ${short(viewLoss)}$.

**Batch.** There are $${texCount(2 * batch)}$ views. Without the anchor $${texCount(candidates)}$ candidates remain, one of them positive: $${texCount(candidates - 1)}$ negatives. The chance loss is $\ln${texCount(candidates)} \approx ${f(Math.log(candidates))}$.`;
}

function check(numbers: Numbers): Markdown {
  const { probabilities, slopes, loss } = answersOf(numbers);
  const chance = Math.log(probabilities.length);
  const side =
    loss < chance ? 'below chance: the positive stands out' : 'above chance: a negative is closer than the positive';
  return tex`**Check.** The slopes add up to zero, $${texSum(slopes.map(short))} \approx 0$: what pulls to the positive is pushed from the negatives. The loss $${short(loss)}$ is ${side}.`;
}
