import { numberQuestion, type TellingQuestion, vectorQuestion } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { at } from '../../core/array.ts';
import {
  lastEigenvalue,
  layersUntil,
  limitsOf,
  type Numbers,
  operator,
  parts,
  total,
  valueAfter,
} from './smoothing.ts';

const tex = String.raw;
const TOLERANCE = { absolute: 1e-4 };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [
    rowQuestion(numbers),
    eigenvalueQuestion(numbers),
    valueQuestion(numbers),
    limitQuestion(numbers),
    layersQuestion(numbers),
    meanQuestion(numbers),
  ];
}

function rowQuestion({ leaves }: Numbers): TellingQuestion {
  const value = at(operator(leaves), 1);
  const letters = ['a', 'b', 'c', 'd', 'e'].slice(0, value.length).join(', ');
  const row = (leaf: number, center: number) => value.map((_, i) => (i === 1 ? center : leaf));
  return vectorQuestion({
    key: 'row',
    label: tex`Row 2 of $\hat{\mA}$`,
    form: `a vector (${letters}), four decimals`,
    value,
    tolerance: TOLERANCE,
    slips: [
      {
        value: row(1 / (leaves + 1), 1 / (leaves + 1)),
        because: tex`This is the mean, $\tilde{\mD}^{-1}\tilde{\mA}$. The GCN divides by the roots of both degrees.`,
      },
      { value: row(1 / Math.sqrt(leaves), 0), because: 'The self-loops are missing.' },
      {
        value: row(1 / (2 * (leaves + 1)), 1 / (leaves + 1) ** 2),
        because: 'The roots of the two degrees are missing.',
      },
      {
        value: row(1 / Math.sqrt(leaves), 1 / leaves),
        because: 'Take the degrees after the self-loops: each is one larger.',
      },
    ],
  });
}

function eigenvalueQuestion({ leaves }: Numbers): TellingQuestion {
  const value = lastEigenvalue(leaves);
  const once = {
    value: leaves / 2 + 1 / (leaves + 1) - 1.5,
    because: tex`$\tfrac12$ occurs ${leaves === 3 ? 'twice' : 'three times'}: once for every independent signal on the leaves with sum zero.`,
  };
  return numberQuestion({
    key: 'eigenvalue',
    label: 'Remaining eigenvalue',
    form: 'a number, four decimals, or a fraction',
    value,
    tolerance: TOLERANCE,
    slips: [
      ...(leaves === 2 ? [] : [once]),
      { value: leaves / 2 + 1 / (leaves + 1), because: 'This is the trace, the sum of all eigenvalues.' },
      { value: -1, because: tex`$-1$ belongs to the star without self-loops.` },
      { value: 0, because: tex`The trace of $\hat{\mA}$ is not zero: self-loops stand on the diagonal.` },
    ],
  });
}

function valueQuestion(numbers: Numbers): TellingQuestion {
  const { layers, leaves } = numbers;
  const [limit, half, last] = parts(numbers);
  const eigenvalue = lastEigenvalue(leaves);
  return numberQuestion({
    key: 'value',
    label: tex`Node 1 after $${layers}$ layers`,
    form: 'a number, four decimals',
    value: valueAfter(numbers, layers),
    tolerance: TOLERANCE,
    slips: [
      { value: limit, because: 'This is the limit, after endless layers.' },
      { value: limit + half * 0.5 ** layers, because: 'The part of the remaining eigenvalue is missing.' },
      { value: valueAfter(numbers, layers - 1), because: 'This is one layer too early.' },
      { value: valueAfter(numbers, layers + 1), because: 'This is one layer too many.' },
      {
        value: limit + half * 0.5 ** layers + last * Math.abs(eigenvalue) ** layers,
        because: 'The remaining eigenvalue is negative: its odd powers are, too.',
      },
    ],
  });
}

function limitQuestion(numbers: Numbers): TellingQuestion {
  const { leaves, first, second } = numbers;
  const all = first + second;
  const { leaf, center } = limitsOf(numbers);
  return vectorQuestion({
    key: 'limits',
    label: 'Limits at nodes 1 and 2',
    form: 'a vector (a, b), four decimals',
    value: [leaf, center],
    tolerance: TOLERANCE,
    slips: [
      {
        value: [leaf, leaf],
        because: tex`Equal limits belong to the mean. Here they are proportional to $\sqrt{\tilde{d}_i}$.`,
      },
      {
        value: [leaf, ((leaves + 1) * all) / total(leaves)],
        because: tex`The limits are proportional to the roots of the degrees.`,
      },
      {
        value: [all * Math.sqrt(2 / total(leaves)), all * Math.sqrt((leaves + 1) / total(leaves))],
        because: tex`The eigenvector enters twice: $\vu_1$ times the inner product $\vu_1^\top\data{\vx}$.`,
      },
      {
        value: [all / (leaves + 1), all / (leaves + 1)],
        because: 'This is the mean of the start. The symmetric matrix does not keep it.',
      },
    ],
  });
}

function layersQuestion(numbers: Numbers): TellingQuestion {
  const value = layersUntil(numbers);
  const ofOne = layersUntil({ ...numbers, first: 1, second: 0 });
  return numberQuestion({
    key: 'layers',
    label: 'Fewest layers',
    form: 'a whole number',
    value,
    tolerance: EXACT,
    slips: [
      { value: value - 1, because: 'After so many layers the difference is still too large.' },
      { value: value + 1, because: 'One layer fewer is enough.' },
      ...(ofOne < value - 1 ? [{ value: ofOne, because: 'That is for a difference of 1 at the start.' }] : []),
    ],
  });
}

function meanQuestion(numbers: Numbers): TellingQuestion {
  const { leaves, first, second } = numbers;
  const all = first + second;
  return numberQuestion({
    key: 'mean',
    label: tex`Limit at node 2 with $\tilde{\mD}^{-1}\tilde{\mA}$`,
    form: 'a number, four decimals',
    value: limitsOf(numbers).mean,
    tolerance: TOLERANCE,
    slips: [
      { value: limitsOf(numbers).center, because: tex`That is the limit with $\hat{\mA}$.` },
      {
        value: all / (leaves + 1),
        because: tex`The start counts with the weights $\pi_j\propto\tilde{d}_j$, not equally.`,
      },
      {
        value: ((leaves + 1) * all) / total(leaves),
        because: tex`The weight $\pi_j$ belongs to the node where the signal starts, a leaf.`,
      },
      { value: all / (2 * leaves), because: 'The self-loops count in the degrees.' },
    ],
  });
}
