import { blanksOf } from '../../core/answer/question.ts';
import { texCount } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { questions } from './blanks.ts';
import { countsOf, type Numbers } from './counts.ts';

const tex = String.raw;

export default defineProblem<Numbers>({
  title: 'The bill of a decoder',
  minutes: 12,
  printed: { layers: 8, width: 512, heads: 16, keyValueHeads: 4, vocabulary: 32000, tokens: 512 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const heads = rng.pick([8, 16]);
  const numbers: Numbers = {
    layers: rng.integer(3, 48),
    width: rng.pick([256, 512, 768, 1024]),
    heads,
    keyValueHeads: rng.pick(heads === 8 ? [2, 4] : [2, 4, 8]),
    vocabulary: rng.pick([10000, 32000, 50257]),
    tokens: rng.pick([256, 512, 1024]),
  };
  return questions(numbers).every(({ isClear }) => isClear) ? numbers : null;
}

const c = texCount;

function statement({ layers, width, heads, keyValueHeads, vocabulary, tokens }: Numbers): Markdown {
  return tex`A decoder-only transformer has $L = ${layers}$ layers of width $d = ${width}$ with $H = ${heads}$ heads, $d_{\text{ff}} = 4d$, a vocabulary of $V = ${c(vocabulary)}$ tokens and a learned table of $T_{\max} = ${c(tokens)}$ positions. All matrices of the blocks have biases, each block has two layer norms with gain and shift, one more norm stands on top, and the output matrix is the embedding table. Give as whole numbers

- the parameters,
- the forward operations of one layer for $T = ${c(tokens)}$ tokens, in two parts: those of its matrices, and those of scores and mixing,
- the forward operations of the whole model for these tokens, with the logits of all of them,
- the bytes of the cache of one such sequence at 2 bytes a number, first with $${heads}$ key-value heads, then with $${keyValueHeads}$,
- the number $T$ of tokens at which both parts of a layer are equal, with $${heads}$ key-value heads.

A multiplication and an addition are two operations. Neglect biases, norms, softmax and activations in the operations, and skip nothing under the causal mask.`;
}

function hints({ width, tokens }: Numbers): readonly Markdown[] {
  return [
    'List the matrices of a block with their shapes. How often does each of their entries meet a token?',
    tex`Attention has four matrices of $d\times d$ over all heads, the FFN $4d\times d$ and $d\times4d$. A product of $T\times a$ and $a\times b$ numbers takes $2Tab$ operations. The cache holds a key and a value of every token in every layer.`,
    tex`First steps: a block has $12d^2$ weights, $9d$ biases and $4d$ numbers in its norms, with $d = ${width}$. Scores and mixing are a product of $T\times d$ and $d\times T$ and one of $T\times T$ and $T\times d$, with $T = ${c(tokens)}$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [parameters(numbers), operations(numbers), memory(numbers), check(numbers)].join('\n\n');
}

function parameters(numbers: Numbers): Markdown {
  const { layers, width, vocabulary, tokens } = numbers;
  const block = 12 * width ** 2 + 13 * width;
  return tex`**Parameters.** A block has $4d^2 + 4d$ in attention, $8d^2 + 5d$ in the FFN and $4d$ in its norms, together $12d^2 + 13d = ${c(block)}$.

- embedding: $Vd = ${c(vocabulary)}\cdot${width} = ${c(vocabulary * width)}$
- positions: $T_{\max}d = ${c(tokens)}\cdot${width} = ${c(tokens * width)}$
- blocks: $${layers}\cdot${c(block)} = ${c(layers * block)}$
- last norm: $2d = ${c(2 * width)}$

The sum is $${c(countsOf(numbers).parameters)}$.`;
}

function operations(numbers: Numbers): Markdown {
  const { layers, width, vocabulary, tokens } = numbers;
  const { linear, quadratic, forward, crossover } = countsOf(numbers);
  return tex`**Operations.** Each of the $12d^2$ weights meets each token in a multiplication and an addition. Scores and mixing are two products of $2T^2d$ over all heads:

$$
\begin{aligned}
24Td^2 &= ${c(linear)} \\
4T^2d &= ${c(quadratic)} \\
2TdV &= 2\cdot${c(tokens)}\cdot${width}\cdot${c(vocabulary)} \\
&= ${c(2 * tokens * width * vocabulary)}
\end{aligned}
$$

The last are the logits. The whole model takes $${layers}\cdot${c(linear + quadratic)} + ${c(2 * tokens * width * vocabulary)} = ${c(forward)}$.

**Equal parts.** $4T^2d = 24Td^2$ gives $T = 6d = ${c(crossover)}$, whatever $L$ is.`;
}

function memory(numbers: Numbers): Markdown {
  const { layers, width, heads, keyValueHeads, tokens } = numbers;
  const { cache, grouped } = countsOf(numbers);
  return tex`**Cache.** With $H_{\text{kv}} = H$ the key-value heads together are $d$ wide:

$$
\begin{aligned}
2LdTb &= 2\cdot${layers}\cdot${width}\cdot${c(tokens)}\cdot2 \\
&= ${c(cache)} \text{ bytes}.
\end{aligned}
$$

With $${keyValueHeads}$ of $${heads}$ key-value heads it is the share $${keyValueHeads}/${heads}$ of that, $${c(grouped)}$ bytes.`;
}

function check({ layers, width, heads, tokens, ...numbers }: Numbers): Markdown {
  const { quadratic, cache } = countsOf({ layers, width, heads, tokens, ...numbers });
  const head = width / heads;
  return tex`**Check.** Head by head, with $d_k = ${width}/${heads} = ${head}$: scores and mixing take $${heads}\cdot4\cdot${c(tokens)}^2\cdot${head} = ${c(quadratic)}$. A token keeps $2\cdot${heads}\cdot${head}$ numbers in each layer, $${c(4 * width)}$ bytes; times $${layers}$ layers and $${c(tokens)}$ tokens this is $${c(cache)}$.`;
}
