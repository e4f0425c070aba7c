import { at, range, sum } from './array.ts';
import { type Matrix, transpose } from './matrix.ts';
import type { Rng } from './rng.ts';
import { times, type Vector } from './vector.ts';

/** A joint law of finitely many inputs and labels: entry [x][y] is the probability of input x with label y. */
export type LabeledLaw = Matrix;

/** The joint law of inputs with the given probabilities and of labels with the given law for each input (rows). */
export function lawOfInputs(inputs: Vector, labels: Matrix): LabeledLaw {
  return labels.map((row, x) => times(at(inputs, x), row));
}

/** The joint law of classes with the given prior and of inputs with the given law for each class (rows). */
export function lawOfClasses(prior: Vector, inputs: Matrix): LabeledLaw {
  return transpose(lawOfInputs(prior, inputs));
}

/** The probability of each input. */
export function inputMarginal(law: LabeledLaw): Vector {
  return law.map(sum);
}

/** The probability of each label. */
export function labelMarginal(law: LabeledLaw): Vector {
  return transpose(law).map(sum);
}

/** The law of the labels given each input, one in each row; every input must be possible. */
export function labelsGivenInput(law: LabeledLaw): Matrix {
  return law.map((row) => times(1 / sum(row), row));
}

/** The probability that a classifier (a label for each input) is wrong. */
export function errorUnder(law: LabeledLaw, classifier: Vector): number {
  return sum(law.map((row, x) => sum(row) - at(row, at(classifier, x))));
}

/** The probability that two classifiers give different labels. */
export function disagreementUnder(law: LabeledLaw, first: Vector, second: Vector): number {
  return sum(law.map((row, x) => (at(first, x) === at(second, x) ? 0 : sum(row))));
}

/** Entry [i][j] is the probability that the classifier says i and the label is j. */
export function confusionUnder(law: LabeledLaw, classifier: Vector): Matrix {
  const labels = range(at(law, 0).length);
  return labels.map((i) => labels.map((j) => sum(law.map((row, x) => (at(classifier, x) === i ? at(row, j) : 0)))));
}

/** A law of n outcomes, none of them impossible. */
export function randomLaw(rng: Rng, n: number): Vector {
  const weights = range(n).map(() => 0.1 + rng.uniform());
  return times(1 / sum(weights), weights);
}

/** Source and target laws of random classes whose priors differ, while the law of inputs for each class stays. */
export function priorShift(
  rng: Rng,
  { inputs, classes }: { readonly inputs: number; readonly classes: number },
): readonly [source: LabeledLaw, target: LabeledLaw] {
  const given = range(classes).map(() => randomLaw(rng, inputs));
  return [lawOfClasses(randomLaw(rng, classes), given), lawOfClasses(randomLaw(rng, classes), given)];
}

/** A joint law of inputs and labels in which everything is possible. */
export function randomLabeledLaw(
  rng: Rng,
  { inputs, labels }: { readonly inputs: number; readonly labels: number },
): LabeledLaw {
  const given = range(inputs).map(() => randomLaw(rng, labels));
  return lawOfInputs(randomLaw(rng, inputs), given);
}
