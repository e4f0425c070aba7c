import { at as item, range } from '../../core/array.ts';
import type { Rng } from '../../core/rng.ts';
import { COPIES, type Images, type INPUTS, PAIRS, tasksOf } from './digits.ts';
import {
  type Answer,
  answersOf,
  drawWeights,
  fisherDiagonal,
  LABELS,
  type Layers,
  layersOf,
  OUTPUT_START,
  type Score,
  scoreOf,
  slopesOf,
} from './network.ts';

/** What keeps A in phase B. */
export const METHODS = ['plain', 'replay', 'EWC', 'A-GEM', 'frozen features'] as const;

/** What is asked for: one of all labels, or one of the labels of a task that is told. */
export const SETTINGS = ['class-IL', 'task-IL'] as const;

/** How many steps phase A takes, and their size. */
export const FIRST_STEPS = 150;
const FIRST_RATE = 0.5;

/** The knobs that decide a training. */
export interface Training {
  readonly pair: keyof typeof PAIRS;
  readonly method: (typeof METHODS)[number];
  readonly setting: (typeof SETTINGS)[number];
  /** Strength of the anchor. */
  readonly lambda: number;
  /** Share of the memory in the gradient. */
  readonly rho: number;
  /** Images in memory. */
  readonly m: number;
  /** Learning rate of phase B. */
  readonly eta: number;
  readonly inputs: (typeof INPUTS)[number];
  readonly seed: number;
}

/** A task with what its softmax is asked for. */
export interface Task extends Images {
  readonly asked: readonly number[];
}

/** Both tasks, and which images of A are kept in phase B. */
export interface Course {
  readonly A: Task;
  readonly B: Task;
  readonly memory: readonly number[];
}

/** The weights at the end of phase A, and how much each of them matters there. */
export interface Anchor {
  readonly weights: Float64Array;
  readonly fisher: Float64Array;
}

/** Where a training stands after some steps of both phases. */
export interface Stop {
  readonly step: number;
  readonly weights: Float64Array;
  readonly A: Score;
  readonly B: Score;
  /** What the next step goes against. */
  readonly slopes: Float64Array;
  /** From the end of phase A on. */
  readonly anchor: Anchor | null;
  readonly before: Stop | null;
}

/** Whether the softmax is one of the task's own labels. A task of one digit would have nothing to learn then. */
export function isTold({ pair, setting }: Pick<Training, 'pair' | 'setting'>): boolean {
  return setting === 'task-IL' && PAIRS[pair][0].length > 1;
}

/** The images of both tasks; the memory holds the first images of every class of A, equally many of each. */
export function courseOf(training: Training): Course {
  const { A, B } = tasksOf(training.pair, training.seed, training.inputs);
  const [first, second] = PAIRS[training.pair];
  const asked = (digits: readonly number[]) => (isTold(training) ? digits : range(LABELS));
  const copies = Math.floor(training.m / first.length);
  return {
    A: { ...A, asked: asked(first) },
    B: { ...B, asked: asked(second) },
    memory: range(A.labels.length).filter((i) => i % COPIES < copies),
  };
}

/** The training before its first step. */
export function startOf(course: Course, training: Training, rng: Rng): Stop {
  return stopAt(course, training, { step: 0, weights: drawWeights(rng), anchor: null, before: null });
}

/** One step of gradient descent on: on A in phase A, then on B by the method. */
export function nextStop(course: Course, training: Training, stop: Stop): Stop {
  const rate = stop.step < FIRST_STEPS ? FIRST_RATE : training.eta;
  const weights = stop.weights.map((weight, i) => weight - rate * (stop.slopes[i] ?? 0));
  return stopAt(course, training, { step: stop.step + 1, weights, anchor: stop.anchor, before: stop });
}

/** The loss on A, and how much of A is right, where only the labels of A are asked for. */
export function scoreAmongOwn(weights: Float64Array, { A }: Course): Score {
  return scoreOf(answersOf(layersOf(weights), A, [...new Set(A.labels)]));
}

function stopAt(
  { A, B, memory }: Course,
  training: Training,
  at: Pick<Stop, 'step' | 'weights' | 'anchor' | 'before'>,
): Stop {
  const layers = layersOf(at.weights);
  const answers = { A: answersOf(layers, A, A.asked), B: answersOf(layers, B, B.asked) };
  const scores = { A: scoreOf(answers.A), B: scoreOf(answers.B) };
  if (at.step < FIRST_STEPS) return { ...at, ...scores, slopes: slopesOf(layers, answers.A) };
  const anchor = at.anchor ?? { weights: at.weights, fisher: fisherDiagonal(layers, answers.A, A.asked) };
  const help = { weights: at.weights, layers, anchor, kept: memory.map((i) => item(answers.A, i)) };
  const slopes = slopesBy[training.method](slopesOf(layers, answers.B), training, help);
  return { ...at, ...scores, anchor, slopes };
}

/** What a method may use beside the gradient of B. */
interface Help {
  readonly weights: Float64Array;
  readonly layers: Layers;
  /** The answers to the images in memory. */
  readonly kept: readonly Answer[];
  readonly anchor: Anchor;
}

type Correct = (slopes: Float64Array, training: Training, help: Help) => Float64Array;

const slopesBy: Readonly<Record<Training['method'], Correct>> = {
  plain: (slopes) => slopes,
  replay: (slopes, { rho }, { layers, kept }) => {
    const old = slopesOf(layers, kept);
    return slopes.map((slope, i) => (1 - rho) * slope + rho * item(old, i));
  },
  EWC: (slopes, { lambda }, { weights, anchor }) =>
    slopes.map((slope, i) => slope + lambda * item(anchor.fisher, i) * (item(weights, i) - item(anchor.weights, i))),
  'A-GEM': (slopes, _, { layers, kept }) => {
    const reference = slopesOf(layers, kept);
    const product = dot(slopes, reference);
    if (product >= 0) return slopes;
    const factor = product / dot(reference, reference);
    return slopes.map((slope, i) => slope - factor * item(reference, i));
  },
  'frozen features': (slopes) => slopes.map((slope, i) => (i < OUTPUT_START ? 0 : slope)),
};

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((total, entry, i) => total + entry * item(b, i), 0);
}
