import { blanksOf } from '../../core/answer/question.ts';
import { at } from '../../core/array.ts';
import { texNumber } from '../../core/format.ts';
import { scale } from '../../core/matrix.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texEqualsVector, texMatrix, texSum, texVector } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { directions, mapOf, type Numbers, purified } from './ridge-map.ts';

const tex = String.raw;
const DIGITS = 6;
/** A sum of two rounded numbers has one digit less, so that it adds up as printed. */
const TOTAL_DIGITS = 5;

export default defineProblem<Numbers>({
  title: 'Purification by a ridge penalty',
  minutes: 12,
  printed: { sign: 1, sizes: [3, 1], copies: [1, 1], penalty: 4 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    sign: rng.pick([1, -1] as const),
    sizes: [rng.integer(1, 5), rng.integer(1, 4)],
    copies: [rng.integer(1, 2), rng.integer(1, 2)],
    penalty: rng.pick([1, 2, 4, 6, 8, 9, 12, 16, 20, 24, 30, 36]),
  };
  const { squares, factors, noise } = purified(numbers);
  const [strong, weak] = [at(squares, 0), at(squares, 1)];
  // Factors that nearly agree would make the map diagonal; a noise of variance 1 is its own standard deviation.
  const isUsable = strong > weak && at(factors, 0) - at(factors, 1) > 0.05 && noise !== 1;
  return isUsable && questions(numbers).every(({ isClear }) => isClear) ? numbers : null;
}

const n = (x: number) => texNumber(x, DIGITS);
/** The factors as fractions. */
const shares = (numbers: Numbers) => purified(numbers).squares.map((square) => `${square}/${square + numbers.penalty}`);
const column = (vector: readonly number[]) => tex`(${vector.map(n).join(', ')})^\top`;

function statement(numbers: Numbers): Markdown {
  const { inputs } = purified(numbers);
  return tex`The ${inputs.length} examples, in rows, and the loss are

$$
\begin{aligned}
\data{\mX} &= ${texMatrix(inputs, DIGITS)} \\
\loss_\lambda &= \norm{\data{\mX}-\data{\mX}\param{\mW}^\top}_F^2+\lambda\norm{\param{\mW}}_F^2
\end{aligned}
$$

with a $2\times2$ matrix $\param{\mW}$. Let $\mP$ be the projector onto the stronger principal direction.

- From which $\lambda$ on is $\param{\mW} = \mP$ at least as good as $\param{\mW} = \mI$?

Now let $\lambda = ${numbers.penalty}$. Give

- the factors along the two principal directions, the best map $\param{\mW^\star}$, its error and its loss,
- its effective degrees of freedom,
- the variance $s^2$ of independent input noise with which a linear denoising auto-encoder has the same optimum.`;
}

function hints(numbers: Numbers): readonly Markdown[] {
  const { sizes, copies } = numbers;
  const [first, second] = directions(numbers);
  const rows = 2 * at(copies, 0);
  return [
    'All rows lie along two orthogonal directions. So nothing has to be computed to find them.',
    tex`$\sigma_i^2$ is the sum of the squared lengths of the rows along direction $i$. The best map has the factor $\sigma_i^2/(\sigma_i^2+\lambda)$ there. Its error weighs each $\sigma_i^2$ with the square of the missing share.`,
    tex`First step: along $${column(first)}$ stand ${rows} rows, each of squared length $2\cdot${sizes[0]}^2$. The projectors are $\tfrac12${texMatrix(scale(2, mapOf(numbers, [1, 0])), DIGITS)}$ and, along $${column(second)}$, $\tfrac12${texMatrix(scale(2, mapOf(numbers, [0, 1])), DIGITS)}$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [threshold(numbers), map(numbers), losses(numbers), check(numbers)].join('\n\n');
}

function threshold(numbers: Numbers): Markdown {
  const { copies, sizes } = numbers;
  const { squares } = purified(numbers);
  const [first, second] = directions(numbers);
  const lengths = (i: 0 | 1) => tex`${2 * copies[i]}\cdot2\cdot${sizes[i]}^2 = ${at(squares, i)}`;
  const weak = at(squares, 1);
  return tex`**Directions.** The rows along $${column(first)}$ give $\sigma_1^2 = ${lengths(0)}$, those along $${column(second)}$ give $\sigma_2^2 = ${lengths(1)}$.

**Projector or identity.** The identity has error 0 and penalty $2\lambda$. The projector $\mP = \tfrac12${texMatrix(scale(2, mapOf(numbers, [1, 0])), DIGITS)}$ loses the weak direction, error $${weak}$, and its squared entries add up to 1, penalty $\lambda$. It is at least as good when $${weak}+\lambda\le2\lambda$, that is $\lambda\ge${weak}$.`;
}

function map(numbers: Numbers): Markdown {
  const { penalty } = numbers;
  const { squares, factors, map: best } = purified(numbers);
  const relation = texEqualsVector(best.flat(), DIGITS).startsWith('=') ? '=' : tex`\approx`;
  const share = (i: 0 | 1) =>
    tex`\frac{${at(squares, i)}}{${at(squares, i)}+${penalty}} ${texEquals(at(factors, i), DIGITS)}`;
  return tex`**Map.** The factors are

$$
${share(0)}, \qquad ${share(1)},
$$

and with the projectors onto both directions

$$
\param{\mW^\star} ${relation} ${texMatrix(best, DIGITS)}.
$$`;
}

function losses(numbers: Numbers): Markdown {
  const { penalty } = numbers;
  const { inputs, squares, error, charge, freedom, noise } = purified(numbers);
  const missing = squares.map((square) => tex`${square}\cdot(${penalty}/${square + penalty})^2`);
  const kept = squares.map((square) => tex`(${square}/${square + penalty})^2`);
  return tex`**Loss.** The error is $${texSum(missing)} ${texEquals(error, DIGITS)}$, the penalty $${penalty}\,\big(${texSum(kept)}\big) ${texEquals(charge, DIGITS)}$, together $\loss_\lambda ${texEquals(error + charge, TOTAL_DIGITS)}$.

**Degrees of freedom.** $${texSum(shares(numbers))} ${texEquals(freedom, DIGITS)}$.

**Noise.** $\lambda = ns^2$ with $n = ${inputs.length}$, so $s^2 = ${penalty}/${inputs.length} ${texEquals(noise, DIGITS)}$.`;
}

function check(numbers: Numbers): Markdown {
  const { penalty } = numbers;
  const { squares, factors, freedom } = purified(numbers);
  const product = penalty * freedom;
  return tex`**Check.** The least loss must be $\lambda$ times the degrees of freedom, $${penalty}\,(${texSum(shares(numbers))}) ${texEquals(product, TOTAL_DIGITS)}$. The trace of $\param{\mW^\star}$ is their number too. And the identity pays $${2 * penalty}$, the projector $${at(squares, 1) + penalty}$: both more, as they must, since $${texVector(factors, DIGITS)}$ is neither $(1, 1)$ nor $(1, 0)$.`;
}
