import { texCount } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { blanks } from './blanks.ts';
import { layerParameters, MAPS, stackParameters, type Cell, type Numbers } from './counts.ts';

const tex = String.raw;

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
  statement,
  blanks,
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const input = rng.pick([2, 3, 4, 5, 8, 10, 12, 16, 20, 30, 40, 50, 60, 80, 100, 200, 300]);
  const hidden = rng.pick([4, 5, 8, 10, 12, 16, 20, 25, 30, 32, 40, 50, 60, 80, 100, 200]);
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
  return tex`Inputs have dimension $d_x = ${input}$, hidden states $d_h = ${hidden}$. Every affine map in a cell acts on the concatenation of the old state and the input of its layer, and has one bias vector; the output map acts on the state and has a bias too. Count

- the parameters of one vanilla recurrent layer,
- the parameters of one ${gated} layer,
- the parameters of ${layers} stacked ${stacked} layers,
- the parameters of an output map to $d_y = ${output}$ numbers on top of one bidirectional layer, whose forward and backward state are concatenated (the output map alone),
- the hidden-state entries that backpropagation through time keeps for one layer in one direction, over $T = ${steps}$ steps and a batch of ${batch} sequences ($\act{\vh_1}$ to $\act{\vh_T}$ alone).`;
}

function hints({ gated }: Numbers): readonly Markdown[] {
  const gates = gated === 'LSTM' ? 'three gates and a candidate' : 'two gates and a candidate';
  return [
    tex`Look for the affine maps. A vanilla cell computes one, of the stacked vector $[\act{\vh_{t-1}}; \data{\vx_t}]$; the ${gated} computes ${gates}. Nothing here depends on $T$ but the memory.`,
    tex`An affine map from $n$ to $m$ numbers has $m(n + 1)$ parameters, the 1 for the bias. Ask of every layer how wide its input is: $\data{\vx_t}$ for the first one, the states of the layer below for the others, both directions for an output on a bidirectional layer.`,
    tex`First step: the map of a vanilla cell goes from $n = d_h + d_x$ to $m = d_h$ numbers. The ${gated} has the same map several times over.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  const { input, hidden, output, gated, stacked, layers, steps, batch } = numbers;
  const vanilla = layerParameters(1, hidden, input);
  const first = layerParameters(MAPS[stacked], hidden, input);
  const upper = layerParameters(MAPS[stacked], hidden, hidden);
  return tex`**One vanilla layer.** One affine map from $d_h + d_x = ${hidden + input}$ to $d_h = ${hidden}$ numbers: $${hidden} \cdot (${hidden} + ${input} + 1) = ${texCount(vanilla)}$.

**One ${gated} layer.** It computes ${MAPS[gated]} such maps: $${MAPS[gated]} \cdot ${texCount(vanilla)} = ${texCount(MAPS[gated] * vanilla)}$.

**The stack.** ${layerName(stacked)} has ${maps(stacked)}. The first layer reads $\data{\vx_t}$: $${texCount(first)}$ parameters. ${upperLayers(layers)} states of width $d_h$: $${times(MAPS[stacked])}${hidden} \cdot (2 \cdot ${hidden} + 1) = ${texCount(upper)}$. Together $${texCount(first)} + ${times(layers - 1)}${texCount(upper)} = ${texCount(stackParameters(numbers))}$.

**The output map.** It reads the concatenation of both directions, $2 d_h = ${2 * hidden}$ numbers: $${output} \cdot (${2 * hidden} + 1) = ${texCount(output * (2 * hidden + 1))}$.

**Memory.** One state of $d_h$ numbers per step and sequence: $${batch} \cdot ${steps} \cdot ${hidden} = ${texCount(batch * steps * hidden)}$.

**Check.** Count the vanilla layer by its parts: $\param{\mW_h}$ has $${hidden}^2 = ${texCount(hidden ** 2)}$, $\param{\mW_x}$ has $${hidden} \cdot ${input} = ${texCount(hidden * input)}$, $\param{\vb}$ has $${hidden}$; the sum is $${texCount(vanilla)}$. Parameters do not grow with $T$, activations do.`;
}

function upperLayers(layers: number): string {
  return layers === 2 ? 'The second layer reads' : `Each of the other ${layers - 1} layers reads`;
}

function layerName(cell: Cell): string {
  return cell === 'LSTM' ? 'An LSTM layer' : `A ${cell} layer`;
}

/** A factor in front of a product; 1 is left out. */
function times(factor: number): string {
  return factor === 1 ? '' : tex`${factor} \cdot `;
}

function maps(cell: Cell): string {
  return MAPS[cell] === 1 ? 'one affine map' : `${MAPS[cell]} affine maps`;
}
