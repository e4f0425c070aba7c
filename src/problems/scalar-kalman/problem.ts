import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor } from '../../core/tex.ts';
import { blanks } from './blanks.ts';
import { steadyKalman, type ScalarWorld } from '../../core/scalar-world.ts';

const tex = String.raw;
const DIGITS = 7;

export default defineProblem<ScalarWorld>({
  title: 'The scalar Kalman filter as an RNN',
  minutes: 10,
  printed: { a: 0.8, q: 0.5, r: 2 },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

function draw(rng: Rng): ScalarWorld | null {
  const numbers: ScalarWorld = {
    a: rng.pick([0.5, 0.6, 0.7, 0.8, 0.9, 0.95]),
    q: rng.integer(1, 20) / 10,
    r: rng.integer(1, 20) / 10,
  };
  // Without its linear term the equation would be no quadratic worth solving.
  return Math.abs(steadyKalman(numbers).linear) < 0.01 ? null : numbers;
}

function statement({ a, q, r }: ScalarWorld): Markdown {
  return tex`A true state and its sensor follow

$$
\target{s_{t+1}} = \param{a}\,\target{s_t} + \xi_t, \qquad \data{x_t} = \target{s_t} + \eta_t,
$$

with noises $\xi_t$ of variance $\param{q}$ and $\eta_t$ of variance $\param{r}$ that have mean zero and are independent over time, of each other and of the start. Let $\param{a} = ${texNumber(a, DIGITS)}$, $\param{q} = ${texNumber(q, DIGITS)}$, $\param{r} = ${texNumber(r, DIGITS)}$. A Kalman filter estimates $\target{s_t}$ after each observation by $\act{h_t} = \param{a}\,\act{h_{t-1}} + K(\data{x_t} - \param{a}\,\act{h_{t-1}})$. In its steady state, compute

- the variance $P$ of the error of the prediction $\param{a}\,\act{h_{t-1}}$, before $\data{x_t}$ is observed,
- the Kalman gain $K$,
- the memory weight $\param{\alpha}$ of the same filter, written as $\act{h_t} = \param{\alpha}\,\act{h_{t-1}} + K\,\data{x_t}$,
- the mean squared error of $\act{h_t}$.

Round only at the end.`;
}

function hints({ a, q, r }: ScalarWorld): readonly Markdown[] {
  return [
    tex`Follow the variance of the error around one cycle: an update by the observation, then one step of the world. In the steady state it returns to where it started.`,
    tex`The update turns $P$ into $P\param{r}/(P + \param{r})$. One step of the world multiplies a variance by $\param{a^2}$ and adds $\param{q}$. The result is a quadratic equation for $P$.`,
    tex`First step: $P = \dfrac{${texNumber(a, DIGITS)}^2 \cdot ${texNumber(r, DIGITS)}\,P}{P + ${texNumber(r, DIGITS)}} + ${texNumber(q, DIGITS)}$. Multiply by $P + ${texNumber(r, DIGITS)}$ and take the positive root. Then $K = P/(P + \param{r})$.`,
  ];
}

function solution(numbers: ScalarWorld): Markdown {
  const { a, q, r } = numbers;
  const {
    linear,
    prediction: predicted,
    gain,
    weights: [memory],
    error,
  } = steadyKalman(numbers);
  const n = (x: number) => texNumber(x, DIGITS);
  const short = (x: number) => texNumber(x, DIGITS - 2);
  const root = tex`${texFactor(linear, DIGITS)}^2 + 4 \cdot ${n(q * r)}`;
  return tex`**Variance.** The update leaves $P\param{r}/(P + \param{r})$, and the next step of the world makes $\param{a^2} P\param{r}/(P + \param{r}) + \param{q}$ of it. In the steady state that is $P$ again. Multiplying by $P + \param{r}$ gives

$$
P^2 + \big(\param{r}(1 - \param{a^2}) - \param{q}\big)P - \param{q}\param{r} = 0,
$$

here with $\param{r}(1 - \param{a^2}) - \param{q} = ${n(linear)}$ and $\param{q}\param{r} = ${n(q * r)}$. One root is positive: $P = \tfrac12\big(${n(-linear)} + \sqrt{${root}}\big) ${texEquals(predicted, DIGITS)}$.

**Gain.** $K = P/(P + \param{r}) \approx ${n(predicted)}/${n(predicted + r)} \approx ${short(gain)}$.

**Memory.** The prediction is $\param{a}\act{h_{t-1}}$, and the update adds $K(\data{x_t} - \param{a}\act{h_{t-1}})$. So $\act{h_t} = (1 - K)\param{a}\,\act{h_{t-1}} + K\data{x_t}$ with $\param{\alpha} = (1 - K)\param{a} \approx ${n(1 - gain)} \cdot ${n(a)} \approx ${short(memory)}$.

**Error.** After the update it is $(1 - K)P = \dfrac{\param{r}}{P + \param{r}}P = K\param{r} \approx ${n(gain)} \cdot ${n(r)} \approx ${short(error)}$.

**Check.** One more cycle must give $P$ back: $\param{a^2} \cdot K\param{r} + \param{q} \approx ${n(a ** 2)} \cdot ${n(error)} + ${n(q)} \approx ${short(a ** 2 * error + q)}$. And the error is smaller than $\param{r} = ${n(r)}$, that of the raw observation, and smaller than $P$.`;
}
