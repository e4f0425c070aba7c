import { blanksOf } from '../../core/answer/question.ts';
import { range } from '../../core/array.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texSum } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { clockOf, commonDivisor, type Numbers } from './clock.ts';

const tex = String.raw;
const DIGITS = 7;
const DECIMALS = 6;

export default defineProblem<Numbers>({
  title: 'Positions as clock hands',
  minutes: 10,
  printed: { omega: 0.5, offset: 4, turns: 1, steps: 10, width: 8, base: 10000, pair: [3, 4] },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

/** Codes that nearly coincide would leave too few digits to tell a mistake. */
const LEAST_DISTANCE = 0.2;

function draw(rng: Rng): Numbers | null {
  const steps = rng.pick([8, 9, 10, 12, 14, 15, 16, 18, 20]);
  const first = rng.integer(0, 9);
  const numbers: Numbers = {
    omega: rng.integer(2, 60) / 20,
    offset: rng.integer(2, 12),
    turns: rng.integer(1, Math.ceil(steps / 2) - 1),
    steps,
    width: rng.pick([4, 6, 8]),
    base: rng.pick([100, 10000]),
    pair: [first, first + rng.integer(1, 10)],
  };
  const { distance, gap } = clockOf(numbers);
  const isClose = Math.min(distance, gap) < LEAST_DISTANCE;
  return isClose || !questions(numbers).every(({ isClear }) => isClear) ? null : numbers;
}

const n = (x: number) => texNumber(x, DIGITS);
const fixed = (x: number) => texFixed(x, DECIMALS);

function statement({ omega, offset, turns, steps, width, base, pair: [first, second] }: Numbers): Markdown {
  return tex`One hand turns by $\omega = ${n(omega)}$ radians a position and gives position $t$ the code $\vp_t = (\sin\omega t, \cos\omega t)^\top$. Compute for $k = ${offset}$

- the first row of the matrix $\mR$ with $\vp_{t+k} = \mR\,\vp_t$ for all $t$,
- the distance $\norm{\vp_{t+k}-\vp_t}$.

Another hand turns by $\omega = ${speed(turns, steps)}$.

- What is the smallest offset $k \ge 1$ with $\vp_{t+k} = \vp_t$?

A code of width $d = ${width}$ has $d/2$ pairs of sine and cosine with the frequencies $\omega_i = ${base}^{-2i/d}$, $i = ${range(width / 2).join(', ')}$. Compute for $t = ${first}$ and $j = ${second}$

- the inner product $\vp_t^\top\vp_j$,
- the distance $\norm{\vp_t-\vp_j}$.

Round only at the end.`;
}

function speed(turns: number, steps: number): string {
  return turns === 1 ? tex`2\pi/${steps}` : tex`2\pi\cdot${turns}/${steps}`;
}

function hints({ omega, offset, turns, steps, width, base, pair: [first, second] }: Numbers): readonly Markdown[] {
  const angle = turns === 1 ? tex`2\pi k/${steps}` : tex`2\pi\cdot${turns}k/${steps}`;
  return [
    tex`What does the angle of a hand do when the position grows by $k$? Nothing else changes, and where you start does not matter.`,
    tex`$\sin(a+b) = \cos b\,\sin a + \sin b\,\cos a$. Squared distances are $\norm{\vp_t}^2 + \norm{\vp_j}^2 - 2\,\vp_t^\top\vp_j$, and each pair adds 1 to a squared norm and $\cos\omega_i(t-j)$ to the product.`,
    tex`First steps: the angle is $${n(omega)}\cdot${offset}$, the distance twice the sine of half of it, without its sign. The other hand is back when $${angle}$ is a multiple of $2\pi$. In the full code $\omega_0 = 1$ and $\omega_1 = ${base}^{-2/${width}}$, and the positions are $${second} - ${first}$ apart.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [oneHand(numbers), comeAround(numbers), fullCode(numbers), check(numbers)].join('\n\n');
}

function oneHand(numbers: Numbers): Markdown {
  const { omega, offset } = numbers;
  const angle = omega * offset;
  const { row, distance } = clockOf(numbers);
  const [cosine = NaN, sine = NaN] = row;
  return tex`**One hand.** The angle grows by $\omega k = ${n(angle)}$. By the addition theorems

$$
\begin{aligned}
\sin\omega(t+k) &= \cos\omega k\,\sin\omega t \\
&\quad+ \sin\omega k\,\cos\omega t \\
\cos\omega(t+k) &= -\sin\omega k\,\sin\omega t \\
&\quad+ \cos\omega k\,\cos\omega t.
\end{aligned}
$$

The first row of $\mR$ is $(\cos\omega k, \sin\omega k) \approx (${fixed(cosine)}, ${fixed(sine)})$. The inner product of the two codes is $\cos\omega k$, so the distance is

$$
\begin{aligned}
\sqrt{2-2\cos\omega k} &= 2\abs{\sin(\omega k/2)} \\
&= 2\abs{\sin ${n(angle / 2)}} \approx ${fixed(distance)}.
\end{aligned}
$$`;
}

function comeAround(numbers: Numbers): Markdown {
  const { turns, steps } = numbers;
  const divisor = commonDivisor(turns, steps);
  const { period } = clockOf(numbers);
  const share =
    turns === 1
      ? tex`$k/${steps}$ is a whole number, first at $k = ${period}$`
      : divisor === 1
        ? tex`$${turns}k/${steps}$ is a whole number. The two have no common divisor, so $k$ must be a multiple of ${steps}, first at $k = ${period}$`
        : tex`$${turns}k/${steps} = ${turns / divisor === 1 ? '' : turns / divisor}k/${period}$ is a whole number, first at $k = ${period}$`;
  return tex`**Coming around.** The codes are equal when $\omega k$ is a multiple of $2\pi$. So ${share}.`;
}

function fullCode(numbers: Numbers): Markdown {
  const { width, base, pair } = numbers;
  const offset = pair[1] - pair[0];
  const { pairs, product, gap } = clockOf(numbers);
  const cosines = pairs.map((omega) => texFixed(Math.cos(omega * offset), DIGITS));
  return tex`**Full code.** The frequencies $${base}^{-2i/${width}}$ are $${pairs.map(n).join(', ')}$. Each pair adds $\cos\omega_i(t-j)$, with $\abs{t-j} = ${offset}$:

$$
\begin{aligned}
\vp_t^\top\vp_j &\approx ${inLines(cosines)} \\
&\approx ${fixed(product)}.
\end{aligned}
$$

Both squared norms are $d/2 = ${width / 2}$, so the distance is $\sqrt{${width} - 2\,\vp_t^\top\vp_j} \approx \sqrt{${n(width - 2 * product)}} \approx ${fixed(gap)}$.`;
}

/** A sum with two terms in a line. */
function inLines(terms: readonly string[]): string {
  const rest = terms.slice(2);
  if (rest.length === 0) return texSum(terms);
  const signed = texSum(rest);
  return tex`${texSum(terms.slice(0, 2))} \\
&\quad ${signed.startsWith('-') ? signed : `+ ${signed}`}`;
}

function check(numbers: Numbers): Markdown {
  const { omega, offset, pair } = numbers;
  const { row, distance, pairs, gap } = clockOf(numbers);
  const [cosine = NaN] = row;
  const chords = pairs.map((frequency) => 2 * Math.abs(Math.sin((frequency * (pair[1] - pair[0])) / 2)));
  return tex`**Check.** At $t = 0$ the code of one hand is $(0, 1)$, and at $t = k$ it is $(${fixed(Math.sin(omega * offset))}, ${fixed(cosine)})$. Their distance by the squares of the differences is $\sqrt{${fixed(1 - cosine ** 2)} + ${fixed((1 - cosine) ** 2)}} \approx ${texFixed(distance, 4)}$. The chords of the ${pairs.length} pairs are $${chords.map(fixed).join(', ')}$, and the root of the sum of their squares is $${texFixed(gap, 4)}$ again.`;
}
