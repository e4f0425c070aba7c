import { blanksOf } from '../../core/answer/question.ts';
import { apply } from '../../core/matrix.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texNumber } from '../../core/format.ts';
import { texEquals, texEqualsVector, texFactor, texMatrix, texVector } from '../../core/tex.ts';
import { times } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { dynamics, type Numbers, ratioPolynomial, viewsOf } from './views.ts';

const tex = String.raw;
const DIGITS = 6;
/** For numbers that others are computed from, and for those that are computed from rounded ones. */
const [MORE_DIGITS, SHORT_DIGITS] = [9, 4];

export default defineProblem<Numbers>({
  title: 'Collapse in two dimensions',
  minutes: 18,
  printed: { shared: 0.3, noise: [1, 0.05], weights: [0.8, 0.6], time: 0.5, penalty: 1 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const [large, small] = [rng.pick([0.5, 1, 1.5, 2]), rng.pick([0.05, 0.1, 0.2, 0.25])];
  const numbers: Numbers = {
    shared: rng.pick([-0.5, -0.4, -0.3, 0.3, 0.4, 0.5]),
    noise: rng.pick([
      [large, small],
      [small, large],
    ] as const),
    weights: rng.pick([
      [0.8, 0.6],
      [0.6, 0.8],
      [0.6, -0.8],
      [0.8, -0.6],
      [1, 1],
      [1, -1],
      [2, 1],
      [1, 2],
    ] as const),
    time: rng.pick([0.1, 0.2, 0.25, 0.5, 1]),
    penalty: rng.pick([0.05, 0.1, 0.2, 0.5, 2, 4]),
  };
  return isUsable(numbers) && questions(numbers).every(({ isClear }) => isClear) ? numbers : null;
}

/**
 * Nothing so small that three decimals could not show it, and a start that still has to turn.
 *
 * Where noise and content share the variance of the start evenly, each would be right for the other.
 */
function isUsable(numbers: Numbers): boolean {
  const { aligned, spread, ratio, turn, best, settled } = dynamics(numbers);
  const isEven = Math.abs(2 * ratio - 1) < 0.003 || Math.abs(spread - 1) < 0.01;
  const isShown = [...aligned, ...turn].every((entry) => Math.abs(entry) > 0.01);
  // A mixture of the features must be better than one alone by more than the tolerance and a rounding.
  const isMixed = best - 1 / (1 + Math.min(...numbers.noise)) > 1.6e-4;
  return isShown && !isEven && isMixed && best - ratio > 0.02 && (settled === 0 || settled > 0.02);
}

const n = (x: number) => texNumber(x, DIGITS);
const v = (entries: readonly number[]) => texVector(entries, DIGITS);
const e = (x: number) => texEquals(x, DIGITS);

function statement(numbers: Numbers): Markdown {
  const { weights, time, penalty } = numbers;
  const { content, noise } = viewsOf(numbers);
  return tex`Two views of $\data{\vx}$ are $\data{\tilde{\vx}_1} = \data{\vx}+\vepsilon_1$ and $\data{\tilde{\vx}_2} = \data{\vx}+\vepsilon_2$, with independent noises of mean zero and covariance $\data{\mC_\epsilon}$:

$$
\data{\mC} = ${texMatrix(content, DIGITS)}, \qquad \data{\mC_\epsilon} = ${texMatrix(noise, DIGITS)}.
$$

A linear unit embeds a view as $\param{\vw}^\top\data{\tilde{\vx}}$ and starts at $\param{\vw_0} = ${v(weights)}^\top$. Gradient flow is $\dot{\param{\vw}} = -\grad{\bar{\vw}}$. Give

- the loss $\E(\param{\vw}^\top\data{\tilde{\vx}_1}-\param{\vw}^\top\data{\tilde{\vx}_2})^2$ at $\param{\vw_0}$, and the weights after gradient flow on it for the time $t = ${time}$, without and with a stop-gradient on the second view,
- with a predictor $\param{a}$ and a stop-gradient: the best $\param{a}$ at $\param{\vw_0}$, and the gradient in the weights there,
- with the same predictor but without stop-gradient: half the rate of change of $\norm{\param{\vw}}^2$ at $\param{\vw_0}$,
- the largest ratio $r = \param{\vw}^\top\data{\mC}\param{\vw}/\param{\vw}^\top\data{\tilde{\mC}}\param{\vw}$ of any direction,
- the variance $v = \param{\vw}^\top\data{\tilde{\mC}}\param{\vw}$ at the minimum of the alignment loss plus $${penalty === 1 ? '' : penalty}(v-1)^2$, that is $\lambda = ${penalty}$.`;
}

function hints(numbers: Numbers): readonly Markdown[] {
  const { view } = dynamics(numbers);
  const { noise } = numbers;
  return [
    'The content cancels in the difference of two views. In the predictor it does not.',
    tex`Alignment has the gradient $4\data{\mC_\epsilon}\param{\vw}$, and $\data{\mC_\epsilon}$ is diagonal: each weight decays for itself. With $c = \param{\vw}^\top\data{\mC}\param{\vw}$ and $v = \param{\vw}^\top\data{\tilde{\mC}}\param{\vw}$ the best predictor is $r = c/v$, and the gradient is $2r(r\,\data{\tilde{\mC}}\param{\vw}-\data{\mC}\param{\vw})$. The ratios of stationary directions solve $\det(\data{\mC}-r\,\data{\tilde{\mC}}) = 0$.`,
    tex`First step: $\data{\tilde{\mC}} = \data{\mC}+\data{\mC_\epsilon} = ${texMatrix(view, DIGITS)}$. Multiply it and $\data{\mC}$ with $\param{\vw_0}$. The first weight decays as $e^{-${n(4 * noise[0])}\,t}$. In terms of $v$ the penalized loss is $2(1-r)v+\lambda(v-1)^2$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [alignment(numbers), predictor(numbers), ratios(numbers), penalty(numbers), check(numbers)].join('\n\n');
}

function alignment(numbers: Numbers): Markdown {
  const { noise, weights, time } = numbers;
  const { loss, aligned, stopped } = dynamics(numbers);
  const squares = weights.map((weight, i) => tex`${n(noise[i] ?? NaN)}\cdot${texFactor(weight, DIGITS)}^2`);
  const flow = (speed: number) =>
    weights.map((weight, i) => tex`e^{-${n(speed * time * (noise[i] ?? NaN))}}\cdot${texFactor(weight, DIGITS)}`);
  return tex`**Alignment.** The loss is $2\param{\vw}^\top\data{\mC_\epsilon}\param{\vw} = 2\,(${squares.join('+')}) ${e(loss)}$. Its gradient $4\data{\mC_\epsilon}\param{\vw}$ shrinks each weight for itself. First the weights without, then with the stop-gradient, at half the speed:

$$
\begin{aligned}
(${flow(4).join(',\\ ')})^\top &\approx ${v(aligned)}^\top \\
(${flow(2).join(',\\ ')})^\top &\approx ${v(stopped)}^\top
\end{aligned}
$$`;
}

function predictor(numbers: Numbers): Markdown {
  const { weights } = numbers;
  const { content, view, agreed, spread, ratio, turn, shrinking } = dynamics(numbers);
  const [shared, own] = [apply(content, weights), apply(view, weights)];
  return tex`**Predictor.** $\data{\mC}\param{\vw_0} = ${v(shared)}^\top$ and $\data{\tilde{\mC}}\param{\vw_0} = ${v(own)}^\top$, so $c = ${n(agreed)}$, $v = ${n(spread)}$ and $\param{a^\star} = r = c/v ${e(ratio)}$. The gradient is

$$
\begin{aligned}
\grad{\bar{\vw}} &= 2r\,(r\,\data{\tilde{\mC}}\param{\vw_0}-\data{\mC}\param{\vw_0}) \\
&\approx 2\cdot${texNumber(ratio, MORE_DIGITS)}\,\big(${texVector(times(ratio, own), MORE_DIGITS)}-${v(shared)}\big)^\top \\
&\approx ${texVector(turn, SHORT_DIGITS)}^\top.
\end{aligned}
$$

**Without stop-gradient** the target adds $2(\data{\tilde{\mC}}\param{\vw_0}-r\,\data{\mC}\param{\vw_0})$. The first part is perpendicular to the weights, so $\param{\vw}^\top\dot{\param{\vw}} = -2(v-c^2/v) ${e(shrinking)}$.`;
}

function ratios(numbers: Numbers): Markdown {
  const [leading, linear, constant] = ratioPolynomial(numbers);
  const { best } = dynamics(numbers);
  const root = Math.sqrt(linear ** 2 - 4 * leading * constant);
  return tex`**Largest ratio.** $\det(\data{\mC}-r\,\data{\tilde{\mC}}) = ${n(leading)}\,r^2-${n(linear)}\,r+${n(constant)}$. The root of the discriminant is $\sqrt{${n(linear ** 2)}-${n(4 * leading * constant)}} ${texEquals(root, MORE_DIGITS)}$, and the larger solution is $r_{\max} = (${n(linear)}+${texNumber(root, MORE_DIGITS)})/${n(2 * leading)} ${texEquals(best, DIGITS)}$.`;
}

function penalty(numbers: Numbers): Markdown {
  const { penalty: lambda } = numbers;
  const { best, settled } = dynamics(numbers);
  const end =
    settled > 0
      ? tex`$v^\star = 1-${texNumber(1 - best, MORE_DIGITS)}${lambda === 1 ? '' : `/${lambda}`} ${e(settled)}$`
      : tex`that is below 0, since $\lambda\le1-r_{\max}$. The loss grows with $v$ from $v = 0$ on: $v^\star = 0$, and the weights collapse`;
  return tex`**Penalty.** At a given $v$ the first term $2(1-r)v$ is least in the most invariant direction, where $1-r_{\max} ${texEquals(1 - best, MORE_DIGITS)}$. The slope in $v$ is $2(1-r_{\max})+2\lambda(v-1)$. It vanishes at $v = 1-(1-r_{\max})/\lambda$: ${end}.`;
}

function check(numbers: Numbers): Markdown {
  const { weights } = numbers;
  const { ratio, turn, best } = dynamics(numbers);
  const products = weights.map(
    (weight, i) => tex`${texFactor(weight, DIGITS)}\cdot${texFactor(turn[i] ?? NaN, SHORT_DIGITS)}`,
  );
  return tex`**Check.** The gradient is perpendicular to the weights, $\param{\vw_0}^\top\grad{\bar{\vw}} \approx ${products.join('+')} \approx 0$, so the length stays. And $r ${texEqualsVector([ratio], DIGITS).replace(/[()]/g, '')}$ is below $r_{\max} ${e(best)}$: there is still a way to turn.`;
}
