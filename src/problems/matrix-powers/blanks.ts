import { matrixBlank, numberBlank, vectorBlank, type Slip } from '../../core/answer/blank.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import type { Blank } from '../../core/problem.ts';
import { powers, type Numbers } from './powers.ts';

const tex = String.raw;

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  return [eigenvalueBlank(numbers), powerBlank(numbers), gainBlank(numbers), peakBlank(numbers), backBlank(numbers)];
}

function eigenvalueBlank(numbers: Numbers): Blank {
  const [even, odd] = powers(numbers).eigenvalues;
  const [same, other] = [(even + odd) / 2, (even - odd) / 2];
  return vectorBlank({
    key: 'eigenvalues',
    label: tex`Eigenvalues of $\param{\mW_h}$`,
    form: 'two numbers (a, b), the larger one first',
    value: [even, odd],
    tolerance: { absolute: 1e-3 },
    slips: [
      { value: [odd, even], because: 'Both are right. The larger one comes first.' },
      {
        value: [same, other],
        because: tex`These are the entries of $\param{\mW_h}$. Apply $\param{\mW_h}$ to $(1, 1)^\top$ and to $(1, -1)^\top$.`,
      },
      { value: [same, same], because: tex`Entries of the diagonal are eigenvalues only of a triangular matrix.` },
    ],
  });
}

function powerBlank(numbers: Numbers): Blank {
  const { steps } = numbers;
  const { eigenvalues, matrix, power } = powers(numbers);
  const [even, odd] = eigenvalues;
  return matrixBlank({
    key: 'power',
    label: tex`$\param{\mW_h^{${steps}}}$`,
    form: 'a matrix [[a, b], [c, d]], three decimals',
    value: power,
    tolerance: { absolute: 1e-3 },
    slips: [
      {
        value: matrix.map((row) => row.map((entry) => entry ** steps)),
        because: 'A power of a matrix is not the power of its entries. Go through the eigenvalues.',
      },
      {
        value: power.map((row) => row.map((entry) => 2 * entry)),
        because: tex`The factor $\tfrac12$ is missing: it comes from the normalized eigenvectors $(1, \pm 1)/\sqrt2$.`,
      },
      {
        value: power.map((row) => row.toReversed()),
        because: tex`Diagonal and off-diagonal entries are swapped. At $k = 0$ the power is the identity: the sum of the eigenvalue powers stands on the diagonal.`,
      },
      {
        value: [
          [even ** steps, 0],
          [0, odd ** steps],
        ],
        because: tex`This is $\mLambda^k$, the power in the basis of the eigenvectors. Go back to the original basis: $\mV\mLambda^k\mV^{-1}$.`,
      },
    ],
  });
}

function gainBlank(numbers: Numbers): Blank {
  const { steps, direction } = numbers;
  const { eigenvalues, gain } = powers(numbers);
  const [along, across] = direction === 'even' ? eigenvalues : [eigenvalues[1], eigenvalues[0]];
  const because =
    direction === 'even'
      ? tex`This is the factor along $(1, -1)^\top$. The gradient points along $(1, 1)^\top$.`
      : tex`This is the spectral radius to the power $k$: the factor along $(1, 1)^\top$. A gradient along $(1, -1)^\top$ has no part in that direction.`;
  return numberBlank({
    key: 'gain',
    label: tex`Factor from $\grad{\bar{\vh}_T}$ to $\grad{\bar{\vh}_{T-${steps}}}$`,
    form: 'a number, three significant digits',
    value: gain,
    tolerance: { relative: 0.01 },
    slips: [
      { value: across ** steps, because },
      { value: along * steps, because: 'The factors of the steps multiply; they do not add.' },
      {
        value: along ** (steps - 1),
        because: tex`One step too few: from $\act{\vh_T}$ to $\act{\vh_{T-${steps}}}$ there are ${steps} factors.`,
      },
      { value: along, because: 'This is the factor of a single step.' },
    ],
  });
}

function peakBlank(numbers: Numbers): Blank {
  const { peak } = powers(numbers);
  const a = numbers.triangular / 100;
  const tied = numbers.triangular % (100 - numbers.triangular) === 0;
  return numberBlank({
    key: 'peak',
    label: tex`Smallest $k$ at which the entry of $\param{\mN^k}$ is largest`,
    form: 'a whole number',
    value: peak,
    tolerance: EXACT,
    slips: [
      {
        value: 1,
        because: tex`You left out the factor $k$: the entry is a sum over the $k$ places at which the step up can happen.`,
      },
      {
        value: peak + 1,
        because: tied
          ? 'The entry is as large there, but there is a smaller such $k$.'
          : 'There the entry is already smaller. Compare it with its left neighbor.',
      },
      { value: peak - 1, because: 'The entry still grows at the next $k$.' },
      ...between(a),
    ],
  });
}

/** The maximum over real k, -1 / ln a, typed with one to three decimals. */
function between(a: number): readonly Slip<number>[] {
  const real = -1 / Math.log(a);
  const because = tex`This is the maximum over real $k$. The power counts steps, so compare the whole numbers on both sides of it.`;
  return [1, 2, 3].map((decimals) => ({ value: Number(real.toFixed(decimals)), because }));
}

function backBlank(numbers: Numbers): Blank {
  const { coupling, stepsBack } = numbers;
  const { back } = powers(numbers);
  const [along, coupled] = back;
  const a = numbers.triangular / 100;
  return vectorBlank({
    key: 'back',
    label: tex`$\grad{\bar{\vh}_{T-${stepsBack}}}$`,
    form: 'a vector (a, b), three decimals',
    value: back,
    tolerance: { absolute: 1e-3 },
    slips: [
      {
        value: [along, 0],
        because: tex`This is $\param{\mN^{${stepsBack}}}(1, 0)^\top$, the way of the state. The gradient goes back through the transpose.`,
      },
      {
        value: [coupled, along],
        because: tex`This starts from $(0, 1)^\top$, without the transpose. Multiply $\param{\mN^\top}$ with $(1, 0)^\top$.`,
      },
      {
        value: [along, coupling * a ** (stepsBack - 1)],
        because: tex`One path is counted out of ${stepsBack}: the coupling can be passed at any of the ${stepsBack} steps.`,
      },
      { value: [a, coupling], because: 'This is one step back.' },
    ],
  });
}
