import { at } from '../../core/array.ts';
import { blanksOf, isTold } from '../../core/answer/question.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { add, identity, scale, type Matrix } from '../../core/matrix.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texFactor, texMatrix, texSum, texVector } from '../../core/tex.ts';
import { difference, dot, type Vector } from '../../core/vector.ts';
import { anchoredBy, empiricalFisher, hessianOf, trueFisher, type Anchored, type Numbers } from './anchor.ts';
import { questions } from './blanks.ts';

const tex = String.raw;
const DIGITS = 6;
const DECIMALS = 5;

export default defineProblem<Numbers>({
  title: 'A minimum with an anchor',
  minutes: 12,
  printed: { hessian: [2.5, 1.5, 2.5], center: [2, 0], strength: 1, input: [1, 2], probability: 0.8, label: 1 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

const LEAST_DETERMINANT = 0.5;
/** What is lost by the diagonal must show. */
const LEAST_LOSS = 0.02;

function draw(rng: Rng): Numbers | null {
  const curvature = () => rng.integer(2, 8) / 2;
  const entry = () => rng.pick([-3, -2, -1, 1, 2, 3]);
  const numbers: Numbers = {
    hessian: [curvature(), rng.pick([-2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2]), curvature()],
    center: [entry(), entry()],
    strength: rng.pick([0.5, 2, 3, 4]),
    input: [entry(), entry()],
    probability: rng.pick([0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9]),
    label: rng.pick([0, 1]),
  };
  const [first, off, last] = numbers.hessian;
  const isFlat = first * last - off ** 2 < LEAST_DETERMINANT;
  const losses = [...anchoredBy(numbers, 'full').losses, ...anchoredBy(numbers, 'diagonal').losses];
  const isSmall = losses.some((loss) => loss < LEAST_LOSS);
  return isFlat || isSmall || !questions(numbers).every(isTold) ? null : numbers;
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const v = (entries: Vector) => texVector(entries, DIGITS);
const m = (rows: Matrix) => texMatrix(rows, DIGITS);
const fixed = (x: number) => texFixed(x, DECIMALS);
/** Zeros of an exact kind stay zeros. */
const fixedVector = (entries: Vector) => `(${entries.map((x) => (x === 0 ? '0' : fixed(x))).join(', ')})`;

function statement(numbers: Numbers): Markdown {
  const { center, strength, input, probability, label } = numbers;
  return tex`Task A has the loss $\loss_A = \frac12\param{\vtheta^\top}\mH_A\param{\vtheta}$ with

$$
\mH_A = ${m(hessianOf(numbers))},
$$

task B the loss $\loss_B = \frac12\norm{\param{\vtheta}-\param{\vtheta_B}}^2$ with $\param{\vtheta_B} = ${v(center)}$. Training on B has an anchor at $\param{\vtheta_A} = \vzero$ of strength $\lambda = ${n(strength)}$. Compute

- the minimum with $\mF = \mH_A$ in the anchor, and both losses there,
- the minimum with the diagonal of $\mH_A$ in the anchor, and both losses there.

A logistic unit has the input $\data{\vx} = ${v(input)}$, the probability $\act{p} = ${n(probability)}$ of label 1, and the given label $${label}$. Compute

- the diagonal of its Fisher matrix, then that of the empirical one.

Round only at the end.`;
}

function hints(numbers: Numbers): readonly Markdown[] {
  const [first, , last] = numbers.hessian;
  return [
    tex`At the minimum the slope of $\loss_B+\frac\lambda2\param{\vtheta^\top}\mF\param{\vtheta}$ is zero. What does the anchor know of A, and what does $\loss_A$ itself measure?`,
    tex`The slope gives $(\mI+\lambda\mF)\,\param{\vtheta_\lambda}=\param{\vtheta_B}$. A $2\times2$ matrix is inverted by exchanging the diagonal, changing the sign of the rest, and dividing by the determinant. The score of a logistic unit is $(\target{y}-\act{p})\,\data{\vx}$.`,
    tex`First steps: the diagonal of $\mI+\lambda\mF$ is $1+${n(numbers.strength)}\cdot${n(first)}$ and $1+${n(numbers.strength)}\cdot${n(last)}$ in both cases. With labels drawn from the model $\E_y(y-\act{p})^2=\act{p}(1-\act{p})$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [full(numbers), axes(numbers), fisher(numbers), check(numbers)].join('\n\n');
}

function full(numbers: Numbers): Markdown {
  const anchored = anchoredBy(numbers, 'full');
  const system = add(identity(2), scale(numbers.strength, hessianOf(numbers)));
  const [[a, b], [, d]] = [pair(system, 0), pair(system, 1)];
  const adjugate = [
    [d, -b],
    [-b, a],
  ];
  return tex`**Full matrix.** The slope $\param{\vtheta}-\param{\vtheta_B}+\lambda\mF\param{\vtheta}$ is zero at $(\mI+\lambda\mF)^{-1}\param{\vtheta_B}$:

$$
\begin{aligned}
&\mI+\lambda\mF = ${m(system)} \\
&\det = ${n(a)}\cdot${n(d)} - ${f(b)}^2 = ${n(a * d - b * b)} \\
&\param{\vtheta_\lambda} = \frac{1}{${n(a * d - b * b)}}${m(adjugate)}${m(numbers.center.map((x) => [x]))} \\
&\quad\approx ${fixedVector(anchored.minimum)}
\end{aligned}
$$

The losses there:

${losses(numbers, anchored)}`;
}

/** A row of two. */
function pair(matrix: Matrix, row: number): readonly [number, number] {
  return [at(at(matrix, row), 0), at(at(matrix, row), 1)];
}

function losses(numbers: Numbers, { minimum, losses: [first, second] }: Anchored): Markdown {
  const slope = [dot(at(hessianOf(numbers), 0), minimum), dot(at(hessianOf(numbers), 1), minimum)];
  const move = difference(minimum, numbers.center);
  return tex`$$
\begin{aligned}
\mH_A\param{\vtheta_\lambda} &\approx ${fixedVector(slope)} \\
\param{\vtheta_\lambda}-\param{\vtheta_B} &\approx ${fixedVector(move)} \\
\loss_A &= \tfrac12\param{\vtheta_\lambda^\top}\mH_A\param{\vtheta_\lambda} \approx ${fixed(first)} \\
\loss_B &= \tfrac12\norm{\param{\vtheta_\lambda}-\param{\vtheta_B}}^2 \approx ${fixed(second)}
\end{aligned}
$$`;
}

function axes(numbers: Numbers): Markdown {
  const { hessian, center, strength } = numbers;
  const [first, , last] = hessian;
  const anchored = anchoredBy(numbers, 'diagonal');
  const quotient = (x: number, h: number) => tex`\frac{${n(x)}}{1+${n(strength)}\cdot${n(h)}}`;
  return tex`**Diagonal.** Now each parameter is on its own:

$$
\begin{aligned}
\param{\vtheta_\lambda} &= \Big(${quotient(center[0], first)},\ ${quotient(center[1], last)}\Big) \\
&\approx ${fixedVector(anchored.minimum)}
\end{aligned}
$$

The loss of A keeps its whole Hessian:

${losses(numbers, anchored)}`;
}

function fisher(numbers: Numbers): Markdown {
  const { input, probability: p, label } = numbers;
  return tex`**Fisher matrix.** The score is $(y-\act{p})\,\data{\vx}$. With labels of the model its mean square is

$$
\begin{aligned}
&\act{p}\,(1-\act{p})^2 + (1-\act{p})\,\act{p}^2 \\
&\quad= \act{p}(1-\act{p}) \\
&\quad= ${n(p)}\cdot${n(1 - p)} = ${n(p * (1 - p))}
\end{aligned}
$$

times the squares $${input[0] ** 2}$ and $${input[1] ** 2}$ of the inputs: $${v(trueFisher(numbers))}$. With the given label it is $(${n(p)} - ${label})^2 = ${n((p - label) ** 2)}$ times them: $${v(empiricalFisher(numbers))}$.`;
}

function check(numbers: Numbers): Markdown {
  const { strength } = numbers;
  const [whole, axis] = [anchoredBy(numbers, 'full'), anchoredBy(numbers, 'diagonal')];
  const weighed = ({ losses: [first, second] }: Anchored) => second + strength * first;
  const slope = [dot(at(hessianOf(numbers), 0), whole.minimum), dot(at(hessianOf(numbers), 1), whole.minimum)];
  const back = whole.minimum.map((x, i) => x + strength * at(slope, i));
  return tex`**Check.** With the full matrix $\param{\vtheta_\lambda}+\lambda\mH_A\param{\vtheta_\lambda}$ gives $${v(back.map((x) => Number(x.toFixed(9))))}$ back, the minimum of B. It has the least $\loss_B+\lambda\loss_A$ of all points: $${texSum([fixed(at(whole.losses, 1)), tex`${n(strength)}\cdot${fixed(at(whole.losses, 0))}`])} \approx ${texFixed(weighed(whole), 4)}$, against $${texFixed(weighed(axis), 4)}$ with the diagonal.`;
}
