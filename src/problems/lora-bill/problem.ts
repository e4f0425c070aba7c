import { blanksOf, isTold } from '../../core/answer/question.ts';
import { texCount, texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals } from '../../core/tex.ts';
import { billOf, trainedGigabytes, type Numbers } from './bill.ts';
import { questions } from './blanks.ts';

const tex = String.raw;
const DIGITS = 8;

export default defineProblem<Numbers>({
  title: 'The memory bill of LoRA',
  minutes: 10,
  printed: { layers: 32, width: 4096, billions: 7, rank: 8, adapted: 2, block: 64 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

/** Sizes of published decoders. */
const MODELS = [
  { layers: 24, width: 2048, billions: 1.3 },
  { layers: 32, width: 2560, billions: 2.7 },
  { layers: 32, width: 4096, billions: 7 },
  { layers: 40, width: 5120, billions: 13 },
  { layers: 60, width: 6656, billions: 33 },
  { layers: 80, width: 8192, billions: 65 },
] as const;

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    ...rng.pick(MODELS),
    rank: rng.pick([1, 2, 4, 8, 16, 32]),
    adapted: rng.pick([1, 2, 4]),
    block: rng.pick([32, 64, 128]),
  };
  return questions(numbers).every(isTold) ? numbers : null;
}

const c = texCount;
const n = (x: number) => texNumber(x, DIGITS);
const PLACES = {
  1: 'the query matrix of every layer',
  2: 'the query and the value matrix of every layer',
  4: 'all four attention matrices of every layer',
} as const;

function statement({ layers, width, billions, rank, adapted, block }: Numbers): Markdown {
  return tex`A decoder with ${n(billions)} billion parameters has $L = ${layers}$ layers of width $d = ${width}$. LoRA of rank $r = ${rank}$ is put on ${PLACES[adapted]}, each of $d\times d$ entries. Give

- the number $P_{\text{t}}$ of trained parameters,
- the share of the entries of one matrix that its two factors have,
- the memory of full fine-tuning with Adam in mixed precision, 16 bytes a parameter,
- that of LoRA on a base in 16 bits, with 16 bytes for each trained parameter,
- the same on a base in NF4, with blocks of ${block} weights and double quantization: scales in 8 bits, and one more scale of 32 bits for 256 of them,
- the largest $r$ for which the factors of one matrix have fewer numbers than the matrix.

Memory is without activations, and 1 GB is $10^9$ bytes.`;
}

function hints({ width, rank }: Numbers): readonly Markdown[] {
  return [
    'Count the entries of both factors of one matrix. How many such matrices are there?',
    'Only trained parameters need gradients, a precise copy and moments. A frozen weight is stored, and that is all.',
    tex`First steps: the factors have $r\cdot${width}$ entries each, with $r = ${rank}$. In the NF4 base a block adds 8 bits, and one 256th of 32 bits, to the 4 bits of each of its weights. For the last question set $2rd$ equal to $d^2$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [count(numbers), memory(numbers), quantized(numbers), rest(numbers)].join('\n\n');
}

function count(numbers: Numbers): Markdown {
  const { layers, width, rank, adapted } = numbers;
  const { trained, share } = billOf(numbers);
  return tex`**Count.** A pair has $2rd = 2\cdot${rank}\cdot${width} = ${c(2 * rank * width)}$ entries, and there are $${layers}\cdot${adapted} = ${layers * adapted}$ pairs:

$$
P_{\text{t}} = ${layers * adapted}\cdot${c(2 * rank * width)} = ${c(trained)}
$$

The share of one matrix is $2rd/d^2 = 2r/d = ${2 * rank}/${width} ${texEquals(share, DIGITS)}$.`;
}

function memory(numbers: Numbers): Markdown {
  const { billions } = numbers;
  const { trained, full, lora } = billOf(numbers);
  return tex`**Memory.** Full fine-tuning takes $16\cdot${n(billions)} = ${n(full)}$ GB. With LoRA the base takes $2\cdot${n(billions)} = ${n(2 * billions)}$ GB, and the trained parameters $16\cdot${c(trained)}$ bytes, which is $${texFixed(trainedGigabytes(trained), 6)}$ GB. Together $${texFixed(lora, 4)}$ GB.`;
}

function quantized(numbers: Numbers): Markdown {
  const { billions, block } = numbers;
  const { trained, bits, quantized: total } = billOf(numbers);
  return tex`**Quantized base.** A weight takes

$$
4+\frac{8}{${block}}+\frac{32}{${block}\cdot256} \approx ${texFixed(bits, 6)}
$$

bits. ${n(billions)} billion of them take $${n(billions)}\cdot${texFixed(bits, 6)}/8 \approx ${texFixed((billions * bits) / 8, 6)}$ GB. With the trained parameters, $${texFixed(trainedGigabytes(trained), 6)}$ GB as before, that is $${texFixed(total, 4)}$ GB.`;
}

function rest(numbers: Numbers): Markdown {
  const { width, billions } = numbers;
  const { largestRank, trained, lora, full } = billOf(numbers);
  return tex`**Largest rank.** $2rd < d^2$ means $r < d/2 = ${c(width / 2)}$, so at most $${c(largestRank)}$.

**Check.** Training everything would cost 14 bytes more for each of the ${n(billions)} billion weights, $${n(14 * billions)}$ GB, and spare the pairs: $${texFixed(lora, 4)}+${n(14 * billions)}-${texFixed(trainedGigabytes(trained), 4)} \approx ${n(full)}$.`;
}
