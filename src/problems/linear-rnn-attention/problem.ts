import { blanksOf } from '../../core/answer/question.ts';
import { at, range } from '../../core/array.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texMatrix, texVector } from '../../core/tex.ts';
import { norm } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { look, type Memory, type Numbers, outputSlope, remember, slopes } from './network.ts';
import { solution } from './solution.ts';

const tex = String.raw;
const DIGITS = 6;
/** Slopes below this could not be told from zero at three decimals. */
const LEAST = 0.05;

export default defineProblem<Numbers>({
  title: 'Attention on a linear RNN',
  minutes: 20,
  printed: {
    recurrent: [
      [0, 1],
      [-1, 0],
    ],
    input: [1, 0],
    inputs: [1, -1, 2],
    value: [
      [1, 1],
      [1, -1],
    ],
    query: [
      [1, 1],
      [0, 1],
    ],
  },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

/** Turns by 90° or of order six, a mirror and a shear: states stay whole and small. */
const RECURRENT = [
  [[0, 1], [-1, 0]],
  [[0, -1], [1, 0]],
  [[0, 1], [1, 0]],
  [[1, 1], [0, 1]],
  [[0, -1], [1, 1]],
]; // prettier-ignore
const PROJECTIONS = [
  [[1, 1], [1, -1]],
  [[1, 1], [0, 1]],
  [[1, 0], [1, 1]],
  [[1, -1], [0, 1]],
  [[0, 1], [1, 1]],
  [[1, -1], [1, 1]],
]; // prettier-ignore

const SIZES = [-2, -1, 1, 2];
const INPUTS = SIZES.flatMap((first) => SIZES.flatMap((second) => SIZES.map((third) => [first, second, third])));

function draw(rng: Rng): Numbers | null {
  const network = {
    recurrent: rng.pick(RECURRENT),
    input: rng.pick(range(2).map((i) => range(2).map((j) => Number(i === j)))),
    value: rng.pick(PROJECTIONS),
    query: rng.pick(PROJECTIONS),
  };
  // Few inputs suit a network, so all are tried, rather than one in each draw.
  const suited = INPUTS.map((inputs) => ({ ...network, inputs })).filter(
    (numbers) => isUsable(numbers) && questions(numbers).every(({ isClear }) => isClear),
  );
  return suited.length > 0 ? rng.pick(suited) : null;
}

function isUsable(numbers: Numbers): boolean {
  const [memory, moving] = [remember(numbers), slopes(numbers)];
  const { products, weights, winner } = look(memory);
  const routes = [outputSlope(memory, { keys: moving.states }), outputSlope(memory, { query: moving.query })];
  const areDistinct = new Set(products).size === 3 && new Set(memory.states.map(String)).size === 3;
  const areSoft = Math.min(...weights) > LEAST / 5 && Math.max(...weights) < 0.9;
  const moves = [at(memory.values, winner), at(moving.values, winner), ...routes].every((slope) => norm(slope) > LEAST);
  return areDistinct && areSoft && moves && doProject(memory, winner) && doProject(moving, winner);
}

/** Whether projections change what is asked, so that to forget one leads to another answer. */
function doProject({ states, values, decoder, query }: Memory, winner: number): boolean {
  const isAsked = [decoder, at(states, 2)].every((other) => String(query) !== String(other));
  return isAsked && String(at(values, winner)) !== String(at(states, winner));
}

function statement({ recurrent, input, inputs, value, query }: Numbers): Markdown {
  return tex`An encoder computes $\act{\vh_t} = \param{\mW}\act{\vh_{t-1}}+\data{u_t}\,\param{\vw}$ from $\act{\vh_0} = \vzero$, with scalar inputs $\data{u_1},\data{u_2},\data{u_3} = ${inputs.map((u) => texNumber(u, DIGITS)).join(', ')}$ and

$$
\begin{aligned}
\param{\mW} &= ${texMatrix(recurrent, DIGITS)}, & \param{\vw} &= ${texMatrix(
    input.map((entry) => [entry]),
    DIGITS,
  )}, \\
\param{\mW_v} &= ${texMatrix(value, DIGITS)}, & \param{\mW_q} &= ${texMatrix(query, DIGITS)}.
\end{aligned}
$$

The decoder starts with $\act{\vs_0} = \param{\mW}\act{\vh_3}$ and asks with the query $\act{\vq} = \param{\mW_q}\act{\vs_0}$. Keys are the states, $\act{\vk_t} = \act{\vh_t}$, values $\act{\vv_t} = \param{\mW_v}\act{\vh_t}$. Compute

- the query,
- the output of an arg max lookup,
- the output $\act{\vo}$ of scaled dot-product attention,
- its slope $\partial\act{\vo}/\partial\data{u_1}$, the part through keys and values and the part through the query,
- the slope of the arg max output in $\data{u_1}$.`;
}

function hints({ inputs, input }: Numbers): readonly Markdown[] {
  return [
    'The encoder is linear. What does it make of a small change of the first input alone?',
    tex`Write $\partial$ for the slope in $\data{u_1}$ and freeze one factor at a time. With the query fixed, $\partial\act{\vo} = \sum_t\act{\alpha_t}\,\partial\act{\vv_t}+\sum_t\act{\alpha_t}\,(\act{\vv_t}-\act{\vo})\,\partial\act{e_t}$ with $\partial\act{e_t} = \act{\vq}^\top\partial\act{\vk_t}/\sqrt2$. With the memory fixed, only $\partial\act{e_t} = \act{\vk_t^\top}\partial\act{\vq}/\sqrt2$ is left.`,
    tex`First step: $\act{\vh_1} = ${at(inputs, 0)}\cdot${texVector(input, DIGITS)}$, and $\partial\act{\vh_1} = ${texVector(input, DIGITS)}$. Each further state has $\param{\mW}$ times the slope of the one before, and so has $\act{\vs_0}$.`,
  ];
}
