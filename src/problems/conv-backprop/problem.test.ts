import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { fullConvolution, spread } from '../../core/convolution.ts';
import { gradient } from '../../core/finite-differences.ts';
import { dropped, inputGradient, type Numbers } from './pass.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['(1, 3, -3)', '(-1, 0, 7)', '2', '(1, -1, 1, 1, -2)']);
});

/** What a statement says, read from its words. */
function readStatement(statement: string): Numbers {
  const lists = [...statement.matchAll(/= \(([-\d, ]+)\)/g)].map(([, list = '']) => list.split(', ').map(Number));
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1] ?? 0);
  return {
    input: at(lists, 0),
    kernel: at(lists, 1),
    upstream: at(lists, 2),
    bias: number(/param\{b\} = (-?\d)/),
    stride: number(/s = (\d)/),
    padding: number(/p = (\d)/),
  };
}

/** The outputs, by sliding a padded copy of the input under the kernel. */
function slide({ input, kernel, bias, stride, padding }: Omit<Numbers, 'upstream'>): readonly number[] {
  const zeros = range(padding).map(() => 0);
  const padded = [...zeros, ...input, ...zeros];
  const outputs: number[] = [];
  for (let start = 0; start + kernel.length <= padded.length; start += stride)
    outputs.push(kernel.reduce((before, weight, u) => before + weight * at(padded, start + u), bias));
  return outputs;
}

it('agrees at many seeds with finite differences of what it says', () => {
  for (const seed of range(150)) {
    const { statement, blanks } = problem.pose(seed);
    const said = readStatement(statement);
    const loss = (other: Partial<Numbers>) =>
      slide({ ...said, ...other }).reduce((before, output, i) => before + output * at(said.upstream, i), 0);
    const answers = blanks.map(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
    const near = (i: number, expected: readonly number[]) => {
      expect(at(answers, i)).toHaveLength(expected.length);
      at(answers, i).forEach((x, j) => expect(x).toBeCloseTo(at(expected, j), 6));
    };
    expect(slide(said)).toHaveLength(said.upstream.length);
    near(0, slide(said));
    near(
      1,
      gradient((kernel) => loss({ kernel }), said.kernel),
    );
    near(
      2,
      gradient(([bias = NaN]) => loss({ bias }), [said.bias]),
    );
    near(
      3,
      gradient((input) => loss({ input }), said.input),
    );
  }
});

it('is a full convolution with inserted zeros, cropped by the padding and filled where entries were dropped', () => {
  for (const seed of range(100)) {
    const said = readStatement(problem.pose(seed).statement);
    const full = fullConvolution(spread(said.upstream, said.stride), said.kernel);
    const filled = [...full, ...range(dropped(said)).map(() => 0)];
    const cropped = filled.slice(said.padding, said.padding + said.input.length);
    expect(inputGradient(said).map((x) => x + 0)).toEqual(cropped.map((x) => x + 0));
  }
});

it.each([
  ['outputs', '(-1, -3, 3)', 'flipped the kernel'],
  ['kernel', '(7, 0, -1)', 'order is reversed'],
  ['kernel', '(-1/3, 0, 7/3)', 'the mean over the positions'],
  ['bias', '2/3', 'the mean over the positions'],
  ['bias', '3', 'the slope 1 in the bias'],
  ['bias', '4', 'with their signs'],
  ['inputs', '(-1, 1, -1, -1, 2)', 'the wrong way round'],
  ['inputs', '(1, 1, 0, -1, -1)', 'weights alone'],
  ['inputs', '(1, -1, 2, 0, 0)', 'itself'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('knows at some seed a forgotten bias, stride and padding', () => {
  const reasons = (change: (numbers: Numbers) => Numbers, i: number) =>
    range(60).flatMap((seed) => {
      const { statement, blanks } = problem.pose(seed + 1);
      const said = readStatement(statement);
      const changed = slide(change(said)).concat([0, 0, 0, 0]).slice(0, said.upstream.length);
      const inputs = inputGradient(change(said));
      const verdict = at(blanks, i).check(`(${(i === 0 ? changed : inputs).join(', ')})`);
      return verdict.kind === 'wrong' ? [verdict.because] : [];
    });
  expect(reasons((numbers) => ({ ...numbers, bias: 0 }), 0)).toContainEqual('The bias is missing.');
  expect(reasons((numbers) => ({ ...numbers, stride: 1 }), 0)).toContainEqual(
    expect.stringContaining('The stride is 2'),
  );
  expect(reasons((numbers) => ({ ...numbers, stride: 1 }), 3)).toContainEqual(
    expect.stringContaining('zeros are missing'),
  );
  expect(reasons((numbers) => ({ ...numbers, padding: 0 }), 3)).toContainEqual(expect.stringContaining('Cut it off'));
});
