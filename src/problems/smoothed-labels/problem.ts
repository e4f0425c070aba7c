import { blanksOf, isTold } from '../../core/answer/question.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { smoothed, type Numbers } from './smoothing.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'A teacher who knows nothing',
  minutes: 8,
  printed: { classes: 5, share: 0.2, gap: 5 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    classes: rng.pick([3, 4, 5, 8, 10, 20, 50, 100]),
    share: rng.pick([0.05, 0.1, 0.2, 0.3]),
    gap: rng.pick([1, 2, 3, 4, 5, 6, 7, 8]),
  };
  return questions(numbers).every(isTold) ? numbers : null;
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const e = (x: number) => texEquals(x, DIGITS);
const d = (x: number) => texFixed(x, 6);

function statement({ classes, share, gap }: Numbers): Markdown {
  return tex`A label among $K = ${classes}$ classes is smoothed with $\gamma = ${n(share)}$: the target is $1-\gamma$ times the one-hot vector plus $\gamma/K$ in every class. The loss is the cross-entropy with this target at temperature 1. Give

- the gap between the logit of the true class and each other logit at which the loss is least,
- this least loss,
- the loss of a student whose true logit exceeds all others, which are equal, by ${gap},
- the slope of its loss in this gap.`;
}

function hints({ classes, share, gap }: Numbers): readonly Markdown[] {
  return [
    'What are the $K$ entries of the target? Where is a cross-entropy least?',
    tex`At the least loss the student’s probabilities are the target, so each logit is the logarithm of its entry, up to a common shift. For the student put the wrong logits at 0: then $-\ln\act{q'_{\target{y}}} = \ln(1+(K-1)e^{-g})$ with its gap $g$.`,
    tex`First step: every wrong class has the target $${n(share)}/${classes}$. In the loss of the student each wrong class costs ${gap} more than the true one. The slope is a probability minus a target.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [best(numbers), student(numbers)].join('\n\n');
}

function best({ classes, share, gap }: Numbers): Markdown {
  const { target, wrong, bestGap, least } = smoothed({ classes, share, gap });
  return tex`**Best.** The target has $1-${n(share)}+${n(wrong)} ${e(target)}$ in the true class and $${n(wrong)}$ in each other one. The cross-entropy is KL plus the entropy of the target, so it is least where the student gives the target. There the gap is the logarithm of the ratio, and the loss is the entropy:

$$
\begin{aligned}
&\ln\frac{${n(target)}}{${n(wrong)}} \approx ${d(bestGap)} \\
&-${n(target)}\ln${n(target)} \\
&\quad-${classes - 1}\cdot${n(wrong)}\ln${n(wrong)} \approx ${d(least)}
\end{aligned}
$$`;
}

function student(numbers: Numbers): Markdown {
  const { classes, gap } = numbers;
  const { target, wrong, probability, plain, loss, slope, bestGap, least } = smoothed(numbers);
  const side = gap > bestGap ? 'beyond' : 'below';
  return tex`**Student.** With the wrong logits at 0 it gives the true class $\act{q'_{\target{y}}} = 1/(1+${classes - 1}\,e^{-${gap}}) \approx ${d(probability)}$, of cost $${d(plain)}$. A wrong class costs ${gap} more, and all of them together have the target $${classes - 1}\cdot${n(wrong)} ${e((classes - 1) * wrong)}$:

$$
\begin{aligned}
\loss &\approx ${d(plain)}+${n((classes - 1) * wrong)}\cdot${gap} \\
&\approx ${d(loss)}
\end{aligned}
$$

The slope in the gap is that in the true logit, $${d(probability)}-${f(target)} \approx ${d(slope)}$.

**Check.** The gap of ${gap} lies ${side} the best one, where the loss ${gap > bestGap ? 'rises' : 'falls'} with the gap, as the sign of the slope says. The loss exceeds the least one by $${d(loss - least)}$.`;
}
