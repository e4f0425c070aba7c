import { at } from '../../core/array.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import type { Markdown } from '../../core/problem.ts';
import { texEquals, texFactor, texSum, texVector } from '../../core/tex.ts';
import {
  lastEigenvalue,
  layersUntil,
  limitsOf,
  type Numbers,
  operator,
  parts,
  total,
  valueAfter,
} from './smoothing.ts';

const tex = String.raw;
const DIGITS = 6;
const n = (x: number) => texNumber(x, DIGITS);

/** Every step from the matrix to the limits, and a check. */
export function solution(numbers: Numbers): Markdown {
  return [matrix(numbers), spectrum(numbers), value(numbers), limits(numbers), layers(numbers), check(numbers)].join(
    '\n\n',
  );
}

/** A further factor; none for 1. */
function by(x: number): string {
  return x === 1 ? '' : tex`\cdot${texFactor(x, DIGITS)}`;
}

/** A product as TeX, without a factor of 1. */
function times(factor: string, power: string): string {
  if (factor === '1') return power;
  return factor === '-1' ? `-${power}` : tex`${factor}\cdot${power}`;
}

/** A fraction as TeX, its sign in front. */
function fraction(numerator: number, denominator: number): string {
  const [a, b] = [Math.abs(numerator), Math.abs(denominator)];
  const divisor = common(a, b);
  const size = b === divisor ? String(a / divisor) : tex`\tfrac{${a / divisor}}{${b / divisor}}`;
  return numerator * denominator < 0 ? `-${size}` : size;
}

function common(a: number, b: number): number {
  return b === 0 ? a : common(b, a % b);
}

function matrix({ leaves }: Numbers): Markdown {
  const row = at(operator(leaves), 1);
  return tex`**Matrix.** With self-loops the leaves have degree 2, the center ${leaves + 1}. A leaf keeps $\tfrac12$, the center $\tfrac1{${leaves + 1}}$, and they exchange $1/\sqrt{2\cdot${leaves + 1}} \approx ${texFixed(at(row, 0), DIGITS)}$. Row 2 is $${texVector(row, DIGITS)}$.`;
}

function spectrum({ leaves }: Numbers): Markdown {
  const many = leaves - 1;
  const last = fraction(1 - leaves, 2 * (leaves + 1));
  const difference =
    many === 1
      ? tex`The difference of the two leaves, $(1,0,-1)$, reaches no center: its parts cancel. It keeps half of itself, so the eigenvalue is $\tfrac12$.`
      : tex`Signals on the leaves with sum 0 reach no center: their parts cancel. They keep half of themselves, so $\tfrac12$ is an eigenvalue, with ${many} independent eigenvectors.`;
  return tex`**Spectrum.** ${difference} The vector of the roots of the degrees has the eigenvalue 1. The trace is $${leaves}\cdot\tfrac12+\tfrac1{${leaves + 1}} = ${fraction(leaves * (leaves + 1) + 2, 2 * (leaves + 1))}$, so the last one is $${fraction(leaves * (leaves + 1) + 2, 2 * (leaves + 1))}-1-${many === 1 ? '' : many}${many === 1 ? tex`\tfrac12` : tex`\cdot\tfrac12`} = ${last} ${texEquals(lastEigenvalue(leaves), DIGITS)}$.`;
}

function value(numbers: Numbers): Markdown {
  const { leaves, first, second, layers: k } = numbers;
  const all = first + second;
  const last = fraction(1 - leaves, 2 * (leaves + 1));
  const [limit, half, rest] = [
    fraction(2 * all, total(leaves)),
    fraction(leaves * first - all, leaves),
    fraction((leaves + 1) * all, leaves * total(leaves)),
  ];
  const terms = [limit, leaves * first === all ? '' : times(half, tex`(\tfrac12)^k`), times(rest, `(${last})^k`)];
  const [unchanged, halved, fading] = parts(numbers);
  const values = [unchanged, halved * 0.5 ** k, fading * lastEigenvalue(leaves) ** k].filter((x) => x !== 0);
  return tex`**Value.** The sum of the squares of the first eigenvector is $${leaves}\cdot2+${leaves + 1} = ${total(leaves)}$, and the leaves carry $${all}$ in all. So the limit at node 1 is $\tfrac2{${total(leaves)}}${by(all)}${all === 1 ? '' : ` = ${limit}`}$. The part with sum 0 on the leaves is $${first}-${texFactor(all, DIGITS)}/${leaves} = ${half}$ at node 1. At $k = 0$ all three parts add up to $${first}$, which leaves $${rest}$ for the third:

$$
\act{h_1^{(k)}} = ${texSum(terms.filter((term) => term !== ''))}.
$$

For $k = ${k}$ that is $${texSum(values.map((x) => texNumber(x, 9)))} \approx ${texFixed(valueAfter(numbers, k), DIGITS)}$.`;
}

function limits(numbers: Numbers): Markdown {
  const { leaves, first, second } = numbers;
  const all = first + second;
  const { leaf, center } = limitsOf(numbers);
  return tex`**Limits.** The limit $(\vu_1^\top\data{\vx})\vu_1$ is $\sqrt{\tilde{d}_i}\,\sqrt2${by(all)}/${total(leaves)}$ at node $i$: $${n(leaf)}$ at node 1 and $${n(center)}$ at node 2. With $\tilde{\mD}^{-1}\tilde{\mA}$ all nodes tend to $\sum_j\pi_j\data{x_j}$ with $\pi_j = \tilde{d}_j/${total(leaves)}$. The signal starts at leaves, so this is $\tfrac2{${total(leaves)}}${by(all)} ${texEquals(leaf, DIGITS)}$, at node 2 as anywhere.`;
}

function layers(numbers: Numbers): Markdown {
  const { first, second, distance } = numbers;
  const needed = layersUntil(numbers);
  const start = Math.abs(first - second);
  return tex`**Layers.** The two leaves hear the same center, so each layer halves their difference: after $k$ layers it is $${start === 1 ? '' : tex`${start}\cdot`}(\tfrac12)^k$ in size. $${start}/2^{${needed - 1}} ${texEquals(start / 2 ** (needed - 1), DIGITS)}$ is not below $${n(distance)}$, $${start}/2^{${needed}} ${texEquals(start / 2 ** needed, DIGITS)}$ is: $${needed}$ layers.`;
}

function check(numbers: Numbers): Markdown {
  const { first, second } = numbers;
  const one = valueAfter(numbers, 1);
  return tex`**Check.** One layer by hand: node 1 gets half of itself and nothing from the center, $${fraction(first, 2)}$, and the formula gives $${n(Math.round(1e9 * one) / 1e9)}$ at $k = 1$. ${second === 0 ? '' : 'Node 3 follows by exchanging the two leaves. '}All eigenvalues lie in $(-1,1]$, and the second largest size, $\tfrac12$, is the same for every number of leaves.`;
}
