import { at, sum } from './array.ts';
import { everyBatch } from './every-batch.ts';
import type { Matrix } from './matrix.ts';
import { dot, type Vector } from './vector.ts';

/** Finitely many inputs with a law over the classes of each, and what each class costs there: rows are inputs. */
export interface LabeledInputs {
  /** How probable each input is. */
  readonly share: Vector;
  /** The probabilities of the classes, those that are true or those that a teacher gives. */
  readonly law: Matrix;
  readonly costs: Matrix;
}

/** Mean and variance of the cost of one label that is drawn from the law of a drawn input. */
export function drawnCost({ share, law, costs }: LabeledInputs) {
  const pairs = share.flatMap((p, x) => at(law, x).map((q, y) => ({ weight: p * q, cost: at(at(costs, x), y) })));
  const mean = sum(pairs.map(({ weight, cost }) => weight * cost));
  return { mean, variance: sum(pairs.map(({ weight, cost }) => weight * (cost - mean) ** 2)) };
}

/** The mean costs of the inputs under their laws: what a soft label says. */
export function softCosts({ law, costs }: LabeledInputs): Vector {
  return law.map((probabilities, x) => dot(probabilities, at(costs, x)));
}

/** The mean square by which the average soft cost of `size` drawn inputs misses a risk, over all possible draws. */
export function squaredMiss(inputs: LabeledInputs, size: number, risk: number): number {
  const soft = softCosts(inputs);
  const terms = everyBatch(soft.length, size).map((draw) => {
    const probability = draw.reduce((product, x) => product * at(inputs.share, x), 1);
    return probability * (sum(draw.map((x) => at(soft, x))) / size - risk) ** 2;
  });
  return sum(terms);
}
