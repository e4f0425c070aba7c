import { at, range, sum } from '../../core/array.ts';
import { blanksOf, isTold } from '../../core/answer/question.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import type { Vector } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { distilled, powers, type Numbers } from './distilled.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'The teacher and the label',
  minutes: 12,
  printed: { teacher: [4, 2, 1], student: [2, 2, 1], tau: 2, alpha: 0.5, label: 0 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const odds = () => range(3).map(() => rng.integer(1, 5));
  const numbers: Numbers = {
    teacher: odds(),
    student: odds(),
    tau: rng.pick([2, 3]),
    alpha: rng.pick([0.3, 0.5, 0.7]),
    label: rng.integer(0, 2),
  };
  return questions(numbers).every(isTold) ? numbers : null;
}

const n = (x: number) => texNumber(x, DIGITS);
const fixed = (x: number) => texFixed(x, 6);
const vector = (entries: Vector) => `(${entries.map(fixed).join(', ')})`;

/** A logit as a logarithm, such as ln 16 for the odds 4 at temperature 2. */
function logits(odds: Vector, tau: number): string {
  const written = powers(odds, tau).map((power) => (power === 1 ? '0' : tex`\ln${power}`));
  return `(${written.join(', ')})`;
}

function fractions(weights: Vector): string {
  const whole = sum(weights);
  return tex`\big(${weights.map((weight) => tex`\tfrac{${weight}}{${whole}}`).join(', ')}\big)`;
}

function statement({ teacher, student, tau, alpha, label }: Numbers): Markdown {
  return tex`For one input of class ${label + 1} of three, the logits of teacher and student are

$$
\begin{aligned}
\target{\vz^{\text{t}}} &= ${logits(teacher, tau)} \\
\act{\vz^{\text{s}}} &= ${logits(student, tau)}.
\end{aligned}
$$

The temperature is $\tau = ${tau}$, the weight of the soft term $\alpha = ${n(alpha)}$, and

$$
\loss = \alpha\,\tau^2\,\mathrm{KL}(\target{\vp}\,\Vert\,\act{\vq})-(1-\alpha)\ln\act{q'_{\target{y}}}.
$$

Give the soft targets $\target{\vp}$, the student’s probabilities $\act{\vq'}$ at temperature 1, the loss, its gradient $\grad{\bar{\vz}^{\text{s}}}$ in the student’s logits, and the gradient of $\mathrm{KL}(\target{\vp}\,\Vert\,\act{\vq})$ alone, without any factor.`;
}

function hints({ teacher, tau }: Numbers): readonly Markdown[] {
  const largest = Math.max(...teacher);
  return [
    'Three distributions are needed: the teacher at the temperature, the student at the temperature, and the student at 1.',
    tex`KL depends on the student through $\ln\act{\vq}$ alone, and $\act{\vq}$ takes the logits over $\tau$. In each gradient the entries add up to 0.`,
    tex`First step: $e^{(\ln${largest ** tau})/${tau}} = ${largest}$. In this way all exponentials are whole numbers.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [probabilities(numbers), losses(numbers), gradients(numbers)].join('\n\n');
}

function probabilities(numbers: Numbers): Markdown {
  const { teacher, student, tau } = numbers;
  const { p, q, cold } = distilled(numbers);
  return tex`**Probabilities.** Dividing a logit by $\tau$ takes a root of the number under the logarithm:

$$
\begin{aligned}
\target{\vp} &= ${fractions(teacher)} \\
&\approx ${vector(p)} \\
\act{\vq} &= ${fractions(student)} \\
&\approx ${vector(q)} \\
\act{\vq'} &= ${fractions(powers(student, tau))} \\
&\approx ${vector(cold)}
\end{aligned}
$$`;
}

function losses(numbers: Numbers): Markdown {
  const { tau, alpha } = numbers;
  const { p, q, divergence, crossEntropy, loss } = distilled(numbers);
  const terms = p.map((each, k) => fixed(each * Math.log(each / at(q, k)))).join(' + ');
  return tex`**Loss.** The three terms $\target{p_k}\ln(\target{p_k}/\act{q_k})$ add up:

$$
\begin{aligned}
&${terms.replaceAll('+ -', '- ')} \\
&\quad\approx ${fixed(divergence)} \\
&-\ln\act{q'_{\target{y}}} \approx ${fixed(crossEntropy)} \\
&\loss \approx ${n(alpha)}\cdot${tau ** 2}\cdot${fixed(divergence)} \\
&\qquad+${n(1 - alpha)}\cdot${fixed(crossEntropy)} \\
&\quad\approx ${fixed(alpha * tau ** 2 * divergence)}+${fixed((1 - alpha) * crossEntropy)} \\
&\quad\approx ${fixed(loss)}
\end{aligned}
$$`;
}

function gradients(numbers: Numbers): Markdown {
  const { alpha } = numbers;
  const { soft, hard, gradient, plain } = distilled(numbers);
  return tex`**Gradient.** The soft part has the weight $${n(alpha)}$, the hard part $${n(1 - alpha)}$:

$$
\begin{aligned}
&\tau(\act{\vq}-\target{\vp}) \\
&\quad\approx ${vector(soft)} \\
&\act{\vq'}-\target{\ve_y} \\
&\quad\approx ${vector(hard)} \\
&\grad{\bar{\vz}^{\text{s}}} \\
&\quad\approx ${vector(gradient)}
\end{aligned}
$$

KL alone has the slope $(\act{\vq}-\target{\vp})/\tau$, the soft part over $\tau^2$: $${vector(plain)}$.

**Check.** In each of the four the entries add up to 0.`;
}
