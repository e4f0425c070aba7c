import { blanksOf, isTold } from '../../core/answer/question.ts';
import { at, range } from '../../core/array.ts';
import { texCount } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { apart, texMatrix, texVector } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { solution } from './solution.ts';
import { answersOf, type Numbers, TOKENS } from './table.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'The gradient of an embedding table',
  minutes: 10,
  printed: {
    tokens: [2, 0, 2],
    upstream: [
      [1, 0],
      [0, 1],
      [2, -1],
    ],
    states: [
      [3, 0],
      [0, 3],
      [3, 6],
    ],
    targets: [0, 2, 1],
    large: { tokens: 1024, vocabulary: 50257, width: 768 },
  },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const positions = range(4);
  const rows = () => positions.map(() => range(2).map(() => rng.integer(-3, 3)));
  const token = () => rng.integer(0, TOKENS - 1);
  const numbers: Numbers = {
    tokens: positions.map(token),
    upstream: rows(),
    states: rows(),
    targets: positions.map(token),
    large: {
      tokens: rng.pick([256, 512, 1024, 2048]),
      vocabulary: rng.pick([10000, 30522, 32000, 50257]),
      width: rng.pick([128, 512, 768, 1024]),
    },
  };
  return isUsable(numbers) && questions(numbers).every(isTold) ? numbers : null;
}

/** Some token occurs twice or three times, some not at all, and each position tells something. */
function isUsable(numbers: Numbers): boolean {
  const { tokens, upstream, states } = numbers;
  const kinds = new Set(tokens).size;
  const areTelling = [...upstream, ...states].every((row) => row.some((entry) => entry !== 0));
  return (
    kinds === 2 &&
    areTelling &&
    answersOf(numbers)
      .tied.flat()
      .filter((entry) => entry === 0).length < 3
  );
}

/** Tokens as they are numbered in the text, from 1. */
const numbered = (tokens: readonly number[]) => apart(tokens.map((token) => String(token + 1)));

function statement({ tokens, upstream, states, targets, large }: Numbers): Markdown {
  return tex`The vocabulary has $V = ${TOKENS}$ tokens, the table $\param{\mE}\in\R^{2\times${TOKENS}}$ a column for each. A text is ${numbered(tokens)}, and backpropagation brings to its embedded tokens, in rows,

$$
\grad{\bar{\mH}^{(0)}} = ${texMatrix(upstream, DIGITS)}.
$$

- Give the gradient $\grad{\bar{\mE}}$ of the lookup.

Now the table is tied: to the loss is added the mean cross-entropy, with logits $\act{\vz_t} = \param{\mE}^\top\act{\vh_t}$, of the targets ${numbered(targets)} and the last states

$$
\begin{aligned}
${states.map((state, t) => tex`\act{\vh_${t + 1}} &= ${texVector(state, DIGITS)}`).join(' \\\\\n')}
\end{aligned}
$$

At the moment all entries of the table are $0$, so the cross-entropy sends nothing back through the states, and $\grad{\bar{\mH}^{(0)}}$ stays as it is.

- Give the gradient $\grad{\bar{\mE}}$ of the tied table.

Last, let $T = ${texCount(large.tokens)}$, $V = ${texCount(large.vocabulary)}$ and $d = ${texCount(large.width)}$.

- How many operations has the product $\data{\mO}\,\param{\mE}^\top$, if a multiplication and an addition are two, and zeros are not skipped? How many numbers does indexing copy?`;
}

function hints({ tokens, upstream, states }: Numbers): readonly Markdown[] {
  return [
    tex`Which column of $\param{\mE}$ does each position read? Its gradient goes back there.`,
    tex`$\grad{\bar{\mE}} = \grad{\bar{\mH}^{(0)}}^\top\data{\mO}$ adds the rows of equal tokens. The logits add $\frac1T\sum_t\act{\vh_t}(\act{\vp_t}-\target{\vy_t})^\top$. Which probabilities does a table of zeros give?`,
    tex`First step: position 1 holds token ${at(tokens, 0) + 1}, so column ${at(tokens, 0) + 1} gets $${texVector(at(upstream, 0), DIGITS)}$ from it. And every entry of $\act{\vp_t}$ is $\tfrac13$, so each column gets $\tfrac1{${3 * states.length}}\sum_t\act{\vh_t}$ before the targets are subtracted.`,
  ];
}
