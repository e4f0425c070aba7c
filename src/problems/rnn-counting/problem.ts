import { numberBlank, type NumberSource } from '../../core/answer/blank.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { texCount } from '../../core/format.ts';
import { defineProblem, type Blank, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';

const tex = String.raw;

/** How many affine maps of [h; x] each cell computes per step. */
const MAPS = { vanilla: 1, GRU: 3, LSTM: 4 } as const;

type Cell = keyof typeof MAPS;

interface Numbers {
  /** d_x */
  readonly input: number;
  /** d_h */
  readonly hidden: number;
  /** d_y */
  readonly output: number;
  readonly gated: 'GRU' | 'LSTM';
  readonly stacked: Cell;
  readonly layers: number;
  /** T */
  readonly steps: number;
  readonly batch: number;
}

/** Parameters of one recurrent layer with one bias per affine map: maps · d_h (d_h + d_x + 1). */
export function layerParameters(maps: number, hidden: number, input: number): number {
  return maps * hidden * (hidden + input + 1);
}

/** Parameters of a stack: the first layer reads x, every other one the states of width d_h below it. */
export function stackParameters({ input, hidden, stacked, layers }: Numbers): number {
  const maps = MAPS[stacked];
  return layerParameters(maps, hidden, input) + (layers - 1) * layerParameters(maps, hidden, hidden);
}

export default defineProblem<Numbers>({
  title: 'Shapes and parameter counts',
  minutes: 8,
  printed: {
    input: 10,
    hidden: 20,
    output: 5,
    gated: 'LSTM',
    stacked: 'vanilla',
    layers: 2,
    steps: 100,
    batch: 32,
  },
  draw,
  pose: (numbers) => ({
    statement: statement(numbers),
    blanks: blanks(numbers),
    hints: hints(numbers),
    solution: solution(numbers),
  }),
});

function draw(rng: Rng): Numbers | null {
  const input = rng.pick([2, 3, 4, 5, 8, 10, 12, 16, 20, 30, 40, 50, 64, 80, 100, 128, 200, 300]);
  const hidden = rng.pick([4, 5, 8, 10, 12, 16, 20, 25, 30, 32, 40, 50, 64, 100, 128, 200, 256, 512]);
  const numbers: Numbers = {
    input,
    hidden,
    output: rng.integer(2, 10),
    gated: rng.pick(['GRU', 'LSTM']),
    stacked: rng.pick(['vanilla', 'GRU', 'LSTM']),
    layers: rng.integer(2, 4),
    steps: rng.pick([20, 25, 40, 50, 100, 200]),
    batch: rng.pick([4, 8, 10, 16, 20, 32, 64]),
  };
  // With equal widths the slip of a stack that reads x at every layer could not be told from the right count.
  return input === hidden ? null : numbers;
}

function statement({ input, hidden, output, gated, stacked, layers, steps, batch }: Numbers): Markdown {
  return tex`Inputs have dimension $d_x = ${input}$, hidden states $d_h = ${hidden}$. Every affine map acts on the concatenation of state and input and has one bias vector. Count

- the parameters of one vanilla recurrent layer,
- the parameters of one ${gated} layer,
- the parameters of ${layers} stacked ${stacked} layers,
- the parameters of an output map to $d_y = ${output}$ numbers on top of one bidirectional layer, whose forward and backward state are concatenated (the output map alone),
- the hidden-state entries that backpropagation through time keeps for one layer in one direction, over $T = ${steps}$ steps and a batch of ${batch} sequences ($\vh_1$ to $\vh_T$ alone).`;
}

function blanks(numbers: Numbers): readonly Blank[] {
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
      { value: value + hidden, because: tex`You counted two biases. Some libraries keep two; here each affine map has one.` },
      { value: value * steps, because: tex`You counted the weights once per time step. They are shared over time, so $T$ does not appear.` },
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
      { value: batch * hidden, because: tex`The backward pass needs the states of all $T$ steps and not of one alone.` },
    ],
  });
}

function hints({ gated }: Numbers): readonly Markdown[] {
  const gates = gated === 'LSTM' ? 'three gates and a candidate' : 'two gates and a candidate';
  return [
    tex`Look for the affine maps. A vanilla cell computes one, of the stacked vector $[\vh_{t-1}; \vx_t]$; the ${gated} computes ${gates}. Nothing here depends on $T$ but the memory.`,
    tex`An affine map from $n$ to $m$ numbers has $m(n + 1)$ parameters, the 1 for the bias. Ask of every layer how wide its input is: $\vx_t$ for the first one, the states of the layer below for the others, both directions for an output on a bidirectional layer.`,
    tex`First step: the map of a vanilla cell goes from $d_h + d_x$ to $d_h$ numbers, so it has $d_h(d_h + d_x + 1)$ parameters.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  const { input, hidden, output, gated, stacked, layers, steps, batch } = numbers;
  const vanilla = layerParameters(1, hidden, input);
  const first = layerParameters(MAPS[stacked], hidden, input);
  const upper = layerParameters(MAPS[stacked], hidden, hidden);
  return tex`**One vanilla layer.** One affine map from $d_h + d_x = ${hidden + input}$ to $d_h = ${hidden}$ numbers: $${hidden} \cdot (${hidden} + ${input} + 1) = ${texCount(vanilla)}$.

**One ${gated} layer.** It computes ${MAPS[gated]} such maps: $${MAPS[gated]} \cdot ${texCount(vanilla)} = ${texCount(MAPS[gated] * vanilla)}$.

**The stack.** A ${stacked} layer has ${maps(stacked)}. The first layer reads $\vx_t$: $${texCount(first)}$ parameters. Each of the other ${layers - 1} reads states of width $d_h$: $${MAPS[stacked]} \cdot ${hidden} \cdot (2 \cdot ${hidden} + 1) = ${texCount(upper)}$. Together $${texCount(first)} + ${layers - 1} \cdot ${texCount(upper)} = ${texCount(stackParameters(numbers))}$.

**The output map.** It reads the concatenation of both directions, $2 d_h = ${2 * hidden}$ numbers: $${output} \cdot (${2 * hidden} + 1) = ${texCount(output * (2 * hidden + 1))}$.

**Memory.** One state of $d_h$ numbers per step and sequence: $${batch} \cdot ${steps} \cdot ${hidden} = ${texCount(batch * steps * hidden)}$.

**Check.** Count the vanilla layer by its parts: $\param{\mW_h}$ has $${hidden}^2 = ${texCount(hidden ** 2)}$, $\param{\mW_x}$ has $${hidden} \cdot ${input} = ${texCount(hidden * input)}$, $\param{\vb}$ has $${hidden}$; the sum is $${texCount(vanilla)}$. Parameters do not grow with $T$, activations do.`;
}

function maps(cell: Cell): string {
  return MAPS[cell] === 1 ? 'one affine map' : `${MAPS[cell]} affine maps`;
}
