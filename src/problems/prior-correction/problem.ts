import { blanksOf, isTold } from '../../core/answer/question.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { rateAt, ratiosOf, withOddsTimes, type Numbers } from './odds.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'A prior has changed',
  minutes: 8,
  printed: { hit: 0.9, alarm: 0.2, sourcePrior: 0.5, targetPrior: 0.2, posterior: 0.6 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const drawn = (): Numbers => ({
    hit: rng.pick([0.7, 0.75, 0.8, 0.9, 0.95]),
    alarm: rng.pick([0.05, 0.1, 0.2, 0.3]),
    sourcePrior: rng.pick([0.2, 0.3, 0.4, 0.5]),
    targetPrior: rng.integer(1, 9) / 10,
    posterior: rng.integer(2, 18) / 20,
  });
  return drawnUntil(drawn, (numbers) => isUsable(numbers) && questions(numbers).every(isTold));
}

/** Whether the prior changes, and no answer to the example is a tie, before or after. */
function isUsable(numbers: Numbers): boolean {
  const { sourcePrior, targetPrior, posterior } = numbers;
  const [none, one] = ratiosOf(numbers);
  const isTie = (limit: number) => Math.abs(posterior - limit) < 0.01;
  return sourcePrior !== targetPrior && !isTie(0.5) && !isTie(none / (none + one));
}

const n = (x: number) => texNumber(x, DIGITS);
const e = (x: number) => texEquals(x, DIGITS);

function statement(numbers: Numbers): Markdown {
  const { hit, alarm, sourcePrior, targetPrior, posterior } = numbers;
  return tex`On the source the share $\pi_s = ${n(sourcePrior)}$ is of class 1. A classifier answers 1 for a share $${n(hit)}$ of class 1 and for a share $${n(alarm)}$ of class 0. On the target it answers 1 for a share $${n(rateAt(targetPrior, numbers))}$ of all inputs. Only the shares of the classes have changed. Give

- the share $\pi_t$ of class 1 on the target,
- the class ratios $w_0$ and $w_1$,
- the corrected probability of class 1 for a target input to which the model gives $${n(posterior)}$,
- what the correction adds to the logit of class 1, the logarithm of its odds,
- the probability of the model above which class 1 is the better answer on the target.`;
}

function hints({ sourcePrior }: Numbers): readonly Markdown[] {
  return [
    'The rates of answering 1 within each class are the same on both sides. What do they say about the rate over all inputs?',
    'The rate on the target is a weighted mean of the two rates, with the unknown shares as weights. A ratio is target share over source share. For the rest, work with odds.',
    tex`The odds of class 1 are multiplied by $w_1/w_0$. On the source class 0 has the share $${n(1 - sourcePrior)}$. At the limit the corrected odds are 1.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [prior(numbers), corrected(numbers), cutoff(numbers), check(numbers)].join('\n\n');
}

function prior(numbers: Numbers): Markdown {
  const { hit, alarm, sourcePrior, targetPrior } = numbers;
  const rate = n(rateAt(targetPrior, numbers));
  const [none, one] = ratiosOf(numbers);
  return tex`**Prior.** The rate over all inputs is $${n(hit)}\,\pi_t+${n(alarm)}\,(1-\pi_t)$, so

$$
\pi_t = \frac{${rate}-${n(alarm)}}{${n(hit)}-${n(alarm)}} = \frac{${n(rateAt(targetPrior, numbers) - alarm)}}{${n(hit - alarm)}} = ${n(targetPrior)}.
$$

**Ratios.** Target share over source share:

$$
\begin{aligned}
w_0 &= \frac{${n(1 - targetPrior)}}{${n(1 - sourcePrior)}} ${e(none)} \\
w_1 &= \frac{${n(targetPrior)}}{${n(sourcePrior)}} ${e(one)}
\end{aligned}
$$`;
}

function corrected(numbers: Numbers): Markdown {
  const { posterior } = numbers;
  const [none, one] = ratiosOf(numbers);
  const odds = posterior / (1 - posterior);
  const after = (odds * one) / none;
  return tex`**Corrected.** The factor of the odds is $w_1/w_0 ${e(one / none)}$:

$$
\begin{aligned}
\text{odds before}&: \frac{${n(posterior)}}{${n(1 - posterior)}} ${e(odds)} \\
\text{after}&: ${n(odds)}\cdot${n(one / none)} ${e(after)} \\
\text{probability}&: \frac{${n(after)}}{1+${n(after)}} ${e(withOddsTimes(one / none, posterior))}
\end{aligned}
$$

The logarithm of the odds gets $\ln ${n(one / none)} \approx ${n(Math.log(one / none))}$.`;
}

function cutoff(numbers: Numbers): Markdown {
  const { posterior } = numbers;
  const [none, one] = ratiosOf(numbers);
  const limit = none / (none + one);
  const change =
    posterior > 0.5 === posterior > limit
      ? 'The decision for the example stays'
      : 'The decision for the example changes';
  return tex`**Limit.** The corrected odds are above 1 if the old ones are above $w_0/w_1$, that is, for a probability above

$$
\frac{w_0}{w_0+w_1} = \frac{${n(none)}}{${n(none + one)}} ${e(limit)}.
$$

${change}.`;
}

function check(numbers: Numbers): Markdown {
  const { hit, alarm, sourcePrior, targetPrior } = numbers;
  const [none, one] = ratiosOf(numbers);
  const rate = rateAt(targetPrior, numbers);
  const isExact = [none, one].every((ratio) => e(ratio).startsWith('='));
  return tex`**Check.** The source shares times the ratios add up to $${n(1 - sourcePrior)}\cdot${n(none)}+${n(sourcePrior)}\cdot${n(one)} ${isExact ? '=' : tex`\approx`} 1$. The second row of $\mC$ is $(${n(alarm * (1 - sourcePrior))}, ${n(hit * sourcePrior)})$, and times the ratios it gives the rate $${n(rate)}$ again.`;
}
