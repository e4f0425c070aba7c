import { at } from '../../core/array.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import { texEquals, texEqualsVector, texFactor, texMatrix, texSum, texVector } from '../../core/tex.ts';
import { blanks } from './blanks.ts';
import { draw } from './draw.ts';
import { backwardOperations, maskOf, type Numbers, parameterCount, passOf, trueProbability, widthsOf } from './pass.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Backprop with shapes and numbers',
  minutes: 15,
  printed: {
    input: [1, 2],
    first: [
      [1, -1],
      [0.5, 0.5],
      [-1, 1],
    ],
    second: [
      [1, 2, 0],
      [0, 1, -1],
    ],
    label: 1,
  },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
/** For losses that are subtracted. */
const fine = (x: number) => texNumber(x, 8);
const v = (vector: readonly number[]) => texVector(vector, DIGITS);
const equals = (vector: readonly number[]) => texEqualsVector(vector, DIGITS);

function statement({ input, first, second, label }: Numbers): Markdown {
  return tex`A network with one hidden ReLU layer ends in softmax cross-entropy:

$$
\begin{aligned}
\act{\va^{(1)}} &= \param{\mW^{(1)}}\data{\vx}+\param{\vb^{(1)}}, & \act{\vh^{(1)}} &= [\act{\va^{(1)}}]_+ \\
\act{\vz} &= \param{\mW^{(2)}}\act{\vh^{(1)}}+\param{\vb^{(2)}}, & \act{\vp} &= \softmax(\act{\vz})
\end{aligned}
$$

One example is $\data{\vx} = ${v(input)}^\top$ with true class ${label + 1}, so $\loss_i = -\ln\act{p_{${label + 1}}}$. The biases are trained and are zero now, and

$$
\begin{aligned}
\param{\mW^{(1)}} &= ${texMatrix(first, DIGITS)} \\
\param{\mW^{(2)}} &= ${texMatrix(second, DIGITS)}.
\end{aligned}
$$

- Compute the loss and its gradients $\grad{\bar{\mW}^{(2)}}$ and $\grad{\bar{\mW}^{(1)}}$, each in the shape of its matrix.
- How many parameters does the network have?
- How many operations do the products of the backward pass take for this example? A product with an $m\times n$ matrix counts as $2mn$, one multiplication and one addition for each entry, and so does an outer product of that shape, which is added to a gradient. The adjoint of the input is not computed.

You need a calculator with exp and ln; round only at the end.`;
}

function hints({ input, first }: Numbers): readonly Markdown[] {
  const row = at(first, 0).map((weight, j) => tex`${n(weight)} \cdot ${f(at(input, j))}`);
  return [
    tex`Go forward and keep every vector: the pre-activations, the activations, the logits, the probabilities. Which units are off?`,
    tex`Backward: $\grad{\vdelta^{(2)}} = \act{\vp}-\target{\ve_y}$, then $\grad{\bar{\vh}^{(1)}} = \param{\mW^{(2)}}^\top\grad{\vdelta^{(2)}}$, and $\grad{\vdelta^{(1)}}$ is that with zeros where a unit is off. A weight gradient is an outer product: the adjoint of what the layer gives, times what it reads.`,
    tex`First step: $\act{a^{(1)}_1} = ${texSum(row)}$. Apply the mask before the outer product with $\data{\vx}$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [forward(numbers), backward(numbers), counts(numbers), check(numbers)].join('\n\n');
}

function forward(numbers: Numbers): Markdown {
  const { label } = numbers;
  const { sums, hidden, logits, probabilities, loss } = passOf(numbers);
  return tex`**Forward.** $\act{\va^{(1)}} = ${v(sums)}^\top$, so $\act{\vh^{(1)}} = ${v(hidden)}^\top$, and the logits are $\act{\vz} = ${v(logits)}^\top$. The softmax divides their exponentials by the sum: $\act{\vp} ${equals(probabilities)}^\top$. The loss is

$$
\loss_i = -\ln \act{p_{${label + 1}}} ${texEquals(loss, DIGITS)}.
$$`;
}

function backward(numbers: Numbers): Markdown {
  const { label } = numbers;
  const { sums, logitAdjoint, hiddenAdjoint, sumAdjoint, firstGradient, secondGradient } = passOf(numbers);
  return tex`**Layer 2.** Subtract 1 from the probability of class ${label + 1}: $\grad{\vdelta^{(2)}} ${equals(logitAdjoint)}^\top$. With what the layer reads as a row,

$$
\begin{aligned}
\grad{\bar{\mW}^{(2)}} &= \grad{\vdelta^{(2)}}\act{\vh^{(1)}}^\top \\
&\approx ${texMatrix(secondGradient, DIGITS)}.
\end{aligned}
$$

**Layer 1.** $\grad{\bar{\vh}^{(1)}} = \param{\mW^{(2)}}^\top\grad{\vdelta^{(2)}} ${equals(hiddenAdjoint)}^\top$. The mask is $${v(maskOf(sums))}$, so $\grad{\vdelta^{(1)}} ${equals(sumAdjoint)}^\top$ and

$$
\begin{aligned}
\grad{\bar{\mW}^{(1)}} &= \grad{\vdelta^{(1)}}\data{\vx}^\top \\
&\approx ${texMatrix(firstGradient, DIGITS)}.
\end{aligned}
$$

The gradients of the biases are $\grad{\vdelta^{(2)}}$ and $\grad{\vdelta^{(1)}}$ themselves.`;
}

function counts(numbers: Numbers): Markdown {
  const widths = widthsOf(numbers);
  const { inputs, hidden, classes } = widths;
  const [lower, upper] = [hidden * inputs, classes * hidden];
  return tex`**Parameters.** Layer 1 has $${hidden} \cdot (${inputs} + 1) = ${hidden * (inputs + 1)}$, layer 2 has $${classes} \cdot (${hidden} + 1) = ${classes * (hidden + 1)}$, together ${parameterCount(widths)}.

**Operations.** The matrices have $${lower}$ and $${upper}$ entries. The gradients of the weights take $2 \cdot ${lower} + 2 \cdot ${upper}$, the adjoint of $\act{\vh^{(1)}}$ takes $2 \cdot ${upper}$, together ${backwardOperations(widths)}. The forward pass takes $2 \cdot ${lower} + 2 \cdot ${upper} = ${2 * (lower + upper)}$.`;
}

const NUDGE = 0.01;

/** The derivative along one entry of W1 once more, from two forward passes. */
function check(numbers: Numbers): Markdown {
  const { first } = numbers;
  const { sumAdjoint, firstGradient } = passOf(numbers);
  const row = sumAdjoint.reduce((best, value, j) => (Math.abs(value) > Math.abs(at(sumAdjoint, best)) ? j : best), 0);
  const lossAt = (nudge: number) => {
    const moved = first.map((entries, j) => entries.map((entry, k) => (j === row && k === 0 ? entry + nudge : entry)));
    return passOf({ ...numbers, first: moved }).loss;
  };
  const [low, high] = [lossAt(-NUDGE), lossAt(NUDGE)];
  return tex`**Check.** Move the entry of $\param{\mW^{(1)}}$ in row ${row + 1} and column 1 by $\pm ${NUDGE}$: the loss is $${fine(high)}$ and $${fine(low)}$, so the slope is near $(${fine(high)} - ${fine(low)})/${2 * NUDGE} \approx ${texNumber((high - low) / (2 * NUDGE), 4)}$, and the gradient has $${n(at(at(firstGradient, row), 0))}$ there. The entries of $\grad{\vdelta^{(2)}}$ add up to 0, since a common shift of the logits changes nothing. And $\act{p_{${numbers.label + 1}}} = e^{-\loss_i} \approx ${n(trueProbability(numbers))}$.`;
}
