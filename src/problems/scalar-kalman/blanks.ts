import { numberBlank, type Slip } from '../../core/answer/blank.ts';
import type { Blank } from '../../core/problem.ts';
import { positiveRoot, steadyKalman, type ScalarWorld } from '../../core/scalar-world.ts';

const tex = String.raw;
const COMMON = { form: 'a number, three decimals', tolerance: { absolute: 1e-3 } };

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: ScalarWorld): readonly Blank[] {
  const {
    prediction: predicted,
    gain,
    weights: [memory],
    error,
  } = steadyKalman(numbers);
  return [
    numberBlank({ ...COMMON, key: 'predicted', label: '$P$', value: predicted, slips: predictedSlips(numbers) }),
    numberBlank({ ...COMMON, key: 'gain', label: '$K$', value: gain, slips: gainSlips(numbers) }),
    numberBlank({ ...COMMON, key: 'memory', label: tex`$\param{\alpha}$`, value: memory, slips: memorySlips(numbers) }),
    numberBlank({ ...COMMON, key: 'error', label: 'Mean squared error', value: error, slips: errorSlips(numbers) }),
  ];
}

function predictedSlips(numbers: ScalarWorld): readonly Slip<number>[] {
  const { a, q, r } = numbers;
  const { linear, prediction: predicted, error } = steadyKalman(numbers);
  return [
    {
      value: positiveRoot(r * (1 - a) - q, q * r),
      because: tex`A variance is multiplied by $\param{a^2}$ in one step, not by $\param{a}$.`,
    },
    { value: -linear - predicted, because: 'This is the negative root. A variance cannot be negative.' },
    {
      value: q / (1 - a ** 2),
      because: tex`This is the variance of $\target{s_t}$ itself, before any observation is used.`,
    },
    { value: error, because: tex`This is the error after the update. $P$ is the one before it.` },
  ];
}

function gainSlips(numbers: ScalarWorld): readonly Slip<number>[] {
  const { r } = numbers;
  const { prediction: predicted, gain } = steadyKalman(numbers);
  return [
    {
      value: 1 - gain,
      because: tex`This is $1 - K = \param{r}/(P + \param{r})$, the share that the prediction keeps.`,
    },
    {
      value: predicted / r,
      because: tex`The gain compares $P$ with the whole variance of the innovation $\data{x_t} - \param{a}\act{h_{t-1}}$, which is $P + \param{r}$.`,
    },
    {
      value: gain / (1 + gain),
      because: tex`You put in the error after the update. The gain uses the predicted one, $P$.`,
    },
  ];
}

function memorySlips(numbers: ScalarWorld): readonly Slip<number>[] {
  const { a } = numbers;
  const { gain } = steadyKalman(numbers);
  return [
    {
      value: a,
      because: tex`This is the weight of the world. The filter also corrects by $K$, which takes $K\param{a}$ away from it.`,
    },
    {
      value: a - gain,
      because: tex`The prediction $\param{a}\act{h_{t-1}}$ is what the correction subtracts, so it is $\param{a} - K\param{a}$ and not $\param{a} - K$.`,
    },
    { value: 1 - gain, because: tex`The prediction step multiplies by $\param{a}$: the weight is $(1 - K)\param{a}$.` },
    { value: a * gain, because: tex`This is the input weight of the one-step predictor.` },
  ];
}

function errorSlips(numbers: ScalarWorld): readonly Slip<number>[] {
  const { r } = numbers;
  const { prediction: predicted, gain } = steadyKalman(numbers);
  return [
    { value: predicted, because: 'This is the error before the update. The observation lowers it.' },
    { value: r, because: 'This is the error of the raw observation. The filter does better.' },
    { value: (1 - gain) * r, because: tex`It is $(1 - K)P$, and that is $K\param{r}$.` },
    {
      value: (1 - gain) ** 2 * predicted,
      because: tex`The sensor noise is missing: the error is $(1-K)^2 P + K^2 \param{r}$.`,
    },
  ];
}
