import { blanksOf } from '../../core/answer/question.ts';
import { texCount } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { counts, type Numbers } from './counts.ts';

const tex = String.raw;
const DIGITS = 8;

export default defineProblem<Numbers>({
  title: 'What a quadratic kernel costs',
  minutes: 8,
  printed: { tokens: 4096, keyWidth: 64, valueWidth: 64 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const widths = [8, 16, 24, 32, 48, 64, 96, 128];
  const numbers = { tokens: 2 ** rng.integer(8, 16), keyWidth: rng.pick(widths), valueWidth: rng.pick(widths) };
  return questions(numbers).every(({ isClear }) => isClear) ? numbers : null;
}

function statement({ tokens, keyWidth, valueWidth }: Numbers): Markdown {
  return tex`There are $T = ${texCount(tokens)}$ tokens, with queries and keys of width $d_k = ${keyWidth}$ and values of width $d_v = ${valueWidth}$. No mask is used. Compare softmax attention, by all pairs, with linear attention for the similarity $(1+\act{\vq}^\top\act{\vk})^2$, by sums over the keys. Give

- the number $C$ of features,
- the multiplications of softmax attention, for scores and averages of all queries,
- the multiplications of linear attention, for the sum of $\phi(\act{\vk_j})\act{\vv_j^\top}$ and for the reads of this sum and of the normalizer by all queries,
- the smallest number of tokens for which linear attention takes fewer multiplications at these widths.

Computing features, exponentials, divisions and additions are not counted.`;
}

function hints({ keyWidth }: Numbers): readonly Markdown[] {
  return [
    'Which shapes stand between the two matrix products in each version, and how many numbers does each product multiply?',
    tex`The features of the kernel are all monomials up to degree 2. One outer product has $Cd_v$ entries. One query reads all of them, and $C$ more for its denominator.`,
    tex`First step: there are 1 constant, ${keyWidth} entries, ${keyWidth} squares and $${keyWidth}\cdot${keyWidth - 1}/2$ mixed products. For the last question divide both counts by $T$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  const { keyWidth: k, valueWidth: v, tokens } = numbers;
  const { features, softmax, linear, fewest } = counts(numbers);
  const [winner, factor] = linear < softmax ? ['linear', softmax / linear] : ['softmax', linear / softmax];
  return tex`**Features.** One constant, ${k} entries, ${k} squares and $${k}\cdot${k - 1}/2 = ${texCount((k * (k - 1)) / 2)}$ mixed products: $C = ${k + 1}\cdot${k + 2}/2 = ${texCount(features)}$.

**Softmax.** Each of the $${texCount(tokens)}^2 = ${texCount(tokens ** 2)}$ pairs takes $d_k$ multiplications for its score and $d_v$ for its share of the average: $${texCount(tokens ** 2)}\cdot(${k}+${v}) = ${texCount(softmax)}$.

**Linear.** Each token adds one outer product, $Cd_v$, and reads both sums, $Cd_v+C$:

$$
\begin{aligned}
TC(2d_v+1) &= ${texCount(tokens)}\cdot${texCount(features)}\cdot${2 * v + 1} \\
&= ${texCount(linear)}.
\end{aligned}
$$

At this length ${winner} attention takes fewer, by a factor of $${factor.toFixed(2)}$.

${threshold(numbers)}

**Check.** For $${texCount(fewest)}$ tokens all pairs take $${texCount(fewest)}\cdot${k + v} = ${texCount(fewest * (k + v))}$ multiplications for each token, the sums $${texCount(features)}\cdot${2 * v + 1} = ${texCount(features * (2 * v + 1))}$. With one token fewer all pairs take $${texCount((fewest - 1) * (k + v))}$, which is fewer than the sums take.`;
}

function threshold(numbers: Numbers): Markdown {
  const { keyWidth, valueWidth } = numbers;
  const { features, even, fewest } = counts(numbers);
  return tex`**Where it turns.** $T^2(d_k+d_v) > TC(2d_v+1)$ holds for

$$
\begin{aligned}
T &> \frac{C(2d_v+1)}{d_k+d_v} \\
&= \frac{${texCount(features)}\cdot${2 * valueWidth + 1}}{${keyWidth + valueWidth}} ${texEquals(even, DIGITS)},
\end{aligned}
$$

so from $${texCount(fewest)}$ tokens on.`;
}
