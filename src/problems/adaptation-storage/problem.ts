import { blanksOf, isTold } from '../../core/answer/question.ts';
import { texCount, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { questions } from './blanks.ts';
import { BYTES, countsOf, type Numbers } from './counts.ts';

const tex = String.raw;

export default defineProblem<Numbers>({
  title: 'What each adaptation stores',
  minutes: 8,
  printed: { layers: 32, width: 4096, billions: 7, length: 20, rank: 8, tasks: 100 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

/** Sizes of published decoders. */
const MODELS = [
  { layers: 24, width: 1024, billions: 0.35 },
  { layers: 24, width: 2048, billions: 1.3 },
  { layers: 32, width: 2560, billions: 2.7 },
  { layers: 32, width: 4096, billions: 7 },
  { layers: 40, width: 5120, billions: 13 },
] as const;

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    ...rng.pick(MODELS),
    length: rng.pick([5, 10, 20, 50, 100]),
    rank: rng.pick([1, 2, 4, 8, 16]),
    tasks: rng.pick([10, 20, 50, 100, 200, 500]),
  };
  return questions(numbers).every(isTold) ? numbers : null;
}

const c = texCount;
const n = (x: number) => texNumber(x, 10);

function statement({ layers, width, billions, length, rank, tasks }: Numbers): Markdown {
  return tex`A decoder with ${n(billions)} billion parameters has $L = ${layers}$ layers of width $d = ${width}$; its keys and values are $d$ wide over all heads. How many numbers are trained for one task by

- a soft prompt of $m = ${length}$ vectors,
- a prefix of $m = ${length}$ positions in every layer,
- LoRA of rank ${rank} on the query and the value matrix of every layer, each of $d\times d$ entries?

All numbers are stored in 16 bits. Give

- what the prefixes of ${tasks} tasks take, in MB of $10^6$ bytes,
- what ${tasks} full copies of the model take, in GB of $10^9$ bytes,
- by how much the soft prompt makes the cache of keys and values of one sequence larger, in MiB of $2^{20}$ bytes.`;
}

function hints({ length, width }: Numbers): readonly Markdown[] {
  return [
    'Where does each of the three enter, and how often? Which vectors does one position need there?',
    tex`A prefix is a key and a value for each position in every layer. A pair of LoRA factors has as many numbers as two matrices of rank times $d$. In the cache, a position is a key and a value in every layer, whatever stood there.`,
    tex`First steps: one layer of the prefix has $2\cdot${length}\cdot${width}$ numbers, and the soft prompt half of that, once. A number in 16 bits takes ${BYTES} bytes.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  const { layers, width, length, rank } = numbers;
  const { soft, prefix, lora } = countsOf(numbers);
  return tex`**Trained.**

$$
\begin{aligned}
md &= ${length}\cdot${width} = ${c(soft)} \\
2Lmd &= 2\cdot${layers}\cdot${c(soft)} \\
&= ${c(prefix)}
\end{aligned}
$$

A pair of LoRA factors has $2\cdot${rank}\cdot${width} = ${c(2 * rank * width)}$ numbers, and $2\cdot${layers} = ${2 * layers}$ matrices have one: $${c(lora)}$.

${storage(numbers)}`;
}

function storage(numbers: Numbers): Markdown {
  const { layers, width, billions, length, tasks } = numbers;
  const { prefix, prefixes, copies, cache } = countsOf(numbers);
  return tex`**Stored.** The prefixes take $${tasks}\cdot${BYTES}\cdot${c(prefix)}$ bytes, $${n(prefixes)}$ MB. The copies take $${tasks}\cdot${BYTES}\cdot${n(billions)} = ${n(copies)}$ GB.

**Cache.** Each of the ${length} positions has a key and a value in every layer, $2\cdot${layers}\cdot${width} = ${c(2 * layers * width)}$ numbers. Together that is $${c(prefix)}$ numbers, $${c(BYTES * prefix)}$ bytes or $${n(cache)}$ MiB.

**Check.** The soft prompt fills as much of the cache as a prefix of the same length. The prefix trains these keys and values themselves, the soft prompt only the vectors from which the frozen layers compute them: $2L = ${2 * layers}$ times fewer.`;
}
