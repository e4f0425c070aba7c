import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor, texMatrix, texSum } from '../../core/tex.ts';
import { blanks } from './blanks.ts';
import { geometry, mapped, type Numbers } from './geometry.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Steepest descent in three norms',
  minutes: 12,
  printed: {
    gradient: [
      [3, 0],
      [4, 5],
    ],
    rate: 0.1,
  },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

const LEAST_RATIO = 1.2;
const LARGEST_RATIO = 12;

function draw(rng: Rng): Numbers | null {
  const entry = () => rng.integer(-5, 5);
  const numbers: Numbers = {
    gradient: [
      [entry(), entry()],
      [entry(), entry()],
    ],
    rate: rng.pick([0.1, 0.2, 0.5]),
  };
  const zeros = numbers.gradient.flat().filter((x) => x === 0).length;
  const { determinant, singular, scaledPolar } = geometry(numbers);
  if (determinant === 0 || zeros > 1 || scaledPolar.flat().includes(0)) return null;
  // Singular values that nearly agree, or of which one is nearly 0, hide what the spectral step does.
  const ratio = singular[0] / singular[1];
  return ratio < LEAST_RATIO || ratio > LARGEST_RATIO ? null : numbers;
}

function statement({ gradient, rate }: Numbers): Markdown {
  return tex`A weight matrix has the gradient

$$
\grad{\mG} = ${texMatrix(gradient, DIGITS)}.
$$

- Compute its two singular values.
- The length of a step is measured by the Frobenius norm, by the largest absolute entry, or by the spectral norm. Give the dual norm of $\grad{\mG}$ for each.
- Compute the polar factor $\mU\mV^\top$ of $\grad{\mG} = \mU\mSigma\mV^\top$.
- Which step $\Delta\param{\mW}$ minimizes $\tr(\grad{\mG^\top}\Delta\param{\mW}) + \frac{1}{2\eta}\norm{\Delta\param{\mW}}^2$ in the spectral norm, at $\eta = ${rate}$?`;
}

function hints({ gradient }: Numbers): readonly Markdown[] {
  const { determinant } = geometry({ gradient, rate: 1 });
  const [[a, b], [c, d]] = gradient;
  const { name, matrix, slope } = determinant > 0 ? ROTATION : REFLECTION;
  const f = (x: number) => texFactor(x, DIGITS);
  return [
    tex`The dual norm is the largest value of $\tr(\grad{\mG^\top}\mQ)$ over all $\mQ$ of norm one. Ask for each norm which $\mQ$ reaches it.`,
    tex`The squares of the singular values add up to the sum of all squared entries, and their product is the determinant, up to its sign: $(\sigma_1 \pm \sigma_2)^2 = \norm{\grad{\mG}}_F^2 \pm 2\abs{\det\grad{\mG}}$. The dual of the largest entry is a sum over entries, that of the spectral norm a sum over singular values.`,
    tex`First steps: $\det\grad{\mG} = ${f(a)} \cdot ${f(d)} - ${f(b)} \cdot ${f(c)}$ ${determinant > 0 ? 'is positive' : 'is negative'}, so the polar factor is a ${name} $${matrix}$. The slope along it is $${slope}$. Its maximum is the length of that pair of coefficients.`,
  ];
}

/** The orthogonal matrices with determinant 1, and with determinant -1. */
const ROTATION = {
  name: 'rotation',
  matrix: tex`\begin{pmatrix} \cos\theta & -\sin\theta \\ \sin\theta & \cos\theta \end{pmatrix}`,
  slope: tex`(\grad{g_{11}}+\grad{g_{22}})\cos\theta+(\grad{g_{21}}-\grad{g_{12}})\sin\theta`,
};
const REFLECTION = {
  name: 'reflection',
  matrix: tex`\begin{pmatrix} \cos\theta & \sin\theta \\ \sin\theta & -\cos\theta \end{pmatrix}`,
  slope: tex`(\grad{g_{11}}-\grad{g_{22}})\cos\theta+(\grad{g_{21}}+\grad{g_{12}})\sin\theta`,
};

function solution(numbers: Numbers): Markdown {
  return [values(numbers), duals(numbers), polar(numbers), check(numbers)].join('\n\n');
}

function values({ gradient, rate }: Numbers): Markdown {
  const { determinant, squares, singular, duals: norms } = geometry({ gradient, rate });
  const [[a, b], [c, d]] = gradient;
  const f = (x: number) => texFactor(x, DIGITS);
  const size = Math.abs(determinant);
  const gap = Math.sqrt(squares - 2 * size);
  return tex`**Singular values.** $\norm{\grad{\mG}}_F^2 = ${[a, b, c, d].map((x) => `${f(x)}^2`).join(' + ')} = ${squares}$ and $\det\grad{\mG} = ${f(a)} \cdot ${f(d)} - ${f(b)} \cdot ${f(c)} = ${determinant}$. So

$$
\begin{aligned}
\sigma_1 + \sigma_2 &= \sqrt{${squares} + 2 \cdot ${size}} ${texEquals(norms[2], DIGITS)} \\
\sigma_1 - \sigma_2 &= \sqrt{${squares} - 2 \cdot ${size}} ${texEquals(gap, DIGITS)}
\end{aligned}
$$

and $\sigma_1 ${texEquals(singular[0], DIGITS)}$, $\sigma_2 ${texEquals(singular[1], DIGITS)}$.`;
}

function duals({ gradient, rate }: Numbers): Markdown {
  const { squares, duals: norms } = geometry({ gradient, rate });
  const absolute = gradient.flat().map((x) => String(Math.abs(x)));
  return tex`**Dual norms.**

- Frobenius: it is its own dual, $\sqrt{${squares}} ${texEquals(norms[0], DIGITS)}$.
- Largest entry: every entry of the best $\mQ$ takes the sign of its partner (at a zero it is free), and the slope is the sum $${texSum(absolute)} = ${norms[1]}$.
- Spectral norm: the best $\mQ$ is $\mU\mV^\top$, and the slope is the nuclear norm $\sigma_1 + \sigma_2 ${texEquals(norms[2], DIGITS)}$.`;
}

function polar({ gradient, rate }: Numbers): Markdown {
  const { determinant, scaledPolar, polar: factor, step, duals: norms } = geometry({ gradient, rate });
  const { name, matrix, slope } = determinant > 0 ? ROTATION : REFLECTION;
  const [[cosine], [sine]] = scaledPolar;
  const length = tex`\sqrt{${texNumber(cosine ** 2 + sine ** 2, DIGITS)}}`;
  const relation = Number.isInteger(norms[2]) ? '=' : tex`\approx`;
  return tex`**Polar factor.** The determinant is ${determinant > 0 ? 'positive' : 'negative'}, so the best orthogonal matrix is a ${name} $${matrix}$. The slope along it is

$$
${slope} = ${texSum([tex`${leading(cosine)}\cos\theta`, tex`${leading(sine)}\sin\theta`])}.
$$

It is largest where cosine and sine are $${cosine}$ and $${sine}$, divided by the length $\sqrt{${texFactor(cosine, DIGITS)}^2 + ${texFactor(sine, DIGITS)}^2} = ${length}$ of that pair:

$$
\mU\mV^\top = \frac{1}{${length}}${texMatrix(scaledPolar, DIGITS)} ${relation} ${texMatrix(factor, DIGITS)}.
$$

**The step** is $-\eta$ times the dual norm times that direction, so the nuclear norm cancels:

$$
\Delta\param{\mW} = -${rate}${texMatrix(scaledPolar, DIGITS)} = ${texMatrix(step, DIGITS)}.
$$`;
}

/** A whole number in front of a function: 1 is not written. */
function leading(x: number): string {
  if (Math.abs(x) === 1) return x < 0 ? '-' : '';
  return `${x}`;
}

function check({ gradient, rate }: Numbers): Markdown {
  const { scaledPolar, singular, duals: norms, squares } = geometry({ gradient, rate });
  const products = gradient
    .flat()
    .map((g, i) => tex`${texNumber(g, DIGITS)} \cdot ${texFactor(scaledPolar.flat()[i] ?? 0, DIGITS)}`);
  const total = norms[2] ** 2;
  const least = mapped(gradient, (g) => g / norms[0]);
  return tex`**Check.** The length $\sqrt{${texNumber(total, DIGITS)}}$ is $\sigma_1 + \sigma_2$, found above. The slope along the polar factor is $\tr(\grad{\mG^\top}\mU\mV^\top) = \big(${texSum(products)}\big)/\sqrt{${texNumber(total, DIGITS)}} = \sqrt{${texNumber(total, DIGITS)}} ${texEquals(norms[2], DIGITS)}$, the nuclear norm. It exceeds the slope $\sqrt{${squares}}$ along the Frobenius direction $${texMatrix(least, 4)}$, whose spectral norm is only $\sigma_1/\norm{\grad{\mG}}_F \approx ${texNumber(singular[0] / norms[0], 4)}$.`;
}
