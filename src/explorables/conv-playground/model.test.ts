import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { withCell } from './image.ts';
import { model, written } from './model.ts';

const START = {
  kernel: 'Sobel',
  s: 1,
  a: 0,
  delta: 'one output',
  border: 'zero',
  p: 1,
  D: 1,
  image: 'waves',
  own: [0, 0, 0, 0, 1, 0, 0, 0, 0],
  i: 2,
  j: 3,
  edits: range(12).map(() => 0),
} as const;

type At = Parameters<typeof model.derive>[1];
const settings = (changes: Partial<At>): At => ({ ...START, ...changes });
const derive = (changes: Partial<At>) => {
  const values = settings(changes);
  return model.derive(model.init(values, createRng(1)), values);
};
const facts = (changes: Partial<At>) => {
  const { output } = derive(changes);
  const entries = output.flat();
  return [output.length, sum(entries), Math.max(...entries), at(at(output, 2), 3)];
};
const expectFacts = (changes: Partial<At>, expected: readonly number[]) =>
  facts(changes).forEach((fact, i) => expect(fact).toBeCloseTo(at(expected, i), 7));

it('agrees with outputs computed independently: size, sum, largest, entry (2, 3)', () => {
  expectFacts({ p: 0 }, [10, 35.98040661, 4.663443817, 1.056156805]);
  expectFacts({}, [12, 17.68489914, 4.663443817, -1.164467753]);
  expectFacts({ kernel: 'box', s: 2 }, [6, 23.59521289, 1.250352141, 0.9003617186]);
  expectFacts({ kernel: 'Laplace', p: 2, D: 2 }, [12, -71.37354119, 2.317999797, 1.832826925]);
});

it('sums to 0 on a circle when the weights do', () => {
  expect(sum(derive({ border: 'circular' }).output.flat())).toBeCloseTo(0, 11);
});

it('is equivariant on a circle, and not with zeros outside', () => {
  expect(derive({ border: 'circular', a: 1 }).comparison?.error).toBeCloseTo(0, 12);
  expect(derive({ border: 'circular', a: 2, s: 2 }).comparison?.error).toBeCloseTo(0, 12);
  expect(derive({ a: 1 }).comparison?.error).toBeCloseTo(1.081116148, 8);
});

it('changes the mean square of a strided output under an odd shift alone', () => {
  const { meanSquares } = derive({ border: 'circular', s: 2 });
  expect(meanSquares[0]).toBeCloseTo(3.406149881, 8);
  expect(meanSquares[1]).toBeCloseTo(3.826687867, 8);
  expect(meanSquares[2]).toBeCloseTo(3.406149881, 8);
});

it('finds no shift of a strided output for an odd shift of the input', () => {
  const compared = derive({ border: 'circular', s: 2, a: 1 }).comparison;
  expect(compared?.isOnGrid).toBe(false);
  expect(compared?.error).toBeGreaterThan(0.1);
});

it('compares nothing where the output has too few columns', () => {
  const at = settings({ p: 0, a: 1 });
  expect(derive({ p: 0, a: 1 }).comparison).toBeNull();
  expect(model.readings(derive({ p: 0, a: 1 }), at).at(3)?.value).toBe('no shift fits');
});

it('shows the kernel turned by half a circle when it meets a single bright cell', () => {
  const { output } = derive({ image: 'dot', kernel: 'own', own: [1, 2, 3, 4, 5, 6, 7, 8, 9] });
  expect(output.slice(4, 7).map((row) => row.slice(4, 7))).toEqual([
    [9, 8, 7],
    [6, 5, 4],
    [3, 2, 1],
  ]);
});

it('hands an interior cell the sum of all weights when every output has the gradient 1', () => {
  const { gradients } = derive({ kernel: 'box', delta: 'all ones' });
  expect(gradients.map[5]?.[5]).toBeCloseTo(1, 12);
  expect(gradients.map[0]?.[0]).toBeCloseTo(4 / 9, 12);
  expect(gradients.bias).toBe(144);
});

it('gives a weight the sum over all positions of what it read', () => {
  const { gradients } = derive({ image: 'edge', delta: 'all ones', border: 'circular' });
  expect(gradients.window).toEqual(range(3).map(() => [72, 72, 72]));
});

it('changes a cell that the reader chooses, and changes it back', () => {
  const edits = withCell(START.edits, [4, 7]);
  expect(
    derive({ image: 'blank', edits })
      .input.flat()
      .filter((entry) => entry === 1),
  ).toHaveLength(1);
  expect(derive({ image: 'blank', edits }).input[4]?.[7]).toBe(1);
  expect(derive({ image: 'edge', edits }).input[4]?.[7]).toBe(0);
  expect(withCell(edits, [4, 7])).toEqual(START.edits);
});

it('steps through the outputs row by row, and from the last to the first', () => {
  const next = model.shortcuts?.[0];
  expect(next?.settings(settings({ i: 2, j: 11 }))).toEqual({ i: 3, j: 0 });
  expect(next?.settings(settings({ i: 11, j: 11 }))).toEqual({ i: 0, j: 0 });
  expect(next?.settings(settings({ s: 3, i: 13, j: 2 }))).toEqual({ i: 3, j: 3 });
});

it('writes numbers that fit into a cell', () => {
  expect([-2 / 3, 12.345, 128.4, 4, 100, -0.001].map(written)).toEqual(['−0.67', '12', '128', '4', '100', '0']);
});

it('says the result in words', () => {
  expect(model.describe(derive({}), settings({}))).toMatchInlineSnapshot(
    `"Kernel Sobel, stride 1, padding 1 (zero), dilation 1: the 12 by 12 input, shifted by 0 columns, gives a 12 by 12 output. Output 2, 3 reads 0.43, 0.21, 0.21, 0.39, 0.05, 0.06, 0.4, 0.11, 0.11 and is −1.16. With the upstream gradient on one output, the weights collect 0.43, 0.21, 0.21, 0.39, 0.05, 0.06, 0.4, 0.11, 0.11, and 6 of 144 inputs collect a gradient. The mean square of the output is 3.943, unshifted 3.943. Relative error against a shifted output: 0."`,
  );
});
