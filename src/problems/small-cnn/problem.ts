import { blanksOf } from '../../core/answer/question.ts';
import { texCount } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { questions } from './blanks.ts';
import { lastField, type Convolution, type Numbers, sizes } from './network.ts';
import { solution } from './solution.ts';

const tex = String.raw;

export default defineProblem<Numbers>({
  title: 'Walk through a small CNN',
  minutes: 15,
  printed: {
    size: 32,
    layers: [
      { channels: 16, taps: 5, stride: 1, padding: 2 },
      { channels: 32, taps: 3, stride: 2, padding: 1 },
      { channels: 64, taps: 3, stride: 1, padding: 0 },
    ],
  },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

/** Smaller last maps leave no difference between a mean and its entries. */
const LEAST_SIZE = 2;

function draw(rng: Rng): Numbers | null {
  const convolution = (channels: readonly number[], windows: readonly number[]): Convolution => {
    const taps = rng.pick(windows);
    return {
      channels: rng.pick(channels),
      taps,
      stride: rng.integer(1, 2),
      padding: rng.integer(0, (taps - 1) / 2),
    };
  };
  const numbers: Numbers = {
    size: rng.pick([28, 32, 64]),
    layers: [convolution([8, 16, 32], [3, 5, 7]), convolution([16, 32, 64], [3, 5]), convolution([16, 32, 64], [3, 5])],
  };
  // A receptive field beyond the image would read mostly padding.
  const isWide = lastField(numbers).size > numbers.size;
  const isSmall = sizes(numbers)[3] < LEAST_SIZE;
  return isWide || isSmall || !questions(numbers).every(({ isClear }) => isClear) ? null : numbers;
}

function statement({ size, layers: [first, second, third] }: Numbers): Markdown {
  const walk = ({ channels, taps, stride, padding }: Convolution) =>
    tex`to ${channels} channels, $k=${taps}$, $s=${stride}$, $p=${padding}$`;
  return tex`An image with 3 channels and $${size}\times${size}$ pixels goes through these layers, with a ReLU after each convolution:

1. convolution ${walk(first)},
2. max pooling, $k=2$, $s=2$, $p=0$,
3. convolution ${walk(second)},
4. convolution ${walk(third)},
5. global average pooling,
6. dense layer to 10 outputs.

All windows are square, there is no dilation, and convolutions and dense layer have biases. Give

- the size $m$ of the $m\times m$ maps after each of the layers 1 to 4,
- the parameters of the whole network,
- the multiply-accumulates for one image, of convolutions and dense layer together; adding a bias, comparing and averaging do not count,
- the receptive field of one unit of layer 4 and its jump, in pixels along one side, padding included,
- the parameters of a dense layer, with biases, from all numbers of the image to as many outputs as layer 1 has.`;
}

function hints({ size, layers: [first] }: Numbers): readonly Markdown[] {
  const { taps, stride, padding, channels } = first;
  return [
    tex`Go layer by layer and keep three lists: size, channels, jump. Parameters need the channels, multiply-accumulates also the size of the output.`,
    tex`Size $\big\lfloor(m+2p-k)/s\big\rfloor+1$. A convolution has $C_{\text{out}}(C_{\text{in}}k^2+1)$ parameters and uses each weight once at every output position. The receptive field grows by $k-1$ times the jump before the layer; pooling is a layer.`,
    tex`First step: layer 1 has the size $\lfloor(${size}+2\cdot${padding}-${taps})/${stride}\rfloor+1$ and $${texCount(channels)}\,(3\cdot${taps}^2+1)$ parameters. Its receptive field is $${taps}$, its jump $${stride}$.`,
  ];
}
