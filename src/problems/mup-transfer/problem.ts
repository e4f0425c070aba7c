import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals } from '../../core/tex.ts';
import { blanks, WEIGHTS } from './blanks.ts';
import { transfer, type Layer, type Numbers } from './transfer.ts';

const tex = String.raw;
const DIGITS = 6;
const WIDEST = 8192;
/** Smaller rates would be written with a power of ten. */
const LEAST_RATE = 1e-4;

export default defineProblem<Numbers>({
  title: 'Transfer a learning rate with μP',
  minutes: 8,
  printed: { base: 256, doublings: 4, millionths: 3000, adamLayer: 'input', sgdLayer: 'input' },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    base: rng.pick([64, 128, 256, 512]),
    doublings: rng.integer(1, 6),
    millionths: 1000 * rng.pick([1, 2, 3, 4, 5, 6, 8, 10, 12, 16]),
    adamLayer: rng.pick(['input', 'output']),
    sgdLayer: rng.pick(['input', 'hidden', 'output']),
  };
  const { target, hiddenRate } = transfer(numbers);
  return target > WIDEST || hiddenRate < LEAST_RATE ? null : numbers;
}

function statement(numbers: Numbers): Markdown {
  const { base, adamLayer, sgdLayer } = numbers;
  const { target, baseRate } = transfer(numbers);
  const eta = texNumber(baseRate, DIGITS);
  return tex`A network has input weights, hidden layers of one width and output weights; the numbers of inputs and of outputs are fixed. At width ${base} it was tuned with Adam, and the hidden weights do best at the learning rate $\eta = ${eta}$. It is scaled up to width ${target} by the maximal update parametrization (μP). Give, at width ${target},

- Adam's learning rate of the hidden weights,
- the factor, from the old width to the new one, on Adam's learning rate of the ${WEIGHTS[adamLayer]},
- the factor on the standard deviation at the start, for the hidden weights and for the output weights,
- if the network were trained by SGD: the factor on its learning rate of the ${WEIGHTS[sgdLayer]}.

Last, someone keeps $\eta = ${eta}$ at width ${target}. By how much does Adam's first step, on one example, move each pre-activation of a hidden layer whose input $\act{\vh}$ has independent standard normal entries? Use the expected $\norm{\act{\vh}}_1$.`;
}

function hints({ base }: Numbers): readonly Markdown[] {
  return [
    tex`Look at the fan-in and the fan-out of each matrix and ask which of them grow with the width. Then ask of a sum over the fan-in whether its terms have random signs or all the same sign.`,
    tex`Adam's first step is $\Delta\param{\mW} = -\eta\operatorname{sign}(\grad{\vdelta})\operatorname{sign}(\act{\vh})^\top$, so on the same input each pre-activation moves by $\eta\norm{\act{\vh}}_1$. The start obeys $\norm{\param{\mW}}_2 = \Theta(\sqrt{d_{\text{out}}/d_{\text{in}}})$. For SGD keep the size of the gradient: $\grad{\vdelta}$ has entries of order 1 at the outputs, and of order one over the width below the output weights.`,
    tex`First step: take the ratio of the two widths, the new one over ${base}. Every factor is a power of it. For the last question, $\E\abs{\act{h_j}} = \sqrt{2/\pi}$.`,
  ];
}

const ADAM_REASONS: Readonly<Record<'input' | 'output', string>> = {
  input: tex`Their fan-in is the number of inputs, which stays. So does the sum $\norm{\data{\vx}}_1$ that their step adds up, and the rate does not change: the factor is`,
  output: tex`Their fan-in is the width, as for hidden weights, so the factor is`,
};

const SGD_REASONS: Readonly<Record<Layer, string>> = {
  input: tex`The step moves a pre-activation of the first layer by $\eta\grad{\delta_i}\norm{\data{\vx}}^2$, and $\grad{\delta_i}$ is of order one over the width. The rate must make up for it: the factor is`,
  hidden: tex`The step moves a pre-activation by $\eta\grad{\delta_i}\norm{\act{\vh}}^2$. Here $\grad{\delta_i}$ is of order one over the width and $\norm{\act{\vh}}^2$ of the order of the width. They cancel: the factor is`,
  output: tex`The step moves an output by $\eta\grad{\delta_i}\norm{\act{\vh}}^2$. Here $\grad{\delta_i}$ is of order 1 and $\norm{\act{\vh}}^2$ of the order of the width: the factor is`,
};

function solution(numbers: Numbers): Markdown {
  const { base, adamLayer, sgdLayer } = numbers;
  const values = transfer(numbers);
  const { target, ratio, baseRate, hiddenRate, baseChange, unchangedChange } = values;
  const n = (x: number) => texNumber(x, DIGITS);
  const correct = hiddenRate * target * Math.sqrt(2 / Math.PI);
  return tex`The ratio of the widths is $${target}/${base} = ${ratio}$.

**Adam, hidden weights.** The step moves each pre-activation by $\eta\norm{\act{\vh}}_1$, a sum of as many terms of one sign as the fan-in. The rate goes like one over the fan-in: $${n(baseRate)}/${ratio} = ${n(hiddenRate)}$.

**Adam, ${WEIGHTS[adamLayer]}.** ${ADAM_REASONS[adamLayer]} $${fraction(values.adamFactor)}$.

**Start.** Hidden weights meet their input at random, so the sum grows like the root of the fan-in: the factor on the standard deviation is $1/\sqrt{${ratio}} ${texEquals(values.hiddenDeviation, DIGITS)}$. The output weights have a fixed fan-out. A standard deviation $\tau$ gives them a spectral norm near $\tau\sqrt{d_{\text{in}}}$, which must be of order $1/\sqrt{d_{\text{in}}}$. So $\tau$ goes like one over the width: the factor is $1/${ratio} = ${n(values.outputDeviation)}$.

**SGD, ${WEIGHTS[sgdLayer]}.** ${SGD_REASONS[sgdLayer]} $${fraction(values.sgdFactor)}$.

**The rate kept.** Each pre-activation moves by

$$
\eta\norm{\act{\vh}}_1 \approx ${n(baseRate)} \cdot ${target} \cdot \sqrt{2/\pi} ${texEquals(unchangedChange, DIGITS)}.
$$

**Check.** At width ${base} the same rate moves it by $${n(baseRate)} \cdot ${base} \cdot \sqrt{2/\pi} ${texEquals(baseChange, DIGITS)}$, ${ratio} times less. The transferred rate gives the same at width ${target}: $${n(hiddenRate)} \cdot ${target} \cdot \sqrt{2/\pi} ${texEquals(correct, DIGITS)}$.`;
}

/** A factor that is a power of two or one over it: "1/16 = 0.0625". */
function fraction(factor: number): string {
  return factor < 1 ? `1/${1 / factor} = ${texNumber(factor, DIGITS)}` : texNumber(factor, DIGITS);
}
