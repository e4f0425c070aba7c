import type { Slip } from '../../core/answer/blank.ts';
import { matrixQuestion, numberQuestion, type TellingQuestion, vectorQuestion } from '../../core/answer/question.ts';
import { at, sum } from '../../core/array.ts';
import { adjacency, degrees, rowNormalized, symmetricNormalized, withSelfLoops } from '../../core/graph.ts';
import { identity, type Matrix, multiply, transpose } from '../../core/matrix.ts';
import type { Vector } from '../../core/vector.ts';
import { columnSums, graphFrom, type Numbers, ones, type Pass, pass } from './layer.ts';

const tex = String.raw;
const TOLERANCE = { absolute: 1e-3 };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const reading = pass(numbers);
  return [
    rowQuestion(numbers, reading),
    statesQuestion(numbers, reading),
    readoutQuestion(reading),
    lossQuestion(reading),
    weightQuestion(numbers, reading),
    featureQuestion(numbers, reading),
  ];
}

function vector(source: {
  readonly key: string;
  readonly label: string;
  readonly value: Vector;
  readonly slips: readonly Slip<Vector>[];
}): TellingQuestion {
  const letters = ['a', 'b', 'c', 'd'].slice(0, source.value.length).join(', ');
  return vectorQuestion({ ...source, form: `a vector (${letters}), three decimals`, tolerance: TOLERANCE });
}

function matrix(source: {
  readonly key: string;
  readonly label: string;
  readonly form: string;
  readonly value: Matrix;
  readonly slips: readonly Slip<Matrix>[];
}): TellingQuestion {
  return matrixQuestion({ ...source, tolerance: TOLERANCE });
}

/** What else one could propagate with: the mean, the graph without self-loops, self-loops too late, no roots. */
function mistaken(numbers: Numbers) {
  const plain = adjacency(graphFrom(numbers));
  const own = degrees(plain);
  const looped = withSelfLoops(plain);
  const scaled = (factor: (i: number, j: number) => number) =>
    looped.map((row, i) => row.map((entry, j) => entry * factor(i, j)));
  return {
    mean: rowNormalized(looped),
    bare: symmetricNormalized(plain),
    late: scaled((i, j) => 1 / Math.sqrt(at(own, i) * at(own, j))),
    rootless: scaled((i, j) => 1 / ((1 + at(own, i)) * (1 + at(own, j)))),
  };
}

function rowQuestion(numbers: Numbers, { propagation }: Pass): TellingQuestion {
  const { node } = numbers;
  const { mean, bare, late, rootless } = mistaken(numbers);
  return vector({
    key: 'row',
    label: tex`Row ${node + 1} of $\hat{\mA}$`,
    value: at(propagation, node),
    slips: [
      {
        value: at(mean, node),
        because: tex`This is the mean, $\tilde{\mD}^{-1}\tilde{\mA}$. The GCN divides by the roots of both degrees.`,
      },
      { value: at(bare, node), because: 'The self-loops are missing.' },
      { value: at(late, node), because: 'Take the degrees after the self-loops: each is one larger.' },
      { value: at(rootless, node), because: 'The roots of the two degrees are missing.' },
    ],
  });
}

function statesQuestion(numbers: Numbers, { mixed, sums, states }: Pass): TellingQuestion {
  const { features, weights } = numbers;
  const { mean, bare } = mistaken(numbers);
  const relu = (entries: Matrix) => entries.map((row) => row.map((entry) => Math.max(0, entry)));
  return matrix({
    key: 'states',
    label: tex`States $\act{\mH^{(1)}}$`,
    form: 'a matrix of 4 rows, [[a, b], [c, d], …], three decimals',
    value: states,
    slips: [
      { value: sums, because: 'The ReLU is missing.' },
      {
        value: relu(multiply(features, transpose(weights))),
        because: tex`The propagation is missing. This is a dense layer on each node.`,
      },
      {
        value: relu(multiply(mixed, weights)),
        because: tex`The weights act from the left on a column, so on rows they stand transposed: $\data{\mX}\param{\mW^\top}$.`,
      },
      {
        value: pass(numbers, mean).states,
        because: tex`This is the layer with the mean, $\tilde{\mD}^{-1}\tilde{\mA}$.`,
      },
      { value: pass(numbers, bare).states, because: 'The self-loops are missing.' },
    ],
  });
}

function readoutQuestion({ states, sums, readout }: Pass): TellingQuestion {
  return vector({
    key: 'readout',
    label: 'Sum readout',
    value: readout,
    slips: [
      { value: readout.map((entry) => entry / states.length), because: 'This is the mean over the nodes.' },
      {
        value: transpose(states).map((column) => Math.max(...column)),
        because: 'This is the maximum over the nodes.',
      },
      { value: columnSums(sums), because: 'The ReLU comes before the readout.' },
    ],
  });
}

function lossQuestion({ readout, sums }: Pass): TellingQuestion {
  const value = sum(readout);
  return numberQuestion({
    key: 'loss',
    label: tex`$\loss$`,
    form: 'a number, three decimals',
    value,
    tolerance: TOLERANCE,
    slips: [
      { value: at(readout, 0), because: 'This is the sum of the first unit. The loss adds both.' },
      { value: at(readout, 1), because: 'This is the sum of the second unit. The loss adds both.' },
      { value: value / sums.length, because: 'This is the mean over the nodes. The loss is the sum.' },
      { value: sum(sums.flat()), because: 'The ReLU comes before the sum.' },
    ],
  });
}

function weightQuestion(numbers: Numbers, { delta, mixed, sums, weightGradient }: Pass): TellingQuestion {
  const { features } = numbers;
  return matrix({
    key: 'weights',
    label: tex`$\grad{\bar{\mW}}$`,
    form: 'a matrix of 2 rows, [[a, b], [c, d]], three decimals',
    value: weightGradient,
    slips: [
      {
        value: transpose(weightGradient),
        because: tex`This is the transpose. A gradient has the shape of its matrix: one row for each unit.`,
      },
      {
        value: multiply(transpose(ones(sums)), mixed),
        because: 'The ReLU blocks the gradient where a unit is not active.',
      },
      {
        value: multiply(transpose(delta), features),
        because: tex`The propagation is missing: the weights meet $\hat{\mA}\data{\mX}$.`,
      },
      {
        value: multiply(transpose(sums.map((row) => row.map((entry) => Math.max(0, entry)))), mixed),
        because: tex`The loss is the sum of the outputs, so $\grad{\mDelta}$ holds ones and zeros, not the outputs.`,
      },
    ],
  });
}

function featureQuestion(numbers: Numbers, { propagation, delta, featureGradient }: Pass): TellingQuestion {
  const { node, weights } = numbers;
  const back = (slopes: Matrix, by: Matrix) => at(multiply(multiply(by, slopes), weights), node);
  return vector({
    key: 'features',
    label: tex`Gradient in $\data{\vx_${node + 1}}$`,
    value: at(featureGradient, node),
    slips: [
      {
        value: back(delta, identity(4)),
        because: tex`The propagation is missing: the features of a node enter its neighbors, too.`,
      },
      { value: back(ones(delta), propagation), because: 'The ReLU blocks the gradient where a unit is not active.' },
      {
        value: at(multiply(multiply(propagation, delta), transpose(weights)), node),
        because: tex`On the way back the weights stand as they are: $\grad{\mDelta}\param{\mW}$.`,
      },
      {
        value: at(multiply(multiply(adjacency(graphFrom(numbers)), delta), weights), node),
        because: tex`The gradient returns through the entries of $\hat{\mA}$, not those of $\data{\mA}$.`,
      },
    ],
  });
}
