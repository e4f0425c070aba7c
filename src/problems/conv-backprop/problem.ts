import { blanksOf } from '../../core/answer/question.ts';
import { at, range, sum } from '../../core/array.ts';
import { convolutionMatrix, fullConvolution, spread } from '../../core/convolution.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texFactor, texMatrix, texSum, texVector } from '../../core/tex.ts';
import { dot } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { dropped, forward, inputGradient, kernelGradient, type Numbers, outputs, stepsOf, windowAt } from './pass.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Backprop through a 1-D convolution',
  minutes: 12,
  printed: {
    input: [1, 2, 0, -1, 3],
    kernel: [1, 0, -1],
    bias: 0,
    upstream: [1, -1, 2],
    stride: 1,
    padding: 0,
  },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const entries = (count: number, size: number) => range(count).map(() => rng.integer(-size, size));
  const shape = {
    input: entries(rng.integer(5, 7), 3),
    kernel: entries(3, 2),
    stride: rng.integer(1, 2),
    padding: rng.integer(0, 1),
  };
  const upstream = range(outputs(shape)).map(() => rng.pick([-2, -1, 1, 2]));
  const numbers = { ...shape, upstream, bias: rng.pick([-2, -1, 1, 2]) };
  const nonzero = (list: readonly number[]) => list.filter((entry) => entry !== 0).length;
  // A symmetric kernel would not show the flip, and equal upstream gradients would not show which is which.
  const isSymmetric = shape.kernel[0] === shape.kernel[2] || new Set(upstream).size === 1;
  const isSparse = nonzero(shape.kernel) < 2 || nonzero(shape.input) < 4 || nonzero(kernelGradient(numbers)) < 2;
  return isSymmetric || isSparse || !questions(numbers).every(({ isClear }) => isClear) ? null : numbers;
}

const v = (entries: readonly number[]) => texVector(entries, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const n = (x: number) => String(x === 0 ? 0 : x);

function statement({ input, kernel, bias, upstream, stride, padding }: Numbers): Markdown {
  const padded = padding === 0 ? 'no padding, $p = 0$' : tex`padding $p = ${padding}$ with zeros on both sides`;
  return tex`The input is $\data{\vx} = ${v(input)}$. A convolution, as deep learning writes it,

$$
\act{a_i} = \param{b}+\sum_{u=0}^{2}\param{w_u}\,\data{x_{is+u-p}},
$$

has the kernel $\param{\vw} = ${v(kernel)}$, the bias $\param{b} = ${bias}$, stride $s = ${stride}$ and ${padded}. The gradient of the loss in its outputs is $\grad{\vdelta} = ${v(upstream)}$. All indices count from 0. Compute

- the outputs $\act{a_i}$,
- the gradients $\grad{\bar{w}_u}$ in the three weights,
- the gradient $\grad{\bar{b}}$ in the bias,
- the gradients $\grad{\bar{x}_j}$ in the ${input.length} inputs.`;
}

function hints({ kernel, upstream, stride, padding }: Numbers): readonly Markdown[] {
  const start = padding === 0 ? 'at the first input' : 'one place before the first input, in the padding';
  return [
    'Write down which inputs stand under the kernel at each output. Everything else is read off this list.',
    tex`A weight meets one input at each position: $\grad{\bar{w}_u} = \sum_i\grad{\delta_i}\,\data{x_{is+u-p}}$. An input is met by several weights: $\grad{\bar{x}_j}$ is the sum of $\grad{\delta_i}\param{w_u}$ over all pairs with $is+u-p = j$. That is a full convolution, here with the flip.`,
    tex`First step: the window of $\act{a_0}$ starts ${start}, and each further window ${stride === 1 ? 'one entry' : 'two entries'} later. $\grad{\delta_0} = ${at(upstream, 0)}$ adds $${at(upstream, 0)}$ times $${v(kernel)}$ to the entries of $\grad{\bar{\vx}}$ under its window${padding === 0 ? '' : '; what falls into the padding is dropped'}. Do the same for the others and add.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [forwardSolution(numbers), weightSolution(numbers), inputSolution(numbers), check(numbers)].join('\n\n');
}

function forwardSolution(numbers: Numbers): Markdown {
  const { kernel, bias, upstream } = numbers;
  const lines = upstream.map((_, i) => {
    const window = windowAt(numbers, i);
    const products = window.map((entry, u) => tex`${at(kernel, u)}\cdot${f(entry)}`);
    const terms = bias === 0 ? products : [String(bias), ...products];
    return tex`- window $${v(window)}$: $\act{a_${i}} = ${texSum(terms)} = ${n(at(forward(numbers), i))}$`;
  });
  return tex`**Forward.** The kernel meets these windows of the input${numbers.padding === 0 ? '' : ', with zeros from the padding'}:

${lines.join('\n')}

So $\act{\va} = ${v(forward(numbers))}$.`;
}

function weightSolution(numbers: Numbers): Markdown {
  const { kernel, upstream } = numbers;
  const lines = kernel.map((_, u) => {
    const products = upstream.map((slope, i) => tex`${slope}\cdot${f(at(windowAt(numbers, i), u))}`);
    return tex`- $\grad{\bar{w}_${u}} = ${texSum(products)} = ${n(at(kernelGradient(numbers), u))}$`;
  });
  return tex`**Weights and bias.** The weight $\param{w_u}$ meets entry $u$ of every window, so the slopes add up:

${lines.join('\n')}

The bias is added at every position: $\grad{\bar{b}} = ${texSum(upstream.map(n))} = ${n(sum(upstream))}$.`;
}

function inputSolution(numbers: Numbers): Markdown {
  const { input, kernel, upstream, stride, padding } = numbers;
  const rows = convolutionMatrix(input.length, kernel, stepsOf(numbers));
  const full = fullConvolution(spread(upstream, stride), kernel);
  const lines = upstream.map((slope, i) => tex`- $\grad{\delta_${i}}$ adds $${slope}\cdot${v(at(rows, i))}$`);
  const zeros =
    stride === 1 ? '' : tex`With stride 2 a zero goes between neighbors first, $${v(spread(upstream, 2))}$. `;
  return tex`**Inputs.** Row $i$ of the matrix

$$
\param{\mT} = ${texMatrix(rows, DIGITS)}
$$

has the kernel at the place of window $i$, and $\grad{\bar{\vx}} = \param{\mT^\top}\grad{\vdelta}$:

${lines.join('\n')}

The sum is $\grad{\bar{\vx}} = ${v(inputGradient(numbers))}$. The full convolution of $\grad{\vdelta}$ with $\param{\vw}$ gives the same. ${zeros}It is $${v(full)}$${cropped(numbers)}${padding === 0 && dropped(numbers) === 0 ? '' : `, which leaves $${v(inputGradient(numbers))}$`}.`;
}

/** What is cut from the full convolution, and what is appended. */
function cropped(numbers: Numbers): string {
  const { padding, input, kernel, upstream, stride } = numbers;
  const length = (upstream.length - 1) * stride + kernel.length;
  const missing = dropped(numbers);
  const end = length - padding - input.length;
  const front =
    padding === 0
      ? ''
      : end > 0
        ? '; the first and the last entry belong to the padding'
        : '; the first entry belongs to the padding';
  return missing === 0
    ? front
    : `${front}${padding === 0 ? ';' : ', and'} the last input is under no window and gets 0`;
}

function check(numbers: Numbers): Markdown {
  const { input, kernel, upstream, bias } = numbers;
  const linear = forward(numbers).map((entry) => entry - bias);
  const product = dot(upstream, linear);
  const outputsName = bias === 0 ? tex`\act{a_i}` : tex`(\act{a_i}-\param{b})`;
  const inner = (a: readonly number[], b: readonly number[]) =>
    texSum(a.map((entry, i) => tex`${n(entry)}\cdot${f(at(b, i))}`));
  return tex`**Check.** Without the bias the outputs are linear in the weights and linear in the inputs. So three inner products must agree: $\sum_i\grad{\delta_i}${outputsName} = ${inner(upstream, linear)} = ${n(product)}$, then $\sum_u\grad{\bar{w}_u}\param{w_u} = ${inner(kernelGradient(numbers), kernel)} = ${n(dot(kernelGradient(numbers), kernel))}$, and $\sum_j\grad{\bar{x}_j}\data{x_j} = ${inner(inputGradient(numbers), input)} = ${n(dot(inputGradient(numbers), input))}$.`;
}
