import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals } from '../../core/tex.ts';
import { blanks } from './blanks.ts';
import { decays, type Numbers } from './decay.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'L2 is not weight decay under Adam',
  minutes: 10,
  printed: { sizes: [10, 0.1], rate: 1e-3, decay: 0.01, steps: 4000 },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

const LEAST_EXPONENT = 0.02;
const LARGEST_EXPONENT = 2.5;
const LARGEST_PENALTY = 0.1;

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    sizes: [rng.pick([2, 4, 5, 10]), rng.pick([0.1, 0.2, 0.25, 0.5])],
    rate: rng.pick([1e-3, 5e-4, 2e-4, 1e-4]),
    decay: rng.pick([0.01, 0.02, 0.05]),
    steps: rng.pick([1000, 2000, 4000, 5000, 10000, 20000, 40000, 50000]),
  };
  const exponents = decays(numbers).coupledExponents;
  // The penalty must stay small beside the gradients, or it would be part of their size.
  const isStrong = numbers.decay / numbers.sizes[1] > LARGEST_PENALTY;
  const isFlat = exponents[0] < LEAST_EXPONENT || exponents[1] > LARGEST_EXPONENT;
  return isStrong || isFlat ? null : numbers;
}

function statement({ sizes, rate, decay, steps }: Numbers): Markdown {
  const [large, small] = sizes;
  return tex`Two weights start at 1. Their gradients have mean zero and root mean square $s = ${large}$ for the first and $s = ${small}$ for the second. The learning rate is $\eta = ${texNumber(rate, DIGITS)}$ and $\lambda = ${decay}$.

- Where does the decay alone bring both weights in $T = ${steps}$ steps, if Adam gets the gradient of the loss plus the L2 penalty $\tfrac\lambda2\norm{\param{\vw}}^2$? Take $\sqrt{\grad{\hat v}} = s$.
- Where does AdamW bring them, with the same $\lambda$?
- With which penalty $\lambda'$ does Adam shrink the first weight as fast as AdamW does?
- To which root mean square does noise drive the weights of AdamW in the long run? Model a step by $\param{w_t} = (1-\eta\lambda)\param{w_{t-1}} - \eta\,\xi_t$ with independent $\xi_t$ of mean zero and mean square one; $\eta\lambda$ is small.`;
}

function hints({ sizes, rate, decay }: Numbers): readonly Markdown[] {
  return [
    tex`Follow what one step does to the part of the gradient that comes from the penalty. Under Adam it goes through the same division as everything else.`,
    tex`One step multiplies a weight by $1-a$, with $a = \eta\lambda/s$ for the penalty under Adam and $a = \eta\lambda$ for AdamW. Many steps with a small $a$ give $(1-a)^T \approx e^{-aT}$. For the noise, set the mean squares before and after a step equal.`,
    tex`First steps: for the first weight $a = ${texNumber(rate, DIGITS)} \cdot ${decay}/${sizes[0]}$. And the balance of the noise is $\E\param{w^2} = (1-\eta\lambda)^2\,\E\param{w^2} + \eta^2$, where $(1-\eta\lambda)^2 \approx 1 - 2\eta\lambda$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  const { sizes, rate, decay, steps } = numbers;
  const { exponent, coupledExponents, coupled, decoupled, matching, settled } = decays(numbers);
  const n = (x: number) => texNumber(x, DIGITS);
  const fraction = rate * decay;
  const lines = coupled.map(
    (weight, i) =>
      tex`- $s = ${sizes[i] ?? 0}$: $aT = ${n(exponent)}/${sizes[i] ?? 0} = ${n(coupledExponents[i] ?? 0)}$, so the weight is at $e^{-${n(coupledExponents[i] ?? 0)}} ${texEquals(weight, DIGITS)}$`,
  );
  return tex`**Adam with the penalty.** The penalty adds $\lambda\param{w}$ to the gradient. Adam divides by $s$, so one step takes away the fraction $a = \eta\lambda/s$, and $T$ steps multiply by about $e^{-aT}$. Here $\eta\lambda T = ${n(rate)} \cdot ${decay} \cdot ${steps} = ${n(exponent)}$:

${lines.join('\n')}

The weight with the larger gradients decays less.

**AdamW.** The decay does not go through the division: each step takes away the fraction $\eta\lambda = ${n(fraction)}$, and both weights are at $e^{-${n(exponent)}} ${texEquals(decoupled, DIGITS)}$.

**The matching penalty.** From $\lambda'/s = \lambda$ follows $\lambda' = ${decay} \cdot ${sizes[0]} = ${n(matching)}$. For the second weight another $\lambda'$ would be needed, so no single penalty does the same as AdamW.

**Noise.** The cross term has mean zero, so in balance $\E\param{w^2} = (1-\eta\lambda)^2\,\E\param{w^2} + \eta^2$. With $(1-\eta\lambda)^2 \approx 1-2\eta\lambda$ this is $2\eta\lambda\,\E\param{w^2} = \eta^2$, so the root mean square is

$$
\sqrt{\frac{\eta}{2\lambda}} = \sqrt{\frac{${n(rate)}}{2 \cdot ${decay}}} ${texEquals(settled, DIGITS)}.
$$

**Check.** With $s = 1$ the two optimizers would agree, and the two weights lie on both sides of that: $${n(coupled[1])} < ${n(decoupled)} < ${n(coupled[0])}$. The exact product $(1-\eta\lambda)^T$ is $${n((1 - fraction) ** steps)}$, against $${n(decoupled)}$ by the exponential.`;
}
