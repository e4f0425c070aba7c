import { activations } from '../../core/activation.ts';
import { range } from '../../core/array.ts';
import { normalDistribution } from '../../core/normal-distribution.ts';
import type { Rng } from '../../core/rng.ts';

/** One example: the two inputs, and 1 or 0 for the class with mean (1, 0) or (−1, 0). */
export type Example = readonly [x1: number, x2: number, label: number];

/** A linear classifier: class 1 where w1 x1 + w2 x2 + b > 0. */
export interface Classifier {
  readonly w1: number;
  readonly w2: number;
  readonly b: number;
}

/** What the student is told: the teacher's tilt in degrees and confidence, the temperature, the weight of the soft part. */
export interface Lesson {
  readonly phi: number;
  readonly confidence: number;
  readonly tau: number;
  readonly alpha: number;
}

/** Two normal clouds of unit variance around (1, 0) and (−1, 0), equally likely, drawn one after the other. */
export function examplesOf(rng: Rng, n: number): readonly Example[] {
  return range(n).map(() => {
    const label = rng.uniform() < 0.5 ? 0 : 1;
    const x1 = 2 * label - 1 + rng.normal();
    return [x1, rng.normal(), label];
  });
}

/** The teacher at temperature 1. Without tilt and with confidence 1 its probability of class 1 is the true one. */
export function teacherOf({ phi, confidence }: Pick<Lesson, 'phi' | 'confidence'>): Classifier {
  const angle = (phi * Math.PI) / 180;
  return { w1: 2 * confidence * Math.cos(angle), w2: 2 * confidence * Math.sin(angle), b: 0 };
}

/** The score w1 x1 + w2 x2 + b. */
export function score({ w1, w2, b }: Classifier, [x1, x2]: Example): number {
  return w1 * x1 + w2 * x2 + b;
}

const logistic = activations.sigmoid.value;
const STEPS = 300;
const RATE = 0.5;
const DECAY = 0.01;

/**
 * Logistic regression on the distillation loss: 300 steps of gradient descent from 0, learning rate 0.5, weight decay
 * 0.01 on w1 and w2. The slope of one example in its score is ατ[σ(z/τ) − p] + (1 − α)[σ(z) − y].
 */
export function studentOf(examples: readonly Example[], lesson: Lesson): Classifier {
  const targets = targetsOf(examples, lesson);
  return range(STEPS).reduce((student) => nextStudent(student, targets), { w1: 0, w2: 0, b: 0 });
}

/** The examples by column, because a figure takes a step of descent half a million times. */
interface Targets extends Lesson {
  readonly x1: Float64Array;
  readonly x2: Float64Array;
  readonly labels: Float64Array;
  readonly soft: Float64Array;
}

function targetsOf(examples: readonly Example[], lesson: Lesson): Targets {
  const teacher = teacherOf(lesson);
  return {
    ...lesson,
    x1: Float64Array.from(examples, ([x1]) => x1),
    x2: Float64Array.from(examples, ([, x2]) => x2),
    labels: Float64Array.from(examples, ([, , label]) => label),
    soft: Float64Array.from(examples, (example) => logistic(score(teacher, example) / lesson.tau)),
  };
}

function nextStudent({ w1, w2, b }: Classifier, { alpha, tau, x1, x2, labels, soft }: Targets): Classifier {
  const n = labels.length;
  let [g1, g2, gb] = [0, 0, 0];
  for (let i = 0; i < n; i += 1) {
    const x = x1[i] ?? 0;
    const y = x2[i] ?? 0;
    const z = w1 * x + w2 * y + b;
    const fromTeacher = alpha === 0 ? 0 : alpha * tau * (logistic(z / tau) - (soft[i] ?? 0));
    const fromLabel = alpha === 1 ? 0 : (1 - alpha) * (logistic(z) - (labels[i] ?? 0));
    g1 += (fromTeacher + fromLabel) * x;
    g2 += (fromTeacher + fromLabel) * y;
    gb += fromTeacher + fromLabel;
  }
  return {
    w1: w1 - RATE * (g1 / n + DECAY * w1),
    w2: w2 - RATE * (g2 / n + DECAY * w2),
    b: b - (RATE * gb) / n,
  };
}

/** The probability that a classifier is wrong on a new example, exactly: a score is normal in each class. */
export function errorOf({ w1, w2, b }: Classifier): number {
  const size = Math.hypot(w1, w2);
  return (normalDistribution(-(w1 + b) / size) + normalDistribution(-(w1 - b) / size)) / 2;
}
