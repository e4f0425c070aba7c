import { blanksOf, isTold } from '../../core/answer/question.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { errorOff, harmlessStart, keptFrom, limitOf, probeOf, squaredLength, type Numbers } from './flow.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'A distorted feature',
  minutes: 12,
  printed: { first: 1, second: 1.3, head: 0 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const weight = () => rng.integer(6, 16) / 10;
  const drawn = (): Numbers => ({ first: weight(), second: weight(), head: rng.integer(0, 10) / 4 });
  return drawnUntil(drawn, (numbers) => isUsable(numbers) && questions(numbers).every(isTold));
}

/** Whether the probe has a residual, tuning does harm that three digits can show, and a harmless start exists. */
function isUsable(numbers: Numbers): boolean {
  const { first, second, head } = numbers;
  const harm = Math.abs(limitOf(keptFrom(head, numbers)) - 1);
  return first !== second && squaredLength(numbers) > 1.1 && harm > 0.05;
}

const n = (x: number) => texNumber(x, DIGITS);
const e = (x: number) => texEquals(x, DIGITS);

/** A coefficient in front of a symbol or a bracket; 1 is not written. */
const times = (x: number) => (x === 1 ? '' : n(x));

function statement({ first, second, head }: Numbers): Markdown {
  return tex`One linear feature of three inputs has the weights $\param{\vu} = (${n(first)}, ${n(second)}, 1)$ from pre-training. The prediction is $\param{a}\,\param{\vu}^\top\data{\vx}$, the truth $\target{\vbeta} = (1, 1, 1)$. Training inputs span the first two directions, uncorrelated and with variance 1 in each, and the loss is half of the mean squared error. The head starts at $\param{a_0} = ${n(head)}$, and all weights follow gradient flow. Give

- $c_0 = \param{a_0}^2-\norm{\param{\vu_{\mathcal{S}}}}^2$,
- the head in the limit,
- the error $\frac12(\param{a}\,\param{u_\perp}-\target{\beta_\perp})^2$ there, along the third direction,
- the head of the probe, with the feature frozen,
- the head in the limit after LP-FT, that is, full tuning from the probe,
- the $\param{a_0} \ge 0$ from which full tuning ends without error along the third direction.

Round only at the end.`;
}

function hints(numbers: Numbers): readonly Markdown[] {
  const { first, second } = numbers;
  return [
    'Which weights get a gradient from these inputs? Which difference of squares do their flows keep?',
    tex`At zero training error $\param{a}\,\param{\vu_{\mathcal{S}}}=(1,1)$. Insert that in $c_0=\param{a}^2-\norm{\param{\vu_{\mathcal{S}}}}^2$ and solve for $\param{a}^2$.`,
    tex`The equation is $\param{a}^4-c_0\,\param{a}^2-2=0$. The probe minimizes $\frac12(${times(first)}\param{a}-1)^2+\frac12(${times(second)}\param{a}-1)^2$. For the last question put $\param{a}=1$ and go back to the start.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [tuned(numbers), probe(numbers), harmless(numbers), check(numbers)].join('\n\n');
}

/** The limit of the head in two lines, from what is kept. */
function limitLines(kept: number): string {
  const inner = kept ** 2 + 8;
  return tex`\param{a}^2 &= \tfrac12\Bigl(${n(kept)}+\sqrt{${n(inner)}}\Bigr) \\
&${e(limitOf(kept) ** 2)} \\
\param{a} &\approx ${n(limitOf(kept))}`;
}

function tuned(numbers: Numbers): Markdown {
  const { first, second, head } = numbers;
  const kept = keptFrom(head, numbers);
  const limit = limitOf(kept);
  return tex`**Full tuning.** The third weight gets no gradient and stays 1. For the others

$$
\begin{aligned}
\norm{\param{\vu_{\mathcal{S}}}}^2 &= ${n(first)}^2+${n(second)}^2 = ${n(squaredLength(numbers))} \\
c_0 &= ${n(head)}^2-${n(squaredLength(numbers))} = ${n(kept)}
\end{aligned}
$$

stays. In the limit $\norm{\param{\vu_{\mathcal{S}}}}^2=2/\param{a}^2$, so $\param{a}^4-c_0\,\param{a}^2-2=0$ and

$$
\begin{aligned}
${limitLines(kept)}.
\end{aligned}
$$

**Off the span.** $\frac12(${n(limit)}\cdot1-1)^2 \approx ${n(errorOff(limit))}$.`;
}

function probe(numbers: Numbers): Markdown {
  const { first, second } = numbers;
  const head = probeOf(numbers);
  const kept = keptFrom(head, numbers);
  return tex`**Probe.** The derivative $${times(first)}(${times(first)}\param{a}-1)+${times(second)}(${times(second)}\param{a}-1)$ is zero at

$$
\param{a} = \frac{${n(first)}+${n(second)}}{${n(squaredLength(numbers))}} ${e(head)}.
$$

**LP-FT.** From there $c_0 \approx ${n(head ** 2)}-${n(squaredLength(numbers))} \approx ${n(kept)}$ and

$$
\begin{aligned}
${limitLines(kept)}.
\end{aligned}
$$`;
}

function harmless(numbers: Numbers): Markdown {
  const squared = squaredLength(numbers);
  return tex`**Harmless start.** With $\param{a}=1$ at the end, $c_0=1-2=-1$. So $\param{a_0}^2 = ${n(squared)}-1 = ${n(squared - 1)}$ and $\param{a_0} ${e(harmlessStart(numbers))}$.`;
}

function check(numbers: Numbers): Markdown {
  const limit = limitOf(keptFrom(numbers.head, numbers));
  const both = limitOf(keptFrom(probeOf(numbers), numbers));
  return tex`**Check.** At the end of full tuning $\param{a}^2-2/\param{a}^2 \approx ${n(limit ** 2)}-${n(2 / limit ** 2)} \approx ${n(limit ** 2 - 2 / limit ** 2)}$, which is $c_0$. Off the span the probe has the error $${n(errorOff(probeOf(numbers)))}$ and LP-FT $${n(errorOff(both))}$.`;
}
