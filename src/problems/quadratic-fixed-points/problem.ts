import { at } from '../../core/array.ts';
import { blanksOf, isTold } from '../../core/answer/question.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import type { MetaMethod } from '../../core/meta-method.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texSum } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { factorsOf, lossesAfter, settledAt, weightsOf, type Numbers } from './tasks.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Where four methods settle',
  minutes: 14,
  printed: { curvatures: [1, 4], optima: [0, 1], rate: 0.2, steps: 2 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

/** A smaller loss would be told from zero by its last digit only. */
const LEAST_LOSS = 5e-4;

function draw(rng: Rng): Numbers | null {
  const curvature = () => rng.pick([0.5, 1, 2, 3, 4]);
  const numbers: Numbers = {
    curvatures: [curvature(), curvature()],
    optima: [rng.integer(-2, 2), rng.integer(-2, 2)],
    rate: rng.pick([0.05, 0.1, 0.2]),
    steps: rng.integer(1, 3),
  };
  const isOneTask = numbers.curvatures[0] === numbers.curvatures[1] || numbers.optima[0] === numbers.optima[1];
  if (isOneTask) return null;
  const [first, second] = lossesAfter(numbers, settledAt(numbers, 'MAML'), numbers.steps);
  return first + second < LEAST_LOSS || !questions(numbers).every(isTold) ? null : numbers;
}

const n = (x: number) => texNumber(x, DIGITS);
/** A factor in front of an optimum, which may be negative. */
const optimum = (x: number) => (x < 0 ? `(${n(x)})` : n(x));

function statement({ curvatures, optima, rate, steps }: Numbers): Markdown {
  return tex`Two tasks have the losses $\frac12a_i(\param{\theta}-\target{y_i})^2$ for support and query alike, with $a_1 = ${n(curvatures[0])}$, $\target{y_1} = ${n(optima[0])}$ and $a_2 = ${n(curvatures[1])}$, $\target{y_2} = ${n(optima[1])}$. The inner loop takes $K = ${steps}$ ${steps === 1 ? 'step' : 'steps'} with $\alpha = ${n(rate)}$. Compute

- where joint training, MAML, FOMAML and Reptile settle,
- the sum of both losses after adaptation, first from the start of joint training, then from that of MAML.

Keep more decimals than the answer has.`;
}

function hints({ curvatures, rate, steps }: Numbers): readonly Markdown[] {
  return [
    'What does one inner step do to the distance from the optimum of its task? Write down for each method what must add up to zero over the tasks.',
    tex`The distance shrinks by $q_i = 1-\alpha a_i$ in each step. Each method settles at $\sum\omega_i\target{y_i}/\sum\omega_i$. MAML has the factor $q_i^K$ twice, once from the adapted parameter and once from its derivative. Reptile adds up displacements.`,
    tex`First steps: $q_1 = 1-${n(rate)}\cdot${n(curvatures[0])}$ and $q_2 = 1-${n(rate)}\cdot${n(curvatures[1])}$, with ${steps === 1 ? 'one inner step' : `${steps} inner steps`}. After adaptation the loss of task $i$ is $\frac12a_iq_i^{2K}(\param{\theta}-\target{y_i})^2$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [factors(numbers), points(numbers), losses(numbers), check(numbers)].join('\n\n');
}

function factors(numbers: Numbers): Markdown {
  const { curvatures, rate, steps } = numbers;
  const q = factorsOf(numbers);
  const line = (i: number) =>
    tex`q_${i + 1} &= 1-${n(rate)}\cdot${n(at(curvatures, i))} = ${n(at(q, i))}, & q_${i + 1}^{${steps}} &= ${n(at(q, i) ** steps)}`;
  return tex`**Inner loop.** One step multiplies $\param{\theta}-\target{y_i}$ by $q_i$:

$$
\begin{aligned}
${line(0)} \\
${line(1)}
\end{aligned}
$$`;
}

const FORMULAS: readonly (readonly [MetaMethod, string])[] = [
  ['joint', 'a_i'],
  ['MAML', 'a_iq_i^{2K}'],
  ['FOMAML', 'a_iq_i^K'],
  ['Reptile', '1-q_i^K'],
];

function points(numbers: Numbers): Markdown {
  const { optima } = numbers;
  const line = ([method, formula]: readonly [MetaMethod, string]) => {
    const [first, second] = weightsOf(numbers, method);
    const products = texSum([first, second].map((w, i) => tex`${n(w)}\cdot${optimum(at(optima, i))}`));
    return tex`${method === 'joint' ? 'Joint training' : method}, $\omega_i = ${formula}$:

$$
\begin{aligned}
\param{\theta^\star} &= \frac{${products}}{${texSum([n(first), n(second)])}} \\
&${texEquals(settledAt(numbers, method), DIGITS)}
\end{aligned}
$$`;
  };
  return tex`**Fixed points.** Each method settles at the mean of the optima with its own weights.

${FORMULAS.map(line).join('\n\n')}`;
}

function losses(numbers: Numbers): Markdown {
  const line = (method: MetaMethod) => {
    const [first, second] = lossesAfter(numbers, settledAt(numbers, method), numbers.steps);
    return tex`\text{${method}:}\quad & ${texFixed(first, 6)}+${texFixed(second, 6)} \\
& \approx ${texFixed(first + second, 5)}`;
  };
  return tex`**After adaptation.** With $\frac12a_iq_i^{2K}(\param{\theta^\star}-\target{y_i})^2$ for each task the sums are

$$
\begin{aligned}
${line('joint')} \\
${line('MAML')}
\end{aligned}
$$`;
}

function check(numbers: Numbers): Markdown {
  const before = (method: MetaMethod) => {
    const [first, second] = lossesAfter(numbers, settledAt(numbers, method), 0);
    return texFixed(first + second, 4);
  };
  const one = numbers.steps === 1 ? tex` With $K=1$ Reptile and joint training agree, since $1-q_i=\alpha a_i$.` : '';
  return tex`**Check.** All points lie between the two optima. Before adaptation the order is the other way around: joint training has the smaller loss, $${before('joint')}$ against $${before('MAML')}$.${one}`;
}
