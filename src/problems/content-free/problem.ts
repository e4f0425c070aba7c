import { at, range, sum } from '../../core/array.ts';
import { blanksOf, isTold } from '../../core/answer/question.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { apart, texEquals, texFactor, texSum, texVector } from '../../core/tex.ts';
import type { Vector } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { answersOf, quotients, type Numbers } from './calibrated.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Dividing out a label bias',
  minutes: 7,
  printed: { free: 0.7, asked: 0.6, temperature: 2, freeThree: [0.5, 0.3, 0.2], askedThree: [0.4, 0.35, 0.25] },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    free: rng.pick([0.2, 0.3, 0.4, 0.6, 0.7, 0.8]),
    asked: rng.integer(5, 17) / 20,
    temperature: rng.pick([0.5, 1.5, 2, 3]),
    freeThree: thirds(rng),
    askedThree: thirds(rng),
  };
  return questions(numbers).every(isTold) ? numbers : null;
}

/** Three probabilities in steps of 0.05. */
function thirds(rng: Rng): Vector {
  const parts = range(2).map(() => rng.integer(3, 8));
  return [...parts, 20 - sum(parts)].map((part) => part / 20);
}

const n = (x: number) => texNumber(x, DIGITS);
const v = (entries: Vector) => texVector(entries, DIGITS);
const four = (x: number) => texFixed(x, 4);

function statement({ free, asked, temperature, freeThree, askedThree }: Numbers): Markdown {
  return tex`A few-shot classifier of two classes answers a content-free input with $\act{p_{\text{cf},1}} = ${n(free)}$. A real input gets $\act{p_1} = ${n(asked)}$. Compute

- $\act{\tilde{p}_1}$ by contextual calibration,
- what calibration subtracts from the difference $\act{z_1}-\act{z_2}$ of the logits,
- the probability of class 1 if instead of calibration the logits are divided by $\tau = ${n(temperature)}$.

Another classifier has three classes. It answers a content-free input with $\act{\vp_{\text{cf}}} = ${v(freeThree)}$ and a real one with $\act{\vp} = ${v(askedThree)}$. Compute

- the calibrated $\act{\tilde{\vp}}$.

Natural logarithms, four decimals.`;
}

function hints({ free, asked }: Numbers): readonly Markdown[] {
  return [
    'What would each class get if the input said nothing? Compare the answer with that.',
    tex`The quotients $\act{p_c}/\act{p_{\text{cf},c}}$ have to be divided by their sum. In logits a quotient is a difference of logarithms. Dividing logits by $\tau$ takes the odds to the power $1/\tau$.`,
    tex`First steps: the quotients of both classes are $${n(asked)}/${n(free)}$ and $${n(1 - asked)}/${n(1 - free)}$; the odds before calibration are $${n(asked)}/${n(1 - asked)}$, those of the content-free input $${n(free)}/${n(1 - free)}$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [two(numbers), tempered(numbers), three(numbers), check(numbers)].join('\n\n');
}

function two({ free, asked, ...others }: Numbers): Markdown {
  const { first, shift } = answersOf({ free, asked, ...others });
  const [one, other] = [asked / free, (1 - asked) / (1 - free)];
  return tex`**Calibrated.** The quotients are $${n(asked)}/${n(free)} ${texEquals(one, DIGITS)}$ and $${n(1 - asked)}/${n(1 - free)} ${texEquals(other, DIGITS)}$, so

$$
\begin{aligned}
\act{\tilde{p}_1} &\approx \frac{${n(one)}}{${n(one)}+${n(other)}} \\
&\approx ${four(first)}.
\end{aligned}
$$

**As a shift.** From each logit $\ln\act{p_{\text{cf},c}}$ is subtracted, from their difference

$$
\ln\frac{${n(free)}}{${n(1 - free)}} \approx ${four(shift)}.
$$

The decision for two classes ${verdict(asked, first)}.`;
}

function verdict(before: number, after: number): string {
  const chosen = (p: number) => (p > 0.5 ? 'class 1' : 'class 2');
  if (chosen(before) === chosen(after)) return `stays ${chosen(before)}`;
  return `flips from ${chosen(before)} to ${chosen(after)}`;
}

function tempered(numbers: Numbers): Markdown {
  const { asked, temperature } = numbers;
  const odds = asked / (1 - asked);
  const power = odds ** (1 / temperature);
  return tex`**Temperature.** The odds $${n(asked)}/${n(1 - asked)} ${texEquals(odds, DIGITS)}$ become $${n(odds)}^{1/${n(temperature)}} ${texEquals(power, DIGITS)}$, a probability of $${n(power)}/(1+${n(power)}) \approx ${four(answersOf(numbers).tempered)}$. On which side of one half it lies does not change.`;
}

function three(numbers: Numbers): Markdown {
  const { freeThree, askedThree } = numbers;
  const parts = quotients(askedThree, freeThree);
  const result = answersOf(numbers).three;
  const shown = parts.map((part, c) => `${n(at(askedThree, c))}/${n(at(freeThree, c))} ${texEquals(part, DIGITS)}`);
  return tex`**Three classes.** The quotients are ${apart(shown)}, in sum $${n(sum(parts))}$. Divided by it they are

$$
\act{\tilde{\vp}} \approx (${result.map(four).join(', ')}).
$$`;
}

function check(numbers: Numbers): Markdown {
  const { asked } = numbers;
  const { first, shift } = answersOf(numbers);
  const before = Math.log(asked / (1 - asked));
  return tex`**Check.** The difference of the logits was $\ln(${n(asked)}/${n(1 - asked)}) \approx ${four(before)}$ and becomes $${texSum([four(before), four(-shift)])} \approx ${four(before - shift)}$, whose sigmoid is $1/(1+e^{${four(shift - before)}}) \approx ${four(first)}$. The three calibrated probabilities add up to 1, and multiplied by $${v(numbers.freeThree)}$ they are $${texFactor(1 / sum(quotients(numbers.askedThree, numbers.freeThree)), 4)}$ times those before.`;
}
