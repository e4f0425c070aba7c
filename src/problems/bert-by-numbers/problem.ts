import { blanksOf, isTold } from '../../core/answer/question.ts';
import { texCount } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { questions } from './blanks.ts';
import { type Numbers, POSITIONS } from './counts.ts';
import { solution } from './solution.ts';

const tex = String.raw;

export default defineProblem<Numbers>({
  title: 'BERT by numbers',
  minutes: 12,
  printed: { vocabulary: 30522, width: 768, layers: 12, tokens: 512, short: 10 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    vocabulary: rng.pick([10000, 30522, 32000, 50000]),
    width: rng.pick([256, 512, 768, 1024]),
    layers: rng.pick([4, 6, 10, 24]),
    tokens: rng.pick([64, 128, 200, 256, 384]),
    short: rng.integer(4, 20),
  };
  return questions(numbers).every(isTold) ? numbers : null;
}

function statement({ vocabulary, width, layers, tokens, short }: Numbers): Markdown {
  return tex`An encoder like BERT has $V = ${texCount(vocabulary)}$ tokens, $T_{\max} = ${POSITIONS}$ learned positions, two segments, the width $d = ${texCount(width)}$, a norm behind the sum of the embeddings, $L = ${layers}$ post-norm blocks whose MLP has $4d$ hidden units, and a pooler. All matrices of blocks and pooler have biases, all norms gain and shift. Give

- the parameters of all this,
- the parameters that the token head adds: a dense layer $d\times d$ with bias, a norm, the tied token table as output matrix, and an output bias.

Each token is selected independently with probability $0.15$, and treated as in BERT. For a text of ${tokens} tokens give

- mean and standard deviation of the number of tokens that are scored,
- the mean number of tokens that become [MASK].

Last,

- how probable is it that a sentence of ${short} tokens has no scored token at all?`;
}

function hints({ width, short }: Numbers): readonly Markdown[] {
  return [
    'Three tables, a norm, the blocks, the pooler. For the tokens: which of the selected ones are scored?',
    tex`A block has $12d^2+13d$ parameters, the pooler $d^2+d$. The number of selected tokens is binomial, with mean $qT$ and variance $q(1-q)\,T$.`,
    tex`First steps: the sum of the embeddings needs $(V+512+2)\,d$ numbers and its norm $2\cdot${width}$. Of the selected tokens 80 % become [MASK]. If no token of a sentence is scored, all ${short} were passed over, each with probability $0.85$.`,
  ];
}
