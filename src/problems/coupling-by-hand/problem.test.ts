import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { jacobian } from '../../core/finite-differences.ts';
import { logVolume } from '../../core/gaussian-law.ts';
import { logNormal } from '../../core/normal-law.ts';
import { leastBetween } from '../../core/ternary-search.ts';
import type { Vector } from '../../core/vector.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['-1.389', '0.6093', '-2.3184', '-0.2447', '5000']);
});

it.each([
  ['base', '-1.389098'],
  ['determinant', '0.609275'],
  ['density', '-2.318399'],
  ['input', '-0.244685'],
  ['parameters', '5,000'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

const WORDS =
  /= (?<height>[\d.]+)\\tanh\((?<steepness>[\d.]+).*t\(\\data\{x_1\}\) = (?<slope>-?[\d.]*)(?:\\,)?\\data\{x_1\} (?<sign>[+-]) (?<offset>[\d.]+)\$.*\\data\{x_1\} = (?<first>-?[\d.]+)\$, \$\\data\{x_2\} = (?<second>-?[\d.]+)\$.*\\act\{z_2\} = (?<base>-?[\d.]+)\$ leads.*inputs of \$(?<dimension>\d+)\$.*of \$(?<hidden>\d+)\$ units/s;

/** A layer, its input and the sizes of its larger sister, read from the words of a statement. */
function readStatement(statement: string) {
  const { slope = '', sign = '', offset = '', ...words } = WORDS.exec(statement)?.groups ?? {};
  const number = (name: string) => Number(words[name] ?? NaN);
  const line = { slope: Number(/\d/.test(slope) ? slope : `${slope}1`), offset: Number(`${sign}${offset}`) };
  const forward = ([first = NaN, second = NaN]: Vector): Vector => {
    const grown = second * Math.exp(number('height') * Math.tanh(number('steepness') * first));
    return [first, grown + line.slope * first + line.offset];
  };
  const x = [number('first'), number('second')];
  return { forward, x, base: number('base'), dimension: number('dimension'), hidden: number('hidden') };
}

/** Units that each see `inputs` numbers and a bias. */
const unitsSeeing = (inputs: number, units: number) => sum(range(units).map(() => inputs + 1));

it.each(range(60))('agrees at seed %i with a measured Jacobian and a search for the input', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { forward, x, base, dimension, hidden } = readStatement(statement);
  const answers = blanks.map(({ answer }) => Number(answer));
  const near = (i: number, expected: number) => expect(Math.abs(at(answers, i) - expected)).toBeLessThan(2e-4);
  const z = forward(x);
  const volume = logVolume(jacobian(forward, x));
  const missed = (second: number) => (at(forward([at(x, 0), second]), 1) - base) ** 2;
  near(0, at(z, 1));
  near(1, volume);
  near(2, sum(z.map((entry) => logNormal(entry, { mean: 0, variance: 1 }))) + volume);
  near(3, leastBetween(missed, [-40, 40]));
  const layers = [unitsSeeing(dimension / 2, hidden), unitsSeeing(hidden, hidden), unitsSeeing(hidden, dimension)];
  expect(at(answers, 4)).toBe(sum(layers));
});

it.each([
  ['base', '-0.159275', 'logarithm of the scale'],
  ['base', '-0.093745', 'the scale is'],
  ['base', '-1.011504', 'Scale first'],
  ['base', '-0.78843', 'inverse'],
  ['base', '-2.289098', 'shift is added'],
  ['base', '-2.262448', 'first entry'],
  ['base', '-0.997291', 'inside'],
  ['determinant', '1.839098', 'determinant. Its'],
  ['determinant', '1.059275', 'does not change volumes.'],
  ['determinant', '0.45', 'The scale does'],
  ['determinant', '1.218551', 'Only the second'],
  ['determinant', '0', 'diagonal has'],
  ['determinant', '-0.771222', 'first entry'],
  ['density', '-3.536949', 'log-determinant is added'],
  ['density', '-2.927674', 'log-determinant is missing'],
  ['density', '-1.39946', 'each'],
  ['density', '-0.480522', 'constant is missing'],
  ['density', '-1.853602', 'not at the input'],
  ['density', '-1.088576', 'logarithm of the determinant'],
  ['density', '-2.193399', 'counts in the base density'],
  ['density', '0.098431', 'density. Its'],
  ['input', '0.45', 'Undo it'],
  ['input', '-0.45', 'last step first'],
  ['input', '-0.827594', 'divided out'],
  ['input', '0.244685', 'on the way back'],
  ['input', '-0.738582', 'Divide by'],
  ['input', '0.3', 'functions of the first entry'],
  ['parameters', '4864', 'biases'],
  ['parameters', '5256', 'half of the input only'],
  ['parameters', '4740', 'two outputs'],
  ['parameters', '840', 'two hidden layers'],
  ['parameters', '9480', 'That would be two'],
  ['parameters', '5776', 'the other half is changed'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
