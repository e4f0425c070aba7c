import { at } from '../../core/array.ts';
import { matrixBlank, vectorBlank, type Slip } from '../../core/answer/blank.ts';
import type { Blank } from '../../core/problem.ts';
import { geometry, mapped, mirroring, turning, type Numbers, type Square } from './geometry.ts';

const tex = String.raw;

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  return [singularBlank(numbers), dualsBlank(numbers), polarBlank(numbers), stepBlank(numbers)];
}

function singularBlank(numbers: Numbers): Blank {
  const { singular } = geometry(numbers);
  return vectorBlank({
    key: 'singular',
    label: tex`Singular values of $\grad{\mG}$`,
    form: 'two numbers (a, b), the larger one first, three decimals',
    value: singular,
    tolerance: { absolute: 1e-3 },
    slips: [
      {
        value: singular.map((s) => s ** 2),
        because: tex`These are the eigenvalues of $\grad{\mG^\top\mG}$. The singular values are their roots.`,
      },
      { value: singular.toReversed(), because: 'Both are right. The larger one comes first.' },
      ...eigenvalueSlip(numbers),
    ],
  });
}

/** The eigenvalues of the matrix itself, when they are real. */
function eigenvalueSlip({ gradient }: Numbers): readonly Slip<readonly number[]>[] {
  const [[a, b], [c, d]] = gradient;
  const discriminant = (a - d) ** 2 / 4 + b * c;
  if (discriminant < 0) return [];
  const root = Math.sqrt(discriminant);
  const because =
    'These come from the eigenvalues of the matrix itself. Singular values are the roots of those of another matrix.';
  const ends = [(a + d) / 2 + root, (a + d) / 2 - root];
  return [ends, ends.map(Math.abs).toSorted((x, y) => y - x)].map((value) => ({ value, because }));
}

function dualsBlank(numbers: Numbers): Blank {
  const { duals, singular } = geometry(numbers);
  const [frobenius, entries, nuclear] = duals;
  const largest = Math.max(...numbers.gradient.flat().map(Math.abs));
  return vectorBlank({
    key: 'duals',
    label: 'Dual norms: Frobenius, largest entry, spectral',
    form: 'three numbers (a, b, c) in this order, three decimals',
    value: duals,
    tolerance: { absolute: 1e-3 },
    slips: [
      {
        value: [frobenius, largest, at(singular, 0)],
        because: 'These are the norms themselves. Asked is the largest slope along a direction of norm one.',
      },
      {
        value: [frobenius, largest, nuclear],
        because: 'The dual of the largest entry is the sum of the absolute entries.',
      },
      {
        value: [frobenius, entries, at(singular, 0)],
        because: 'The dual of the spectral norm is the sum of the singular values.',
      },
      { value: [frobenius ** 2, entries, nuclear], because: 'The first is the squared norm. Take the root.' },
    ],
  });
}

function polarBlank(numbers: Numbers): Blank {
  const { gradient } = numbers;
  const { polar, duals, determinant } = geometry(numbers);
  const wrongKind = determinant > 0 ? mirroring(gradient) : turning(gradient);
  const wrongSize = Math.hypot(...at(wrongKind, 0));
  return matrixBlank({
    key: 'polar',
    label: tex`Polar factor $\mU\mV^\top$`,
    form: 'a matrix [[a, b], [c, d]], three decimals',
    value: polar,
    tolerance: { absolute: 1e-3 },
    slips: [
      {
        value: mapped(gradient, (g) => g / duals[0]),
        because: 'This is the steepest direction in the Frobenius norm.',
      },
      { value: mapped(gradient, Math.sign), because: 'This is the steepest direction for the largest entry.' },
      { value: transposed(polar), because: 'This is the transpose. It turns the other way.' },
      ...(wrongSize === 0
        ? []
        : [
            {
              value: mapped(wrongKind, (entry) => entry / wrongSize),
              because: 'Look at the sign of the determinant: positive calls for a rotation, negative for a reflection.',
            },
          ]),
    ],
  });
}

function stepBlank(numbers: Numbers): Blank {
  const { gradient, rate } = numbers;
  const { step, polar, scaledPolar } = geometry(numbers);
  return matrixBlank({
    key: 'step',
    label: tex`Steepest step $\Delta\param{\mW}$ in the spectral norm`,
    form: 'a matrix [[a, b], [c, d]], exact or three decimals',
    value: step,
    tolerance: { absolute: 1e-3 },
    slips: [
      {
        value: mapped(polar, (entry) => -rate * entry),
        because: 'The length is missing: the step of the model is the learning rate times the dual norm long.',
      },
      { value: mapped(gradient, (g) => -rate * g), because: 'This is the step in the Frobenius norm: plain descent.' },
      { value: scaledPolar, because: tex`The factor $-\eta$ is missing.` },
      { value: polar, because: tex`This is the direction. The step is $-\eta$ times the dual norm times it.` },
    ],
  });
}

function transposed([[a, b], [c, d]]: Square): Square {
  return [
    [a, c],
    [b, d],
  ];
}
