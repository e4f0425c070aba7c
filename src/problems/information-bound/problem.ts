import { blanksOf } from '../../core/answer/question.ts';
import { texCount, texFixed } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { questions } from './blanks.ts';
import { boundOf, type Numbers } from './bound.ts';

const tex = String.raw;
/** With each of these the least N lies above the nearest whole number, so rounding in place of rounding up shows. */
const CORRELATIONS = [0.9, 0.95, 0.97, 0.98, 0.987, 0.99, 0.994, 0.995, 0.996, 0.9985, 0.999];

export default defineProblem<Numbers>({
  title: 'How much information InfoNCE can show',
  minutes: 12,
  printed: { correlation: 0.999, candidates: 512, loss: 3.4, agreement: 0.9 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const numbers = {
    correlation: rng.pick([1, -1]) * rng.pick(CORRELATIONS),
    candidates: 2 ** rng.integer(5, 11),
    loss: rng.integer(4, 60) / 10,
    agreement: rng.pick([0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98]),
  };
  const { proved } = boundOf(numbers);
  const isUsable = proved > 0.3 && Math.abs(proved - numbers.loss) > 0.05;
  return isUsable && questions(numbers).every(({ isClear }) => isClear) ? numbers : null;
}

const f = (x: number) => texFixed(x, 6);
/** 1 - p without the noise of binary arithmetic. */
const rest = (p: number) => String(Number((1 - p).toFixed(6)));

function statement({ correlation, candidates, loss, agreement }: Numbers): Markdown {
  return tex`All information is in nats.

- A Gaussian pair has the correlation $\rho = ${correlation}$. What is its mutual information $I$, and from which number $N$ of candidates on can the bound of InfoNCE reach it?
- A run with $N = ${texCount(candidates)}$ candidates ends at the loss $\loss = ${loss}$, measured on fresh data. Which lower bound on $I$ does it prove?
- An anchor $\data{c}$ and its positive $\data{x}$ are fair bits that agree with probability $${agreement}$. Give the best scores $\ln p(\data{x}\mid\data{c})/p(\data{x})$, for a bit that is the same as the anchor's and for the other bit. Give the mutual information, the loss of the best scores with one negative ($N = 2$), and the bound that it gives.`;
}

function hints({ agreement }: Numbers): readonly Markdown[] {
  return [
    tex`$\ln N-\loss$ is a lower bound whatever the scores are. How large can it be at most?`,
    tex`$I = -\tfrac12\ln(1-\rho^2)$, and the cap is $\ln N$. For the bits $I = \ln2-H(\data{x}\mid\data{c})$. With two candidates there are four cases: positive and negative each agree with the anchor or not.`,
    tex`The ratio for the same bit is $${agreement}/\tfrac12$. The negative is a fair bit: half of the time it equals the positive, both scores agree, and the loss is $\ln2$. In the other half the softmax of the two scores gives the candidate that agrees the probability $${agreement}$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [gaussian(numbers), bits(numbers), pair(numbers), check(numbers)].join('\n\n');
}

function gaussian(numbers: Numbers): Markdown {
  const { correlation, candidates, loss } = numbers;
  const { information, leastCandidates, proved } = boundOf(numbers);
  return tex`**Gaussian pair.** $1-\rho^2 = ${Number((1 - correlation ** 2).toFixed(10))}$, so $I = -\tfrac12\ln(1-\rho^2) \approx ${f(information)}$. The bound is at most $\ln N$, so it needs $N\ge e^I \approx ${f(Math.exp(information))}$, which is $N = ${leastCandidates}$.

**Run.** $I\ge\ln${texCount(candidates)}-${loss} \approx ${f(Math.log(candidates))}-${loss} = ${f(proved)}$.`;
}

function bits(numbers: Numbers): Markdown {
  const { agreement } = numbers;
  const { scores, entropy, bits: information } = boundOf(numbers);
  const other = rest(agreement);
  return tex`**Scores of the bits.** Both bits are fair, $p(\data{x}) = \tfrac12$. The same bit has $\ln(2\cdot${agreement}) \approx ${f(scores[0])}$, the other one $\ln(2\cdot${other}) \approx ${f(scores[1])}$.

**Information.** $H(\data{x}\mid\data{c}) = -${agreement}\ln${agreement}-${other}\ln${other} \approx ${f(entropy)}$, and $I = \ln2-H(\data{x}\mid\data{c}) \approx ${f(information)}$.`;
}

function pair(numbers: Numbers): Markdown {
  const { agreement } = numbers;
  const { entropy, pairLoss } = boundOf(numbers);
  const other = rest(agreement);
  return tex`**Two candidates.** The negative equals the positive half of the time, and the loss is $\ln2$. Otherwise the candidates differ, and the softmax of the scores gives the one that agrees with the anchor the probability $2\cdot${agreement}/(2\cdot${agreement}+2\cdot${other}) = ${agreement}$. This one is the positive with probability $${agreement}$, so the loss has the mean $H(\data{x}\mid\data{c})$. Together

$$
\begin{aligned}
\loss &= \tfrac12\ln2+\tfrac12H(\data{x}\mid\data{c}) \\
&\approx \tfrac12\cdot0.693147+\tfrac12\cdot${f(entropy)} \approx ${f(pairLoss)}.
\end{aligned}
$$

The bound is $\ln2-\loss \approx ${f(Math.LN2 - pairLoss)}$.`;
}

function check(numbers: Numbers): Markdown {
  const { bits: information, pairLoss } = boundOf(numbers);
  return tex`**Check.** $\ln2-\loss = \tfrac12(\ln2-H(\data{x}\mid\data{c})) = \tfrac12I$: with one negative the bound shows exactly half of the information of the bits, $${f(Math.LN2 - pairLoss)}$ of $${f(information)}$, although $\ln2$ would leave room for all of it.`;
}
