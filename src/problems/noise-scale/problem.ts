import { at, range, sum } from '../../core/array.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor, texSum, texVector } from '../../core/tex.ts';
import { dot } from '../../core/vector.ts';
import { blanks } from './blanks.ts';
import { noiseScale, type Numbers } from './scale.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'The gradient noise scale',
  minutes: 10,
  printed: {
    gradients: [
      [1, 0],
      [3, 2],
      [2, -2],
      [2, 4],
    ],
    batch: 4,
  },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

const n = (x: number) => texNumber(x, DIGITS);

const LARGEST_ENTRY = 6;

function draw(rng: Rng): Numbers | null {
  const mean = range(2).map(() => rng.integer(-3, 3));
  // Three deviations are free; the fourth makes their sum zero, so that the mean comes out whole.
  const free = range(3).map(() => range(2).map(() => rng.integer(-3, 3)));
  const last = range(2).map((j) => -sum(free.map((deviation) => at(deviation, j))));
  const gradients = [...free, last].map((deviation) => deviation.map((entry, j) => entry + at(mean, j)));
  const numbers: Numbers = { gradients, batch: rng.pick([2, 4, 5, 8]) };
  const isLarge = gradients.flat().some((entry) => Math.abs(entry) > LARGEST_ENTRY);
  if (isLarge || dot(mean, mean) === 0) return null;
  const { scale } = noiseScale(numbers);
  return scale >= 0.4 && scale <= 20 ? numbers : null;
}

function statement({ gradients, batch }: Numbers): Markdown {
  const [first, second, third, fourth] = gradients.map(
    (gradient, i) => tex`\grad{\vg_${i + 1}} &= ${texVector(gradient, DIGITS)}`,
  );
  return tex`A data set has four examples. At the present weights their gradients are

$$
\begin{aligned}
${first}, & ${second}, \\
${third}, & ${fourth}.
\end{aligned}
$$

The loss is the mean over the examples, with gradient $\grad{\vg}$, and $\grad{\mC}$ is the covariance of the gradients over the four examples. A minibatch of size $B$ is drawn with replacement and has the mean gradient $\grad{\vg_B}$. The Hessian is $\mH = \mI$.

- Give $\grad{\vg}$, $\tr\grad{\mC}$ and the noise scale $B_{\text{noise}} = \tr\grad{\mC}/\norm{\grad{\vg}}^2$.
- For $B = ${batch}$, give $\E\norm{\grad{\vg_B}}^2$.
- For $B = ${batch}$, give the learning rate $\eta^\star$ with the largest expected decrease of the loss in one step.
- For $B = ${batch}$, how many times the fewest examples $E_{\min}$ does training need, by the model $E/E_{\min} = 1+B/B_{\text{noise}}$?`;
}

function hints({ gradients }: Numbers): readonly Markdown[] {
  const firsts = gradients.map((gradient) => n(at(gradient, 0)));
  return [
    tex`Split every gradient into the mean and its deviation from the mean. The mean is the signal, the deviations are the noise. The trace of a covariance is the mean squared length of the deviations.`,
    tex`$\E\norm{\grad{\vg_B}}^2 = \norm{\grad{\vg}}^2+\tr\grad{\mC}/B$, since the deviations have mean zero. With $\mH = \mI$ the expected change of the loss is $-\eta\norm{\grad{\vg}}^2+\tfrac{\eta^2}2\E\norm{\grad{\vg_B}}^2$, a parabola in $\eta$.`,
    tex`First steps: the first entry of $\grad{\vg}$ is $(${texSum(firsts)})/4$. Divide the sum of the squared deviations by 4, since the four examples are the whole data set. At the best learning rate the derivative of the parabola is zero.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [signalSolution(numbers), batchSolution(numbers), check(numbers)].join('\n\n');
}

function signalSolution({ gradients, batch }: Numbers): Markdown {
  const { mean, signal, deviations, noise, scale } = noiseScale({ gradients, batch });
  const squares = mean.map((entry) => `${texFactor(entry, DIGITS)}^2`).join(' + ');
  return tex`**Signal.** The mean is $\grad{\vg} = ${texVector(mean, DIGITS)}$ with $\norm{\grad{\vg}}^2 = ${squares} = ${n(signal)}$.

**Noise.** The squared deviations $\norm{\grad{\vg_i}-\grad{\vg}}^2$ are ${deviations.map(n).join(', ')}. Their mean is $\tr\grad{\mC} = ${n(sum(deviations))}/4 = ${n(noise)}$.

**Noise scale.** $B_{\text{noise}} = ${n(noise)}/${n(signal)} ${texEquals(scale, DIGITS)}$.`;
}

function batchSolution(numbers: Numbers): Markdown {
  const { batch } = numbers;
  const { signal, noise, scale, meanSquare, rate, examples } = noiseScale(numbers);
  return tex`**Minibatch.** The covariance of a mean of ${batch} draws is $\grad{\mC}/${batch}$. Signal and noise add up: $\E\norm{\grad{\vg_B}}^2 = ${n(signal)} + ${n(noise)}/${batch} ${texEquals(meanSquare, DIGITS)}$.

**Best learning rate.** $\E\,\Delta\loss = -\eta\norm{\grad{\vg}}^2+\tfrac{\eta^2}2\E\norm{\grad{\vg_B}}^2$ has its minimum where the derivative $-${n(signal)} + ${n(meanSquare)}\,\eta$ is zero: $\eta^\star = ${n(signal)}/${n(meanSquare)} ${texEquals(rate, DIGITS)}$.

**Examples.** $E/E_{\min} = 1 + ${batch}/${n(scale)} ${texEquals(examples, DIGITS)}$.`;
}

function check(numbers: Numbers): Markdown {
  const { gradients, batch } = numbers;
  const { signal, noise, scale, steps } = noiseScale(numbers);
  const lengths = gradients.map((gradient) => dot(gradient, gradient));
  return tex`**Check.** For one example per batch the mean square must be the mean of the $\norm{\grad{\vg_i}}^2$: $(${lengths.map(n).join(' + ')})/4 = ${n(sum(lengths) / 4)}$, and $${n(signal)} + ${n(noise)} = ${n(signal + noise)}$. With $S/S_{\min} = 1 + B_{\text{noise}}/${batch} ${texEquals(steps, DIGITS)}$ the product $(S/S_{\min}-1)(E/E_{\min}-1) = ${n(scale / batch)}\cdot${n(batch / scale)} \approx 1$, and $\eta^\star$ is the reciprocal of $${n(steps)}$.`;
}
