import type { NumberSource } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { sum } from '../../core/array.ts';
import { filled, type Numbers, parametersOf, workOf } from './counts.ts';

const tex = String.raw;

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [
    gcnQuestion(numbers),
    sageQuestion(numbers),
    gatQuestion(numbers),
    filledQuestion(numbers),
    featuresFirstQuestion(numbers),
    nodesFirstQuestion(numbers),
  ];
}

function count(source: Pick<NumberSource, 'key' | 'label' | 'value' | 'slips'>): TellingQuestion {
  return numberQuestion({ ...source, form: 'a whole number', tolerance: EXACT, style: 'count' });
}

function gcnQuestion(numbers: Numbers): TellingQuestion {
  const { nodes, features, hidden, classes } = numbers;
  const { gcn, sage } = parametersOf(numbers);
  const value = sum(gcn);
  return count({
    key: 'gcn',
    label: 'Parameters of the GCN',
    value,
    slips: [
      { value: value - hidden - classes, because: 'The biases are missing.' },
      { value: gcn[0], because: 'This is the first layer alone.' },
      { value: sum(sage), because: 'A GCN uses one matrix for a node and its neighbors alike. This is GraphSAGE.' },
      { value: value + 2 * filled(numbers), because: tex`The entries of $\hat{\mA}$ are no parameters.` },
      { value: value + nodes * (hidden + classes) - hidden - classes, because: 'All nodes share one bias vector.' },
      { value: features * hidden + hidden + features * classes + classes, because: tex`The second layer reads $d_1$ numbers, not $d$.` },
    ],
  }); // prettier-ignore
}

function sageQuestion(numbers: Numbers): TellingQuestion {
  const { features, hidden, classes } = numbers;
  const { gcn, sage } = parametersOf(numbers);
  const value = sum(sage);
  return count({
    key: 'sage',
    label: 'Parameters of the GraphSAGE network',
    value,
    slips: [
      { value: sum(gcn), because: 'This is the GCN. GraphSAGE has a second block of weights, for the neighbors.' },
      { value: 2 * sum(gcn), because: 'The weights double, the biases do not: one output has one bias.' },
      { value: value - hidden - classes, because: 'The biases are missing.' },
      {
        value: 2 * features * hidden + hidden + hidden * classes + classes,
        because: 'The second layer joins the own state and the mean of the neighbors, too.',
      },
    ],
  });
}

function gatQuestion(numbers: Numbers): TellingQuestion {
  const { features, classes, heads, width } = numbers;
  const { gat } = parametersOf(numbers);
  const value = sum(gat);
  const joined = heads * width;
  return count({
    key: 'gat',
    label: 'Parameters of the GAT',
    value,
    slips: [
      { value: value - 2 * joined - 2 * classes, because: tex`The vectors $\param{\va_1}$ and $\param{\va_2}$ are missing.` },
      { value: value - joined - classes, because: 'The biases are missing.' },
      {
        value: value - joined - classes - 2 * joined - 2 * classes,
        because: 'Attention vectors and biases are missing.',
      },
      {
        value: gat[0] + width * classes + 3 * classes,
        because: 'The heads are joined, so that the second layer reads the numbers of all of them.',
      },
      {
        value: value - 2 * joined - 2 * classes + 2 * features * heads + 2 * joined,
        because: tex`The attention vectors have as many entries as their head puts out: they meet $\param{\mW}\data{\vx_i}$, not $\data{\vx_i}$.`,
      },
      { value: gat[0] + heads * gat[1], because: 'The second layer has one head.' },
    ],
  }); // prettier-ignore
}

function filledQuestion({ nodes, edges }: Numbers): TellingQuestion {
  return count({
    key: 'filled',
    label: tex`Entries of $\hat{\mA}$ that are not zero`,
    value: filled({ nodes, edges }),
    slips: [
      { value: edges + nodes, because: 'Each edge fills two entries.' },
      { value: 2 * edges, because: 'The self-loops are missing.' },
      { value: edges, because: 'Each edge fills two entries, and each self-loop one.' },
      { value: nodes ** 2, because: 'These are all entries.' },
    ],
  });
}

function featuresFirstQuestion(numbers: Numbers): TellingQuestion {
  const { nodes, hidden } = numbers;
  const { mixing, narrow, featuresFirst, nodesFirst } = workOf(numbers);
  return count({
    key: 'features-first',
    label: tex`Multiplications of $\hat{\mA}(\data{\mX}\param{\mW^\top})$`,
    value: featuresFirst,
    slips: [
      { value: nodesFirst, because: 'This is the other order.' },
      { value: mixing, because: 'The propagation multiplies, too.' },
      { value: narrow, because: 'This is the propagation alone.' },
      { value: mixing + nodes ** 2 * hidden, because: tex`Most entries of $\hat{\mA}$ are zero and are not stored.` },
    ],
  });
}

function nodesFirstQuestion(numbers: Numbers): TellingQuestion {
  const { nodes, features } = numbers;
  const { mixing, wide, featuresFirst, nodesFirst } = workOf(numbers);
  return count({
    key: 'nodes-first',
    label: tex`Multiplications of $(\hat{\mA}\data{\mX})\param{\mW^\top}$`,
    value: nodesFirst,
    slips: [
      { value: featuresFirst, because: 'This is the other order.' },
      { value: mixing, because: 'The propagation multiplies, too.' },
      { value: wide, because: 'This is the propagation alone.' },
      { value: mixing + nodes ** 2 * features, because: tex`Most entries of $\hat{\mA}$ are zero and are not stored.` },
    ],
  });
}
