import { blanksOf } from '../../core/answer/question.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { optimumOf, type Numbers } from './optimum.ts';

const tex = String.raw;
const DIGITS = 6;
const BILLION = 1e9;

export default defineProblem<Numbers>({
  title: 'The best size for a budget',
  minutes: 12,
  printed: {
    ofParameters: { coefficient: 300, exponent: 0.3 },
    ofTokens: { coefficient: 600, exponent: 0.3 },
    magnitude: 21,
    growth: 10,
  },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const term = () => ({ coefficient: 50 * rng.integer(2, 20), exponent: rng.pick([0.28, 0.3, 0.32, 0.34]) });
  const numbers: Numbers = {
    ofParameters: term(),
    ofTokens: term(),
    magnitude: rng.integer(18, 21),
    growth: rng.pick([10, 100, 1000]),
  };
  const { size, factor } = optimumOf(numbers);
  // Sizes that nobody would train, and a factor that could be forgotten.
  const isOdd = size.tokens < size.parameters || size.tokens > 1000 * size.parameters || Math.abs(factor - 1) < 0.05;
  return isOdd || !questions(numbers).every(({ isClear }) => isClear) ? null : numbers;
}

const n = (x: number) => texNumber(x, DIGITS);

function statement({ ofParameters, ofTokens, magnitude, growth }: Numbers): Markdown {
  return tex`A family of models with $P$ parameters, trained on $D$ tokens, reaches the loss $\loss(P,D) = E+A\,P^{-\alpha}+B\,D^{-\beta}$ with $A = ${ofParameters.coefficient}$, $\alpha = ${ofParameters.exponent}$, $B = ${ofTokens.coefficient}$, $\beta = ${ofTokens.exponent}$. The budget is $C = 6PD = 6\cdot10^{${magnitude}}$ operations. Compute

- the factor $G$ with $P^* = G\,(C/6)^{\beta/(\alpha+\beta)}$ for the best number of parameters,
- $P^*$ and $D^*$, both in billions,
- the tokens per parameter $D^*/P^*$,
- the factor by which $P^*$ grows when the budget is ${growth} times as large,
- at the optimum, the share of $\loss-E$ that is due to the finite model, $AP^{-\alpha}$.

Round only at the end.`;
}

function hints({ ofParameters, ofTokens, magnitude }: Numbers): readonly Markdown[] {
  return [
    'The budget ties the two sizes together. Which one can you eliminate, and what is left to minimize?',
    tex`Insert $D = C/(6P)$ and set the derivative in $\ln P$ to zero: $\alpha AP^{-\alpha} = \beta BD^{-\beta}$. Insert $D$ once more and solve for $P$: all powers of $P$ can be collected on one side.`,
    tex`First steps: $\frac{\alpha A}{\beta B} = \frac{${ofParameters.exponent}\cdot${ofParameters.coefficient}}{${ofTokens.exponent}\cdot${ofTokens.coefficient}}$, and $\alpha+\beta = ${n(ofParameters.exponent + ofTokens.exponent)}$. $C/6 = 10^{${magnitude}}$, so its power is a power of ten. For the last question use the condition of the optimum.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [condition(numbers), sizes(numbers), consequences(numbers), check(numbers)].join('\n\n');
}

function condition(numbers: Numbers): Markdown {
  const { ofParameters, ofTokens } = numbers;
  const [alpha, beta] = [ofParameters.exponent, ofTokens.exponent];
  const quotient = (alpha * ofParameters.coefficient) / (beta * ofTokens.coefficient);
  return tex`**Condition.** With $D = C/(6P)$ the loss is a function of $P$ alone, and a larger $\ln P$ makes $\ln D$ as much smaller:

$$
\begin{aligned}
\frac{\d\loss}{\d\ln P} &= -\alpha AP^{-\alpha}+\beta BD^{-\beta} = 0 \\
P^{\alpha+\beta} &= \frac{\alpha A}{\beta B}\Big(\frac C6\Big)^{\!\beta}
\end{aligned}
$$

So $G = \big(\frac{\alpha A}{\beta B}\big)^{1/(\alpha+\beta)}$. Here $\frac{\alpha A}{\beta B} = \frac{${n(alpha * ofParameters.coefficient)}}{${n(beta * ofTokens.coefficient)}} ${texEquals(quotient, DIGITS)}$ and $1/(\alpha+\beta) ${texEquals(1 / (alpha + beta), DIGITS)}$, which gives $G \approx ${n(optimumOf(numbers).factor)}$.`;
}

function sizes(numbers: Numbers): Markdown {
  const { ofParameters, ofTokens, magnitude } = numbers;
  const { factor, size, sizeExponent, tokenExponent } = optimumOf(numbers);
  const sum = n(ofParameters.exponent + ofTokens.exponent);
  // An exponent needs more digits than the power that it gives.
  const power = (share: number) => texNumber(magnitude * share, DIGITS + 3);
  const line = (exponent: number, share: number) =>
    tex`${n(exponent)}/${sum} ${texEquals(share, DIGITS)}$, so the power is $10^{${power(share)}}`;
  return tex`**Sizes.** The exponent of $P^*$ is $${line(ofTokens.exponent, sizeExponent)}$. That of $D^*$ is $${line(ofParameters.exponent, tokenExponent)}$.

$$
\begin{aligned}
P^* &\approx ${n(factor)}\cdot10^{${power(sizeExponent)}} \\
&\approx ${n(size.parameters / BILLION)} \text{ billion} \\
D^* &\approx \tfrac1{${n(factor)}}\cdot10^{${power(tokenExponent)}} \\
&\approx ${n(size.tokens / BILLION)} \text{ billion}
\end{aligned}
$$

There are $D^*/P^* \approx ${n(size.tokens / size.parameters)}$ tokens per parameter.`;
}

function consequences(numbers: Numbers): Markdown {
  const { ofParameters, ofTokens, growth } = numbers;
  const { sizeExponent } = optimumOf(numbers);
  const sum = n(ofParameters.exponent + ofTokens.exponent);
  return tex`**Growth.** $P^*$ goes with $C^{\beta/(\alpha+\beta)}$: a budget ${growth} times as large makes it $${growth}^{${n(sizeExponent)}} \approx ${n(growth ** sizeExponent)}$ times as large.

**Share.** At the optimum $AP^{-\alpha} : BD^{-\beta} = \beta : \alpha$. So the finite model is responsible for $\beta/(\alpha+\beta) = ${ofTokens.exponent}/${sum} ${texEquals(sizeExponent, DIGITS)}$ of the two.`;
}

function check(numbers: Numbers): Markdown {
  const { ofParameters, ofTokens, magnitude } = numbers;
  const optimum = optimumOf(numbers);
  const { size } = optimum;
  const [parameters, tokens] = [n(size.parameters / BILLION), n(size.tokens / BILLION)];
  const product = texNumber(Number(parameters) * Number(tokens), 5);
  return tex`**Check.** In billions $P^*D^* \approx ${parameters}\cdot${tokens} \approx ${product}$, which should be $10^{${magnitude}}/10^{18} = ${10 ** (magnitude - 18)}$. With these sizes $AP^{-\alpha} \approx ${n(optimum.ofParameters)}$ and $BD^{-\beta} \approx ${n(optimum.ofTokens)}$. Times their exponents they agree: $${ofParameters.exponent}\cdot${n(optimum.ofParameters)} \approx ${texNumber(ofParameters.exponent * optimum.ofParameters, 4)}$ and $${ofTokens.exponent}\cdot${n(optimum.ofTokens)} \approx ${texNumber(ofTokens.exponent * optimum.ofTokens, 4)}$.`;
}
