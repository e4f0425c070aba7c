import { blanksOf, isTold } from '../../core/answer/question.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texCount, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import {
  AVAILABLE,
  dimensionLimit,
  exponentAt,
  neededExamples,
  secondMoment,
  weightOf,
  type Numbers,
} from './moments.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'What reweighted examples are worth',
  minutes: 12,
  printed: { mean: 1, deviation: 0.8, input: 2, dimensions: 5, wanted: 100 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const drawn = (): Numbers => ({
    mean: rng.integer(1, 8) / 4,
    deviation: rng.pick([0.5, 0.6, 0.7, 0.8, 0.9, 1.1, 1.2]),
    input: rng.pick([-1, -0.5, 0.5, 1.5, 2, 2.5, 3]),
    dimensions: rng.integer(2, 6),
    wanted: rng.pick([50, 100, 200]),
  });
  return drawnUntil(drawn, (numbers) => isUsable(numbers) && questions(numbers).every(isTold));
}

/** Whether weights matter and samples are of earthly size, and no rounding decides on the last answer. */
function isUsable(numbers: Numbers): boolean {
  const moment = secondMoment(numbers);
  const weight = weightOf(numbers);
  const limit = dimensionLimit(numbers);
  const isEven = Math.abs(limit - Math.round(limit)) < 0.03;
  const isOne = Math.abs(exponentAt(numbers)) < 0.05;
  return moment > 1.3 && moment < 8 && weight > 0.01 && weight < 50 && !isEven && !isOne;
}

const n = (x: number) => texNumber(x, DIGITS);
const e = (x: number) => texEquals(x, DIGITS);

function statement({ mean, deviation, input, dimensions, wanted }: Numbers): Markdown {
  return tex`The source is $p_s = \mathcal{N}(0, 1)$, the target $p_t = \mathcal{N}(m, r^2)$ with $m = ${n(mean)}$ and $r = ${n(deviation)}$. Compute

- the weight $w(\data{x})$ at $\data{x} = ${n(input)}$,
- the second moment $\E_s[w^2]$,
- the effective share $n_{\text{eff}}/n$ of a sample, with $n_{\text{eff}} = n/\E_s[w^2]$,
- the number of source examples that are worth ${wanted} target examples in $${dimensions}$ independent dimensions, each with this source and target,
- the largest number of such dimensions in which a million source examples are worth at least ${wanted}.

Round only at the end.`;
}

function hints({ deviation, dimensions }: Numbers): readonly Markdown[] {
  return [
    'Divide the two densities first. The second moment is the integral of the squared target density over the source density.',
    tex`$w(\data{x})=\frac1r\exp\big(\frac{\data{x}^2}2-\frac{(\data{x}-m)^2}{2r^2}\big)$. For the second moment complete the square; in the exponent $\data{x}^2$ has the coefficient $-(\frac1{r^2}-\frac12)$.`,
    tex`Here $2-r^2 = ${n(2 - deviation ** 2)}$, which stands under a root in front and under $m^2$ in the exponent. In $${dimensions}$ dimensions the means of the factors multiply. For the last question take logarithms.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [weight(numbers), moment(numbers), needed(numbers), limit(numbers), check(numbers)].join('\n\n');
}

function weight(numbers: Numbers): Markdown {
  const { mean, deviation, input } = numbers;
  const distance = tex`(${n(input)}-${n(mean)})^2`;
  return tex`**Weight.** The exponent and the weight are

$$
\begin{aligned}
&\frac{${texFactor(input, DIGITS)}^2}{2}-\frac{${distance}}{2\cdot${n(deviation)}^2} ${e(exponentAt(numbers))} \\
&w(${n(input)}) = \frac{1}{${n(deviation)}}\,e^{${n(exponentAt(numbers))}} ${e(weightOf(numbers))}.
\end{aligned}
$$`;
}

function moment(numbers: Numbers): Markdown {
  const { mean, deviation } = numbers;
  const gap = 2 - deviation ** 2;
  return tex`**Second moment.** With $2-r^2 = ${n(gap)}$,

$$
\begin{aligned}
\E_s[w^2] &= \frac{1}{r\sqrt{2-r^2}}\exp\frac{m^2}{2-r^2} \\
&= \frac{e^{${n(mean ** 2)}/${n(gap)}}}{${n(deviation)}\sqrt{${n(gap)}}} \\
&\approx \frac{${n(Math.exp(mean ** 2 / gap))}}{${n(deviation * Math.sqrt(gap))}} ${e(secondMoment(numbers))}.
\end{aligned}
$$

**Share.** $1/${n(secondMoment(numbers))} ${e(1 / secondMoment(numbers))}$.`;
}

function needed(numbers: Numbers): Markdown {
  const { dimensions, wanted } = numbers;
  return tex`**${dimensions} dimensions.** Weight and density are products of independent factors, so the second moments multiply:

$$
n = ${wanted}\cdot${n(secondMoment(numbers))}^{${dimensions}}, \quad\text{so } ${texCount(neededExamples(numbers))}
$$

examples, rounded up.`;
}

function limit(numbers: Numbers): Markdown {
  const { wanted } = numbers;
  const ratio = AVAILABLE / wanted;
  return tex`**Most dimensions.** $10^6/\E_s[w^2]^D \ge ${wanted}$ means

$$
\begin{aligned}
D &\le \frac{\ln ${texCount(ratio)}}{\ln ${n(secondMoment(numbers))}} \\
&\approx \frac{${n(Math.log(ratio))}}{${n(Math.log(secondMoment(numbers)))}} ${e(dimensionLimit(numbers))},
\end{aligned}
$$

so at most $${Math.floor(dimensionLimit(numbers))}$.`;
}

function check(numbers: Numbers): Markdown {
  const most = Math.floor(dimensionLimit(numbers));
  const left = (dimensions: number) => n(Number((AVAILABLE / secondMoment(numbers) ** dimensions).toPrecision(4)));
  return tex`**Check.** In $${most}$ dimensions a million examples are worth about $${left(most)}$, in $${most + 1}$ about $${left(most + 1)}$. The second moment is above 1, as a mean square of weights with the mean 1 must be.`;
}
