import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion, vectorQuestion } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { at, sum } from '../../core/array.ts';
import { relabeled } from '../../core/graph.ts';
import { difference, type Vector } from '../../core/vector.ts';
import {
  factorial,
  fixing,
  inverse,
  type Layer,
  mapped,
  matricesOf,
  moved,
  multiplicities,
  type Numbers,
  sumsOf,
} from './renumbering.ts';

const tex = String.raw;

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [
    rowQuestion(numbers),
    outputsQuestion(numbers),
    matricesQuestion(numbers),
    fixingQuestion(numbers),
    mapQuestion(numbers),
  ];
}

const relu = (entries: Vector) => entries.map((entry) => Math.max(0, entry));

function vector(source: {
  readonly key: string;
  readonly label: string;
  readonly value: Vector;
  readonly slips: readonly Slip<Vector>[];
}): TellingQuestion {
  const letters = ['a', 'b', 'c', 'd', 'e'].slice(0, source.value.length).join(', ');
  return vectorQuestion({ ...source, form: `${source.value.length} whole numbers (${letters})`, tolerance: EXACT });
}

/** The row of the renumbered matrix. */
export function rowQuestion(numbers: Layer): TellingQuestion {
  const { before, after } = matricesOf(numbers);
  const { order, row } = numbers;
  return vector({
    key: 'row',
    label: tex`Row ${row + 1} of $\mP\data{\mA}\mP^\top$`,
    value: at(after, row),
    slips: [
      {
        value: at(before, at(order, row)),
        because: tex`This is row ${row + 1} of $\mP\data{\mA}$. The columns are renumbered, too.`,
      },
      {
        value: at(relabeled(before, inverse(order)), row),
        because: tex`This is $\mP^\top\data{\mA}\mP$, the renumbering that undoes this one.`,
      },
      { value: at(before, row), because: tex`This is row ${row + 1} of $\data{\mA}$, before the renumbering.` },
    ],
  });
}

/** The outputs of the layer, moved. */
export function outputsQuestion(numbers: Layer): TellingQuestion {
  const { order, features, bias } = numbers;
  const sums = sumsOf(numbers);
  return vector({
    key: 'outputs',
    label: 'Outputs on the renumbered graph',
    value: moved(relu(sums), order),
    slips: [
      { value: relu(sums), because: 'These are the outputs on the graph as it was. They move with their nodes.' },
      {
        value: moved(relu(sums), inverse(order)),
        because: 'You moved the outputs the other way round. The new node 1 gets the output of the node that it was.',
      },
      { value: moved(sums, order), because: 'The ReLU is missing.' },
      { value: moved(relu(sums.map((entry) => entry - bias)), order), because: 'The bias is missing.' },
      {
        value: moved(relu(difference(sums, features)), order),
        because: tex`The node's own feature is missing. $\tilde{\mA}$ has ones on its diagonal.`,
      },
    ],
  });
}

function matricesQuestion({ shape }: Numbers): TellingQuestion {
  const { size, symmetries } = shape;
  return numberQuestion({
    key: 'matrices',
    label: 'Different adjacency matrices',
    form: 'a whole number',
    value: factorial(size) / symmetries,
    tolerance: EXACT,
    slips: [
      { value: factorial(size), because: 'These are all numberings. Some of them give the same matrix.' },
      {
        value: symmetries,
        because: 'So many numberings give one and the same matrix. How many matrices does that leave?',
      },
      { value: 2 ** ((size * (size - 1)) / 2), because: 'These are all graphs on numbered nodes, not this one alone.' },
      {
        value: factorial(size) - symmetries,
        because: 'Every matrix comes from equally many numberings, so divide.',
      },
    ],
  });
}

/** How many permutations keep the biases. */
export function fixingQuestion({ ownBiases }: Pick<Numbers, 'ownBiases'>): TellingQuestion {
  const counts = multiplicities(ownBiases).map(({ count }) => count);
  const n = ownBiases.length;
  return numberQuestion({
    key: 'fixing',
    label: tex`Permutations with $\mP\param{\vb}=\param{\vb}$`,
    form: 'a whole number',
    value: fixing(ownBiases),
    tolerance: EXACT,
    slips: [
      { value: factorial(n), because: 'All permutations keep it only if all entries are equal.' },
      { value: factorial(n) / fixing(ownBiases), because: 'So many different vectors are among its reorderings.' },
      { value: sum(counts.map(factorial)), because: 'The orders within each value combine freely, so multiply.' },
      { value: 1, because: 'Equal entries may change places.' },
    ],
  });
}

/** The two parameters of the map. */
export function mapQuestion({ map }: Pick<Numbers, 'map'>): TellingQuestion {
  const { a, b, input } = map;
  const rest = at(difference(mapped(map), input.map((entry) => a * entry)), 0); // prettier-ignore
  return vector({
    key: 'map',
    label: '$(a, b)$',
    value: [a, b],
    slips: [
      { value: [a + b, b], because: tex`The first number is the diagonal entry $a+b$ of $\mM$.` },
      { value: [a, rest], because: tex`You took $b$ times the sum of all entries for $b$.` },
      { value: [b, a], because: tex`The order is $(a, b)$: $a$ belongs to $\mI$.` },
      {
        value: [at(mapped(map), 0) - at(mapped(map), 1), b],
        because: 'Divide the difference of the outputs by the difference of the inputs.',
      },
    ],
  });
}
