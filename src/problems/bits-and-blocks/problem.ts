import { at, sum } from '../../core/array.ts';
import { blanksOf, isTold } from '../../core/answer/question.ts';
import { geometricMean } from '../../core/bit-allocation.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { apart, texEquals, texFactor, texSum, texVector } from '../../core/tex.ts';
import type { Vector } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { codingOf, tidy, type Numbers } from './coding.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Codes of a block, and where bits go',
  minutes: 12,
  printed: { hundredths: [70, -20, 5, -140], bits: 4, variances: [16, 4, 1, 0.25], meanBits: 2, block: 64, group: 256 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const variance = () => rng.pick([0.25, 1, 4, 16, 64]);
  const drawn = (): Numbers => ({
    ...drawnBlock(rng),
    variances: [variance(), variance(), variance(), variance()].toSorted((x, y) => y - x),
    meanBits: rng.pick([3, 4, 5]),
    block: rng.pick([32, 64, 128]),
    group: rng.pick([128, 256, 512]),
  });
  return drawnUntil(drawn, (numbers) => isUsable(numbers) && questions(numbers).every(isTold));
}

/** Weights of which one, anywhere in the block, is the largest code times a plain step. */
function drawnBlock(rng: Rng): Pick<Numbers, 'hundredths' | 'bits'> {
  const bits = rng.pick([3, 4, 5]);
  const most = rng.pick([10, 20]) * (2 ** (bits - 1) - 1);
  const place = rng.integer(0, 3);
  const sign = rng.pick([-1, 1]);
  const hundredths = [0, 1, 2, 3].map((i) => (i === place ? sign * most : rng.integer(1 - most, most - 1)));
  return { hundredths, bits };
}

/** Whether no weight is zero or a tie, and the variances differ. */
function isUsable({ hundredths, bits, variances }: Numbers): boolean {
  const step = Math.max(...hundredths.map(Math.abs)) / (2 ** (bits - 1) - 1);
  const isPlain = hundredths.every((weight) => weight !== 0 && Math.abs(weight) % step !== step / 2);
  return isPlain && at(variances, 0) !== at(variances, 3);
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const e = (x: number) => texEquals(x, DIGITS);
const v = (vector: Vector) => texVector(vector, DIGITS);

function statement(numbers: Numbers): Markdown {
  const { bits, variances, meanBits, block, group } = numbers;
  const { weights } = codingOf(numbers);
  return tex`A block of four weights is $${v(weights)}$. It is stored as integers of $b = ${bits}$ bits by absmax quantization, and a tie is rounded up. Give

- the codes,
- the sum of the squared errors.

Four independent Gaussian coordinates have the variances $${v(variances)}$, and $b_i$ bits leave a squared error of $\lambda_i2^{-2b_i}$. They may have $\bar b = ${meanBits}$ bits in the mean, fractions allowed. Give

- the best bits,
- the sum of the four errors then,
- the gain: the sum of the errors with equal bits, divided by this one.

The weights of a large model are stored with 4 bits each. Blocks of ${block} of them have a scale of 8 bits, and ${group} blocks share one more scale of 32 bits. Give

- the bits that these scales add to each weight.`;
}

function hints(numbers: Numbers): readonly Markdown[] {
  const { bits, variances } = numbers;
  const { scale } = codingOf(numbers);
  return [
    tex`One weight of the block gets the largest code, and all steps follow from it. For the bits ask where a little more of a bit gains most.`,
    tex`$\Delta = c/(2^{b-1}-1)$ and $q_i = \operatorname{round}(\param{w_i}/\Delta)$. At the optimum all four errors are equal, which gives $b_i = \bar b+\frac12\log_2(\lambda_i/\text{GM})$ with the geometric mean GM.`,
    tex`First steps: $c = ${n(scale)}$ and the largest code is $2^{${bits - 1}}-1$. The logarithms of the variances to the base 2 are $${v(variances.map((x) => tidy(Math.log2(x))))}$, and their mean is that of GM. A scale shared by $S$ weights costs each of them its bits divided by $S$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [codes(numbers), allocation(numbers), gains(numbers), overhead(numbers)].join('\n\n');
}

function codes(numbers: Numbers): Markdown {
  const { bits } = numbers;
  const { weights, scale, largest, step, codes: found, values, error } = codingOf(numbers);
  const lines = weights.map((weight, i) => {
    const share = tidy((weight / scale) * largest);
    return tex`- $${n(weight)}/${n(step)} ${e(share)}$, code $${n(at(found, i))}$, read back as $${n(tidy(at(values, i)))}$`;
  });
  const squares = weights.map((weight, i) => tex`${f(tidy(at(values, i) - weight))}^2`);
  return tex`**Codes.** $c = ${n(scale)}$ and $\Delta = ${n(scale)}/(2^{${bits - 1}}-1) = ${n(step)}$.

${lines.join('\n')}

So the codes are ${apart(found.map(n))}. The squared errors are ${apart(squares)}, and their sum is $${n(tidy(error))}$.`;
}

function allocation(numbers: Numbers): Markdown {
  const { variances, meanBits } = numbers;
  const { allocated } = codingOf(numbers);
  const logarithms = variances.map((variance) => tidy(Math.log2(variance)));
  const mean = sum(logarithms) / 4;
  const lines = allocated.map(
    (bits, i) => tex`- $b_${i + 1} = ${meanBits}+\frac12(${texSum([n(at(logarithms, i)), n(-mean)])}) = ${n(bits)}$`,
  );
  return tex`**Bits.** The logarithms to the base 2 are $${v(logarithms)}$ with the mean $\log_2\text{GM} = ${n(mean)}$:

${lines.join('\n')}`;
}

function gains(numbers: Numbers): Markdown {
  const { variances, meanBits } = numbers;
  const { total, gain } = codingOf(numbers);
  const [geometric, average] = [tidy(geometricMean(variances)), sum(variances) / 4];
  return tex`**Errors.** Each is $\text{GM}\cdot2^{-2\bar b} = ${n(geometric)}\cdot2^{-${2 * meanBits}} ${e(total / 4)}$, so the sum is $${n(total)}$. With equal bits it is $4\,\text{AM}\cdot2^{-2\bar b}$ with $\text{AM} = ${texNumber(average, 9)}$, which is $${texNumber((4 * average) / 4 ** meanBits, 9)}$. The gain is $\text{AM}/\text{GM} ${e(gain)}$, or $${n(10 * Math.log10(gain))}$ dB.`;
}

function overhead(numbers: Numbers): Markdown {
  const { block, group, meanBits } = numbers;
  const { overhead: bits, allocated } = codingOf(numbers);
  return tex`**Scales.** Each weight pays its part of both:

$$
\frac{8}{${block}}+\frac{32}{${block}\cdot${group}} ${e(bits)}
$$

**Check.** The bits add up: $${texSum(allocated.map(n))} = ${n(4 * meanBits)}$. With scales of 32 bits the last answer would be $32/${block} = ${n(32 / block)}$.`;
}
