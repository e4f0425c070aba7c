import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals } from '../../core/tex.ts';
import { blanks } from './blanks.ts';
import { steadyState, type Numbers } from './steady-state.ts';

const tex = String.raw;
const DIGITS = 7;

export default defineProblem<Numbers>({
  title: 'The scalar Kalman filter as an RNN',
  minutes: 10,
  printed: { a: 0.8, q: 0.5, r: 2 },
  draw,
  pose: (numbers) => ({
    statement: statement(numbers),
    blanks: blanks(numbers),
    hints: hints(numbers),
    solution: solution(numbers),
  }),
});

function draw(rng: Rng): Numbers {
  return {
    a: rng.pick([0.5, 0.6, 0.7, 0.8, 0.9, 0.95]),
    q: rng.integer(1, 20) / 10,
    r: rng.integer(1, 20) / 10,
  };
}

function statement({ a, q, r }: Numbers): Markdown {
  return tex`A true state and its sensor follow

$$
\target{s_{t+1}} = \param{a}\,\target{s_t} + \xi_t, \qquad \data{x_t} = \target{s_t} + \eta_t,
$$

with independent white noises $\xi_t$ of variance $\param{q}$ and $\eta_t$ of variance $\param{r}$, and $\param{a} = ${texNumber(a, DIGITS)}$, $\param{q} = ${texNumber(q, DIGITS)}$, $\param{r} = ${texNumber(r, DIGITS)}$. In the steady state, compute

- the variance $P$ of the predicted error, before $\data{x_t}$ is seen,
- the Kalman gain $K$,
- the weight $\param{\alpha}$ of the estimate $\act{h_t} = \param{\alpha}\,\act{h_{t-1}} + K\,\data{x_t}$,
- the mean squared error of $\act{h_t}$.`;
}

function hints({ a, q, r }: Numbers): readonly Markdown[] {
  return [
    tex`Follow the variance of the error around one cycle: an update by the reading, then one step of the world. In the steady state it returns to where it started.`,
    tex`The update turns $P$ into $P\param{r}/(P + \param{r})$. One step of the world multiplies a variance by $\param{a}^2$ and adds $\param{q}$. The result is a quadratic equation for $P$.`,
    tex`First step: $P = \dfrac{${texNumber(a, DIGITS)}^2 \cdot ${texNumber(r, DIGITS)}\,P}{P + ${texNumber(r, DIGITS)}} + ${texNumber(q, DIGITS)}$. Multiply by $P + ${texNumber(r, DIGITS)}$ and take the positive root. Then $K = P/(P + \param{r})$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  const { a, q, r } = numbers;
  const { linear, predicted, gain, memory, error } = steadyState(numbers);
  const n = (x: number) => texNumber(x, DIGITS);
  const root = linear ** 2 + 4 * q * r;
  return tex`**Variance.** The update leaves $P\param{r}/(P + \param{r})$, and the next step of the world makes $\param{a}^2 P\param{r}/(P + \param{r}) + \param{q}$ of it. In the steady state that is $P$ again. Multiplying by $P + \param{r}$ gives

$$
P^2 + \big(\param{r}(1 - \param{a}^2) - \param{q}\big)P - \param{q}\param{r} = 0,
$$

here with $\param{r}(1 - \param{a}^2) - \param{q} = ${n(linear)}$ and $\param{q}\param{r} = ${n(q * r)}$. One root is positive: $P = \tfrac12\big(${n(-linear)} + \sqrt{${n(root)}}\big) ${texEquals(predicted, DIGITS)}$.

**Gain.** $K = P/(P + \param{r}) ${texEquals(gain, DIGITS)}$.

**Weights.** The prediction is $\param{a}\act{h_{t-1}}$, and the update adds $K(\data{x_t} - \param{a}\act{h_{t-1}})$. So $\act{h_t} = (1 - K)\param{a}\,\act{h_{t-1}} + K\data{x_t}$ with $\param{\alpha} = (1 - K)\param{a} ${texEquals(memory, DIGITS)}$.

**Error.** After the update it is $(1 - K)P = \dfrac{\param{r}}{P + \param{r}}P = K\param{r} ${texEquals(error, DIGITS)}$.

**Check.** One more cycle must give $P$ back: $\param{a}^2 \cdot K\param{r} + \param{q} \approx ${n(a ** 2)} \cdot ${n(error)} + ${n(q)} \approx ${n(a ** 2 * error + q)}$. And the error is smaller than $\param{r} = ${n(r)}$, that of the raw reading, and smaller than $P$.`;
}
