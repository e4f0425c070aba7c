import { blanksOf, isTold } from '../../core/answer/question.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor, texSum } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { limitOf, squaredHead, type Numbers } from './flow.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Where the head starts',
  minutes: 10,
  printed: { feature: 1, slope: 1, head: 2 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const drawn = (): Numbers => ({
    feature: rng.pick([0.5, 1, 1.5, 2]),
    slope: rng.integer(1, 3),
    head: rng.integer(-12, 12) / 4,
  });
  return drawnUntil(drawn, (numbers) => isUsable(numbers) && questions(numbers).every(isTold));
}

/** Whether the flow moves: neither a probe's head nor the one that runs into the saddle. */
function isUsable({ feature, slope, head }: Numbers): boolean {
  return head !== -feature && head * feature !== slope;
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const e = (x: number) => texEquals(x, DIGITS);

/** A coefficient in front of a symbol; 1 is not written. */
const times = (x: number) => (x === 1 ? '' : tex`${n(x)}\,`);

function statement({ feature, slope, head }: Numbers): Markdown {
  const sum = tex`\data{x_1}+\data{x_2}`;
  return tex`A head and one feature predict $\act{\hat{y}} = \param{w}\,(\param{u_1}\data{x_1}+\param{u_2}\data{x_2})$. Pre-training left $\param{u_1} = \param{u_2} = ${n(feature)}$, and the truth is $\target{y} = ${slope === 1 ? sum : tex`${times(slope)}(${sum})`}$. All training inputs lie on the first axis, with mean square 1, so the loss is $\frac12(\param{w}\param{u_1}-${slope})^2$. The head starts at $\param{w_0} = ${n(head)}$, and gradient flow moves all three weights. Give

- $\gamma = \param{w}^2-\param{u_1}^2$, which stays,
- $\param{w}$ in the limit,
- $\param{u_1}$ in the limit,
- the loss $\frac12(\act{\hat{y}}-\target{y})^2$ at the input $(0, 1)$ in the limit,
- the start of the head that LP-FT would take.

Round only at the end.`;
}

function hints({ feature, slope, head }: Numbers): readonly Markdown[] {
  return [
    tex`Which weights does the loss contain? The others have no gradient.`,
    tex`$\dot{\param{w}} = -(\param{w}\param{u_1}-${slope})\,\param{u_1}$ and $\dot{\param{u_1}} = -(\param{w}\param{u_1}-${slope})\,\param{w}$. In the limit the product is ${slope}, and $\gamma$ is what it was. The sign of $\param{w}+\param{u_1}$ never changes.`,
    tex`First steps: insert $\param{u_1} = ${slope}/\param{w}$ into $\param{w}^2-\param{u_1}^2 = \gamma$ and multiply by $\param{w}^2$, which gives a quadratic equation in $\param{w}^2$. Here $\param{w_0}+\param{u_1} = ${texSum([n(head), n(feature)])}$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [conserved(numbers), limit(numbers), ends(numbers), check(numbers)].join('\n\n');
}

function conserved({ feature, slope, head }: Numbers): Markdown {
  const { kept } = limitOf({ feature, slope, head });
  return tex`**What stays.** The loss does not contain $\param{u_2}$, which stays at ${n(feature)}. Both products $\param{w}\dot{\param{w}}$ and $\param{u_1}\dot{\param{u_1}}$ are $-(\param{w}\param{u_1}-${slope})\,\param{w}\param{u_1}$, so the difference of the squares stays:

$$
\begin{aligned}
\gamma &= ${f(head)}^2-${n(feature)}^2 \\
&= ${n(kept)}
\end{aligned}
$$`;
}

function limit(numbers: Numbers): Markdown {
  const { feature, slope, head: start } = numbers;
  const { kept, head, feature: end } = limitOf(numbers);
  const squared = squaredHead(kept, slope);
  const sign = head > 0 ? 'positive' : 'negative';
  return tex`**Limit.** With $\param{w}\param{u_1} = ${slope}$ this is $\param{w}^4-\gamma\,\param{w}^2-${slope ** 2} = 0$, and the positive root is

$$
\begin{aligned}
\param{w}^2 &= \tfrac12\Big(\gamma+\sqrt{\gamma^2+${4 * slope ** 2}}\Big) \\
&${e(squared)}.
\end{aligned}
$$

The sum $\param{w}+\param{u_1}$ starts at $${n(start + feature)}$ and keeps its sign. Both weights have the same sign in the end, so both are ${sign}: $\param{w} ${e(head)}$ and $\param{u_1} = ${slope}/\param{w} ${e(end)}$.`;
}

function ends(numbers: Numbers): Markdown {
  const { feature, slope } = numbers;
  const { head, offAxis, probe } = limitOf(numbers);
  const product = feature === 1 ? n(head) : tex`${n(head)}\cdot${n(feature)}`;
  const quotient = feature === 1 ? tex`= ${slope}` : tex`= ${slope}/${n(feature)} ${e(probe)}`;
  return tex`**Off the axis.** The input $(0, 1)$ meets the old $\param{u_2}$ and the new head:

$$
\tfrac12(${product}-${slope})^2 ${e(offAxis)}
$$

**Probe.** With the feature frozen the loss is least at $\param{w} ${quotient}$. From there nothing moves, and the loss off the axis is 0.`;
}

function check(numbers: Numbers): Markdown {
  const { kept, head, feature: end } = limitOf(numbers);
  return tex`**Check.** $\param{w}^2-\param{u_1}^2 \approx ${n(head ** 2)}-${n(end ** 2)} \approx ${n(kept)}$, as at the start.`;
}
