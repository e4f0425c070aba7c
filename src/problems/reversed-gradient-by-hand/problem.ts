import { blanksOf, isTold } from '../../core/answer/question.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texFactor, texSum } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { domainSlopes, featureSlopes, guessOn, headSlope, plainSlope, residualOf, type Numbers } from './step.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'One step against an opponent',
  minutes: 10,
  printed: { input: 1, label: 1, other: 2, feature: 0.5, head: 1.2, domain: 2, reversal: 0.5 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

/** Below this, four decimals tell too little of a gradient. */
const LEAST_SLOPE = 0.03;
const LARGEST_LOGIT = 3;

function draw(rng: Rng): Numbers | null {
  const weight = () => (rng.pick([-1, 1]) * rng.integer(2, 20)) / 10;
  const drawn = (): Numbers => ({
    input: rng.pick([-2, -1, 1, 2]),
    label: rng.pick([-2, -1, 1, 2]),
    other: rng.pick([-2, -1, 1, 2]),
    feature: weight(),
    head: weight(),
    domain: weight(),
    reversal: rng.pick([0.1, 0.2, 0.5, 1]),
  });
  return drawnUntil(drawn, (numbers) => isUsable(numbers) && questions(numbers).every(isTold));
}

/** Whether no guess is saturated, the examples differ, and no gradient is next to nothing. */
function isUsable(numbers: Numbers): boolean {
  const { input, other, feature, domain, reversal } = numbers;
  const [source, target] = featureSlopes(numbers);
  const slopes = [
    residualOf(numbers),
    headSlope(numbers),
    domainSlopes(numbers)[0] + domainSlopes(numbers)[1],
    reversal * (source + target),
    plainSlope(numbers) - reversal * (source + target),
  ];
  const logit = Math.max(Math.abs(input), Math.abs(other)) * Math.abs(feature * domain);
  return input !== other && logit <= LARGEST_LOGIT && slopes.every((slope) => Math.abs(slope) > LEAST_SLOPE);
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const fixed = (x: number) => texFixed(x, 6);

/** A rounded number as a later factor. */
const factor = (x: number) => (x < 0 ? `(${fixed(x)})` : fixed(x));

function statement({ input, label, other, feature, head, domain, reversal }: Numbers): Markdown {
  return tex`The feature is $\act{h} = \param{u}\,\data{x}$, the label head $\act{\hat{y}} = \param{a}\act{h}$ with the loss $\loss_y = \frac12(\act{\hat{y}}-\target{y})^2$, the domain head $\act{q} = \sigma(\param{b}\act{h})$, the probability of the source. A batch has the source example $\data{x} = ${input}$, $\target{y} = ${label}$ and the target example $\data{\tilde{x}} = ${other}$, which has no label. The domain loss is $\loss_d = -\ln\act{q}-\ln(1-\act{\tilde{q}})$. The weights are $\param{u} = ${n(feature)}$, $\param{a} = ${n(head)}$, $\param{b} = ${n(domain)}$, and the factor of the reversal is $\beta = ${n(reversal)}$. Compute

- the guesses $\act{q}$ and $\act{\tilde{q}}$ of the domain head,
- the gradient that a step of DANN uses for $\param{a}$,
- that for $\param{b}$,
- the gradient for $\param{u}$ if there were no adaptation,
- the gradient that DANN uses for $\param{u}$.

Round only at the end.`;
}

function hints({ input, other, feature }: Numbers): readonly Markdown[] {
  return [
    'Run forward for both examples. Then ask of each loss which weights it reaches, and whether the reversal layer lies in between.',
    tex`In the logit of the domain head the gradient is $\act{q}-1$ for the source example and $\act{\tilde{q}}$ for the target example. The factor $-\beta$ stands only on the way from the domain head into $\act{h}$.`,
    tex`The features are $\act{h} = ${n(feature)}\cdot${f(input)}$ and $\act{\tilde{h}} = ${n(feature)}\cdot${f(other)}$. For $\param{b}$ multiply the two gradients in the logits by them, for $\param{u}$ by $\param{b}$ and the inputs, and add.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [forward(numbers), heads(numbers), feature(numbers), check(numbers)].join('\n\n');
}

function forward(numbers: Numbers): Markdown {
  const { input, other, feature: u, head, domain, label } = numbers;
  const guess = (x: number) => tex`\sigma(${n(domain * u * x)}) \approx ${fixed(guessOn(x, numbers))}`;
  return tex`**Forward.** The features are $\act{h} = ${n(u * input)}$ and $\act{\tilde{h}} = ${n(u * other)}$. So

$$
\begin{aligned}
\act{\hat{y}}-\target{y} &= ${texSum([tex`${n(head)}\cdot${f(u * input)}`, n(-label)])} = ${n(residualOf(numbers))} \\
\act{q} &= ${guess(input)} \\
\act{\tilde{q}} &= ${guess(other)}.
\end{aligned}
$$`;
}

function heads(numbers: Numbers): Markdown {
  const { input, other, feature: u } = numbers;
  const [source, target] = domainSlopes(numbers);
  const [left, right] = [guessOn(input, numbers) - 1, guessOn(other, numbers)];
  return tex`**Heads.** They use their own gradients. The label head sees the source example only:

$$
\begin{aligned}
\text{for }\param{a}:\quad&${n(residualOf(numbers))}\cdot${f(u * input)} = ${n(headSlope(numbers))} \\
\text{for }\param{b}:\quad&${fixed(left)}\cdot${f(u * input)} \\
&\quad+${fixed(right)}\cdot${f(u * other)} \\
&\approx ${texSum([fixed(source), fixed(target)])} \\
&\approx ${fixed(source + target)}
\end{aligned}
$$`;
}

function feature(numbers: Numbers): Markdown {
  const { input, other, head, domain, reversal } = numbers;
  const [source, target] = featureSlopes(numbers);
  const [left, right] = [guessOn(input, numbers) - 1, guessOn(other, numbers)];
  const plain = plainSlope(numbers);
  return tex`**Feature.** The label loss alone gives $${n(residualOf(numbers))}\cdot${f(head)}\cdot${f(input)} = ${n(plain)}$. The domain loss gives

$$
\begin{aligned}
&${fixed(left)}\cdot${f(domain)}\cdot${f(input)} \\
&\quad+${fixed(right)}\cdot${f(domain)}\cdot${f(other)} \\
&\approx ${texSum([fixed(source), fixed(target)])} \\
&\approx ${fixed(source + target)}.
\end{aligned}
$$

The reversal layer multiplies this by $-${n(reversal)}$:

$$
\begin{aligned}
&${n(plain)}-${n(reversal)}\cdot${factor(source + target)} \\
&\quad\approx ${fixed(plain - reversal * (source + target))}
\end{aligned}
$$`;
}

function check(numbers: Numbers): Markdown {
  const { feature: u, domain, reversal } = numbers;
  const [source, target] = featureSlopes(numbers);
  const [left, right] = domainSlopes(numbers);
  const plain = plainSlope(numbers);
  const used = plain - reversal * (source + target);
  const change = plain * used < 0 ? 'turns the step of' : Math.abs(used) < Math.abs(plain) ? 'slows' : 'speeds up';
  return tex`**Check.** Both domain gradients come from the same logits, $\param{b}\act{h}$ with $\act{h}=\param{u}\data{x}$. So $\param{b}$ times the one equals $\param{u}$ times the other: $${n(domain)}\cdot${factor(left + right)} \approx ${fixed(domain * (left + right))}$ and $${n(u)}\cdot${factor(source + target)} \approx ${fixed(u * (source + target))}$. Here the opponent ${change} $\param{u}$.`;
}
