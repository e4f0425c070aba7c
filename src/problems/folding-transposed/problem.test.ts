import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { convolve, PLAIN_STEPS } from '../../core/convolution.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '(1.5, -0.75, 0.375)',
    '-0.575',
    '(14, 14, 14)',
    '(1, 2)',
  ]);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1]);
  const layers = [...statement.matchAll(/k = (\d)\$, \$s = (\d)\$, \$p = (\d)\$, \$p_\{\\text\{out\}\} = (\d)/g)];
  return {
    kernel: (/param\{w_2\}\) = \(([-\d., ]+)\)/.exec(statement)?.[1] ?? '').split(', ').map(Number),
    bias: number(/b_o\} = (-?[\d.]+)/),
    gain: number(/gamma_o\} = (-?[\d.]+)/),
    shift: number(/beta_o\} = (-?[\d.]+)/),
    mean: number(/mu_o = (-?[\d.]+)/),
    variance: number(/v_o = (-?[\d.]+)/),
    size: number(/m' = (\d+)/),
    layers: layers.map((match) => {
      const [k = NaN, s = NaN, p = NaN, extra = NaN] = match.slice(1).map(Number);
      return { k, s, p, extra };
    }),
  };
}

/** How many weights land on each entry when every input entry writes its window, before the padding is cut off. */
function landings(size: number, { k, s }: { readonly k: number; readonly s: number }): readonly number[] {
  const counts = new Map<number, number>();
  for (const i of range(size)) for (const u of range(k)) counts.set(i * s + u, (counts.get(i * s + u) ?? 0) + 1);
  return range((size - 1) * s + k).map((j) => counts.get(j) ?? 0);
}

it('agrees at many seeds with batch norm behind the convolution and with windows that are written one by one', () => {
  for (const seed of range(150)) {
    const { statement, blanks } = problem.pose(seed);
    const { kernel, bias, gain, shift, mean, variance, size, layers } = readStatement(statement);
    const [weights = [], [foldedBias = NaN] = [], sizes = [], overlap = []] = blanks.map(({ answer }) =>
      answer.replace(/[()]/g, '').split(', ').map(Number),
    );
    const input = [0.7, -1.3, 2.1, 0.4, -0.9];
    const plain = convolve(input, kernel, PLAIN_STEPS).map((output) => output + bias);
    convolve(input, weights, PLAIN_STEPS).forEach((output, i) => {
      const normed = (gain * (at(plain, i) - mean)) / Math.sqrt(variance) + shift;
      expect(output + foldedBias).toBeCloseTo(normed, 8);
    });
    expect(sizes).toEqual(layers.map((layer) => landings(size, layer).length - 2 * layer.p + layer.extra));
    const second = at(layers, 1);
    const inner = landings(size, second).slice(second.k, -second.k);
    expect(inner.length).toBeGreaterThanOrEqual(second.s);
    expect(overlap).toEqual([Math.min(...inner), Math.max(...inner)]);
    expect(layers.map(({ k, s }) => k % s === 0)).toEqual([true, false, true]);
    expect(layers.every(({ s, extra }) => extra < s)).toBe(true);
  }
});

it.each([
  ['kernel', '(0.75, -0.375, 0.1875)', 'by its root'],
  ['kernel', '(1, -0.5, 0.25)', 'gain'],
  ['kernel', '(3, -1.5, 0.75)', 'division by'],
  ['kernel', '(6, -3, 1.5)', 'Upside down'],
  ['kernel', '(2, -1, 0.5)', 'the weights before'],
  ['bias', '-0.3875', 'by its root'],
  ['bias', '0.025', 'The mean'],
  ['bias', '-0.375', 'The shift'],
  ['bias', '-0.5', 'The old bias is scaled'],
  ['bias', '-0.775', 'it is scaled too'],
  ['bias', '0.625', 'not added'],
  ['bias', '-0.525', 'behind the scaling'],
  ['bias', '-0.8', 'The old bias is missing'],
  ['sizes', '(14, 13, 14)', 'output padding'],
  ['sizes', '(15, 15, 14)', 'on both sides'],
  ['sizes', '(18, 18, 14)', 'makes the output smaller'],
  ['sizes', '(16, 16, 16)', 'steps'],
  ['sizes', '(13, 13, 13)', 'One entry is missing'],
  ['sizes', '(3, 4, 3)', 'size of a convolution'],
  ['overlap', '(2, 1)', 'in the other order'],
  ['overlap', '(1, 4)', 'two dimensions'],
  ['overlap', '(2, 2)', 'divided the kernel size'],
  ['overlap', '(3, 3)', 'At stride 1'],
  ['overlap', '(1, 3)', 'every few weights'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
