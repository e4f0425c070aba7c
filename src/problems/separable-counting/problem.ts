import { blanksOf } from '../../core/answer/question.ts';
import { texCount } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { type Numbers, weights } from './counts.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Counting cheap convolutions',
  minutes: 10,
  printed: { inputChannels: 128, outputChannels: 256, taps: 3, size: 14, groups: 4, reduced: 64 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const channels = [32, 64, 128, 256, 512];
  const numbers: Numbers = {
    inputChannels: rng.pick(channels),
    outputChannels: rng.pick(channels),
    taps: rng.pick([3, 5, 7]),
    size: rng.pick([7, 14, 28, 56]),
    groups: rng.pick([2, 4, 8]),
    reduced: rng.pick([16, 32, 64]),
  };
  const { inputChannels, outputChannels, reduced } = numbers;
  // With equal channels it would not matter which of them are meant; a bottleneck has fewer of them inside.
  const isPlain = inputChannels === outputChannels || reduced >= Math.min(inputChannels, outputChannels);
  return isPlain || !questions(numbers).every(({ isClear }) => isClear) ? null : numbers;
}

function statement({ inputChannels, outputChannels, taps, size, groups, reduced }: Numbers): Markdown {
  return tex`A convolution takes $C_{\text{in}} = ${inputChannels}$ channels to $C_{\text{out}} = ${outputChannels}$ with windows of $k\times k = ${taps}\times${taps}$, on maps of $${size}\times${size}$. Stride 1 and padding keep the size of all maps. No layer has biases. Count the weights of

- the full convolution,
- the depthwise separable version: a depthwise $${taps}\times${taps}$ convolution, then a $1\times1$ convolution; which share of the full count is that?
- the grouped version with $g = ${groups}$ groups,
- a bottleneck: $1\times1$ to ${reduced} channels, full $${taps}\times${taps}$ from ${reduced} to ${reduced}, $1\times1$ to $C_{\text{out}}$.

Last, count the multiply-accumulates of the depthwise separable version for one image.`;
}

function hints({ inputChannels, outputChannels, taps, size, groups, reduced }: Numbers): readonly Markdown[] {
  return [
    'For each layer ask which input channels one output channel reads, and with how many weights per pair of channels.',
    tex`A full layer has $C_{\text{out}}C_{\text{in}}k^2$ weights, a depthwise one $k^2$ for each input channel, a $1\times1$ one $C_{\text{in}}C_{\text{out}}$. With $g$ groups each output channel reads $C_{\text{in}}/g$ channels. For the share divide and cancel.`,
    tex`First step: in the full version each of the ${outputChannels} output channels has ${inputChannels} windows of $${taps}^2$ weights, in the grouped one $${inputChannels}/${groups}$ windows. The bottleneck is a sum of three layers, the middle one from ${reduced} to ${reduced}. At each of the $${size}^2$ positions every weight is used once.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [full(numbers), separable(numbers), others(numbers), macs(numbers), check(numbers)].join('\n\n');
}

function full({ inputChannels, outputChannels, taps, ...others }: Numbers): Markdown {
  const { full: count } = weights({ inputChannels, outputChannels, taps, ...others });
  return tex`**Full.** A window for each pair of channels: $${outputChannels}\cdot${inputChannels}\cdot${taps}^2 = ${texCount(count)}$.`;
}

function separable(numbers: Numbers): Markdown {
  const { inputChannels, outputChannels, taps } = numbers;
  const { depthwise, pointwise, separable: count, ratio } = weights(numbers);
  return tex`**Depthwise separable.** One window for each input channel, then the mixing: $${inputChannels}\cdot${taps}^2+${inputChannels}\cdot${outputChannels} = ${texCount(depthwise)}+${texCount(pointwise)} = ${texCount(count)}$. Divided by the full count, term by term:

$$
\frac{C_{\text{in}}k^2+C_{\text{in}}C_{\text{out}}}{C_{\text{in}}C_{\text{out}}k^2} = \frac1{C_{\text{out}}}+\frac1{k^2} = \frac1{${outputChannels}}+\frac1{${taps ** 2}} ${texEquals(ratio, DIGITS)}.
$$`;
}

function others(numbers: Numbers): Markdown {
  const { inputChannels, outputChannels, taps, groups, reduced } = numbers;
  const { full: count, grouped, parts, bottleneck } = weights(numbers);
  return tex`**Grouped.** Each output channel reads $${inputChannels}/${groups} = ${inputChannels / groups}$ channels: $${texCount(count)}/${groups} = ${texCount(grouped)}$.

**Bottleneck.** The three layers have $${inputChannels}\cdot${reduced} = ${texCount(parts[0])}$, $${reduced}^2\cdot${taps}^2 = ${texCount(parts[1])}$ and $${reduced}\cdot${outputChannels} = ${texCount(parts[2])}$ weights, together $${texCount(bottleneck)}$.`;
}

function macs(numbers: Numbers): Markdown {
  const { size } = numbers;
  const { separable: count } = weights(numbers);
  return tex`**Multiply-accumulates.** Each weight is used once at each of the $${size}^2 = ${texCount(size ** 2)}$ positions: $${texCount(count)}\cdot${texCount(size ** 2)} = ${texCount(count * size ** 2)}$.`;
}

function check(numbers: Numbers): Markdown {
  const { inputChannels, outputChannels, taps, groups } = numbers;
  const { grouped, ratio, full: count } = weights(numbers);
  const perGroup = tex`${outputChannels / groups}\cdot${inputChannels / groups}\cdot${taps}^2`;
  return tex`**Check.** The grouped version is ${groups} small layers: $${groups}\cdot(${perGroup}) = ${texCount(grouped)}$. The share cannot fall below $1/k^2$, which is $1/${taps ** 2} ${texEquals(1 / taps ** 2, 4)}$; and $${texCount(count)}\cdot${ratio.toFixed(6)} \approx ${texCount(count * Number(ratio.toFixed(6)))}$ is the separable count again, up to rounding.`;
}
