import { at, range } from '../../core/array.ts';
import { blanksOf, isTold } from '../../core/answer/question.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { apart, texEquals, texSum } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { combined, oddsOf, productOf, type Numbers } from './posterior.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Batches of examples, combined',
  minutes: 8,
  printed: { batches: [0.9, 0.6, 0.7], prior: 0.8 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

/** Probabilities nearer to 0 or 1 tell too little in four decimals. */
const LEAST = 0.02;

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    batches: range(rng.integer(3, 4)).map(() => rng.pick([0.3, 0.4, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95])),
    prior: rng.pick([0.2, 0.3, 0.4, 0.6, 0.7, 0.8]),
  };
  const { even, bayes, doubled, balance } = combined(numbers);
  const isSure = [even, bayes, doubled, balance].some((p) => Math.min(p, 1 - p) < LEAST);
  return isSure || !questions(numbers).every(isTold) ? null : numbers;
}

const n = (x: number) => texNumber(x, DIGITS);
const four = (x: number) => texFixed(x, 4);
const batch = (i: number) => tex`\act{p_{${i},1}}`;

function statement({ batches, prior }: Numbers): Markdown {
  const shown = apart(batches.map((p, i) => `${batch(i + 1)} = ${n(p)}`));
  return tex`There are two classes. Demonstrations come in ${batches.length} batches, one prompt each, which give class 1 the probabilities ${shown}. Compute the probability of class 1

- by the average,
- by Bayes’ rule for independent batches with an even prior,
- by the same rule when a prompt without demonstrations gives $\act{p_{0,1}} = ${n(prior)}$,
- by that rule and this prior when the first batch is put into two prompts by mistake, and the rule is told that there are ${batches.length + 1} batches.

Finally, for the ${batches.length} batches, give the $\act{p_{0,1}}$ for which both classes come out even. Four decimals.`;
}

function hints({ batches, prior }: Numbers): readonly Markdown[] {
  return [
    'A posterior contains the prior. What is left of it when the prior is divided out?',
    tex`With two classes work with odds, probability over counter-probability. Odds of batches multiply, and the prior odds are divided out $k-1$ times.`,
    tex`First steps: the odds of the first batch are $${n(at(batches, 0))}/${n(1 - at(batches, 0))}$, the prior odds $${n(prior)}/${n(1 - prior)}$, and $k = ${batches.length}$. Odds $o$ are a probability of $o/(1+o)$. For the last question set the combined odds to 1.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  const { batches, prior } = numbers;
  const { average, even, bayes } = combined(numbers);
  const [product, base, k] = [productOf(numbers), oddsOf(prior), batches.length];
  const odds = batches.map((p) => n(oddsOf(p))).join(tex`\cdot`);
  return tex`**Average.** $(${texSum(batches.map(n))})/${k} ${texEquals(average, 4)}$.

**Even prior.** The odds multiply:

$$
\begin{aligned}
&${odds} \\
&\quad\approx ${n(product)} \\
&\frac{${n(product)}}{1+${n(product)}} \approx ${four(even)}
\end{aligned}
$$

**Prior ${n(prior)}.** The prior odds are $${n(prior)}/${n(1 - prior)} ${texEquals(base, DIGITS)}$. Each batch brings them along, and they should count once:

$$
\begin{aligned}
&${n(product)}/${n(base)}^{${k - 1}} \approx ${n(product / base ** (k - 1))} \\
&\frac{${n(product / base ** (k - 1))}}{1+${n(product / base ** (k - 1))}} \approx ${four(bayes)}
\end{aligned}
$$

${variations(numbers)}`;
}

function variations(numbers: Numbers): Markdown {
  const { batches, prior } = numbers;
  const { bayes, doubled, balance } = combined(numbers);
  const [product, base, k, first] = [productOf(numbers), oddsOf(prior), batches.length, oddsOf(at(batches, 0))];
  const [odds, root] = [product / base ** (k - 1), product ** (1 / (k - 1))];
  return tex`**First batch twice.** Its odds and the prior odds come once more:

$$
\begin{aligned}
&${n(odds)}\cdot${n(first)}/${n(base)} \approx ${n((odds * first) / base)} \\
&\frac{${n((odds * first) / base)}}{1+${n((odds * first) / base)}} \approx ${four(doubled)}
\end{aligned}
$$

Nothing new was seen, so $${four(bayes)}$ would still be right.

**Both even.** The prior odds to the power $${k - 1}$ must be $${n(product)}$, so they are $${n(product)}^{1/${k - 1}} \approx ${n(root)}$, a prior of $${n(root)}/(1+${n(root)}) \approx ${four(balance)}$.

**Check.** Over the prior ${n(prior)}, the batches have likelihood ratios ${apart(batches.map((p) => n(oddsOf(p) / base)))}. Their product times $${n(base)}$ is $${n(odds)}$ again, up to rounding.`;
}
