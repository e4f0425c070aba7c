import { at, sum } from './array.ts';
import type { Matrix } from './matrix.ts';

/** One way in which a step of scheduled sampling can go: the token read, the token to predict, and its probability. */
export interface ScheduledDraw {
  readonly read: number;
  readonly predict: number;
  readonly probability: number;
}

/**
 * Every outcome of the second step for sequences of two tokens: data from `joint`, entry (i, j) for the tokens i and
 * j, a coin that shows the true first token with the probability `kept`, and else a first token of the model's own,
 * which draws it from the true marginal and independently of the data.
 */
export function scheduledDraws(joint: Matrix, kept: number): readonly ScheduledDraw[] {
  const marginal = joint.map((row) => sum(row));
  return joint.flatMap((row, first) =>
    row.flatMap((p, predict) => [
      { read: first, predict, probability: kept * p },
      ...marginal.map((own, read) => ({ read, predict, probability: (1 - kept) * p * own })),
    ]),
  );
}

/** The expected -ln Q(predict | read) of some outcomes, where row i of `model` is Q(· | i). */
export function expectedLoss(draws: readonly ScheduledDraw[], model: Matrix): number {
  return -sum(draws.map(({ read, predict, probability }) => probability * Math.log(at(at(model, read), predict))));
}
