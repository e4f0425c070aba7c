import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals } from '../../core/tex.ts';
import { blanks } from './blanks.ts';
import { startFor, type Numbers } from './variance.ts';

const tex = String.raw;
const DIGITS = 6;
/** Below this, adding the layers up instead of multiplying could not be told from the right factor. */
const LEAST_DRIFT = 1.1;

export default defineProblem<Numbers>({
  title: 'Kaiming for the leaky ReLU',
  minutes: 8,
  printed: { fanIn: 256, fanOut: 512, slope: 0.1, layers: 20 },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    fanIn: rng.pick([64, 128, 256, 512, 1024]),
    fanOut: rng.pick([64, 128, 256, 512, 1024]),
    // Below 0.1 the slope changes less than the digits that are asked for.
    slope: rng.pick([0.1, 0.2, 0.25, 0.3, 0.4, 0.5]),
    layers: rng.pick([10, 20, 30, 40]),
  };
  const { fanIn, fanOut, slope } = numbers;
  // With equal widths the gradient keeps its size and nothing is left to compute.
  const isEqual = fanIn === fanOut;
  // Here Xavier gives the number of another named mistake: the fan-out, or a slope that is not squared.
  const isAmbiguous = fanIn === slope ** 2 * fanOut || fanOut === slope * fanIn;
  return isEqual || isAmbiguous || startFor(numbers).drift < LEAST_DRIFT ? null : numbers;
}

function statement({ fanIn, fanOut, slope, layers }: Numbers): Markdown {
  const nu = texNumber(slope, DIGITS);
  return tex`A layer with fan-in $d_{\text{in}} = ${fanIn}$ and fan-out $d_{\text{out}} = ${fanOut}$ reads leaky ReLU units, $\varphi(\act{a}) = \max(\act{a}, ${nu}\,\act{a})$. The pre-activations $\act{a}$ below have a symmetric law of mean square $q$. The weights are independent of them, of each other and of the gradients from above, with a symmetric law and one variance; the biases are zero. Compute

- $\E\varphi(\act{a})^2/q$,
- the standard deviation of the weights at which the pre-activations of the layer have mean square $q$ again,
- the bound $u$ of a uniform law on $[-u, u]$ with this standard deviation,
- the factor on the mean square of $\grad{\delta} = \partial\loss/\partial\act{a}$ from this layer to the one below, with these weights,
- the factor on the RMS of the pre-activations over ${layers} layers of this activation if all of them use the variance $2/d_{\text{in}}$ of ReLU instead.`;
}

function hints({ slope }: Numbers): readonly Markdown[] {
  return [
    tex`Look at the two halves of the line on their own. By symmetry each of them holds half of the mean square $q$.`,
    tex`A slope multiplies a mean square by its square. A pre-activation is a sum of $d_{\text{in}}$ independent terms of mean zero; an entry of $\grad{\delta}$ below is a sum of $d_{\text{out}}$ of them, times $\varphi'(\act{a})$. A uniform law on $[-u, u]$ has variance $u^2/3$.`,
    tex`First step: $\E\varphi(\act{a})^2 = \tfrac12 q + \tfrac12 \cdot ${texNumber(slope, DIGITS)}^2\,q$, and $\E\varphi'(\act{a})^2$ is the same without $q$. The condition is $d_{\text{in}} \Var\param{W_{ij}}\,\E\varphi(\act{a})^2 = q$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  const { fanIn, fanOut, slope, layers } = numbers;
  const { kept, variance, deviation, bound, backward, drift } = startFor(numbers);
  const equals = (x: number) => texEquals(x, DIGITS);
  const n = (x: number) => texNumber(x, DIGITS);
  return tex`**One activation.** Positive and negative pre-activations each hold half of the mean square, by symmetry. The negative half is multiplied by $${n(slope)}^2$:

$$
\frac{\E\varphi(\act{a})^2}{q} = \frac{1 + ${n(slope)}^2}{2} = ${n(kept)}.
$$

**The weights.** Terms of mean zero add their variances, so $d_{\text{in}} \Var\param{W_{ij}} \cdot ${n(kept)} = 1$ and

$$
\Var\param{W_{ij}} = \frac{1}{${fanIn} \cdot ${n(kept)}} ${equals(variance)}.
$$

The standard deviation is its root, $${n(deviation)}$. A uniform law has variance $u^2/3$, so $u = \sqrt3 \cdot ${n(deviation)} ${equals(bound)}$.

**The way back.** An entry of $\grad{\delta}$ below is a sum of $d_{\text{out}}$ terms times $\varphi'(\act{a})$, and $\E\varphi'(\act{a})^2 = ${n(kept)}$ as well. The factor is

$$
d_{\text{out}} \Var\param{W_{ij}} \cdot ${n(kept)} = \frac{d_{\text{out}}}{d_{\text{in}}} = \frac{${fanOut}}{${fanIn}} = ${n(backward)}.
$$

**The slope forgotten.** With variance $2/d_{\text{in}}$ each layer multiplies the mean square by $2 \cdot ${n(kept)} = ${n(1 + slope ** 2)}$. Over ${layers} layers the RMS is multiplied by $${n(1 + slope ** 2)}^{${layers}/2} ${equals(drift)}$.

**Check.** Back to front: $${fanIn} \cdot ${n(deviation)}^2 \cdot ${n(kept)} \approx ${n(fanIn * Number(deviation.toPrecision(DIGITS)) ** 2 * kept)}$. At slope 0 the standard deviation would be $\sqrt{2/${fanIn}} ${equals(Math.sqrt(2 / fanIn))}$, a little more, because less gets through; at slope 1 it would be $\sqrt{1/${fanIn}} ${equals(Math.sqrt(1 / fanIn))}$, the linear case.`;
}
