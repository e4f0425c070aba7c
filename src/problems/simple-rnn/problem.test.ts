import { expect, it } from 'vitest';
import { gradient } from '../../core/finite-differences.ts';
import { at } from '../../core/array.ts';
import problem from './problem.ts';
import { unroll } from './unroll.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

/** The output as the loop of the statement, for a weight and inputs. */
const output = (weight: number, inputs: readonly number[]) => inputs.reduce((h, u) => weight * (u + h), 0);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['18', '16', '-8', '-41']);
});

it('splits dy/dw into one contribution per use of the weight', () => {
  expect(unroll({ weight: 0.5, inputs: [2, -1, 3] })).toMatchObject({
    sums: [2, 0, 3],
    output: 1.5,
    contributions: [0.5, 0, 3],
    slope: 3.5,
  });
  expect(unroll({ weight: 2, inputs: [1, 2, -1] })).toMatchObject({ output: 14, slope: 19 });
  const alternating = unroll({ weight: -0.8, inputs: [1, 1, 1, 1, 1, 1] });
  expect(alternating.output).toBeCloseTo(-0.327936, 12);
  expect(alternating.slope).toBeCloseTo(-0.64608, 12);
});

it('gives every use of the weight the same share when only the first input is not 0', () => {
  const { contributions, slope } = unroll({ weight: 1.2, inputs: [1, 0, 0, 0, 0, 0, 0, 0] });
  for (const contribution of contributions) expect(contribution).toBeCloseTo(3.5831808, 10);
  expect(slope).toBeCloseTo(28.6654464, 10);
});

it.each([
  { weight: -2, inputs: [1, -1, 0, 3] },
  { weight: 1.5, inputs: [-3, 2, 2, -1] },
  { weight: -0.5, inputs: [2, 3, -1, 1, -1] },
  { weight: 1, inputs: [3, 0, 2] },
])('agrees with finite differences for $weight and $inputs', (numbers) => {
  const { weight, inputs } = numbers;
  const { slope, firstInputSlope } = unroll(numbers);
  const [byWeight = NaN] = gradient((point) => output(at(point, 0), inputs), [weight]);
  const [byInput = NaN] = gradient((point) => output(weight, point), inputs);
  expect(slope).toBeCloseTo(byWeight, 8);
  expect(firstInputSlope).toBeCloseTo(byInput, 8);
});

it.each([
  ['output', '-9', 'The last multiplication'],
  ['output', '42', 'run the wrong way'],
  ['first-input', '-8', 'One factor'],
  ['first-input', '-2', 'factor of step 1 alone'],
  ['first-edge', '16', 'One factor $\\param{w}$ too many'],
  ['first-edge', '1', 'The upstream gradient'],
  ['slope', '-9', 'the last use of $\\param{w}$ alone'],
  ['slope', '-32', 'The direct path is missing'],
  ['slope', '-5', 'without their upstream gradients'],
  ['slope', '82', 'one too high'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('passes over a slip that equals the right answer', () => {
  // With u_1 = 1 the contribution of step 1 is its upstream gradient.
  expect(check('first-edge', '-8')).toEqual({ kind: 'right' });
});
