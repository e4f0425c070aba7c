import { range } from '../../core/array.ts';
import { type Matrix, transpose } from '../../core/matrix.ts';
import type { Rng } from '../../core/rng.ts';
import { dot, type Vector } from '../../core/vector.ts';
import { isAmbiguous } from './blanks.ts';
import { type Numbers, passOf } from './pass.ts';

const LEAST_PROBABILITY = 0.004;
const LEAST_ADJOINT = 0.01;
const LARGEST_SUM = 3;
const ENTRIES: readonly number[] = [-2, -1, 0, 1, 2];

/**
 * Two or three inputs, hidden units and classes, with whole numbers everywhere; one unit is off and one is on.
 *
 * Null where a probability or an adjoint is too small to show in three decimals, or a wrong answer could come from
 * two mistakes.
 */
export function draw(rng: Rng): Numbers | null {
  const [inputs, hidden, classes] = [rng.integer(2, 3), rng.integer(2, 3), rng.integer(2, 3)];
  const input = range(inputs).map(() => rng.pick([-3, -2, -1, 1, 2, 3]));
  const off = rng.integer(0, hidden - 1);
  const signs = range(hidden).map((j) => (j === off ? -1 : j === (off + 1) % hidden ? 1 : rng.pick([-1, 1])));
  const numbers: Numbers = {
    input,
    first: signs.map((sign) => rng.pick(rowsWith(sign, input))),
    second: transpose(range(hidden).map(() => drawColumn(rng, classes))),
    label: rng.integer(0, classes - 1),
  };
  const { probabilities, hiddenAdjoint } = passOf(numbers);
  const isFaint =
    Math.min(...probabilities) < LEAST_PROBABILITY || Math.min(...hiddenAdjoint.map(Math.abs)) < LEAST_ADJOINT;
  return isFaint || isAmbiguous(numbers) ? null : numbers;
}

/** The rows of whole numbers whose product with the input has this sign and is neither 0 nor large. */
function rowsWith(sign: number, input: Vector): Matrix {
  const extended = (rows: Matrix): Matrix => rows.flatMap((row) => ENTRIES.map((entry) => [...row, entry]));
  const all = input.reduce<Matrix>((rows) => extended(rows), [[]]);
  return all.filter((row) => sign * dot(row, input) > 0 && Math.abs(dot(row, input)) <= LARGEST_SUM);
}

/** What one hidden unit adds to the classes; not the same for the first two, or the unit would change nothing there. */
function drawColumn(rng: Rng, classes: number): Vector {
  const first = rng.pick(ENTRIES);
  const second = rng.pick(ENTRIES.filter((entry) => entry !== first));
  return range(classes).map((k) => (k === 0 ? first : k === 1 ? second : rng.pick(ENTRIES)));
}
