import { numberBlank, vectorBlank, type Slip } from '../../core/answer/blank.ts';
import type { Blank } from '../../core/problem.ts';
import { norm, times } from '../../core/vector.ts';
import { costs, type Numbers } from './costs.ts';

const tex = String.raw;
const CLIPPED = { form: 'a vector (a, b, c), three decimals', tolerance: { absolute: 1e-3 } };

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  return [
    byNormBlank(numbers),
    byValueBlank(numbers),
    cosineBlank(numbers),
    memoryBlank(numbers),
    stateBlank(numbers),
    lambBlank(numbers),
  ];
}

function byNormBlank(numbers: Numbers): Blank {
  const { gradient, normThreshold } = numbers;
  const { norm: length, byNorm } = costs(numbers);
  const entrySum = gradient.reduce((total, entry) => total + Math.abs(entry), 0);
  const limited = gradient.map((entry) => Math.sign(entry) * Math.min(Math.abs(entry), normThreshold));
  return vectorBlank({
    ...CLIPPED,
    key: 'by-norm',
    label: 'Clipped by the global norm',
    value: byNorm,
    slips: [
      { value: limited, because: 'This limits each entry. The clip by norm scales the whole vector by one factor.' },
      { value: times(1 / length, gradient), because: 'This has length 1. It must have the length of the threshold.' },
      {
        value: times(normThreshold / entrySum, gradient),
        because: 'You divided by the sum of the absolute entries. The norm is the Euclidean one.',
      },
      { value: gradient, because: 'The norm exceeds the threshold, so the vector must be scaled.' },
    ],
  });
}

function byValueBlank(numbers: Numbers): Blank {
  const { gradient, valueThreshold } = numbers;
  const { norm: length, byValue } = costs(numbers);
  return vectorBlank({
    ...CLIPPED,
    key: 'by-value',
    label: 'Clipped by value',
    value: byValue,
    slips: [
      {
        value: times(valueThreshold / length, gradient),
        because: 'This is a clip by norm. The clip by value treats each entry alone.',
      },
      { value: byValue.map(Math.abs), because: tex`The signs are lost: an entry below $-c$ becomes $-c$.` },
      {
        value: gradient.map((entry) => Math.sign(entry) * valueThreshold),
        because: tex`An entry that lies between $-c$ and $c$ stays as it is.`,
      },
    ],
  });
}

function cosineBlank(numbers: Numbers): Blank {
  const { norm: length, byValue, cosine } = costs(numbers);
  const clipped = norm(byValue);
  return numberBlank({
    key: 'cosine',
    label: 'Cosine between the gradient and its clip by value',
    form: 'a number, three decimals',
    value: cosine,
    tolerance: { absolute: 1e-3 },
    slips: [
      { value: 1, because: 'That holds for the clip by norm. The clip by value changes the ratios of the entries.' },
      { value: clipped / length, because: 'This is the ratio of the lengths.' },
      { value: cosine * length * clipped, because: 'This is the inner product. Divide by both lengths.' },
      { value: (Math.acos(cosine) * 180) / Math.PI, because: 'This is the angle in degrees. Asked is its cosine.' },
    ],
  });
}

function memoryBlank(numbers: Numbers): Blank {
  const { billions, bufferBytes } = numbers;
  const { gigabytes } = costs(numbers);
  const [mixed, single] = gigabytes;
  return vectorBlank({
    key: 'memory',
    label: 'Memory of both trainings, in GB',
    form: 'two numbers (a, b)',
    value: gigabytes,
    tolerance: { absolute: 1e-2 },
    slips: [
      {
        value: [mixed - 4 * billions, single],
        because:
          bufferBytes === 4
            ? 'Here 4 bytes for each weight are missing: the copy of the weights, or one of the two buffers.'
            : 'The copy of the weights in 32 bits is missing: 4 bytes for each weight.',
      },
      {
        value: [mixed - bufferBytes * billions, single],
        because: 'AdamW has two buffers, one for the mean and one for the mean square.',
      },
      { value: [mixed - 2 * billions, single - 4 * billions], because: 'The gradients are missing.' },
      {
        value: [2 * bufferBytes * billions, single - 8 * billions],
        because: 'These are the buffers alone. Weights and gradients count too.',
      },
      { value: [single, mixed], because: 'The order is reversed.' },
    ],
  });
}

function stateBlank(numbers: Numbers): Blank {
  const state = times(1e-6, costs(numbers).state);
  const [adam = 0, muon = 0, shampoo = 0] = state;
  const [rows = 0, columns = 0] = times(1e-3, numbers.shape);
  const slips: readonly Slip<readonly number[]>[] = [
    { value: [muon, muon, shampoo], because: 'Adam keeps two buffers.' },
    { value: [adam, adam, shampoo], because: 'Muon keeps one buffer, the momentum.' },
    {
      value: [adam, muon, muon],
      because: tex`Shampoo keeps two square matrices, one for each side: $d_{\text{out}}^2+d_{\text{in}}^2$ numbers.`,
    },
    { value: [adam, muon, (rows + columns) ** 2], because: 'The square of a sum is not the sum of the squares.' },
    { value: [4 * adam, 4 * muon, 4 * shampoo], because: 'These are bytes. Asked are numbers.' },
  ];
  return vectorBlank({
    key: 'state',
    label: 'State of Adam, Muon and Shampoo, in millions',
    form: 'three numbers (a, b, c) in millions, two decimals',
    value: state,
    tolerance: { absolute: 0.01 },
    slips,
  });
}

function lambBlank(numbers: Numbers): Blank {
  const { direction, rate, weights } = numbers;
  const { lambStep, trustRatio } = costs(numbers);
  return vectorBlank({
    key: 'lamb',
    label: tex`What LAMB subtracts from $\param{\vw}$`,
    form: 'a vector (a, b), four decimals',
    value: lambStep,
    tolerance: { absolute: 1e-4 },
    slips: [
      { value: times(rate, direction), because: 'The trust ratio is missing.' },
      {
        value: times(rate / trustRatio, direction),
        because: 'The trust ratio is upside down: weights over direction.',
      },
      { value: times(rate, weights), because: 'LAMB steps along its direction, not along the weights.' },
      { value: times(trustRatio, direction), because: tex`The learning rate $\eta$ is missing.` },
      {
        value: times(rate / norm(direction), direction),
        because: 'The length must be the learning rate times the norm of the weights.',
      },
    ],
  });
}
