import { expect, it } from 'vitest';
import { activations } from '../../core/activation.ts';
import { at, range } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import { difference, dot, times } from '../../core/vector.ts';
import problem from './problem.ts';
import { stepOf, type Numbers } from './step.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

const PRINTED: Numbers = { units: 4, input: [2, 1], row: [0.5, 0.5], outputWeight: 0.5, target: 1, rate: 0.1 };
const CASES: readonly Numbers[] = [
  PRINTED,
  { units: 3, input: [-1, 2], row: [0.5, 1], outputWeight: -1, target: 2, rate: 0.01 },
  { units: 5, input: [3, 1], row: [0.5, -0.5], outputWeight: 1, target: -2, rate: 0.01 },
];

/** The output of a network with all of its parameters in one list: rows, hidden biases, output weights, output bias. */
function output(parameters: readonly number[], units: number, [first = NaN, second = NaN]: readonly number[]): number {
  const hidden = range(units).map((j) =>
    activations.ReLU.value(
      at(parameters, 2 * j) * first + at(parameters, 2 * j + 1) * second + at(parameters, 2 * units + j),
    ),
  );
  return dot(parameters.slice(3 * units, 4 * units), hidden) + at(parameters, 4 * units);
}

function wideStart({ units, row, outputWeight }: Numbers): readonly number[] {
  return [...range(units).flatMap(() => row), ...range(units).map(() => 0), ...range(units).map(() => outputWeight), 0];
}

const slopes = ({ units, input, target }: Numbers, parameters: readonly number[]) =>
  gradient((point) => (output(point, units, input) - target) ** 2 / 2, parameters);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['(2, 1)', '3', '0.52', '0.025', '0.4']);
});

it.each(CASES)('agrees with finite differences of all parameters of the wide net, $units units', (numbers) => {
  const { units, input, rate } = numbers;
  const start = wideStart(numbers);
  const all = slopes(numbers, start);
  const step = stepOf(numbers);
  for (const j of range(units)) {
    expect(at(all, 2 * j)).toBeCloseTo(at(step.rowGradient, 0), 8);
    expect(at(all, 2 * j + 1)).toBeCloseTo(at(step.rowGradient, 1), 8);
    expect(at(all, 3 * units + j)).toBeCloseTo(step.outputWeightGradient, 8);
  }
  expect(output(start, units, input)).toBeCloseTo(step.output, 10);
  expect(output(difference(start, times(rate, all)), units, input)).toBeCloseTo(step.movedOutput, 7);
});

it('keeps the equal units of the wide net on the path of the width-one net for 30 steps', () => {
  const { units, row, outputWeight, rate, input } = PRINTED;
  const narrow: Numbers = { ...PRINTED, units: 1 };
  // Row and bias at the rate over the width, the output weight at the rate times the width.
  const rates = [rate / units, rate / units, rate / units, rate * units, rate];
  let wide = wideStart(PRINTED);
  let one: readonly number[] = [...row, 0, units * outputWeight, 0];
  for (const step of range(30)) {
    wide = difference(wide, times(rate, slopes(PRINTED, wide)));
    one = difference(one, slopes(narrow, one).map((slope, i) => slope * at(rates, i))); // prettier-ignore
    expect(output(wide, units, input), `step ${step}`).toBeCloseTo(output(one, 1, input), 8);
  }
  for (const j of range(units)) expect(at(wide, 2 * j)).toBeCloseTo(at(one, 0), 8);
});

it.each([
  ['row', '(8, 4)', 'of the width-one network'],
  ['row', '(4, 2)', 'has the factor'],
  ['output-weight', '12', 'You added over the units'],
  ['output-weight', '2', 'output bias'],
  ['output-weight', '1.5', 'belongs to the layer below'],
  ['moved', '0.72', 'The output bias takes'],
  ['moved', '0.6', 'The hidden biases take'],
  ['moved', '0.8', 'The biases of both layers'],
  ['moved', '1.6', 'take a step as well'],
  ['moved', '1', 'The first layer takes'],
  ['moved', '-0.02', 'All hidden units'],
  ['moved', '3', 'before the step'],
  ['row-rate', '0.1', 'has the factor'],
  ['row-rate', '0.4', 'The other way around'],
  ['output-rate', '0.1', 'changes by'],
  ['output-rate', '0.025', 'The other way around'],
  ['output-rate', '1.6', 'one factor'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
