import { at, range } from '../../core/array.ts';
import type { ReluUnit } from '../../core/relu-network.ts';
import type { Rng } from '../../core/rng.ts';
import { isAmbiguous } from './blanks.ts';
import { type Numbers, stepOf } from './step.ts';

/**
 * Three units with different elbows, at least two of them active at the input, and a residual that is not 0 or 1 in size.
 *
 * Null where a unit comes close to its elbow or crosses it in the step, where the elbows hardly move or move far,
 * where numbers are large, and where a wrong answer could come from two mistakes.
 */
export function draw(rng: Rng): Numbers | null {
  const input = rng.pick([-1, 1, 2]);
  const quiet = rng.integer(0, 2);
  const open: Numbers = {
    units: range(3).map((j) => drawUnit(rng, { input, sum: rng.pick(j === quiet ? [-2, -1, 1, 2] : [1, 2, 3]) })),
    bias: rng.integer(-2, 2),
    input,
    target: 0,
    rate: rng.pick([0.01, 0.02, 0.05]),
  };
  const numbers = { ...open, target: stepOf(open).output + rng.pick([-4, -3, -2, 2, 3, 4]) };
  return isPlain(numbers) || isWild(numbers) || isAmbiguous(numbers) ? null : numbers;
}

/** A unit with this pre-activation at the input. */
function drawUnit(rng: Rng, { input, sum }: { readonly input: number; readonly sum: number }): ReluUnit {
  const w = rng.pick([-2, -1, 1, 2]);
  return { v: rng.pick([-3, -2, -1, 1, 2, 3]), w, b: sum - w * input };
}

/** What a step must add to its first-order prediction, or that would pass for the answer. */
const LEAST_BEND = 0.004;

/** Whether a mistake could stay unseen. */
function isPlain(numbers: Numbers): boolean {
  const { elbows, slopes, kernel, output, residual, movedElbows, movedOutput } = stepOf(numbers);
  const areEqual = new Set(elbows).size < elbows.length;
  const stay = movedElbows.filter((elbow, j) => Math.abs(elbow - at(elbows, j)) < 0.01);
  const bend = movedOutput - (output - numbers.rate * kernel * residual);
  return areEqual || stay.length > 1 || Math.abs(bend) < LEAST_BEND || new Set(slopes).size < 3;
}

const LEAST_WEIGHT = 0.2;
const FARTHEST_ELBOW = 6;
const LARGEST_BIAS = 4;
const LARGEST_TARGET = 12;

function isWild(numbers: Numbers): boolean {
  const { active, moved, movedSums, movedElbows } = stepOf(numbers);
  const switches = movedSums.some((a, j) => a > 0 !== active[j] || Math.abs(a) < 0.1);
  const isThin = moved.w.some((weight) => Math.abs(weight) < LEAST_WEIGHT);
  const isFar = movedElbows.some((elbow) => Math.abs(elbow) > FARTHEST_ELBOW);
  const isLarge =
    numbers.units.some(({ b }) => Math.abs(b) > LARGEST_BIAS) || Math.abs(numbers.target) > LARGEST_TARGET;
  return switches || isThin || isFar || isLarge;
}
