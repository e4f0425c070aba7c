import { blanksOf, isTold } from '../../core/answer/question.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texFactor, texVector } from '../../core/tex.ts';
import { dot, type Vector } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { examplesOf, productOf, sigmoid, stepsOf, type Numbers } from './steps.ts';

const tex = String.raw;
const DIGITS = 6;
const DECIMALS = 5;

export default defineProblem<Numbers>({
  title: 'Two images and a shared pixel',
  minutes: 10,
  printed: { shared: 1, first: 1, second: 1, rate: 1, label: 1 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

/** Beyond this logit a loss is nearly 0, and four decimals tell little. */
const LARGEST_LOGIT = 4;

function draw(rng: Rng): Numbers | null {
  const pixel = () => rng.pick([0.5, 1, 1.5, 2]);
  const numbers: Numbers = {
    shared: pixel(),
    first: pixel(),
    second: pixel(),
    rate: rng.pick([0.5, 1, 2]),
    label: rng.pick([0, 1]),
  };
  const logit = (numbers.rate / 2) * (numbers.shared ** 2 + numbers.first ** 2);
  return logit <= LARGEST_LOGIT && questions(numbers).every(isTold) ? numbers : null;
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const v = (entries: Vector) => texVector(entries, DIGITS);
const fixed = (x: number) => texFixed(x, DECIMALS);
const inParentheses = (text: string) => (text.startsWith('-') ? `(${text})` : text);
/** Zeros of an exact kind stay zeros. */
const fixedVector = (entries: Vector) => `(${entries.map((x) => (x === 0 ? '0' : fixed(x))).join(', ')})`;

function statement(numbers: Numbers): Markdown {
  const [one, two] = examplesOf(numbers);
  return tex`A logistic unit without bias starts from zero weights. Image A is $\data{\vx_A} = ${v(one.pixels)}$ with label $${one.label}$, image B is $\data{\vx_B} = ${v(two.pixels)}$ with label $${two.label}$. It takes one gradient step on image A alone, then one on image B alone, each with $\eta = ${n(numbers.rate)}$. Losses are $-\ln$ of the probability of the label. Compute

- both losses after the first step,
- the inner product of both gradients at the weights after the first step,
- the weights after the second step,
- both losses after the second step,
- the loss of A after both steps if the first pixel is 0 in both images.

Round only at the end.`;
}

function hints(numbers: Numbers): readonly Markdown[] {
  const { pixels } = examplesOf(numbers)[0];
  return [
    tex`The gradient of one example is $(\act{p}-\target{y})\,\data{\vx}$. Which coordinates does each step touch?`,
    tex`At zero weights $\act{p}=\frac12$. For the second step compute $\act{p}$ of image B anew, from the weights after the first. The product of both gradients is the product of both errors times that of both images.`,
    tex`First step: $\param{\vw} = ${numbers.label === 1 ? '' : '-'}\frac{${n(numbers.rate)}}{2}\,${v(pixels)}$. With label 1 a loss is $\ln(1+e^{-\act{z}})$ at the logit $\act{z}=\param{\vw^\top}\data{\vx}$, with label 0 it is $\ln(1+e^{\act{z}})$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [first(numbers), product(numbers), second(numbers), apart(numbers), check(numbers)].join('\n\n');
}

/** The loss at a logit, written out. */
function loss(logit: number, label: 0 | 1): string {
  return tex`\ln\big(1 + e^{${label === 1 ? n(-logit) : n(logit)}}\big)`;
}

function first(numbers: Numbers): Markdown {
  const [one, two] = examplesOf(numbers);
  const { firstWeights, before } = stepsOf(numbers);
  const logits = [dot(firstWeights, one.pixels), dot(firstWeights, two.pixels)] as const;
  return tex`**First step.** At zero weights $\act{p} = \frac12$, so the gradient is $${texFactor(0.5 - one.label, DIGITS)}\,\data{\vx_A}$ and

$$
\param{\vw} = ${v(firstWeights)}.
$$

The logits of A and B are $${n(logits[0])}$ and $${n(logits[1])}$, the losses

$$
\begin{aligned}
\loss_A &= ${loss(logits[0], one.label)} \approx ${fixed(before[0])} \\
\loss_B &= ${loss(logits[1], two.label)} \approx ${fixed(before[1])}.
\end{aligned}
$$`;
}

function product(numbers: Numbers): Markdown {
  const [one, two] = examplesOf(numbers);
  const { firstWeights, errors } = stepsOf(numbers);
  const error = (logit: number, label: 0 | 1) => tex`\sigma(${n(logit)})${label === 1 ? ' - 1' : ''}`;
  const logits = [dot(firstWeights, one.pixels), dot(firstWeights, two.pixels)] as const;
  return tex`**Inner product.** The errors $\act{p}-\target{y}$ there are $${error(logits[0], one.label)} \approx ${fixed(errors[0])}$ and $${error(logits[1], two.label)} \approx ${fixed(errors[1])}$. The images share the first pixel alone, $\data{\vx_A^\top}\data{\vx_B} = ${n(numbers.shared)}^2 = ${n(numbers.shared ** 2)}$:

$$
\begin{aligned}
\grad{\vg_A^\top}\grad{\vg_B} &\approx ${inParentheses(fixed(errors[0]))}\cdot${inParentheses(fixed(errors[1]))}\cdot${n(numbers.shared ** 2)} \\
&\approx ${fixed(productOf(numbers))}
\end{aligned}
$$

It is negative: a conflict.`;
}

function second(numbers: Numbers): Markdown {
  const [one, two] = examplesOf(numbers);
  const { firstWeights, secondWeights, errors, after } = stepsOf(numbers);
  const logits = [dot(secondWeights, one.pixels), dot(secondWeights, two.pixels)] as const;
  return tex`**Second step.**

$$
\begin{aligned}
\param{\vw} &\approx ${v(firstWeights)} \\
&\quad - ${n(numbers.rate)}\cdot${inParentheses(fixed(errors[1]))}\,${v(two.pixels)} \\
&\approx ${fixedVector(secondWeights)}
\end{aligned}
$$

The logits are now $${fixed(logits[0])}$ and $${fixed(logits[1])}$, the losses

$$
\begin{aligned}
\loss_A &\approx ${texFixed(after[0], DECIMALS)} \\
\loss_B &\approx ${texFixed(after[1], DECIMALS)}.
\end{aligned}
$$

The new loss fell, the old one rose.`;
}

function apart(numbers: Numbers): Markdown {
  const without = { ...numbers, shared: 0 };
  const logit = (numbers.rate / 2) * numbers.first ** 2;
  return tex`**Without the shared pixel.** The images have no pixel in common, so the second step does not touch the weight of A. It keeps what the first one gave, the loss $${loss(logit, 1)} \approx ${fixed(stepsOf(without).after[0])}$, with $${n(logit)} = \frac{${n(numbers.rate)}}{2}\cdot${f(numbers.first)}^2$ in favor of its label.`;
}

function check(numbers: Numbers): Markdown {
  const { rate, shared, second: own } = numbers;
  const { before, after, errors, firstWeights } = stepsOf(numbers);
  const [one, two] = examplesOf(numbers);
  const rise = -rate * productOf(numbers);
  const probability = sigmoid(dot(firstWeights, one.pixels));
  // ½η² times the Hessian p(1-p)xxᵀ of A on both sides of the gradient of B.
  const curved = (rate ** 2 / 2) * probability * (1 - probability) * (errors[1] * shared ** 2) ** 2;
  const fall = rate * errors[1] ** 2 * dot(two.pixels, two.pixels);
  return tex`**Check.** To first order $\loss_A$ changes by $-\eta\,\grad{\vg_A^\top}\grad{\vg_B} \approx ${fixed(rise)}$, with the curvature of A by $${fixed(rise + curved)}$; the true change is $${fixed(after[0] - before[0])}$. To first order $\loss_B$ changes by $-\eta\,\norm{\grad{\vg_B}}^2$. With $\norm{\data{\vx_B}}^2 = ${n(shared ** 2 + own ** 2)}$ this is $${fixed(-fall)}$; the true change is $${fixed(after[1] - before[1])}$.`;
}
