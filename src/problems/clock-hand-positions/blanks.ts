import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, vectorQuestion, type Question } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { range, sum } from '../../core/array.ts';
import { offsetProduct } from '../../core/positional-code.ts';
import { clockOf, type Clock, type Numbers } from './clock.ts';

const tex = String.raw;
const NUMBER = { form: 'a number, four decimals', tolerance: { absolute: 1e-4 } };
const DEGREES = 'Your calculator counts in degrees. The angle is in radians.';

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  const clock = clockOf(numbers);
  return [
    rowQuestion(numbers, clock),
    numberQuestion({
      ...NUMBER,
      key: 'distance',
      label: tex`$\norm{\vp_{t+k}-\vp_t}$ of one pair`,
      value: clock.distance,
      slips: distanceSlips(numbers, clock),
    }),
    periodQuestion(numbers, clock),
    numberQuestion({
      ...NUMBER,
      key: 'product',
      label: tex`$\vp_t^\top\vp_j$ of the full code`,
      value: clock.product,
      slips: productSlips(numbers, clock),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'gap',
      label: tex`$\norm{\vp_t-\vp_j}$ of the full code`,
      value: clock.gap,
      slips: gapSlips(numbers, clock),
    }),
  ];
}

const inDegrees = (angle: number) => (angle * Math.PI) / 180;

function rowQuestion({ omega, offset }: Numbers, { row: [cosine = NaN, sine = NaN] }: Clock): Question {
  const angle = omega * offset;
  return vectorQuestion({
    key: 'row',
    label: tex`First row of $\mR$`,
    form: 'two numbers (a, b), four decimals',
    value: [cosine, sine],
    tolerance: NUMBER.tolerance,
    slips: [
      {
        value: [cosine, -sine],
        because: tex`That is the rotation for codes with the cosine first. Here the sine is first: expand $\sin(\omega t+\omega k)$.`,
      },
      { value: [sine, cosine], because: tex`The sine of the new angle has $\cos\omega k$ before $\sin\omega t$.` },
      { value: [Math.cos(omega), Math.sin(omega)], because: tex`That moves by one position. The angle is $\omega k$.` },
      {
        value: [Math.cos(angle / 2), Math.sin(angle / 2)],
        because: tex`The half angle belongs to the distance. The code turns by $\omega k$.`,
      },
      { value: [Math.cos(inDegrees(angle)), Math.sin(inDegrees(angle))], because: DEGREES },
    ],
  });
}

function distanceSlips({ omega, offset }: Numbers, { distance }: Clock): readonly Slip<number>[] {
  const angle = omega * offset;
  return [
    { value: distance / 2, because: tex`A factor 2 is missing: $2-2\cos\omega k=4\sin^2(\omega k/2)$.` },
    { value: distance ** 2, because: 'This is the squared distance.' },
    {
      value: 1 - Math.cos(angle),
      because: tex`The squared distance is $2-2\cos\omega k$, and its root was asked for.`,
    },
    { value: 2 * Math.abs(Math.sin(angle)), because: tex`The sine is that of half the angle, $\omega k/2$.` },
    { value: angle, because: 'This is the length of the arc. The distance is that of the chord.' },
    { value: 2 * Math.sin(omega / 2), because: tex`This is the distance of neighbors. The positions are $k$ apart.` },
    { value: Math.cos(angle), because: 'This is the inner product of the two codes.' },
    { value: 2 * Math.abs(Math.sin(inDegrees(angle / 2))), because: DEGREES },
  ];
}

function periodQuestion({ turns, steps }: Numbers, { period }: Clock): Question {
  return numberQuestion({
    key: 'period',
    label: tex`Smallest $k$ with $\vp_{t+k}=\vp_t$`,
    form: 'a whole number',
    value: period,
    tolerance: EXACT,
    slips: [
      {
        value: steps / turns,
        because: 'After that many positions the hand has made one turn, but the number is not whole.',
      },
      { value: steps, because: 'There the hand stands as before, but not for the first time.' },
      // Half of an odd period is no position, and some of these hands stand as before there.
      ...(period % 2 === 0 ? [{ value: period / 2, because: 'There the hand points the other way.' }] : []),
      { value: period - 1, because: 'One too few: count the moves from one position to the other.' },
      { value: period + 1, because: 'One too many: count the moves from one position to the other.' },
    ],
  });
}

function productSlips(numbers: Numbers, { pairs, product }: Clock): readonly Slip<number>[] {
  const { width, base } = numbers;
  const offset = numbers.pair[1] - numbers.pair[0];
  const count = width / 2;
  const pairsBy = (exponent: (i: number) => number) => range(count).map((i) => base ** -exponent(i));
  return [
    {
      value: offsetProduct(
        offset,
        pairsBy((i) => i / width),
      ),
      because: tex`The exponent is $-2i/d$, not $-i/d$: pair $i$ holds the entries $2i$ and $2i+1$.`,
    },
    {
      value: offsetProduct(
        offset,
        pairsBy((i) => (2 * (i + 1)) / width),
      ),
      because: tex`The first pair has $i=0$ and $\omega_0=1$.`,
    },
    { value: product / count, because: 'That scales the codes to norm 1. They were not scaled.' },
    { value: 2 * product, because: tex`Each pair counts once: its sine and its cosine give one $\cos\omega_i(t-j)$.` },
    { value: Math.cos(offset), because: 'This is the first pair alone.' },
    { value: count, because: 'This is the product of a code with itself.' },
    { value: sum(pairs.map((omega) => Math.cos(inDegrees(omega * offset)))), because: DEGREES },
  ];
}

function gapSlips({ width }: Numbers, { product, gap }: Clock): readonly Slip<number>[] {
  const roots = [
    { square: 2 - 2 * product, because: tex`The squared norms are $d/2$ each, not 1.` },
    { square: width / 2 - product, because: tex`Expand the square: two squared norms less twice the product.` },
    { square: width - product, because: tex`Expand the square: the product counts twice.` },
    { square: 2 - (4 * product) / width, because: 'That scales the codes to norm 1. They were not scaled.' },
  ];
  return [
    { value: gap ** 2, because: 'This is the squared distance.' },
    ...roots.filter(({ square }) => square > 0).map(({ square, because }) => ({ value: Math.sqrt(square), because })),
  ];
}
