import { blanksOf } from '../../core/answer/question.ts';
import { at, sum } from '../../core/array.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor, texSum } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { cosine, frequencies, type Numbers, response, sine, spectrum } from './spectrum.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Shift-equivariance and the spectrum of a kernel',
  minutes: 10,
  printed: { outer: 1, center: 2, divisor: 4, odd: 1, size: 8 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    outer: rng.pick([-3, -2, -1, 1, 2, 3]),
    center: rng.integer(-3, 3),
    divisor: rng.pick([1, 1, 2, 4]),
    odd: rng.integer(1, 5),
    size: rng.pick([6, 8, 12]),
  };
  const { outer, center, divisor } = numbers;
  // A kernel in lowest terms.
  const isReducible = divisor > 1 && outer % 2 === 0 && center % 2 === 0;
  return isReducible || !questions(numbers).every(({ isClear }) => isClear) ? null : numbers;
}

const n = (x: number) => texNumber(x, DIGITS);

function kernel({ outer, center, divisor }: Numbers): string {
  const list = tex`(${outer}, ${center}, ${outer})`;
  return divisor === 1 ? list : tex`\tfrac1{${divisor}}${list}`;
}

function statement(numbers: Numbers): Markdown {
  const { odd, size } = numbers;
  return tex`A signal on a circle has $m = ${size}$ entries. A centered kernel $(\param{w_{-1}}, \param{w_0}, \param{w_1})$ makes of it

$$
\act{a_i} = \param{w_{-1}}\data{x_{i-1}}+\param{w_0}\data{x_i}+\param{w_1}\data{x_{i+1}},
$$

with indices modulo $m$. It multiplies the wave with entries $e^{2\pi\mathrm{i}qj/m}$ by the response $\param{\hat{w}_q}$. For the symmetric kernel $${kernel(numbers)}$ give

- the responses for $q = 0, 1, \dots, ${size / 2}$,
- the spectral norm of the matrix of this convolution,
- how many of the $${size}$ frequencies $q = 0, \dots, ${size - 1}$ it removes.

For the antisymmetric kernel $(${-odd}, 0, ${odd})$ on the same circle give

- the spectral norm.`;
}

function hints({ size }: Numbers): readonly Markdown[] {
  return [
    'Put the wave into the formula and factor it out of the sum. What is left does not depend on the position.',
    tex`With $\theta = 2\pi q/m$ the response is $\param{\hat{w}_q} = \param{w_{-1}}e^{-\mathrm{i}\theta}+\param{w_0}+\param{w_1}e^{\mathrm{i}\theta}$. Equal outer weights give a cosine, opposite ones a sine. The singular values are the sizes $\abs{\param{\hat{w}_q}}$.`,
    tex`For outer weights $\alpha$ on both sides of $\param{w_0}$ it is $\param{w_0}+2\alpha\cos(2\pi q/m)$, for $-\alpha$ and $\alpha$ it is $2\mathrm{i}\,\alpha\sin(2\pi q/m)$. The frequencies $q$ and $${size}-q$ have responses of one size. So look for the largest among $q = 0, \dots, ${size / 2}$, and count mirror images where you count all.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [responses(numbers), readings(numbers), antisymmetric(numbers), check(numbers)].join('\n\n');
}

function responses(numbers: Numbers): Markdown {
  const { outer, center, divisor, size } = numbers;
  const share = divisor === 1 ? '' : tex`\tfrac1{${divisor}}`;
  const inner = (q: number) => texSum([n(center), tex`${n(2 * outer)}\cdot${texFactor(cosine(q, size), DIGITS)}`]);
  const bracket = (text: string) => (divisor === 1 ? text : tex`\big(${text}\big)`);
  const formula = texSum([n(center), tex`${n(2 * outer)}\cos\tfrac{2\pi q}{${size}}`]);
  const lines = frequencies(size).map(
    (q) => tex`- $q = ${q}$: $${share}${bracket(inner(q))} ${texEquals(response(numbers, q), DIGITS)}$`,
  );
  return tex`**Responses.** The neighbors of entry $j$ of the wave are its own value times $e^{\mp\mathrm{i}\theta}$ with $\theta = 2\pi q/${size}$. Equal weights on both sides add up to a cosine: $\param{\hat{w}_q} = ${share}${bracket(formula)}$.

${lines.join('\n')}

The other frequencies mirror these: $\param{\hat{w}_{${size}-q}} = \param{\hat{w}_q}$.`;
}

function readings(numbers: Numbers): Markdown {
  const { size } = numbers;
  const { responses: list, norm, killed } = spectrum(numbers);
  const largest = frequencies(size).filter((q) => Math.abs(at(list, q)) === norm);
  const zeros = frequencies(size).filter((q) => at(list, q) === 0);
  const mirrored = zeros.flatMap((q) => (q === 0 || q === size / 2 ? [q] : [q, size - q]));
  const gone =
    killed === 0
      ? 'No response is zero, so 0 frequencies are removed.'
      : tex`The response is zero at $q = ${mirrored.join(', ')}$, so the kernel removes ${killed}.`;
  return tex`**Norm and zeros.** The singular values are the sizes of the responses. The largest is $${n(norm)}$, at $q = ${largest.join(', ')}$. ${gone}`;
}

function antisymmetric({ odd, size, ...others }: Numbers): Markdown {
  const { oddNorm } = spectrum({ odd, size, ...others });
  const best = frequencies(size).filter((q) => 2 * odd * sine(q, size) === oddNorm);
  return tex`**Antisymmetric kernel.** Opposite weights give $\param{\hat{w}_q} = ${2 * odd}\,\mathrm{i}\sin\tfrac{2\pi q}{${size}}$. On the circle of ${size} the sine is largest at $q = ${best.join(', ')}$, where it is $${n(sine(at(best, 0), size))}$. So the norm is $${2 * odd}\cdot${n(sine(at(best, 0), size))} ${texEquals(oddNorm, DIGITS)}$. Constants, $q = 0$, and the alternating signal, $q = ${size / 2}$, are removed.`;
}

function check(numbers: Numbers): Markdown {
  const { outer, center, divisor, size } = numbers;
  const { responses: list } = spectrum(numbers);
  const ends = at(list, 0) + at(list, size / 2);
  const inside = sum(list.slice(1, -1));
  return tex`**Check.** The eigenvalues must add up to the trace, $${size}\,\param{w_0} = ${n((size * center) / divisor)}$. The two at $q = 0$ and $q = ${size / 2}$ have the sum $${n(ends)}$, the others count twice: $${n(ends)}+2\cdot${texFactor(round(inside), DIGITS)} = ${n(round(ends + 2 * inside))}$. At $q = 0$ the response is the sum of the weights, $${n((center + 2 * outer) / divisor)}$.`;
}

/** A sum of responses without the noise of binary arithmetic. */
function round(x: number): number {
  return Math.round(1e12 * x) / 1e12;
}
