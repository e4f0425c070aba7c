import { numberBlank, type NumberSource } from '../../core/answer/blank.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import type { Blank } from '../../core/problem.ts';
import { layerParameters, MAPS, stackParameters, type Numbers } from './counts.ts';

const tex = String.raw;

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  return [vanillaBlank(numbers), gatedBlank(numbers), stackBlank(numbers), outputBlank(numbers), memoryBlank(numbers)];
}

function count(source: Pick<NumberSource, 'key' | 'label' | 'value' | 'slips'>): Blank {
  return numberBlank({ ...source, form: 'a whole number', tolerance: EXACT, style: 'count' });
}

function vanillaBlank({ input, hidden, steps }: Numbers): Blank {
  const value = layerParameters(1, hidden, input);
  return count({
    key: 'vanilla',
    label: 'Parameters of one vanilla layer',
    value,
    slips: [
      { value: value - hidden, because: tex`The bias is missing: $d_h$ more numbers.` },
      {
        value: value + hidden,
        because: tex`You counted two biases. Some libraries keep two; here each affine map has one.`,
      },
      {
        value: value * steps,
        because: tex`You counted the weights once per time step. They are shared over time, so $T$ does not appear.`,
      },
      { value: hidden * (input + 1), because: tex`The recurrent matrix is missing: $d_h \times d_h$ more numbers.` },
    ],
  });
}

function gatedBlank({ input, hidden, gated }: Numbers): Blank {
  const value = layerParameters(MAPS[gated], hidden, input);
  const other = gated === 'LSTM' ? 'GRU' : 'LSTM';
  return count({
    key: 'gated',
    label: `Parameters of one ${gated} layer`,
    value,
    slips: [
      {
        value: layerParameters(MAPS[other], hidden, input),
        because: `That is the count of the ${other}. An LSTM has three gates and a candidate, a GRU two gates and a candidate.`,
      },
      {
        value: layerParameters(MAPS[gated] - 1, hidden, input),
        because: 'You counted the gates alone. The candidate is one more affine map.',
      },
      { value: value - MAPS[gated] * hidden, because: 'The biases are missing: one per affine map.' },
      { value: value + MAPS[gated] * hidden, because: 'You counted two biases per affine map. Here each map has one.' },
    ],
  });
}

function stackBlank(numbers: Numbers): Blank {
  const { input, hidden, stacked, layers } = numbers;
  return count({
    key: 'stack',
    label: `Parameters of ${layers} stacked ${stacked} layers`,
    value: stackParameters(numbers),
    slips: [
      {
        value: layers * layerParameters(MAPS[stacked], hidden, input),
        because: tex`From the second layer on, the input is the state of the layer below, of width $d_h$ and not $d_x$.`,
      },
      { value: stackParameters({ ...numbers, layers: layers - 1 }), because: 'One layer is missing.' },
    ],
  });
}

function outputBlank({ hidden, output }: Numbers): Blank {
  return count({
    key: 'output',
    label: 'Parameters of the output map on the bidirectional layer',
    value: output * (2 * hidden + 1),
    slips: [
      {
        value: output * (hidden + 1),
        because: tex`The output map reads both directions: its input is $2d_h$ wide.`,
      },
      { value: output * 2 * hidden, because: tex`The bias of the output map is missing: $d_y$ more numbers.` },
    ],
  });
}

function memoryBlank({ hidden, steps, batch }: Numbers): Blank {
  return count({
    key: 'memory',
    label: 'Hidden-state entries kept for the backward pass',
    value: batch * steps * hidden,
    slips: [
      { value: steps * hidden, because: 'Every sequence of the batch has states of its own.' },
      {
        value: batch * hidden,
        because: tex`The backward pass needs the states of all $T$ steps and not of one alone.`,
      },
    ],
  });
}
