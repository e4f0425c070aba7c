import { blanksOf } from '../../core/answer/question.ts';
import { texCount, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { questions } from './blanks.ts';
import { counts, type Numbers } from './counts.ts';

const tex = String.raw;

export default defineProblem<Numbers>({
  title: 'Counting a self-attention layer',
  minutes: 6,
  printed: { tokens: 1024, width: 512, heads: 8 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const numbers = {
    tokens: rng.pick([128, 192, 256, 384, 512, 768, 1024, 1536, 2048, 3072, 4096]),
    width: rng.pick([128, 256, 384, 512, 768]),
    // With 2 or 4 heads, different mistakes lead to the same number.
    heads: rng.pick([3, 6, 8, 12, 16]),
  };
  const isWhole = numbers.width % numbers.heads === 0;
  return isWhole && questions(numbers).every(({ isClear }) => isClear) ? numbers : null;
}

function statement({ tokens, width, heads }: Numbers): Markdown {
  return tex`A layer of causal self-attention reads $T = ${texCount(tokens)}$ tokens of width $d = ${width}$ with $H = ${heads}$ heads of width $d/H$. It has the projections $\param{\mW_q}$, $\param{\mW_k}$, $\param{\mW_v}$ and $\param{\mW_o}$ without biases. Scores of all pairs are computed and stored, with two bytes for each number; then the mask is added. Count

- the weights of the layer,
- the pairs of query and key that the mask leaves open, in one head,
- the bytes of the scores of all heads,
- the multiplications for scores and averages of all heads, projections not included.`;
}

function hints({ tokens, width, heads }: Numbers): readonly Markdown[] {
  return [
    'Which of the four answers depend on the number of heads?',
    tex`Stacked over the heads, each projection is $d\times d$. Query $i$ sees $i$ keys. One score is one number, and takes as many multiplications as a head is wide.`,
    tex`First step: a head is $${width}/${heads}$ wide. It has $${texCount(tokens)}\cdot${texCount(tokens)}$ scores, of which the mask leaves $1+2+\dots+${texCount(tokens)}$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  const { tokens, width, heads } = numbers;
  const { headWidth, weights, open, bytes, multiplications } = counts(numbers);
  const pairs = texCount(tokens ** 2);
  const mebibytes = bytes / 2 ** 20;
  return tex`**Weights.** Four maps of $${width}\times${width}$ over all heads: $4\cdot${width}^2 = ${texCount(weights)}$. The heads only divide the rows of the first three among them, and the columns of $\param{\mW_o}$.

**Open pairs.** Query $i$ sees the keys 1 to $i$: $${texCount(tokens)}\cdot${texCount(tokens + 1)}/2 = ${texCount(open)}$.

**Bytes.** Each head has $${texCount(tokens)}^2 = ${pairs}$ scores: $2\cdot${heads}\cdot${pairs} = ${texCount(bytes)}$ bytes, which is $${texNumber(mebibytes, 8)}$ MiB.

**Multiplications.** A head is $${width}/${heads} = ${headWidth}$ wide, for keys and values alike. Each pair takes $${headWidth}$ for its score and $${headWidth}$ for its share of the average, in ${heads} heads: $${heads}\cdot${pairs}\cdot${2 * headWidth} = ${texCount(multiplications)}$.

**Check.** The heads cancel in the last count: $2T^2d = 2\cdot${pairs}\cdot${width}$, the same number. Open pairs are $(T+1)/(2T) \approx ${(open / tokens ** 2).toFixed(4)}$ of all.`;
}
