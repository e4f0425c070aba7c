import { at } from '../../core/array.ts';
import { texCount } from '../../core/format.ts';
import type { Markdown } from '../../core/problem.ts';
import {
  allMacs,
  CLASSES,
  COLORS,
  comparedDense,
  denseParameters,
  fields,
  lastField,
  macs,
  type Numbers,
  parameters,
  placed,
  type Placed,
  POOL,
  sizes,
  weights,
} from './network.ts';

const tex = String.raw;
/** The layers with weights, by their place in the network. */
const PLACES = [1, 3, 4];

/** Every step, and a check that walks back from one unit. */
export function solution(numbers: Numbers): Markdown {
  return [
    sizesSolution(numbers),
    parametersSolution(numbers),
    macsSolution(numbers),
    fieldSolution(numbers),
    denseSolution(numbers),
    check(numbers),
  ].join('\n\n');
}

function sizesSolution(numbers: Numbers): Markdown {
  const [first, second, third] = placed(numbers);
  const line = ({ inputSize, outputSize, taps, stride, padding }: Placed) =>
    tex`$\lfloor(${inputSize}+2\cdot${padding}-${taps})/${stride}\rfloor+1 = ${outputSize}$`;
  const [, pooled] = sizes(numbers);
  return tex`**Sizes.**

- Layer 1: ${line(first)}.
- Layer 2: $\lfloor(${first.outputSize}-2)/2\rfloor+1 = ${pooled}$.
- Layer 3: ${line(second)}.
- Layer 4: ${line(third)}.

In one list: $(${sizes(numbers).join(', ')})$. Global average pooling leaves $${third.channels}$ numbers.`;
}

function parametersSolution(numbers: Numbers): Markdown {
  const lines = placed(numbers).map(
    (layer, i) =>
      tex`- Layer ${at(PLACES, i)}: $${layer.channels}\,(${layer.inputChannels}\cdot${layer.taps}^2+1) = ${texCount(weights(layer) + layer.channels)}$.`,
  );
  return tex`**Parameters.** Each output channel has one window for every input channel and one bias.

${lines.join('\n')}
- Layer 6: $${CLASSES}\,(${numbers.layers[2].channels}+1) = ${texCount(denseParameters(numbers))}$.

Pooling has none. The sum is $${texCount(parameters(numbers))}$.`;
}

function macsSolution(numbers: Numbers): Markdown {
  const lines = placed(numbers).map(
    (layer, i) =>
      tex`- Layer ${at(PLACES, i)}: $${texCount(weights(layer))}\cdot${layer.outputSize}^2 = ${texCount(macs(layer))}$.`,
  );
  return tex`**Multiply-accumulates.** Every weight is used once at each of the $m^2$ output positions.

${lines.join('\n')}
- Layer 6: $${texCount(CLASSES * numbers.layers[2].channels)}$.

The sum is $${texCount(allMacs(numbers))}$.`;
}

function fieldSolution(numbers: Numbers): Markdown {
  const [first, second, third] = numbers.layers;
  const [one, pooled, two, three] = [0, 1, 2, 3].map((i) => at(fields(numbers), i));
  if (!one || !pooled || !two || !three) throw new RangeError('four layers have four receptive fields');
  return tex`**Receptive field.** Each layer adds $k-1$ times the jump before it, then multiplies the jump by its stride.

- Layer 1: $r = ${one.size}$, jump $${one.jump}$.
- Layer 2: $r = ${one.size}+${POOL.taps - 1}\cdot${one.jump} = ${pooled.size}$, jump $${pooled.jump}$.
- Layer 3: $r = ${pooled.size}+${second.taps - 1}\cdot${pooled.jump} = ${two.size}$, jump $${two.jump}$.
- Layer 4: $r = ${two.size}+${third.taps - 1}\cdot${two.jump} = ${three.size}$, jump $${first.stride}\cdot2\cdot${second.stride}\cdot${third.stride} = ${three.jump}$.`;
}

function denseSolution(numbers: Numbers): Markdown {
  const inputs = COLORS * numbers.size ** 2;
  const outputs = numbers.layers[0].channels * sizes(numbers)[0] ** 2;
  const times = Math.round(comparedDense(numbers) / parameters(numbers));
  return tex`**Dense layer.** It has $3\cdot${numbers.size}^2 = ${texCount(inputs)}$ inputs and $${texCount(outputs)}$ outputs, so $${texCount(outputs)}\,(${texCount(inputs)}+1) = ${texCount(comparedDense(numbers))}$ parameters. That is about $${texCount(times)}$ times the whole network.`;
}

function check(numbers: Numbers): Markdown {
  const [first, second, third] = numbers.layers;
  let units = 1;
  const back = [third, second, POOL, first].map(({ taps, stride }) => {
    const before = units;
    units = (units - 1) * stride + taps;
    return tex`$${before === 1 ? '' : tex`${before - 1}\cdot${stride}+`}${taps}${before === 1 ? '' : ` = ${units}`}$`;
  });
  return tex`**Check.** Walk back from one unit of layer 4: $u$ neighbors of a layer read $(u-1)s+k$ neighbors of the layer below. From layer 4 down to the image that is ${back.slice(0, -1).join(', ')} and ${at(back, 3)}, the same $${lastField(numbers).size}$ pixels.`;
}
