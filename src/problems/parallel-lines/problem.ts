import { blanksOf, isTold } from '../../core/answer/question.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { apartShare, jsSlope, klSlope, noisyKl, uniformJs, type Numbers } from './lines.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Two parallel lines',
  minutes: 10,
  printed: { theta: 0.6, noise: 0.4, width: 0.8 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const drawn = (): Numbers => ({
    theta: (rng.pick([-1, 1]) * rng.integer(2, 15)) / 10,
    noise: rng.pick([0.2, 0.25, 0.4, 0.5, 0.8, 2]),
    width: rng.integer(3, 20) / 10,
  });
  return drawnUntil(drawn, (numbers) => isUsable(numbers) && questions(numbers).every(isTold));
}

/** Whether the intervals overlap, or do not, by a distance that can be seen. */
function isUsable({ theta, width }: Numbers): boolean {
  return Math.abs(Math.abs(theta) - width) > 0.05;
}

const n = (x: number) => texNumber(x, DIGITS);
const e = (x: number) => texEquals(x, DIGITS);

function statement({ theta, noise, width }: Numbers): Markdown {
  return tex`The law of the data is uniform on the segment $\{0\}\times[0,1]$ of the plane, that of the generator uniform on $\{\param{\theta}\}\times[0,1]$ with $\param{\theta} = ${n(theta)}$. Give, in nats where it applies,

- the Jensen–Shannon divergence and the Wasserstein distance $W_1$ of the two laws.

Independent noise from $\mathcal{N}(\vzero,\nu^2\mI)$ with $\nu^2 = ${n(noise)}$ is added to data and samples. Give

- the KL divergence from the one law to the other, and its slope in $\param{\theta}$.

Now there is other noise instead, uniform on $[0,c]$ with $c = ${n(width)}$, on the first coordinate only. Give

- the Jensen–Shannon divergence, and its slope in $\param{\theta}$.`;
}

function hints({ theta, width }: Numbers): readonly Markdown[] {
  return [
    'Where do the two laws overlap in each of the three cases? The second coordinate has the same law on both sides, so only the first one counts.',
    tex`For normal laws of equal variance $\mathrm{KL}$ is half of the squared distance of the means over the variance. With uniform noise the density over the mixture is 1 on the overlap and 2 outside it.`,
    tex`First steps: with uniform noise the first coordinates are uniform on $[0, ${n(width)}]$ and on $[${n(theta)}, ${n(theta + width)}]$. Which share of each lies outside the other?`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [plain(numbers), noisy(numbers), uniform(numbers), check(numbers)].join('\n\n');
}

function plain({ theta }: Numbers): Markdown {
  return tex`**Without noise.** The segments share no point. Each law has twice the density of the mixture wherever it has any, so $\mathrm{JS} = \ln2 \approx 0.693147$. Every point moves horizontally over the distance $\abs{\param{\theta}}$, and a critic of slope 1 in the first coordinate proves that less is not enough: $W_1 = ${n(Math.abs(theta))}$.`;
}

function noisy(numbers: Numbers): Markdown {
  const { theta, noise } = numbers;
  return tex`**Normal noise.** The first coordinates are $\mathcal{N}(0, ${n(noise)})$ and $\mathcal{N}(${n(theta)}, ${n(noise)})$:

$$
\begin{aligned}
\mathrm{KL} &= \frac{\param{\theta}^2}{2\nu^2} = \frac{${n(theta ** 2)}}{2\cdot${n(noise)}} ${e(noisyKl(numbers))} \\
\frac{\partial\,\mathrm{KL}}{\partial\param{\theta}} &= \frac{\param{\theta}}{\nu^2} = \frac{${n(theta)}}{${n(noise)}} ${e(klSlope(numbers))}
\end{aligned}
$$`;
}

function uniform(numbers: Numbers): Markdown {
  const { theta, width } = numbers;
  const share = apartShare(numbers);
  if (share === 1) {
    return tex`**Uniform noise.** The intervals have the width $${n(width)}$ and the distance $${n(Math.abs(theta))}$: they do not overlap. So $\mathrm{JS} = \ln2 \approx ${n(Math.LN2)}$ still, and its slope is 0.`;
  }
  return tex`**Uniform noise.** The intervals have the width $${n(width)}$ and are moved by $${n(Math.abs(theta))}$ against one another. A share $${n(Math.abs(theta))}/${n(width)} ${e(share)}$ of each lies outside the other, where the logarithm of density over mixture is $\ln2$:

$$
\begin{aligned}
\mathrm{JS} &= \ln2\cdot\frac{\abs{\param{\theta}}}{c} ${e(uniformJs(numbers))} \\
\frac{\partial\,\mathrm{JS}}{\partial\param{\theta}} &= ${theta < 0 ? '-' : ''}\frac{\ln2}{${n(width)}} ${e(jsSlope(numbers))}
\end{aligned}
$$`;
}

const NUDGE = 0.01;

function check(numbers: Numbers): Markdown {
  const moved = { ...numbers, theta: numbers.theta + NUDGE };
  return tex`**Check.** At $\param{\theta} = ${n(moved.theta)}$ KL is $${n(noisyKl(moved))}$. The change $${n(noisyKl(moved) - noisyKl(numbers))}$ is near the slope times ${NUDGE}, $${n(NUDGE * klSlope(numbers))}$. A descent step moves $\param{\theta}$ ${numbers.theta > 0 ? 'down' : 'up'}, toward 0.`;
}
