import { at, range, sum } from '../../core/array.ts';
import type { Vector } from '../../core/vector.ts';

/** What is drawn: the values y_0 to y_T' of a sequence, and a weight at which the losses are compared. */
export interface Numbers {
  readonly targets: Vector;
  readonly weight: number;
}

/** One step of the scalar decoder: what it reads, what it puts out, and by how much this misses the target. */
export interface Step {
  readonly read: number;
  readonly output: number;
  readonly miss: number;
}

/** The steps under teacher forcing: each reads the true value before. */
export function forcedSteps({ targets, weight }: Numbers): readonly Step[] {
  return targets.slice(1).map((target, i) => stepFrom(at(targets, i), { target, weight }));
}

/** The steps in free running: the first reads y_0, each other one the output before. */
export function freeSteps({ targets, weight }: Numbers): readonly Step[] {
  const steps: Step[] = [];
  for (const target of targets.slice(1)) {
    steps.push(stepFrom(steps.at(-1)?.output ?? at(targets, 0), { target, weight }));
  }
  return steps;
}

/** Half the sum of the squared misses. */
export function lossOf(steps: readonly Step[]): number {
  return clean(sum(steps.map(({ miss }) => miss ** 2)) / 2);
}

/** The slope of the loss if what is read does not depend on the weight: Σ miss · read. */
export function directSlope(steps: readonly Step[]): number {
  return clean(sum(steps.map(({ miss, read }) => miss * read)));
}

/** Adjoints of the outputs in free running, from the last step back: the own miss, and w times the adjoint after. */
export function adjoints(numbers: Numbers): Vector {
  const steps = freeSteps(numbers);
  return range(steps.length).reduceRight<Vector>((after, i) => {
    return [clean(at(steps, i).miss + numbers.weight * (after[0] ?? 0)), ...after];
  }, []);
}

/** The slope of the free-running loss: the sum of t · miss · read, as output t is w to the power t times y_0. */
export function freeSlope(numbers: Numbers): number {
  return clean(sum(freeSteps(numbers).map(({ miss, read }, i) => (i + 1) * miss * read)));
}

/** Products y_{t-1} y_t and squares y_{t-1}², of which the forced weight is the quotient of sums. */
export function products(targets: Vector): { readonly cross: Vector; readonly squares: Vector } {
  const before = targets.slice(0, -1);
  return {
    cross: before.map((y, i) => clean(y * at(targets, i + 1))),
    squares: before.map((y) => clean(y * y)),
  };
}

/** The weight that teacher forcing learns. */
export function forcedWeight(targets: Vector): number {
  const { cross, squares } = products(targets);
  return sum(cross) / sum(squares);
}

function stepFrom(read: number, { target, weight }: { readonly target: number; readonly weight: number }): Step {
  const output = clean(weight * read);
  return { read, output, miss: clean(output - target) };
}

/** Sums of short decimals without the noise of binary arithmetic. */
function clean(x: number): number {
  return Number(x.toPrecision(13)) + 0;
}
