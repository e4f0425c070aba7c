import { blanksOf } from '../../core/answer/question.ts';
import { at, range } from '../../core/array.ts';
import { outputSize, PLAIN_STEPS } from '../../core/convolution.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texFactor, texVector } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { enlarged, folded, type Numbers, overlaps, scaleOf, tidy } from './folding.ts';

const tex = String.raw;
const DIGITS = 9;

export default defineProblem<Numbers>({
  title: 'Folding batch norm, and sizes that grow',
  minutes: 10,
  printed: {
    kernel: [2, -1, 0.5],
    bias: 0.3,
    gain: 1.5,
    shift: -0.2,
    mean: 0.8,
    variance: 4,
    size: 7,
    layers: [
      { taps: 4, stride: 2, padding: 1, extra: 0 },
      { taps: 3, stride: 2, padding: 1, extra: 1 },
      { taps: 2, stride: 2, padding: 0, extra: 0 },
    ],
  },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const tenths = () => rng.pick([-9, -8, -7, -6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6, 7, 8, 9]) / 10;
  const kernel = range(3).map(() => rng.pick([-4, -3, -2, -1, -0.5, 0.5, 1, 2, 3, 4]));
  const numbers: Numbers = {
    kernel,
    bias: tenths(),
    gain: rng.pick([0.5, 0.6, 1.2, 1.5, 2, 3]),
    shift: tenths(),
    mean: tenths(),
    variance: rng.pick([0.25, 4, 16]),
    size: rng.integer(5, 16),
    layers: drawLayers(rng),
  };
  const isFlat = numbers.bias === numbers.mean || folded(numbers).bias === 0;
  return isFlat || !questions(numbers).every(({ isClear }) => isClear) ? null : numbers;
}

function drawLayers(rng: Rng): Numbers['layers'] {
  const [first, second, third] = range(3).map(() => rng.integer(2, 3));
  const [even = 2, uneven = 2, tight = 2] = [first, second, third];
  const stray = uneven === 2 ? rng.pick([3, 5]) : rng.pick([5, 7]);
  return [
    { taps: 2 * even, stride: even, padding: rng.integer(0, 2), extra: 0 },
    { taps: stray, stride: uneven, padding: rng.integer(0, 1), extra: rng.integer(0, uneven - 1) },
    { taps: tight, stride: tight, padding: 0, extra: 0 },
  ];
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);

function statement(numbers: Numbers): Markdown {
  const { kernel, bias, gain, shift, mean, variance, size, layers } = numbers;
  const lines = layers.map(
    ({ taps, stride, padding, extra }, i) =>
      tex`${i + 1}. $k = ${taps}$, $s = ${stride}$, $p = ${padding}$, $p_{\text{out}} = ${extra}$`,
  );
  return tex`A 1-D convolution has one output channel $o$ with the weights $(\param{w_0}, \param{w_1}, \param{w_2}) = ${texVector(kernel, DIGITS)}$ and the bias $\param{b_o} = ${n(bias)}$. Batch norm follows, in inference, with the gain $\param{\gamma_o} = ${n(gain)}$, the shift $\param{\beta_o} = ${n(shift)}$, the running mean $\mu_o = ${n(mean)}$, the running variance $v_o = ${n(variance)}$ and $\epsilon = 0$.

- Fold it into the convolution: which weights and which bias give the same outputs without batch norm?

Three transposed convolutions with dilation 1 each enlarge an input of $m' = ${size}$ entries:

${lines.join('\n')}

- Which output sizes $m$ do they have?
- In the second one, at least and at most how many pairs of an input entry and a weight contribute to one output, away from the borders?`;
}

function hints(numbers: Numbers): readonly Markdown[] {
  const { gain, variance, layers, size } = numbers;
  const [, second] = layers;
  return [
    'Batch norm in inference is one affine map for the channel, and so is the bias. Put one into the other. A transposed convolution goes from the outputs of a convolution back to its inputs.',
    tex`Collect $\param{\gamma_o}(\act{a_i}-\mu_o)/\sqrt{v_o}+\param{\beta_o}$ by powers of the input. The transposed size is $(m'-1)s-2p+D(k-1)+1+p_{\text{out}}$. Window $i$ covers the outputs $is-p$ to $is-p+k-1$: how many windows cover one output?`,
    tex`First step: the scale is $${n(gain)}/\sqrt{${n(variance)}} = ${n(gain)}/${n(Math.sqrt(variance))}$, for the weights and for $\param{b_o}-\mu_o$. The $${size}$ windows of the second layer start ${second.stride} apart and are ${second.taps} wide.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [folding(numbers), sizes(numbers), overlap(numbers), check(numbers)].join('\n\n');
}

function folding(numbers: Numbers): Markdown {
  const { kernel, bias, gain, shift, mean, variance } = numbers;
  const scale = scaleOf(numbers);
  const result = folded(numbers);
  return tex`**Folding.** With $\act{a_i} = \param{b_o}+\sum_u\param{w_u}\data{x_{i+u}}$ batch norm puts out

$$
\begin{aligned}
&\frac{\param{\gamma_o}}{\sqrt{v_o}}(\act{a_i}-\mu_o)+\param{\beta_o} \\
&\quad= \sum_u\frac{\param{\gamma_o}}{\sqrt{v_o}}\param{w_u}\,\data{x_{i+u}}+\param{\beta_o}+\frac{\param{\gamma_o}}{\sqrt{v_o}}(\param{b_o}-\mu_o).
\end{aligned}
$$

The scale is $${n(gain)}/${n(Math.sqrt(variance))} = ${n(scale)}$. The weights become $${n(scale)}\cdot${texVector(kernel, DIGITS)} = ${texVector(result.kernel, DIGITS)}$, the bias becomes $${n(shift)}+${n(scale)}\cdot(${n(bias)}-${f(mean)}) = ${n(result.bias)}$.`;
}

function sizes({ size, layers }: Numbers): Markdown {
  const lines = layers.map((layer, i) => {
    const { taps, stride, padding, extra } = layer;
    return tex`${i + 1}. $(${size}-1)\cdot${stride}-2\cdot${padding}+(${taps}-1)+1+${extra} = ${enlarged(size, layer)}$`;
  });
  return tex`**Sizes.** The last window starts at $(m'-1)s$ and covers $k$ entries; the padding is cut off on both sides, and the output padding is appended.

${lines.join('\n')}

So the sizes are $(${layers.map((layer) => enlarged(size, layer)).join(', ')})$.`;
}

function overlap({ layers: [first, second, third] }: Numbers): Markdown {
  const [fewest, most] = overlaps(second);
  const { taps, stride } = second;
  const perOutput = range(stride).map((offset) => range(taps).filter((u) => u % stride === offset).length);
  return tex`**Overlap.** Output $j$ gets weight $u$ from input $i$ if $is+u-p = j$. So the indices $u$ that reach it all leave the same remainder when divided by $s = ${stride}$. Of the ${taps} indices ${perOutput.join(', ')} have the remainders ${range(stride).join(', ')}: at least ${fewest} and at most ${most}, which risks a checkerboard. In the first layer each inner output gets $${first.taps}/${first.stride} = ${first.taps / first.stride}$, in the third $${third.taps}/${third.stride} = 1$, everywhere the same.`;
}

function check(numbers: Numbers): Markdown {
  const { kernel, bias, gain, shift, mean, variance, size, layers } = numbers;
  const result = folded(numbers);
  const total = kernel.reduce((before, weight) => before + weight, 0);
  const plain = tidy(bias + total);
  const normed = tidy((gain * (plain - mean)) / Math.sqrt(variance) + shift);
  const direct = tidy(result.kernel.reduce((before, weight) => before + weight, result.bias));
  const back = layers.map((layer) => {
    const { taps, ...steps } = layer;
    return outputSize(enlarged(size, layer), taps, { ...PLAIN_STEPS, ...steps });
  });
  return tex`**Check.** On an input of ones the convolution gives $${n(plain)}$, batch norm makes of it $${n(gain)}\cdot(${n(plain)}-${f(mean)})/${n(Math.sqrt(variance))}+${f(shift)} = ${n(normed)}$, and the folded layer gives $${n(direct)}$ at once. A convolution with the same $k$, $s$ and $p$ takes the three sizes back to $${at(back, 0)}$, $${at(back, 1)}$ and $${at(back, 2)}$.`;
}
