import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { apply } from '../../core/matrix.ts';
import { meanSquare } from '../../core/normalization.ts';
import { createRng } from '../../core/rng.ts';
import { meanOver, signMatrices } from '../../core/sign-matrices.ts';
import { growthOf, LARGEST } from './growth.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['22.63', '16', '5790', '4', '0.0625']);
});

it('has the sizes of the worked example', () => {
  const { rms } = growthOf({ width: 512, deviation: 1 });
  const sizes = [22.627417, 362.03867, 5792.6188, 92681.9];
  sizes.forEach((size, i) => expect(rms(i + 1) / size).toBeCloseTo(1, 6));
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1]);
  return {
    width: number(/d = (\d+)/),
    deviation: number(/tau = ([\d.]+)/),
    layer: number(/RMS of layer (\d+),\n- the first/),
  };
}

it.each(range(40).map((i) => i + 1))('agrees at seed %i with a loop that goes from layer to layer', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { width, deviation, layer } = readStatement(statement);
  const squares = [width * deviation ** 2];
  while (at(squares, squares.length - 1) <= LARGEST ** 2)
    squares.push((width * deviation ** 2 * (squares.at(-1) ?? NaN)) / 2);
  const answer = (key: string) => Number(blanks.find((blank) => blank.key === key)?.answer);
  expect(answer('overflow')).toBe(squares.length);
  expect(answer('layer') ** 2 / at(squares, layer - 1)).toBeCloseTo(1, 2);
  expect(answer('first') ** 2 / at(squares, 0)).toBeCloseTo(1, 2);
  expect((answer('critical') ** 2 * width) / 2).toBeCloseTo(1, 2);
});

it('agrees with the mean over all signs of the weights of three layers', () => {
  const deviation = 1.7;
  const cases = signMatrices({ rows: 2, columns: 2, size: deviation });
  const through = (below: readonly number[]) => cases.map((matrix) => apply(matrix, below));
  const relu = (a: readonly number[]) => a.map((entry) => Math.max(0, entry));
  const third = meanOver(through([1, -1]), (first) =>
    meanOver(through(relu(first)), (second) => meanOver(through(relu(second)), meanSquare)),
  );
  expect(growthOf({ width: 2, deviation }).rms(3)).toBeCloseTo(Math.sqrt(third), 10);
});

it('agrees with random nets in the mean over draws', () => {
  const [width, deviation, draws] = [32, 0.3, 200];
  const rng = createRng(3);
  const squares = range(draws).map(() => {
    const layer = (below: readonly number[]) =>
      range(width).map(() => below.reduce((total, x) => total + deviation * rng.normal() * x, 0));
    return meanSquare(layer(layer(range(width).map(() => 1)).map((a) => Math.max(0, a))));
  });
  const mean = squares.reduce((total, square) => total + square, 0) / draws;
  const expected = growthOf({ width, deviation }).rms(2) ** 2;
  // One net wanders by about √(7/32) of the mean, 200 nets by 0.033.
  expect(Math.abs(mean / expected - 1)).toBeLessThan(0.15);
});

it.each([
  ['first', '16', 'no ReLU yet'],
  ['first', '512', 'mean square'],
  ['first', '1', 'their variances add'],
  ['factor', '22.63', 'halves the mean square'],
  ['factor', '256', 'factor on the mean square'],
  ['factor', '11.31', 'a factor of root 2'],
  ['layer', '4096', 'larger by root 2'],
  ['layer', '11585', 'left out'],
  ['layer', '92682', 'one layer further'],
  ['layer', '362', 'layer before'],
  ['overflow', '2', 'compared the mean square'],
  ['overflow', '3', 'the last layer that still fits'],
  ['overflow', '5', 'One too many'],
  ['overflow', '3.875', 'next whole number'],
  ['critical', '0.00390625', 'critical variance'],
  ['critical', '0.04419', 'linear units'],
  ['critical', '0.002762', 'as well'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
