import { blanksOf, isTold } from '../../core/answer/question.ts';
import { range } from '../../core/array.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { factor, learned, type Numbers, offAfter, perfect, steady, wrongTokens } from './chain.ts';

const tex = String.raw;
const DIGITS = 7;
/** Steps of the recursion that the check of the solution writes out. */
const FIRST = 3;

export default defineProblem<Numbers>({
  title: 'Errors that compound',
  minutes: 12,
  printed: { error: 0.05, recovery: 0.2, tokens: 20, step: 10, conditional: 0.9, marginal: 0.5, share: 0.5 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const tenths = () => rng.integer(1, 9) / 10;
  const numbers: Numbers = {
    error: rng.pick([0.01, 0.02, 0.04, 0.05, 0.1]),
    recovery: rng.pick([0.1, 0.2, 0.3, 0.5]),
    tokens: rng.pick([10, 20, 25, 30, 40, 50]),
    step: rng.integer(3, 8),
    conditional: tenths(),
    marginal: tenths(),
    share: rng.pick([0.2, 0.25, 0.4, 0.6, 0.75, 0.8]),
  };
  const { conditional, marginal } = numbers;
  const isSettled = Math.abs(offAfter(numbers, numbers.step + 1) - steady(numbers)) < 0.0005;
  if (conditional === marginal || isSettled) return null;
  return questions(numbers).every(isTold) ? numbers : null;
}

const n = (x: number) => texNumber(x, DIGITS);
const fixed = (x: number) => texFixed(x, 6);

function statement(numbers: Numbers): Markdown {
  const { error, recovery, tokens, step, conditional, marginal, share } = numbers;
  return tex`On the track, each step of a decoder fails with probability $\epsilon = ${n(error)}$, and a token is wrong if the decoder is off the track after its step. First let mistakes last, $\rho = 0$, and let the output have $T' = ${tokens}$ tokens. Compute

- the probability that free running makes no mistake,
- the expected number of wrong tokens in free running,
- the same under teacher forcing.

Now let a step off the track find back with probability $\rho = ${n(recovery)}$. The decoder starts on the track. Compute

- the probability $o_{${step}}$ of being off after ${step} steps,
- its limit after many steps.

In data of two tokens, let $P(\target{y_2}\mid\target{y_1}) = ${n(conditional)}$ for some pair, and $P(\target{y_2}) = ${n(marginal)}$. Scheduled sampling feeds the true first token with probability $\pi = ${n(share)}$, else one that the model draws from $P(\target{y_1})$. Compute

- the probability $\act{Q}(\target{y_2}\mid\target{y_1})$ that it learns for the pair.

Keep six decimals on the way.`;
}

function hints({ error, recovery }: Numbers): readonly Markdown[] {
  return [
    'A wrong token counts once, so expected counts are sums of probabilities over the steps. Which steps can fail, and which are lost already?',
    tex`Without recovery $o_t = 1-(1-\epsilon)^t$, and the powers form a geometric sum that begins with $1-\epsilon$. With recovery the recursion is $o_t = \epsilon+(1-\epsilon-\rho)\,o_{t-1}$: subtract its fixed point. For the pair, sort by what the second step reads.`,
    tex`First step: with recovery the factor is $1-${n(error)}-${n(recovery)}$, and in balance $${n(error)}\,(1-o_\infty) = ${n(recovery)}\,o_\infty$. A token that the model draws itself says nothing about the true second one.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [lasting(numbers), recovering(numbers), mixing(numbers), check(numbers)].join('\n\n');
}

function lasting(numbers: Numbers): Markdown {
  const { error, tokens } = numbers;
  const rest = n(1 - error);
  return tex`**Mistakes that last.** All ${tokens} steps must go well: $${rest}^{${tokens}} \approx ${fixed(perfect(numbers))}$. After $t$ steps the decoder is off with probability $1-${rest}^t$, and the sum over $t$ is

$$
${tokens}-\frac{${rest}\,(1-${texFixed(perfect(numbers), 9)})}{${n(error)}} \approx ${fixed(wrongTokens(numbers))}.
$$

Under teacher forcing each of the ${tokens} steps starts on the track: $${tokens}\cdot${n(error)} = ${n(tokens * error)}$.`;
}

function recovering(numbers: Numbers): Markdown {
  const { error, recovery, step } = numbers;
  const f = n(factor(numbers));
  const limit = steady(numbers);
  return tex`**With recovery.** The recursion is $o_t = ${n(error)}+${f}\,o_{t-1}$. Its fixed point is $o_\infty = ${n(error)}/(${n(error)}+${n(recovery)}) ${texEquals(limit, DIGITS)}$, and the distance from it shrinks by the factor $${f}$ a step:

$$
\begin{aligned}
o_{${step}} &= o_\infty\,(1-${f}^{${step}}) \\
&\approx ${n(limit)}\cdot(1-${fixed(factor(numbers) ** step)}) \\
&\approx ${fixed(offAfter(numbers, step))}.
\end{aligned}
$$`;
}

function mixing(numbers: Numbers): Markdown {
  const { conditional, marginal, share } = numbers;
  return tex`**Scheduled sampling.** With probability $\pi$ the second step reads the true token and sees the conditional, else it reads a token that is independent of the target and sees the marginal: $${n(share)}\cdot${n(conditional)}+${n(1 - share)}\cdot${n(marginal)} = ${n(learned(numbers))}$.`;
}

function check(numbers: Numbers): Markdown {
  const { error, tokens } = numbers;
  const first = range(FIRST).map((i) => texEquals(offAfter(numbers, i + 1), 5));
  const bound = (error * tokens * (tokens + 1)) / 2;
  return tex`**Check.** The recursion gives ${first.map((value, i) => `$o_${i + 1} ${value}$`).join(', ')}, and it rises toward its limit. The number of wrong tokens lies below $\tfrac12\epsilon T'(T'+1) = ${n(bound)}$, to which it comes close while $\epsilon T'$ is small, and above that of teacher forcing.`;
}
