import { blanksOf, isTold } from '../../core/answer/question.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { questions } from './blanks.ts';
import { clean, errorOn, partIn, SOURCE, targetOf, type Numbers, type Range } from './intervals.ts';

const tex = String.raw;

export default defineProblem<Numbers>({
  title: 'The bound for two thresholds',
  minutes: 8,
  printed: { shift: 0.3, truth: 0.9, threshold: 1.2 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const drawn = (): Numbers => {
    const shift = rng.integer(1, 9) / 10;
    const place = () => clean(rng.integer(1, 20 + 20 * shift - 1) / 20);
    return { shift, truth: place(), threshold: place() };
  };
  return drawnUntil(drawn, (numbers) => isUsable(numbers) && questions(numbers).every(isTold));
}

/** Whether both laws see an error, and not the same one. */
function isUsable(numbers: Numbers): boolean {
  const source = errorOn(SOURCE, numbers);
  const target = errorOn(targetOf(numbers), numbers);
  return source > 0 && target > 0 && source !== target;
}

const n = (x: number) => texNumber(clean(x), 6);

function statement({ shift, truth, threshold }: Numbers): Markdown {
  return tex`The class is all thresholds $f_\theta(\data{x})=[\data{x}\ge\param{\theta}]$ with $\param{\theta}\in\R$. The source is uniform on $[0, 1]$, the target on $[m, 1+m]$ with $m = ${n(shift)}$. On both the labels are those of the threshold $\target{\theta^\star} = ${n(truth)}$. The classifier has $\param{\theta} = ${n(threshold)}$. Give

- the distance $d_{\mathcal{H}}$,
- the error $e$ of the best domain classifier at equal numbers of both,
- the errors $\varepsilon_s$ and $\varepsilon_t$ of the classifier,
- the bound $\varepsilon_s+\frac12d_{\mathcal{H}}+\varepsilon^\star$.`;
}

function hints({ shift }: Numbers): readonly Markdown[] {
  return [
    'Two thresholds disagree on the interval between them. Draw the line with both laws and both thresholds.',
    tex`For the distance look for the interval whose probabilities under the two laws differ the most. The domain classifier errs where both laws live: on $[${n(shift)}, 1]$.`,
    tex`The density is 1 on $[0, 1]$ and on $[${n(shift)}, ${n(1 + shift)}]$. So probabilities are lengths of parts. Is the truth in the class? Then what is $\varepsilon^\star$?`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [domains(numbers), errors(numbers), bound(numbers), check(numbers)].join('\n\n');
}

function domains({ shift: m }: Numbers): Markdown {
  return tex`**Distance.** Disagreements are intervals. The part of one in the overlap $[${n(m)}, 1]$ counts the same under both laws. The largest gap is that of $[0, ${n(m)})$, with the probabilities $${n(m)}$ and 0. So $d_{\mathcal{H}} = 2\cdot${n(m)} = ${n(2 * m)}$.

**Domain classifier.** Outside of the overlap it makes no error. The overlap has the probability $1-${n(m)} = ${n(1 - m)}$ under each law, and there any guess is wrong for one of the two:

$$
e = \tfrac12\cdot${n(1 - m)} = ${n((1 - m) / 2)}
$$`;
}

/** A part of the line, as an interval or in words. */
function placed({ low, high }: Range): string {
  return tex`[${n(low)}, ${n(high)})`;
}

function errors(numbers: Numbers): Markdown {
  const { truth, threshold } = numbers;
  const target = targetOf(numbers);
  const between = { low: Math.min(truth, threshold), high: Math.max(truth, threshold) };
  const line = (range: Range) => tex`$${placed(partIn(range, numbers))}$, of length $${n(errorOn(range, numbers))}$`;
  return tex`**Errors.** The classifier is wrong on $${placed(between)}$. In $[0, 1]$ lies its part ${line(SOURCE)}. In $[${n(target.low)}, ${n(target.high)}]$ lies ${line(target)}. So $\varepsilon_s = ${n(errorOn(SOURCE, numbers))}$ and $\varepsilon_t = ${n(errorOn(target, numbers))}$.`;
}

function bound(numbers: Numbers): Markdown {
  const { shift: m } = numbers;
  const source = errorOn(SOURCE, numbers);
  return tex`**Bound.** The threshold of the labels is in the class, so $\varepsilon^\star = 0$:

$$
${n(source)}+\tfrac12\cdot${n(2 * m)}+0 = ${n(source + m)}
$$`;
}

function check(numbers: Numbers): Markdown {
  const { shift: m } = numbers;
  const source = errorOn(SOURCE, numbers);
  const target = errorOn(targetOf(numbers), numbers);
  const slack = clean(source + m - target);
  const verdict = slack === 0 ? 'equal to the bound, which is tight here' : `$${n(slack)}$ below the bound`;
  return tex`**Check.** The target error $${n(target)}$ is ${verdict}. The proxy is $2(1-2\cdot${n((1 - m) / 2)}) = ${n(2 * m)}$, the same as the distance.`;
}
