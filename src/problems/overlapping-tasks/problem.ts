import { blanksOf, isTold } from '../../core/answer/question.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texFactor, texSum } from '../../core/tex.ts';
import { angleOf, outcomeOf, type Numbers } from './angle.ts';
import { questions } from './blanks.ts';

const tex = String.raw;
const DIGITS = 6;
const DECIMALS = 6;

export default defineProblem<Numbers>({
  title: 'Two tasks at an angle',
  minutes: 10,
  printed: { spread: 0.8, degrees: 30, rounds: 3, firstTarget: 1, secondTarget: -1 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

/** Below this, five decimals tell too little. */
const LEAST = 2e-3;

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    spread: rng.integer(5, 20) / 10,
    degrees: rng.integer(10, 75),
    rounds: rng.integer(2, 4),
    firstTarget: rng.pick([-2, -1, 1, 2, 3]),
    secondTarget: rng.pick([-3, -2, -1, 1, 2, 3]),
  };
  const { again, once, targetLoss } = outcomeOf(numbers);
  const isSmall = Math.min(again, once, targetLoss) < LEAST;
  return isSmall || !questions(numbers).every(isTold) ? null : numbers;
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const fixed = (x: number) => texFixed(x, DECIMALS);

function statement({ spread, degrees, rounds, firstTarget, secondTarget }: Numbers): Markdown {
  return tex`Two tasks of linear regression have one input of length 1 each, at an angle of $\phi = ${degrees}°$, and $\loss_A = (\data{\vx_A^\top}\param{\vw} - \target{y_A})^2$. Each task is trained by gradient descent to the end, from where the last one stopped. One $\param{\vw^\star}$ solves both. After A the error in the plane of both inputs has the length $c = ${n(spread)}$. Compute

- the size of the residual of B before it is trained,
- the loss of A after B,
- the loss of A after ${rounds} more rounds of A and then B.

Now the weights start from zero, at the same angle, with the targets $\target{y_A} = ${firstTarget}$ and $\target{y_B} = ${secondTarget}$. Compute

- the loss of A after A, then B,
- the length $c$ of the error after A in this case.

Five decimals.`;
}

function hints({ degrees, firstTarget }: Numbers): readonly Markdown[] {
  return [
    'Draw both inputs and the error after A in one plane. Which angle do the error and the input of A have? And in which direction does descent on B move?',
    tex`In that plane the error is $c$ times a unit vector orthogonal to $\data{\vx_A}$, so $\abs{r_B}=c\sin\phi$. Training on B subtracts $r_B\,\data{\vx_B}$, and the output on A moves by $r_B\cos\phi$. Each projection multiplies the error by $\cos\phi$.`,
    tex`First steps: $\sin${degrees}° \approx ${texFixed(Math.sin((degrees * Math.PI) / 180), 3)}$. From zero weights, A ends at $\param{\vw_A}=${firstTarget === 1 ? '' : firstTarget === -1 ? '-' : firstTarget}\data{\vx_A}$, and the residual of B is the prediction of this $\param{\vw_A}$ minus $\target{y_B}$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [common(numbers), repeated(numbers), targets(numbers), check(numbers)].join('\n\n');
}

function common(numbers: Numbers): Markdown {
  const { spread, degrees } = numbers;
  const { residual, once } = outcomeOf(numbers);
  const angle = angleOf(numbers);
  return tex`**Once.** $\sin${degrees}° \approx ${fixed(Math.sin(angle))}$ and $\cos${degrees}° \approx ${fixed(Math.cos(angle))}$. The error after A is orthogonal to $\data{\vx_A}$, so

$$
\begin{aligned}
\abs{r_B} &= c\sin\phi \\
&\approx ${n(spread)}\cdot${fixed(Math.sin(angle))} \\
&\approx ${fixed(residual)}.
\end{aligned}
$$

B moves the weights by $-r_B\,\data{\vx_B}$, the output on A by $-r_B\cos\phi$, and it was right before:

$$
\begin{aligned}
\loss_A &= r_B^2\cos^2\phi = \tfrac{c^2}{4}\sin^2 2\phi \\
&\approx ${n(spread ** 2 / 4)}\cdot${fixed(Math.sin(2 * angle))}^2 \\
&\approx ${fixed(once)}
\end{aligned}
$$`;
}

function repeated(numbers: Numbers): Markdown {
  const { again, once } = outcomeOf(numbers);
  const cosine = Math.cos(angleOf(numbers));
  return tex`**Again.** After B the error is orthogonal to $\data{\vx_B}$, $c\cos\phi$ long. Training A leaves $\cos\phi$ of it, across $\data{\vx_A}$: the picture after the first A, with $c\cos^2\phi$ in place of $c$. A round multiplies the loss by $\cos^4\phi \approx ${fixed(cosine ** 4)}$:

$$
\begin{aligned}
&${fixed(once)}\cdot${fixed(cosine ** 4)}^{${numbers.rounds}} \\
&\quad\approx ${fixed(again)}
\end{aligned}
$$`;
}

function targets(numbers: Numbers): Markdown {
  const { firstTarget, secondTarget } = numbers;
  const { targetResidual, targetLoss, targetSpread } = outcomeOf(numbers);
  const angle = angleOf(numbers);
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const residual = texSum([tex`${firstTarget}\cdot${fixed(cosine)}`, n(-secondTarget)]);
  return tex`**From zero.** A ends at $\param{\vw_A} = \target{y_A}\,\data{\vx_A}$, since descent moves along $\data{\vx_A}$. So

$$
\begin{aligned}
r_B &= \target{y_A}\cos\phi - \target{y_B} \\
&\approx ${residual} \approx ${fixed(targetResidual)} \\
\loss_A &= r_B^2\cos^2\phi \\
&\approx ${f(Number(fixed(targetResidual)))}^2\cdot${fixed(cosine)}^2 \\
&\approx ${fixed(targetLoss)} \\
c &= \abs{r_B}/\sin\phi \\
&\approx ${fixed(Math.abs(targetResidual))}/${fixed(sine)} \\
&\approx ${fixed(targetSpread)}.
\end{aligned}
$$`;
}

function check(numbers: Numbers): Markdown {
  const { firstTarget, secondTarget } = numbers;
  const { targetResidual, targetLoss, targetSpread } = outcomeOf(numbers);
  const angle = angleOf(numbers);
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const prediction = firstTarget - targetResidual * cosine;
  return tex`**Check.** With $\data{\vx_A} = (1, 0)$ and $\data{\vx_B} \approx (${texFixed(cosine, 4)}, ${texFixed(sine, 4)})$ the weights end at $(${texFixed(prediction, 4)}, ${texFixed(-targetResidual * sine, 4)})$. They predict $${texFixed(prediction * cosine - targetResidual * sine ** 2, 4)}$ on B, its target $${n(secondTarget)}$, and $${texFixed(prediction, 4)}$ on A, which misses $${firstTarget}$ by a square of $${texFixed((prediction - firstTarget) ** 2, 4)}$. And $\frac{c^2}{4}\sin^2 2\phi \approx \frac14\cdot${texFixed(targetSpread, 4)}^2\cdot${texFixed(Math.sin(2 * angle), 4)}^2 \approx ${texFixed(targetLoss, 4)}$.`;
}
