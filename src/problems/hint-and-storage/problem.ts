import { blanksOf, isTold } from '../../core/answer/question.ts';
import { texCount, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { countOf, type Numbers } from './count.ts';

const tex = String.raw;
const DIGITS = 8;
const WIDTHS = [16, 32, 64, 128, 256] as const;

export default defineProblem<Numbers>({
  title: 'What the teacher costs',
  minutes: 10,
  printed: {
    side: 14,
    channels: 32,
    teacherSide: 10,
    teacherChannels: 64,
    images: 1_281_167,
    classes: 1000,
    bytes: 2,
    tokens: 2,
    vocabulary: 32_000,
    top: 50,
  },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

/** Sizes of published image sets. */
const IMAGE_SETS = [
  { images: 60_000, classes: 10 },
  { images: 50_000, classes: 100 },
  { images: 1_281_167, classes: 1000 },
  { images: 14_197_122, classes: 21_841 },
] as const;

function draw(rng: Rng): Numbers | null {
  const side = rng.integer(6, 16);
  const numbers: Numbers = {
    side,
    channels: rng.pick(WIDTHS),
    teacherSide: side - rng.integer(1, 4),
    teacherChannels: rng.pick(WIDTHS),
    ...rng.pick(IMAGE_SETS),
    bytes: rng.pick([2, 4]),
    tokens: rng.integer(1, 20),
    vocabulary: rng.pick([30_522, 32_000, 50_257, 128_256, 151_936]),
    top: rng.pick([16, 20, 32, 50, 64, 100]),
  };
  return questions(numbers).every(isTold) ? numbers : null;
}

const c = texCount;
const n = (x: number) => texNumber(x, DIGITS);

function statement(numbers: Numbers): Markdown {
  const { side, channels, teacherSide, teacherChannels, images, classes, bytes, tokens, vocabulary, top } = numbers;
  return tex`A hint connects a layer of the student with ${channels} channels of side ${side} and a layer of the teacher with ${teacherChannels} channels of side ${teacherSide}. The regressor is a convolution of stride 1 without padding, with biases. Give

- its number of parameters,
- the number of weights of a dense map from all entries to all entries, without biases.

The outputs of a teacher are stored. Give

- the size of its logits for $${c(images)}$ images and $${c(classes)}$ classes, with ${bytes} bytes each, in GB of $10^9$ bytes,
- the size of all next-token probabilities for a text of ${tokens} billion tokens and a vocabulary of $${c(vocabulary)}$, with 2 bytes each, in TB of $10^{12}$ bytes,
- the size if only the ${top} largest probabilities of each token are kept, each with its index in the fewest whole bytes that suffice, in GB.`;
}

function hints({ side, teacherSide, vocabulary, tokens }: Numbers): readonly Markdown[] {
  return [
    'How large must the kernel be so that the map comes out at the side of the teacher’s? For storage count numbers first, then bytes.',
    tex`A kernel of side $k$ turns the side $h$ into $h-k+1$. It reads all channels of the input, and each channel of the output has its own kernel and one bias. How many different values do two bytes have?`,
    tex`First steps: $${side}-k+1 = ${teacherSide}$. The text has $${tokens}\cdot10^9\cdot${c(vocabulary)}$ probabilities, and $2^{16}$ is to be compared with $${c(vocabulary)}$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [hint(numbers), images(numbers), text(numbers)].join('\n\n');
}

function hint(numbers: Numbers): Markdown {
  const { side, channels, teacherSide, teacherChannels } = numbers;
  const { kernel, regressor, dense } = countOf(numbers);
  const [entries, goals] = [side ** 2 * channels, teacherSide ** 2 * teacherChannels];
  return tex`**Hint.** The kernel has the side $k = ${side}-${teacherSide}+1 = ${kernel}$. Each of the ${teacherChannels} output channels has $${kernel}^2\cdot${channels}$ weights and a bias:

$$
\begin{aligned}
&${kernel ** 2}\cdot${channels}\cdot${teacherChannels}+${teacherChannels} \\
&\quad = ${c(regressor)}
\end{aligned}
$$

A dense map connects $${side}^2\cdot${channels} = ${c(entries)}$ entries with $${teacherSide}^2\cdot${teacherChannels} = ${c(goals)}$:

$$
${c(entries)}\cdot${c(goals)} = ${c(dense)}
$$`;
}

function images(numbers: Numbers): Markdown {
  const { images: count, classes, bytes } = numbers;
  const { logits } = countOf(numbers);
  return tex`**Images.** There are $${c(count)}\cdot${c(classes)} = ${c(count * classes)}$ logits of ${bytes} bytes, $${n(logits)}$ GB.`;
}

function text(numbers: Numbers): Markdown {
  const { tokens, vocabulary, top } = numbers;
  const { full, index, largest } = countOf(numbers);
  const room = index === 2 ? 'suffice' : 'do not suffice, three do';
  return tex`**Text.** All probabilities take

$$
${tokens}\cdot10^9\cdot${c(vocabulary)}\cdot2 = ${n(full)}\cdot10^{12}
$$

bytes, $${n(full)}$ TB. For an index two bytes, with $2^{16} = ${c(65_536)}$ values, ${room}. So an entry has $2+${index} = ${2 + index}$ bytes, and the ${top} largest take

$$
${tokens}\cdot10^9\cdot${top}\cdot${2 + index} = ${n(largest)}\cdot10^9
$$

bytes, $${n(largest)}$ GB.

**Check.** The ratio of both is that of the bytes of a single token, $${c(2 * vocabulary)}/${top * (2 + index)} ${texEquals((1000 * full) / largest, 6)}$.`;
}
