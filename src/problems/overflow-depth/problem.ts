import { range } from '../../core/array.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals } from '../../core/tex.ts';
import { blanks } from './blanks.ts';
import { growthOf, LARGEST, type Numbers } from './growth.ts';

const tex = String.raw;
const DIGITS = 6;
const MOST_LAYERS = 15;
/** How far, as a fraction, the layers beside the limit must stay from it. */
const MARGIN = 0.05;

export default defineProblem<Numbers>({
  title: 'How many layers until overflow?',
  minutes: 8,
  printed: { width: 512, deviation: 1, layer: 3 },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  // Twice a square, so that the root of half the width is whole.
  const width = 2 * rng.integer(8, 24) ** 2;
  const deviation = rng.pick([0.2, 0.25, 0.4, 0.5, 1]);
  const { factor, rms, overflow } = growthOf({ width, deviation });
  const isSlow = factor < 2 || overflow > MOST_LAYERS;
  const isClose = rms(overflow) < LARGEST * (1 + MARGIN) || rms(overflow - 1) > LARGEST * (1 - MARGIN);
  if (isSlow || isClose) return null;
  return { width, deviation, layer: rng.integer(2, Math.min(4, overflow - 1)) };
}

function statement({ width, deviation, layer }: Numbers): Markdown {
  return tex`All layers of a network and its input have width $d = ${width}$. The weights are independent and normal with mean zero and standard deviation $\tau = ${texNumber(deviation, DIGITS)}$, the biases are zero, the activation is ReLU, and the input has RMS 1. By the RMS of a layer we mean the root of the expected mean square of its pre-activations $\act{\va^{(\ell)}}$. Compute

- the RMS of layer 1,
- the factor by which the RMS grows from each layer to the next,
- the RMS of layer ${layer},
- the first layer whose RMS exceeds ${LARGEST}, the largest number of half precision (float16),
- the critical $\tau$, at which the RMS of all layers is the same.`;
}

function hints({ width, deviation }: Numbers): readonly Markdown[] {
  const tau = texNumber(deviation, DIGITS);
  return [
    tex`Ask of each layer what it reads. Layer 1 reads the input itself; every later layer reads what ReLU has left.`,
    tex`The variances of $d$ independent terms add, so a layer multiplies the mean square of what it reads by $d\tau^2$. ReLU halves a mean square. The RMS is the root.`,
    tex`First steps: layer 1 has mean square $${width} \cdot ${tau}^2$, and each later layer multiplies the mean square by $\tfrac12 \cdot ${width} \cdot ${tau}^2$. For the overflow, take logarithms of the RMS.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  const { width, deviation, layer } = numbers;
  const { first, factor, rms, overflow, crossing, critical } = growthOf(numbers);
  const equals = (x: number) => texEquals(x, DIGITS);
  const n = (x: number) => texNumber(x, DIGITS);
  const shown = range(overflow).filter((i) => i + 1 === layer || i + 2 >= overflow);
  const lines = shown.map(
    (i) => tex`- layer ${i + 1}: $${n(first)}${i === 0 ? '' : times(n(factor), i)} ${equals(rms(i + 1))}$`,
  );
  return tex`**Layer 1.** It reads an input of mean square 1, so its mean square is $d\tau^2 = ${n(width * deviation ** 2)}$ and its RMS is $\sqrt{${width}} \cdot ${n(deviation)} ${equals(first)}$.

**Later layers.** They read ReLU outputs, which have half of the mean square. The factor on the mean square is $d\tau^2/2 = ${n((width * deviation ** 2) / 2)}$, on the RMS its root: $${n(factor)}$.

**Depth.** The RMS of layer $\ell$ is $${n(first)} \cdot ${n(factor)}^{\ell-1}$:

${lines.join('\n')}

With logarithms: it exceeds ${LARGEST} for

$$
\ell > 1 + \frac{\ln(${LARGEST}/${n(first)})}{\ln ${n(factor)}} \approx ${crossing.toFixed(3)},
$$

first at $\ell = ${overflow}$.

**Critical.** The factor is 1 at $d\tau^2 = 2$, that is $\tau = \sqrt{2/${width}} ${equals(critical)}$: He initialization. Layer 1 then has RMS $\sqrt2$, and so do all others.

**Check.** $\tau$ is $${n(deviation / critical)}$ times the critical value, which is the factor of each layer found above.`;
}

/** A power as a further factor; the exponent 1 is left out. */
function times(base: string, exponent: number): string {
  return exponent === 1 ? tex` \cdot ${base}` : tex` \cdot ${base}^{${exponent}}`;
}
